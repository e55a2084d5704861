"""Deciding who is who at the command line: it is written down, shown, and can be taken back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hogerop.cli import main
from hogerop.words import speak

CUSTOMERS = """\
klantnummer;naam;e-mail
1;Jan Jansen;jan@dorpsmail.nl
2;Jan Jansen;jan@dorpsmail.nl
3;Els de Boer;els@dorpsmail.nl
"""
ORDERS = """\
klantnummer;naam;e-mail;datum;bestelnummer;bedrag
1;Jan Jansen;jan@dorpsmail.nl;03-05-2026;A1;12,50
2;Jan Jansen;jan@dorpsmail.nl;13-05-2026;A2;20,00
3;Els de Boer;els@dorpsmail.nl;14-06-2026;A3;30,00
"""

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a shop of three rows in which nothing was decided yet."""
    folder = tmp_path_factory.mktemp("undecided")
    assert main(["init", str(folder), "--name", "Shop"]) == 0
    for name, text in {"customers.csv": CUSTOMERS, "orders.csv": ORDERS}.items():
        (folder / name).write_text(text, "utf-8")
        assert main(["-w", str(folder), "import", str(folder / name), "--source", "shop"]) == 0
    assert main(["-w", str(folder), "run"]) == 0
    return folder


@pytest.fixture
def ask(
    undecided: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Ask]:
    """Give a command to a shop and return what it wrote, as text or read as JSON."""
    for name in ("LC_ALL", "LC_MESSAGES", "LC_TIME", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOGEROP_WORKSPACE", str(tmp_path))
    shutil.copytree(undecided, tmp_path, dirs_exist_ok=True)
    capfd.readouterr()

    def asked(*typed: str, code: int = 0) -> Any:
        assert main(typed) == code
        told = capfd.readouterr()
        if code:
            return told.err
        return json.loads(told.out) if "--json" in typed else told.out

    yield asked
    speak("en")


def test_a_contact_shows_all_its_records(ask: Ask) -> None:
    found = ask("contacts", "show", "jan@dorpsmail.nl", "--json")
    assert [one["record"] for one in found["records"]] == ["shop:1", "shop:2"]
    assert found["records"][0]["says"] == {"name": "Jan Jansen", "email": "jan@dorpsmail.nl"}
    assert "shop:2" in ask("contacts", "show", "shop:1")


def test_two_contacts_that_are_kept_apart_are_so_with_all_their_records(ask: Ask) -> None:
    decision = ask("contacts", "different", "jan@dorpsmail.nl", "shop:3", "--json")
    sides = sorted([decision["a"], decision["b"]])
    assert (decision["what"], sides) == ("different", [["shop:1", "shop:2"], ["shop:3"]])


def test_a_decision_is_written_down_seen_and_taken_back(ask: Ask, tmp_path: Path) -> None:
    decision = ask("contacts", "same", "shop:1", "els@dorpsmail.nl", "--json")
    (line,) = (tmp_path / "journal" / "decisions.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line) == decision
    status = ask("identity", "status", "--json")
    assert (status["same"], [one["id"] for one in status["decisions"]]) == (1, [decision["id"]])
    assert ask("contacts", "show", "shop:3", "--json")["decisions"] == [decision["id"]]
    assert ask("contacts", "undo", "--json") == decision
    assert ask("identity", "status", "--json")["decisions"] == []
    assert "Nothing has been decided." in ask("contacts", "undo", code=2)


def test_a_decision_names_both_sides_and_whether_they_are_people_or_companies(
    ask: Ask, tmp_path: Path
) -> None:
    told = " ".join(ask("contacts", "same", "shop:1", "els@dorpsmail.nl").split())
    both = "Jan Jansen (shop:1 +1) and Els de Boer (shop:3) are one person from now on."
    assert both in told
    taken_back = " ".join(ask("contacts", "undo").split())
    assert f"It said: {both}" in taken_back
    told = " ".join(ask("contacts", "different", "shop:1", "els@dorpsmail.nl").split())
    assert "are different people from now on." in told
    (tmp_path / "firms.csv").write_text(
        "klantnummer;bedrijf;naam\n8;Bakkerij Smit BV;Els Smit\n9;Drukkerij Vos BV;Jan Vos\n",
        "utf-8",
    )
    ask("import", str(tmp_path / "firms.csv"), "--source", "crm")
    told = " ".join(ask("contacts", "same", "Bakkerij Smit", "Drukkerij Vos").split())
    assert told.startswith("Bakkerij Smit BV (crm:8) and Drukkerij Vos BV (crm:9) are one company")


def test_of_two_that_were_kept_apart_the_likest_pair_is_shown_too(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "crm.csv").write_text(
        "klantnummer;naam;e-mail;telefoon\n"
        "0;J. Jansen;;0612345678\n1;Jan Jansen;jan@dorpsmail.nl;0612345678\n",
        "utf-8",
    )
    ask("import", str(tmp_path / "crm.csv"), "--source", "crm")
    ask("contacts", "different", "shop:1", "crm:1")
    found = ask("contacts", "show", "shop:1", "--with", "crm:1", "--json")
    assert (found["probability"], found["sentence"]) == (0.0, "You said that these are not one")
    assert "same_email" in [one["level"] for one in found["evidence"]]


def test_a_list_that_is_taken_in_again_points_to_no_import(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text("naam;e-mail\nZoë de Boer;zoe@dorpsmail.nl\n", "utf-8")
    assert "hogerop imports show 3" in ask("import", str(tmp_path / "more.csv"))
    assert "imports show" not in ask("import", str(tmp_path / "more.csv"))


def test_a_list_of_which_rows_are_one_name_says_so(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text(
        "naam;e-mail\nZoë Bos;zoe@dorpsmail.nl\nZoë Bos;zoe@dorpsmail.nl\n", "utf-8"
    )
    assert "1 repeat, known already" in " ".join(ask("import", str(tmp_path / "more.csv")).split())
    told = " ".join(ask("imports", "show", "3").split())
    assert "Of the one name of more.csv: " in told
    assert "The file has 2 rows: rows about one person or company are one name" in told


def test_the_next_command_that_reads_takes_a_decision_into_account(
    ask: Ask, tmp_path: Path
) -> None:
    ask("ladder", "--json")
    before = (tmp_path / "current").read_text("utf-8")
    ask("contacts", "different", "shop:1", "shop:3", "--json")
    ask("ladder", "--json")
    assert (tmp_path / "current").read_text("utf-8") > before


def test_a_contact_is_split_by_naming_two_of_its_records(ask: Ask) -> None:
    decision = ask("contacts", "different", "shop:1", "shop:2", "--json")
    assert (decision["a"], decision["b"]) == (["shop:1"], ["shop:2"])


def test_who_is_one_already_cannot_be_joined_or_split_without_saying_where(ask: Ask) -> None:
    assert "one contact already" in ask("contacts", "same", "shop:1", "shop:2", code=2)
    told = ask("contacts", "different", "shop:1", "jan@dorpsmail.nl", code=2)
    assert "source:id" in told


def test_nobody_of_that_name_is_told(ask: Ask) -> None:
    assert "Nobody answers" in ask("contacts", "same", "shop:1", "shop:77", code=5)


@pytest.fixture
def ask_of_two(ask: Ask, tmp_path: Path) -> Ask:
    """A shop where a second De Boer came in, with another address."""
    (tmp_path / "more.csv").write_text(
        "klantnummer;naam;e-mail\n4;Zoë de Boer;zoe@dorpsmail.nl\n", "utf-8"
    )
    ask("import", str(tmp_path / "more.csv"), "--source", "shop")
    return ask


@pytest.mark.parametrize(
    "command",
    [
        "contacts show NAME",
        "contacts show shop:1 --with NAME",
        "contacts same NAME shop:1",
        "contacts different shop:1 NAME",
        "contacts access NAME --to all.json",
        "contacts forget NAME --yes",
        "why NAME",
        "record testimonial NAME",
    ],
)
def test_every_command_takes_a_name_and_lists_all_whom_it_fits(
    command: str, ask_of_two: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    both = ask_of_two(*(w.replace("NAME", "de boer") for w in command.split()), code=5)
    assert "2 contacts answer to this name." in both
    assert "Els de Boer  els@dorpsmail.nl" in both
    assert "Zoë de Boer  zoe@dorpsmail.nl" in both
    assert "Give one of their ids." in both
    assert "Nobody answers" in ask_of_two(
        *(w.replace("NAME", "Piet") for w in command.split()), code=5
    )


def test_a_name_in_capitals_without_its_accents_finds_the_one_it_fits(ask_of_two: Ask) -> None:
    found = ask_of_two("contacts", "show", "ZOE DE BOER", "--json")
    assert found["name"] == "Zoë de Boer"
    assert (
        ask_of_two("why", "zoe", "--as-of", "2150-01-01", "--json")["contact"] == found["contact"]
    )
    decision = ask_of_two("contacts", "same", "Zoe", "Els", "--json")
    assert [decision["a"], decision["b"]] in [[["shop:4"], ["shop:3"]], [["shop:3"], ["shop:4"]]]


def test_nobody_is_erased_or_handed_over_by_a_part_of_a_name(
    ask_of_two: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["forget", "zoe", "--yes"], ["access", "zoe", "--to", "all.json"]):
        told = ask_of_two("contacts", *command, code=5)
        assert "only a part of a name" in told
        assert "Zoë de Boer  zoe@dorpsmail.nl" in told
    assert not (tmp_path / "all.json").exists()
    ask_of_two("contacts", "access", "zoe de boer", "--to", "all.json")
    assert "zoe@dorpsmail.nl" in (tmp_path / "all.json").read_text("utf-8")
    assert ask_of_two("contacts", "forget", "Zoe de Boer", "--yes", "--json")["records"] == 1


def test_who_is_erased_is_shown_before_the_question(
    ask_of_two: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("typer.confirm", lambda text: asked.append(text) or True)
    ask_of_two("contacts", "forget", "zoe")
    assert asked[0].startswith("Erase Zoë de Boer, zoe@dorpsmail.nl, c")
    assert "Nobody answers" in ask_of_two("contacts", "show", "zoe", code=5)


def test_the_number_of_contacts_is_told_as_a_range(ask: Ask) -> None:
    status = ask("identity", "status", "--json")
    assert (status["contacts"], status["contacts_if_all_yes"]) == (2, 2)
    assert (status["records"], status["joined"]) == (3, 2)
    assert "2 contacts" in ask("identity", "status")


def test_questions_are_not_asked_where_nobody_can_answer(ask: Ask) -> None:
    assert "Nobody is there" in ask("contacts", "review", "--ask", code=2)
    assert ask("contacts", "review", "--json") == {"total": 0, "questions": []}


def test_two_with_too_little_in_common_have_no_evidence(ask: Ask) -> None:
    assert "too little in common" in ask("contacts", "show", "shop:1", "--with", "shop:3", code=7)
    ask("contacts", "show", "shop:1", "--picture", "a.svg", code=2)


def test_all_of_it_speaks_dutch(ask: Ask) -> None:
    ask("contacts", "different", "jan@dorpsmail.nl", "shop:3")
    told = ask("--lang", "nl", "identity", "status")
    assert "2 contacten" in told
    assert "verschillend" in told
