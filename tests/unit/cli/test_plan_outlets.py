"""What goes out by `hogerop plan`: files, mail and a webhook, whatever people are called."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from icalendar import Calendar
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from tests.story.typed import done, lines_told, told, typed
from tests.unit.cli.plan_shop import TODAY, drafted, made, running
from tests.unit.plan.hostile import EMOJI, FORMULA, MARKUP, REVERSED, SCRIPT
from tests.unit.plan.outlets.test_mail import kept_by, serving
from tests.unit.plan.outlets.test_webhook import listening
from tests.unit.steps.test_reaching import free_port

from hogerop.paper import inert
from hogerop.plan import touches
from hogerop.workspace import with_values

pytestmark = pytest.mark.usefixtures("noon")

SECRET = "x" * 24
STEERING = set("\u202e\u202c\u200f\t\r\x1b")


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("plan") / "shop")


@pytest.fixture
def shop(made_once: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made_once, tmp_path / "shop")


def settings(shop: Path, section: str, **values: object) -> None:
    file = shop / "hogerop.toml"
    file.write_text(with_values(file.read_text("utf-8"), section, **values), encoding="utf-8")


def letter(
    shop: Path, text: str = "Subject: A present for {name}\n\nDear {name},\nHello.\n"
) -> Path:
    settings(
        shop,
        "mail",
        sender="shop@example.nl",
        sender_name="The Shop",
        unsubscribe="https://example.nl/stop",
        server="127.0.0.1",
        security="none",
    )
    file = shop.parent / "letter.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_list_holds_who_may_be_written_to_and_nothing_in_it_does_anything(shop: Path) -> None:
    acted, file = running(shop), shop.parent / "people.csv"
    said = done(shop, "plan", "people", acted.id, "--to", file)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    everybody = lines_told(shop, "plan", "people", acted.id)
    may = [person["email"] for person in everybody if person["may_be_written_to"]]
    assert [row["e-mail"] for row in rows] == may
    assert 0 < len(may) < len(everybody) == len(acted.audience.people)
    assert f"Left out, consent withdrawn: {len(everybody) - len(may)}" in said
    assert not any(cell[:1] in "=+-@" and cell for row in rows for cell in row.values())
    assert not STEERING & set(file.read_text("utf-8-sig"))
    assert typed(shop, "plan", "people", acted.id, "--to", file).code == 2
    done(shop, "plan", "people", acted.id, "--to", file, "--everyone", "--force")
    assert len(file.read_text("utf-8-sig").splitlines()) == len(everybody) + 1


def test_who_is_noted_as_reached_is_reached_until_that_is_taken_back(shop: Path) -> None:
    acted, file = running(shop), shop.parent / "people.xlsx"
    words = ("plan", "people", acted.id, "--to", file, "--reached", f"{TODAY}")
    assert f"--not-reached {TODAY}" in done(shop, *words)
    before = told(shop, "run")["events"]
    refused = typed(shop, "plan", "undo", acted.id)
    assert (refused.code, "has reached people" in refused.complained) == (2, True)
    done(shop, "plan", "people", acted.id, "--not-reached", f"{TODAY}")
    reached = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert before - told(shop, "run")["events"] == len(reached) - 1
    assert typed(shop, "plan", "people", acted.id, "--not-reached", f"{TODAY}").code == 2
    assert typed(shop, "plan", "people", acted.id, "--reached", f"{TODAY}").code == 2


def test_the_plan_is_written_as_pdf_workbook_and_calendar(shop: Path) -> None:
    acted = running(shop)
    drafted(shop, title=f"{MARKUP} {REVERSED} {EMOJI}", first=30, many=20)
    done(shop, "plan", "aim", "--rung", "customer=40")
    pdf, book, calendar = (shop.parent / f"plan.{end}" for end in ("pdf", "xlsx", "ics"))
    for file in (pdf, book, calendar):
        done(shop, "plan", "write", file)
    pages = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    for said in ("Second order", "Write the message", "edition", "=SUM(1) <b>Shop</b>", "jpg.exe"):
        assert said in pages or said == "jpg.exe"
    sheets = CalamineWorkbook.from_path(str(book))
    people = sheets.get_sheet_by_name("People").to_python()
    assert {row[2] for row in people} & {inert(FORMULA), SCRIPT} != set()
    assert not STEERING & set("".join(str(cell) for row in people for cell in row))
    steps = [
        str(event["uid"]) for event in Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    ]
    assert steps == [f"{acted.id}-{n}@hogerop" for n in (1, 2, 3)]
    assert b"DTSTAMP:" in calendar.read_bytes()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("plan.doc",), "PDF, Excel or a calendar"),
        (("plan.pdf", "--owner", "Ann"), "Only a calendar"),
        (("there.pdf",), "a file of this name already"),
    ],
)
def test_a_plan_is_not_written_just_anywhere(
    shop: Path, words: tuple[str, ...], complaint: str
) -> None:
    (shop.parent / "there.pdf").write_text("mine")
    answer = typed(shop, "plan", "write", shop.parent / words[0], *words[1:])
    assert answer.code == 2
    assert complaint in answer.complained
    assert (shop.parent / "there.pdf").read_text() == "mine"


def test_mail_is_shown_first_and_then_sent_to_each_once(shop: Path) -> None:
    acted, file, kept = running(shop), letter(shop), shop.parent / "kept"
    settings(shop, "mail", port=(port := free_port()))
    words = ("plan", "mail", acted.id, "--letter", file)
    with serving(port, kept):
        shown = done(shop, *words)
        assert not kept.exists() or not kept_by(kept)
        sent = told(shop, *words, "--send", "--now")
        again = told(shop, *words, "--send", "--now")
    may = [p for p in lines_told(shop, "plan", "people", acted.id) if p["may_be_written_to"]]
    assert kept_by(kept) == dict.fromkeys([person["email"] for person in may], 1)
    assert (sent["sent"], sent["dry_run"], again["sent"], again["before"]) == (
        *(len(may), False, 0, len(may)),
    )
    assert f"{len(may)} messages would be sent; nothing was." in shown
    assert "Subject: A present for" in shown
    assert "https://example.nl/stop" in shown
    assert not STEERING & set(shown)


@pytest.mark.parametrize(
    ("moves", "state", "first"),
    [
        ((), "draft", "hogerop plan approve {id}, hogerop plan start {id}"),
        (("approve",), "approved", "first: hogerop plan start {id}"),
        (("approve", "start", "stop"), "stopped", "Plan anew"),
        (("approve", "start", "done"), "done", "Plan anew"),
    ],
)
def test_mail_of_an_action_that_does_not_run_is_not_offered_and_not_sent(
    shop: Path, moves: tuple[str, ...], state: str, first: str
) -> None:
    acted, file = drafted(shop), letter(shop)
    for move in moves:
        done(shop, "plan", move, acted.id)
    words = ("plan", "mail", acted.id, "--letter", file)
    shown = " ".join(done(shop, *words).split())
    assert f"messages would go out if this action ran; it is {state}." in shown
    assert first.format(id=acted.id) in shown
    assert "--send" not in shown
    refused = typed(shop, *words, "--send", "--now")
    assert (refused.code, f"this one is {state}" in refused.complained) == (2, True)
    assert not (shop / "journal" / "touches.jsonl").exists()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Dear {name}", "does not begin with its subject"),
        ("Subject: Hello {nmae}\n\nDear you", "asks for {nmae}"),
        ("Onderwerp: Hallo\n", "no subject or no text"),
    ],
)
def test_a_letter_that_cannot_be_sent_is_refused(shop: Path, text: str, complaint: str) -> None:
    acted = running(shop)
    answer = typed(shop, "plan", "mail", acted.id, "--letter", letter(shop, text), "--send")
    assert answer.code == 2
    assert complaint in answer.complained


def test_mail_asks_for_what_the_settings_lack_and_for_the_password_elsewhere(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted, file = running(shop), shop.parent / "letter.txt"
    file.write_text("Subject: Hello\n\nHello")
    monkeypatch.delenv("HOGEROP_MAIL_PASSWORD", raising=False)
    words = ("plan", "mail", acted.id, "--letter", file)
    assert "sender, sender_name, unsubscribe" in typed(shop, *words).complained
    file.write_text("Hello")
    told = typed(shop, *words).complained
    assert all(one in told for one in ("its subject", "sender, sender_name, unsubscribe, server"))
    file.write_text("Subject: Hello\n\nHello")
    letter(shop)
    settings(shop, "mail", user="shop", security="starttls")
    assert "HOGEROP_MAIL_PASSWORD" in typed(shop, *words).complained
    monkeypatch.setenv("HOGEROP_MAIL_PASSWORD", "secret-of-the-shop")
    assert typed(shop, *words).code == 0
    written = [f for f in shop.rglob("*") if f.is_file() and b"secret-of-the" in f.read_bytes()]
    assert written == []


def test_people_of_whom_nobody_can_tell_go_again_under_the_same_id(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted = running(shop)
    monkeypatch.setenv("HOGEROP_WEBHOOK_SECRET", SECRET)
    with listening(0, 410, 200) as heard:
        settings(shop, "webhook", url=heard.url)
        doubtful = typed(shop, "plan", "tell", acted.id, "--reached", f"{TODAY}")
        assert touched(shop) == []
        said = done(shop, "plan", "tell", acted.id, "--reached", f"{TODAY}")
    ids = [headers["webhook-id"] for _, headers, _ in heard.messages]
    assert (doubtful.code, "Nobody can tell" in doubtful.complained) == (1, True)
    assert ids[0] in doubtful.complained
    assert len(set(ids)) == 1
    assert f"under the same id: {ids[0]}" in " ".join(said.split())
    may = [p for p in lines_told(shop, "plan", "people", acted.id) if p["may_be_written_to"]]
    assert len(touched(shop)) == len(may)


def touched(shop: Path) -> list[int]:
    """Return the records that were reached, as the journal tells it."""
    lines = (shop / "journal" / "touches.jsonl").read_bytes().splitlines()
    told = touches(enumerate(lines, start=1), where="touches")
    return [int(record) for record in told.column("record_id").to_pylist()]


def test_another_program_gets_who_may_be_written_to_signed(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted = running(shop)
    monkeypatch.setenv("HOGEROP_WEBHOOK_SECRET", SECRET)
    assert "do not say: url" in typed(shop, "plan", "tell", acted.id).complained
    settings(shop, "webhook", url="http://hooks.example.nl/people")
    assert "this machine only" in typed(shop, "plan", "tell", acted.id).complained
    with listening(204, 403) as heard:
        settings(shop, "webhook", url=heard.url)
        answer = told(shop, "plan", "tell", acted.id, "--reached", f"{TODAY}")
        refused = typed(shop, "plan", "tell", acted.id)
    ((_, headers, body), _) = heard.messages
    may = [p for p in lines_told(shop, "plan", "people", acted.id) if p["may_be_written_to"]]
    assert [one["email"] for one in json.loads(body)["people"]] == [p["email"] for p in may]
    assert headers["webhook-signature"].startswith("v1,")
    assert (answer["people"], answer["tries"], answer["answer"]) == (len(may), 1, "204")
    assert (refused.code, "did not take it: 403" in refused.complained) == (1, True)
    noted = [
        json.loads(line) for line in (shop / "journal" / "touches.jsonl").read_text().splitlines()
    ]
    assert [(one["what"], len(one.get("records", ()))) for one in noted] == [
        *(("handing", len(may)), ("handed", len(may)), ("handing", len(may)), ("not_taken", 0)),
    ]
    monkeypatch.delenv("HOGEROP_WEBHOOK_SECRET")
    assert "HOGEROP_WEBHOOK_SECRET" in typed(shop, "plan", "tell", acted.id).complained
