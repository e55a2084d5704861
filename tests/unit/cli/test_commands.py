"""The commands on a small shop, from its file to its lists, as a program reads them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from hogerop.cli import main
from hogerop.cli.contacts import who_of
from hogerop.words import speak

ORDERS = """\
klantnummer;naam;e-mail;datum;bestelnummer;bedrag
1;[red]Jan[/red];jan@example.nl;03-05-2026;A1;12,50
2;=1+1;els@example.nl;13-05-2026;A2;20,00
2;=1+1;els@example.nl;14-06-2026;A3;1.030,00
3;Bo;bo@example.nl;15-06-2026;A4;veel
;;;14-08-2026;A7;77,00
"""

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    (folder / "orders.csv").write_text(ORDERS, "utf-8")
    assert main(["init", str(folder), "--name", "Shop"]) == 0
    assert main(["-w", str(folder), "import", str(folder / "orders.csv")]) == 0
    return folder


@pytest.fixture
def ask(
    shop: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Ask]:
    """Give a command to the shop and return what it wrote, as text or read as JSON."""
    for name in ("LC_ALL", "LC_MESSAGES", "LC_TIME", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOGEROP_WORKSPACE", str(shop))
    capfd.readouterr()

    def asked(*typed: str, code: int = 0) -> Any:
        assert main(typed) == code
        told = capfd.readouterr()
        if code:
            return told.err
        return json.loads(told.out) if "--json" in typed else told.out

    yield asked
    speak("en")


def test_an_import_counts_every_row_once(ask: Ask) -> None:
    (report,) = ask("imports", "list", "--json")["imports"]
    counts = {name: report[name] for name in ("rows", "taken", "set_aside", "repeats")}
    assert counts == {"rows": 5, "taken": 3, "set_aside": 1, "repeats": 0}
    assert (report["not_about_a_contact"], report["money_not_about_a_contact"]) == (1, 77)
    assert report["reasons"] == {"amount": 1}


def test_the_same_file_again_changes_nothing(ask: Ask, shop: Path) -> None:
    (report,) = ask("import", str(shop / "orders.csv"), "--json")["files"]
    ends = [report[n] for n in ("taken", "set_aside", "not_about_a_contact", "repeats")]
    assert ends == [0, 1, 1, 3]
    assert sum(ends) == report["rows"]
    assert len(ask("imports", "list", "--json")["imports"]) == 1


def test_a_look_takes_nothing(ask: Ask, shop: Path) -> None:
    (found,) = ask("import", "--look", "--json", str(shop / "orders.csv"))["files"]
    assert found["kind"] == "orders"
    assert {c["column"]: c["field"] for c in found["columns"]}["bedrag"] == "amount"


def test_what_was_set_aside_can_be_had_back(ask: Ask, tmp_path: Path) -> None:
    row = ask("imports", "set-aside", "1", "--json")
    assert (row["row"], row["column"], row["original"]["bedrag"]) == (5, "bedrag", "veel")
    ask("imports", "set-aside", "1", "--to", str(tmp_path / "mend.csv"))
    head, line = (tmp_path / "mend.csv").read_text("utf-8-sig").splitlines()
    assert head.endswith('"klantnummer","naam","e-mail","datum","bestelnummer","bedrag"')
    assert line.endswith('"3","Bo","bo@example.nl","15-06-2026","A4","veel"')


def test_an_import_is_undone_and_brought_back(ask: Ask) -> None:
    gone = ask("imports", "remove", "1", "--yes", "--json")
    assert (gone["removed"]["number"], gone["again"]) == (1, [])
    listed = ask("imports", "list", "--json")
    assert ([*listed["imports"]], [i["number"] for i in listed["removed"]]) == ([], [1])
    assert "can be restored: 1" in ask("imports", "list")
    assert "Import 1 is back: 3 rows count again." in ask("imports", "restore", "1")


def test_where_nobody_can_be_asked_an_import_is_not_removed(ask: Ask) -> None:
    assert "--yes" in ask("imports", "remove", "1", code=2)
    assert len(ask("imports", "list", "--json")["imports"]) == 1


def test_the_kind_of_a_file_is_said_in_dutch(ask: Ask, shop: Path) -> None:
    assert "Gelezen als bestellingen\n" in ask(
        "--lang", "nl", "import", "--look", str(shop / "orders.csv")
    )


def test_the_ladder_as_json_adds_up(ask: Ask) -> None:
    ladder = ask("ladder", "--as-of", "31-08-2026", "--json")
    assert ladder["as_of"] == "2026-08-31"
    assert [rung["key"] for rung in ladder["rungs"]] == [
        *("suspect", "prospect", "shopper", "customer", "member", "advocate", "fan"),
    ]
    standing = {rung["key"]: rung["contacts"] for rung in ladder["rungs"] if rung["contacts"]}
    assert standing == {"shopper": 1, "customer": 1}
    assert ladder["contacts"] == ladder["outside"] + sum(standing.values())


def test_why_as_json_has_its_keys(ask: Ask) -> None:
    answer = ask("why", "ELS@example.nl", "--as-of", "2026-08-31", "--json")
    assert {"contact", "as_of", "rung", "lapsed", "since", "stays_until", "next"} <= set(answer)
    assert (answer["rung"], answer["since"]) == ("customer", "2026-06-14")
    assert answer["next"]["rung"] == "member"
    assert {"rung", "word", "value", "threshold", "holds", "events"} <= set(answer["rules"][0])
    assert answer["rules"][0]["events"][0]["source"] == {"file": "orders.csv", "row": 4}


def test_why_takes_a_source_and_its_number(ask: Ask) -> None:
    assert ask("why", "files:1", "--json")["rung"] == "shopper"
    assert "[red]Jan[/red]" in ask("why", "files:1")


def test_nobody_of_that_name_is_exit_code_5(ask: Ask) -> None:
    told = ask("why", "nobody@example.nl", code=5)
    assert "Nobody answers to this name." in told
    assert "`hogerop contacts`" in told


def test_why_takes_a_part_of_a_name(ask: Ask) -> None:
    assert ask("why", "jan", "--json")["name"] == "[red]Jan[/red]"


def test_where_more_than_one_is_meant_each_is_named_with_the_rung(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text(
        "klantnummer;naam;e-mail\n1;Bo Smit;bo@example.nl\n2;Bo Bos;info@bos.example\n", "utf-8"
    )
    two = str(tmp_path / "two")
    ask("init", two)
    ask("-w", two, "import", str(tmp_path / "two.csv"))
    told = ask("-w", two, "why", "bo", code=5).splitlines()
    assert told[0] == "2 contacts answer to this name."
    assert {line.split("  ", 2)[2].strip() for line in told[1:3]} == {
        "Bo Smit  bo@example.nl  Suspect",
        "Bo Bos  info@bos.example  Suspect",
    }
    # What stands first in a line is what `why` takes.
    chosen = told[1].split()[1]
    assert ask("-w", two, "why", chosen, "--json")["contact"] == chosen


@pytest.mark.parametrize("width", ["80", "140"])
def test_the_list_shows_what_why_takes(
    width: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    shown = ask("contacts", "--rung", "customer")
    assert "els@example.nl" in shown
    assert "hogerop why WHO" in shown


def test_what_why_takes_is_the_address_or_else_the_shortest_that_fits() -> None:
    row = {"contact": "c44e9x8mffpfyw", "email": "els@example.nl", "source_ids": ["files:2"]}
    assert who_of(row, 14) == "els@example.nl"
    assert who_of(row, 13) == "files:2"
    assert who_of({**row, "email": None, "source_ids": ["my shop:2"]}, 14) == "c44e9x8mffpfyw"
    assert who_of({**row, "email": None, "source_ids": None}, 14) == "c44e9x8mffpfyw"
    assert who_of({**row, "source_ids": ["shop:0123456789"]}, 13) == "c44e9x8mffpfyw"


@pytest.mark.parametrize(
    "command",
    [
        "why files:1 --as-of",
        "ladder --as-of",
        "ladder --compare-with",
        "moves --from",
        "moves --to",
        "months --as-of",
        "contacts --as-of",
        "run --as-of",
        "record enquiry files:1 --on",
    ],
)
def test_a_day_that_no_ladder_reaches_is_refused(command: str, ask: Ask) -> None:
    told = ask(*command.split(), "1899-12-31", code=2)
    assert told.splitlines() == [
        "No ladder reaches this day.",
        "1899-12-31",
        "Choose a day from 1900-01-01 to 2199-12-31.",
    ]
    if not command.startswith("record"):
        assert "No ladder reaches" in ask(*command.split(), "9999-12-31", code=2)


@pytest.mark.parametrize(
    "command", ["why files:1 --as-of", "ladder --as-of", "moves --to", "months --as-of"]
)
def test_the_last_day_that_a_ladder_reaches_can_be_asked_for(command: str, ask: Ask) -> None:
    ask(*command.split(), "2199-12-31")


@pytest.mark.parametrize(
    "command",
    [
        "contacts --to list.csv",
        "imports set-aside 1 --to list.csv",
        "moves --who list.csv",
        "moves --picture list.svg",
        "ladder --picture list.svg",
        "months --picture list.svg",
    ],
)
def test_no_file_is_written_over_unless_asked(
    command: str, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / command.split()[-1]
    file.write_text("mine")
    assert "There is a file of this name already" in ask(*command.split(), code=2)
    assert file.read_text() == "mine"
    ask(*command.split(), "--force")
    assert file.read_text("utf-8-sig") != "mine"


def test_a_run_counts_one_as_one(ask: Ask, tmp_path: Path) -> None:
    one = str(tmp_path / "one")
    ask("init", one)
    ask("-w", one, "record", "enquiry", "ann@example.nl", "--on", "2026-08-01")
    told = ask("-w", one, "run", "--as-of", "2026-08-31")
    assert told.startswith("1 contact and 1 event, on the ladder of 31 August 2026.")


def test_moves_as_json_know_who_is_new(ask: Ask) -> None:
    moved = ask("moves", "--from", "1-6-2026", "--to", "2026-08-31", "--json")
    assert moved == {
        "from": "2026-06-01",
        "to": "2026-08-31",
        "moves": [
            {"from": "shopper", "to": "shopper", "contacts": 1},
            {"from": "shopper", "to": "customer", "contacts": 1},
        ],
    }


def test_months_add_up_to_the_ladder(ask: Ask) -> None:
    months = ask("months", "--as-of", "2026-08-31", "--json")["months"]
    last = [row for row in months if row["month"] == "2026-08-01"]
    assert {row["rung"]: row["contacts"] for row in last if row["contacts"]} == {
        "shopper": 1,
        "customer": 1,
    }


def test_the_last_months_are_shown_written_and_drawn(ask: Ask, tmp_path: Path) -> None:
    asked = ("months", "--as-of", "2026-08-31", "--last", "2")
    days = [row["month"] for row in ask(*asked, "--json")["months"]]
    assert sorted(set(days)) == ["2026-07-01", "2026-08-01"]
    told = ask(*asked, "--picture", str(tmp_path / "months.svg"))
    assert "Jul 2026" in told
    assert "Jun 2026" not in told
    assert (tmp_path / "months.svg").exists()


def test_who_moved_is_saved_by_name(ask: Ask, tmp_path: Path) -> None:
    to = tmp_path / "moved.csv"
    ask("moves", "--from", "1-6-2026", "--to", "2026-08-31", "--who", str(to), "--lang", "nl")
    head, *rows = to.read_text("utf-8-sig").splitlines()
    assert head == '"Contact";"Naam";"E-mail";"Nummers in de bronnen";"Van";"Naar"'
    assert [row.partition(";")[2] for row in rows] == [
        '"\'=1+1";"els@example.nl";"files:2";"Shopper";"Klant"'
    ]


def test_a_list_says_of_which_day_it_speaks(ask: Ask) -> None:
    assert ask("contacts", "--as-of", "2026-08-31").startswith("On 31 August 2026. ")


def test_a_narrow_list_shows_names_and_addresses_where_they_fit(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "long.csv").write_text(
        "klantnummer;naam;e-mail\n1;Willemijn van der Meer;w.vandermeer@example.nl\n", "utf-8"
    )
    book = str(tmp_path / "book")
    ask("init", book)
    ask("-w", book, "import", str(tmp_path / "long.csv"))
    monkeypatch.setenv("COLUMNS", "80")
    shown = ask("-w", book, "contacts")
    assert "Willemijn van der Meer" in shown
    assert "w.vandermeer@example.nl" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_contacts_as_json_are_one_object_a_line(
    ask: Ask, capfd: pytest.CaptureFixture[str]
) -> None:
    row = ask("contacts", "--rung", "customer", "--json")
    assert {"contact", "rung", "since", "lapsed", "source_ids", "as_of"} <= set(row)
    assert (row["name"], row["rung"], row["source_ids"][0]) == ("=1+1", "customer", "files:2")
    assert main(["contacts", "--json"]) == 0
    assert len(capfd.readouterr().out.splitlines()) == 2


def test_a_list_saved_for_a_spreadsheet_holds_no_formula(ask: Ask, tmp_path: Path) -> None:
    ask("contacts", "--to", str(tmp_path / "list.csv"))
    assert '"\'=1+1"' in (tmp_path / "list.csv").read_text("utf-8-sig")
    ask("contacts", "--rung", "Klant", "--lang", "nl", "--to", str(tmp_path / "lijst.xlsx"))
    read = CalamineWorkbook.from_path(tmp_path / "lijst.xlsx").get_sheet_by_index(0).to_python()
    shown = dict(zip(read[0], read[1], strict=True))
    assert (shown["Naam"], shown["Trede"]) == ("=1+1", "Klant")


def test_a_policy_is_shown_tried_and_set(ask: Ask, tmp_path: Path) -> None:
    rules = ask("policy", "show").replace("order_days() >= 2", "order_days() >= 3")
    (tmp_path / "new.toml").write_text(rules)
    tried = ask("policy", "try", str(tmp_path / "new.toml"), "--json")
    assert tried["changed"] == 1
    assert {"from": "customer", "to": "shopper", "contacts": 1} in tried["moves"]
    assert "order_days() >= 2" in ask("policy", "show")
    assert ask("policy", "check", str(tmp_path / "new.toml"), "--json") == {"warnings": []}


def test_a_policy_that_is_set_tells_its_warnings_as_json(ask: Ask, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    ask("init", other)
    (tmp_path / "new.toml").write_text(ask("policy", "show"))
    set_ = ask("-w", other, "policy", "set", str(tmp_path / "new.toml"), "--json")
    assert set_ == {"changes": [], "warnings": []}


def test_rules_that_are_set_say_what_changed_and_are_taken_back(ask: Ask, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    ask("init", other)
    (tmp_path / "slower.toml").write_text("[rhythm]\nbusiness_gap = 400\n")
    told = ask("-w", other, "policy", "set", str(tmp_path / "slower.toml"))
    assert "rhythm.business_gap" in told
    assert "hogerop policy undo" in told
    undone = ask("-w", other, "policy", "undo", "--json")
    assert undone == {"changes": [{"name": "rhythm.business_gap", "before": 400, "after": 60}]}
    assert "no earlier rules" in ask("-w", other, "policy", "undo", code=2)


@pytest.mark.parametrize("command", ["check", "try", "set"])
def test_a_fault_in_a_policy_is_exit_code_4_with_a_caret(
    command: str, ask: Ask, tmp_path: Path
) -> None:
    (tmp_path / "bad.toml").write_text('[ladder.shopper]\nrule = "ordrs() >= 1"\n')
    told = ask("policy", command, str(tmp_path / "bad.toml"), code=4)
    assert "bad.toml" in told
    assert "did you mean orders?" in told
    assert "    ordrs() >= 1\n    ^" in told


def test_a_file_that_cannot_be_read_is_exit_code_3(ask: Ask, tmp_path: Path) -> None:
    assert "nowhere.csv" in ask("import", str(tmp_path / "nowhere.csv"), code=3)


@pytest.mark.parametrize("command", ["ladder", "moves", "months"])
@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_picture_is_drawn(command: str, ending: str, ask: Ask, tmp_path: Path) -> None:
    picture = tmp_path / f"picture.{ending}"
    assert f"picture.{ending}" in ask(
        command,
        "--as-of" if command != "moves" else "--to",
        "2026-08-31",
        "--picture",
        str(picture),
    ).replace("\n", "")
    assert picture.stat().st_size > 1000


def test_another_kind_of_picture_is_exit_code_2(ask: Ask, tmp_path: Path) -> None:
    assert "SVG or PNG" in ask("ladder", "--picture", str(tmp_path / "a.gif"), code=2)


def test_a_sheet_to_fill_in_is_read_back(ask: Ask, tmp_path: Path) -> None:
    ask("record", "sheet", str(tmp_path / "promotions.xlsx"))
    head, *_ = (
        CalamineWorkbook.from_path(tmp_path / "promotions.xlsx").get_sheet_by_index(0).to_python()
    )
    (tmp_path / "filled.csv").write_text(
        ";".join(map(str, head)) + "\n2026-07-01;jan@example.nl;referral;new@example.nl;\n"
    )
    (found,) = ask("import", "--look", "--json", str(tmp_path / "filled.csv"))["files"]
    assert found["kind"] == "promotions"


def test_what_is_recorded_counts_from_then_on(tmp_path: Path, ask: Ask) -> None:
    other = str(tmp_path / "other")
    ask("init", other)
    ask("-w", other, "record", "enquiry", "ann@example.nl", "--on", "2026-08-01")
    ladder = ask("-w", other, "ladder", "--as-of", "2026-08-31", "--json")
    assert [r["key"] for r in ladder["rungs"] if r["contacts"]] == ["prospect"]
    told = ask("-w", other, "record", "joined", "ann@example.nl", "--on", "2026-09-01")
    assert told.splitlines() == [
        "Recorded under 1 September 2026. It counts from now on.",
        "See what it changes: hogerop why ann@example.nl",
    ]


def test_an_address_that_nobody_has_is_told_when_it_is_recorded(tmp_path: Path, ask: Ask) -> None:
    other = str(tmp_path / "typo")
    ask("init", other)
    told = ask("-w", other, "record", "testimonial", "an@exmaple.nl", "--on", "2026-08-01")
    assert "Nobody has an@exmaple.nl yet; a new contact was made." in told
    told = ask("-w", other, "record", "testimonial", "an@exmaple.nl", "--on", "2026-08-01")
    assert told == "This stands under 1 August 2026 already; nothing was written.\n"


def test_a_name_that_several_answer_to_is_not_recorded(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text(
        "klantnummer;naam;e-mail\n1;Bo Smit;bo@example.nl\n2;Bo Bos;info@bos.example\n", "utf-8"
    )
    two = str(tmp_path / "two")
    ask("init", two)
    ask("-w", two, "import", str(tmp_path / "two.csv"))
    told = ask("-w", two, "record", "testimonial", "bo", "--on", "2026-08-01", code=5)
    assert "Bo Smit  bo@example.nl" in told
    assert "Bo Bos  info@bos.example" in told
    told = ask("-w", two, "record", "testimonial", "bo bos", "--on", "2026-08-01")
    assert told.startswith("Recorded of Bo Bos under 1 August 2026.")


def test_what_is_no_folder_is_said_in_three_lines(tmp_path: Path, ask: Ask) -> None:
    broken = tmp_path / "broken"
    ask("init", str(broken))
    (broken / "imports").rmdir()
    (broken / "imports").write_text("", "utf-8")
    told = ask("-w", str(broken), "ladder", code=6).splitlines()
    assert told[0].startswith("A part of the workspace cannot be read: ")
    assert told[1] == str(broken / "imports")
    assert len(told) == 3


def test_an_empty_workspace_is_exit_code_7(tmp_path: Path, ask: Ask) -> None:
    ask("init", str(tmp_path / "empty"))
    assert "Nothing has been imported yet." in ask("-w", str(tmp_path / "empty"), "ladder", code=7)
