"""The whole main job through the command line: from files to who stands where, and why.

The business is the simulated bicycle workshop with about 800 names. What must come out of each
file stands beside it, in ``truth/files.csv``.
"""

from __future__ import annotations

import csv
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.story.typed import done, in_order, lines_told, standing, started, told, typed

from hogerop import sample
from hogerop.workspace import Workspace

COUNTS = ("rows", "taken", "set_aside", "not_about_a_contact", "repeats")
RUNGS = ("suspect", "prospect", "shopper", "customer", "member", "advocate", "fan")
BUYERS = RUNGS[2:]

pytestmark = pytest.mark.story


@pytest.fixture(scope="session")
def truth(tmp_path_factory: pytest.TempPathFactory) -> sample.Truth:
    return sample.make(tmp_path_factory.mktemp("workshop"), names=800, until=date(2025, 10, 31))


@pytest.fixture(scope="session")
def files(truth: sample.Truth) -> list[Path]:
    return [truth.folder / written.file for written in truth.files]


@pytest.fixture(scope="session")
def whole(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds everything; to look at, not to change."""
    workspace = tmp_path_factory.mktemp("whole") / "shop"
    done(workspace, "init", workspace, "--name", "De Ketting")
    reports = told(workspace, "import", *files)
    (workspace.parent / "reports.json").write_text(json.dumps(reports), encoding="utf-8")
    done(workspace, "run")
    return workspace


@pytest.fixture
def shop(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copytree(whole, tmp_path / "shop"))


def ladder_of(workspace: Path, *words: str) -> dict[str, int]:
    return standing(told(workspace, "ladder", *words))


def rung_of(workspace: Path, who: str) -> str:
    return str(told(workspace, "why", who)["rung"])


def email_of_one(workspace: Path, rung: str, *words: str) -> str:
    """Return an address by which one contact on a rung can be asked for."""
    people = lines_told(workspace, "contacts", "--rung", rung, *words)
    return next(
        str(p["email"])
        for p in people
        if p["email"] and typed(workspace, "why", p["email"]).code == 0
    )


# taking in


def test_every_file_ends_in_the_four_counts_that_its_maker_meant(
    whole: Path, truth: sample.Truth
) -> None:
    reports = json.loads((whole.parent / "reports.json").read_text(encoding="utf-8"))["files"]
    with (truth.folder / "truth" / "files.csv").open(encoding="utf-8") as file:
        meant = {
            row.pop("file"): {k: int(v) for k, v in row.items()} for row in csv.DictReader(file)
        }
    assert [report["file"] for report in reports] == list(meant)
    for report in reports:
        assert {key: report[key] for key in meant[report["file"]]} == meant[report["file"]]
        assert report["rows"] == sum(report[count] for count in COUNTS[1:])


def test_the_list_of_imports_says_what_was_said_at_the_import(whole: Path) -> None:
    reports = json.loads((whole.parent / "reports.json").read_text(encoding="utf-8"))["files"]
    assert told(whole, "imports", "list")["imports"] == reports


def test_the_rows_set_aside_can_be_downloaded_each_with_its_reason(
    whole: Path, truth: sample.Truth, tmp_path: Path
) -> None:
    with (truth.folder / "truth" / "set_aside.csv").open(encoding="utf-8") as file:
        meant = {(row["file"], int(row["row"])) for row in csv.DictReader(file)}
    found = {
        (each["file"], row["row"])
        for each in told(whole, "imports", "list")["imports"]
        for row in lines_told(whole, "imports", "set-aside", str(each["number"]))
        if row["reason"]
    }
    assert found == meant
    done(whole, "imports", "set-aside", "3", "--to", tmp_path / "mend.csv")
    assert (tmp_path / "mend.csv").stat().st_size > 0


def test_the_same_files_again_change_nothing(shop: Path, files: list[Path]) -> None:
    before = told(shop, "ladder")
    again = told(shop, "import", *files)["files"]
    assert {report["taken"] for report in again} == {0}
    assert all(report["rows"] == sum(report[c] for c in COUNTS[1:]) for report in again)
    assert told(shop, "ladder") == before


def test_an_overlapping_file_adds_only_what_is_new(truth: sample.Truth, tmp_path: Path) -> None:
    with (truth.folder / "shopify_orders.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    starts = [place for place, row in enumerate(rows) if place == 0 or row[0] != rows[place - 1][0]]
    from_, until = starts[len(starts) // 3], starts[2 * len(starts) // 3]
    older, newer, whole = (tmp_path / name for name in ("older.csv", "newer.csv", "whole.csv"))
    for path, some in ((older, rows[:until]), (newer, rows[from_:]), (whole, rows)):
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *some])
    in_two, at_once = tmp_path / "in-two", tmp_path / "at-once"
    done(in_two, "init", in_two)
    done(at_once, "init", at_once)
    first = told(in_two, "import", older)["files"][0]
    second = told(in_two, "import", newer)["files"][0]
    both = told(at_once, "import", whole)["files"][0]
    assert first["taken"] + second["taken"] == both["taken"]
    assert 0 < until - from_ - second["not_about_a_contact"] <= second["repeats"] <= until - from_
    assert told(in_two, "ladder") == told(at_once, "ladder")
    assert stays(in_two) == stays(at_once)


def test_the_order_in_which_the_files_come_makes_no_difference(
    whole: Path, files: list[Path], tmp_path: Path
) -> None:
    backwards = tmp_path / "backwards"
    done(backwards, "init", backwards, "--name", "De Ketting")
    reports = told(backwards, "import", *reversed(files))["files"]
    forwards = json.loads((whole.parent / "reports.json").read_text(encoding="utf-8"))["files"]
    assert in_order(reports, *COUNTS) == in_order(forwards, *COUNTS)
    assert told(backwards, "ladder") == told(whole, "ladder")
    assert stays(backwards) == stays(whole)


def stays(workspace: Path) -> list[tuple[Any, ...]]:
    edition = Workspace.open(workspace).edition()
    assert edition is not None
    rows = pq.read_table(edition.file("intervals")).to_pylist()
    return sorted((tuple(row.values()) for row in rows), key=repr)


# what others build on


def test_import_tells_what_was_promised(whole: Path) -> None:
    reports = json.loads((whole.parent / "reports.json").read_text(encoding="utf-8"))
    promised = {"file", "kind", "money_not_about_a_contact", *COUNTS}
    assert set(reports) == {"files"}
    assert all(promised <= report.keys() for report in reports["files"])
    assert all(type(report[count]) is int for report in reports["files"] for count in COUNTS)


def test_the_ladder_has_people_on_every_rung_and_adds_up(whole: Path, truth: sample.Truth) -> None:
    ladder = told(whole, "ladder")
    assert {"as_of", "policy", "contacts", "outside", "rungs"} <= ladder.keys()
    assert tuple(rung["key"] for rung in ladder["rungs"]) == RUNGS
    assert all({"key", "contacts", "lapsed"} <= rung.keys() for rung in ladder["rungs"])
    assert all(rung["contacts"] > 0 for rung in ladder["rungs"])
    assert all(0 <= rung["lapsed"] <= rung["contacts"] for rung in ladder["rungs"])
    assert ladder["contacts"] == sum(standing(ladder).values())
    assert ladder["contacts"] == pytest.approx(truth.people, rel=0.02)


def test_contacts_tells_one_object_a_line_and_as_many_as_the_ladder_counts(whole: Path) -> None:
    people = lines_told(whole, "contacts")
    ladder = told(whole, "ladder")
    promised = {"contact", "rung", "since", "lapsed", "source_ids"}
    assert all(promised <= person.keys() for person in people)
    assert len({person["contact"] for person in people}) == len(people) == ladder["contacts"]
    for rung in ladder["rungs"]:
        there = [person for person in people if person["rung"] == rung["key"]]
        assert len(there) == rung["contacts"]
        assert sum(person["lapsed"] for person in there) == rung["lapsed"]
        assert lines_told(whole, "contacts", "--rung", rung["key"]) == there
    lapsed = lines_told(whole, "contacts", "--rung", "member", "--lapsed")
    assert [p for p in people if p["rung"] == "member" and p["lapsed"]] == lapsed


def test_moves_add_up_to_the_ladders_of_both_days(whole: Path) -> None:
    first, last = "2024-03-31", "2025-03-31"
    moves = told(whole, "moves", "--from", first, "--to", last)
    assert (set(moves), moves["from"], moves["to"]) == ({"from", "to", "moves"}, first, last)
    assert all(move.keys() == {"from", "to", "contacts"} for move in moves["moves"])
    before, after = ladder_of(whole, "--as-of", first), ladder_of(whole, "--as-of", last)
    for rung, contacts in before.items():
        assert sum(m["contacts"] for m in moves["moves"] if m["from"] == rung) == contacts
    for rung, contacts in after.items():
        assert sum(m["contacts"] for m in moves["moves"] if m["to"] == rung) == contacts
    came = sum(m["contacts"] for m in moves["moves"] if m["from"] == "new")
    assert came == sum(after.values()) - sum(before.values()) > 0


@pytest.mark.parametrize("rung", RUNGS)
def test_why_tells_what_was_promised_and_agrees_with_the_list(whole: Path, rung: str) -> None:
    person = lines_told(whole, "contacts", "--rung", rung)[0]
    answer = told(whole, "why", person["contact"])
    promised = {"contact", "as_of", "rung", "lapsed", "since", "stays_until", "next", "rules"}
    assert promised <= answer.keys()
    for key in ("contact", "rung", "lapsed", "since", "stays_until", "lapses_on"):
        assert answer[key] == person[key]
    assert all(
        {"rung", "word", "value", "threshold", "holds", "events"} <= rule.keys()
        for rule in answer["rules"]
    )
    if rung == "fan":
        assert answer["next"] is None
    else:
        assert answer["next"].keys() >= {"rung", "missing"}
        assert RUNGS.index(answer["next"]["rung"]) > RUNGS.index(rung)
        assert answer["next"]["missing"]
    if rung in BUYERS:
        rows = [event["source"] for rule in answer["rules"] for event in rule["events"]]
        assert rows
        assert all(row["file"] and row["row"] > 0 for row in rows)


def test_why_answers_to_a_contact_to_a_number_of_a_source_and_to_an_address(whole: Path) -> None:
    email = email_of_one(whole, "advocate")
    by_email = told(whole, "why", email)
    person = next(p for p in lines_told(whole, "contacts") if p["contact"] == by_email["contact"])
    assert told(whole, "why", person["contact"]) == by_email
    for source_id in person["source_ids"]:
        assert told(whole, "why", source_id) == by_email


def test_months_end_on_the_ladder_of_their_last_evening(whole: Path) -> None:
    months = told(whole, "months", "--as-of", "2025-03-31")["months"]
    march = {m["rung"]: m["contacts"] for m in months if m["month"] == "2025-03-01"}
    assert march == {
        key: n for key, n in ladder_of(whole, "--as-of", "2025-03-31").items() if key in march
    }


# recording and changing


def test_a_testimonial_lifts_a_member_to_advocate(shop: Path) -> None:
    before = ladder_of(shop)
    who = email_of_one(shop, "member")
    done(shop, "record", "testimonial", who, "--on", "2025-10-01")
    assert rung_of(shop, who) == "advocate"
    assert ladder_of(shop) == before | {
        "member": before["member"] - 1,
        "advocate": before["advocate"] + 1,
    }


def test_a_referral_lifts_a_member_and_brings_somebody_new(shop: Path) -> None:
    before = ladder_of(shop)
    who = email_of_one(shop, "member")
    done(
        shop,
        "record",
        "referral",
        who,
        "--whom",
        "buurvrouw@voorbeeld.example",
        "--on",
        "2025-10-01",
    )
    assert rung_of(shop, who) == "advocate"
    assert rung_of(shop, "buurvrouw@voorbeeld.example") == "suspect"
    after = ladder_of(shop)
    assert after["member"] == before["member"] - 1
    assert after["advocate"] == before["advocate"] + 1
    # One name more makes every other a little rarer, which may tip a doubtful pair of suspects.
    assert after["suspect"] in (before["suspect"], before["suspect"] + 1)


def test_a_stricter_policy_says_who_would_move_and_set_then_does_it(
    shop: Path, tmp_path: Path
) -> None:
    stricter = tmp_path / "stricter.toml"
    rules = done(shop, "policy", "show")
    stricter.write_text(rules.replace("order_days() >= 2", "order_days() >= 4"), encoding="utf-8")
    before = ladder_of(shop)
    tried = told(shop, "policy", "try", stricter)
    assert standing(tried["before"]) == before == ladder_of(shop)
    moved = [move for move in tried["moves"] if move["from"] != move["to"]]
    assert tried["changed"] == sum(move["contacts"] for move in moved) > 0
    assert all(RUNGS.index(move["to"]) < RUNGS.index(move["from"]) for move in moved)
    done(shop, "policy", "set", stricter)
    assert ladder_of(shop) == standing(tried["after"])
    assert told(shop, "ladder")["policy"] == tried["after"]["policy"] != tried["before"]["policy"]


# languages and failures


def test_everything_is_said_in_dutch_and_in_english(whole: Path) -> None:
    who = lines_told(whole, "contacts", "--rung", "member")[0]["contact"]
    assert "Raving fan" in done(whole, "ladder", lang="en")
    for words, english, dutch in (
        (("ladder",), "on the ladder", "op de ladder"),
        (("why", who), "Because of", "Vanwege"),
        (("imports", "list"), "files were taken in", "bestanden"),
        (("moves",), "Rows: from", "Rijen: van"),
    ):
        in_english, in_dutch = done(whole, *words, lang="en"), done(whole, *words, lang="nl")
        assert english in in_english
        assert dutch in in_dutch
        assert english not in in_dutch


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("ladder", "--as-of", "yesterday")),
        (2, ("contacts", "--rung", "hero")),
        (2, ("moves", "--from", "2025-05-01", "--to", "2025-04-01")),
        (2, ("ladder", "--no-such-option")),
        (3, ("import", "there-is-no-such-file.csv")),
        (4, ("policy", "check", "wrong.toml")),
        (5, ("why", "nobody@nowhere.example")),
        (7, ("ladder", "--as-of", "1990-01-01")),
    ],
)
def test_each_kind_of_failure_has_its_exit_code_and_says_what_to_do(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    rules = done(whole, "policy", "show").replace("order_days()", "oder_days()")
    Path("wrong.toml").write_text(rules, encoding="utf-8")
    for lang in ("en", "nl"):
        answer = typed(whole, *words, lang=lang)
        assert (answer.code, answer.said) == (code, "")
        assert 2 <= len(answer.complained.strip().splitlines()) <= 8


def test_a_folder_without_a_workspace_and_a_workspace_without_files_are_told_apart(
    tmp_path: Path,
) -> None:
    assert typed(tmp_path, "ladder").code == 6
    done(tmp_path, "init", tmp_path)
    assert typed(tmp_path, "ladder").code == 7
    assert started(tmp_path, "ladder").wait(60) == 7
