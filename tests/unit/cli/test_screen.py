"""What is written is inert: no markup, no steering, JSON that any program reads."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console

from hogerop.cli.screen import as_json, line, table, text

HOSTILE = [
    "[red]Jan[/red]",
    "[link=https://example.com]klik[/link]",
    "\x1b]0;owned\x07",
    "\x1b[2J\x1b[1;1H",
    "\x9b31m",
    "\u202eevil\u2066",
    ":skull:",
    "x" * 10_000,
    "a\nb\rc",
    "\ud800",
]


def shown(thing: object, width: int = 80) -> str:
    console = Console(width=width, force_terminal=True, color_system=None, markup=False)
    with console.capture() as capture:
        console.print(thing)
    return capture.get()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_name_in_a_table_only_shows_itself(hostile: str) -> None:
    names = table("Name", "Rung")
    names.add_row(text(hostile), text("Member"))
    said = shown(names)
    assert not set(said) & set("\x1b\x07\x9b\r\u202e\u2066\ud800")
    assert all(len(line) <= 80 for line in said.splitlines())
    assert "Member" in said


def test_markup_in_a_name_is_shown_as_it_was_typed() -> None:
    assert "[red]Jan[/red]" in shown(text("[red]Jan[/red]"))


def test_no_line_ends_between_a_euro_sign_and_its_figure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    line("Een bedrag: zo’n €\N{NO-BREAK SPACE}12.345 per jaar")
    line()
    assert capsys.readouterr().out.splitlines() == [
        "Een bedrag: zo’n",
        "€\N{NO-BREAK SPACE}12.345 per jaar",
        "",
    ]


def test_json_holds_days_money_and_what_is_infinite() -> None:
    answer = {
        "day": date(2026, 11, 3),
        "money": Decimal("12.50"),
        "whole": Decimal("12.00"),
        "never": float("inf"),
        "missing": float("nan"),
        "pair": (1, None),
    }
    assert json.loads(as_json(answer)) == {
        "day": "2026-11-03",
        "money": 12.5,
        "whole": 12,
        "never": "infinite",
        "missing": None,
        "pair": [1, None],
    }


@pytest.mark.parametrize("hostile", HOSTILE)
def test_json_gives_every_text_back_and_steers_nothing(hostile: str) -> None:
    written = as_json({"name": hostile}, one_line=True)
    assert json.loads(written) == {"name": hostile}
    assert not set(written) & set("\x1b\x07\x9b\r\n\u202e\u2066\ud800")


def test_json_leaves_letters_as_they_are() -> None:
    assert as_json({"name": "Hélène 日本"}, one_line=True) == '{"name": "Hélène 日本"}'
