"""Answers on the screen: the sentence first, then the numbers, and hostile names inert."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hogerop.cli.imports_shown import show_look, show_report
from hogerop.cli.ladder_shown import bar, show_ladder
from hogerop.cli.moves_shown import show_moves
from hogerop.cli.policy_shown import show_tried
from hogerop.cli.why_shown import show_why
from hogerop.ladder.answers import (
    EventShown,
    LadderCounts,
    Move,
    Moves,
    Need,
    NextRung,
    RuleShown,
    RungCount,
    SourceRow,
    Tried,
    Why,
)
from hogerop.sources import ColumnRead, ImportReport, Recognised
from hogerop.words import speaking

HOSTILE = "[red]Jan[/red]\x1b[2J\u202e"

KEYS = ("suspect", "prospect", "shopper", "customer", "member", "advocate", "fan")
PEOPLE = (1840, 612, 240, 318, 142, 37, 9)
LAPSED = (0, 0, 112, 60, 20, 3, 0)
BEFORE = (1811, 619, 258, 317, 145, 38, 9)

LADDER = LadderCounts(
    as_of=date(2026, 11, 30),
    policy="ab12",
    unit="account",
    contacts=3210,
    outside=12,
    outside_market=3,
    rungs=tuple(map(RungCount, KEYS, PEOPLE, LAPSED, BEFORE)),
    compared_with=date(2026, 10, 31),
    contacts_before=3208,
    outside_before=11,
    records_promotions=True,
    notes=("It is the day of the newest event.",),
)

SOURCE = SourceRow("orders [b].csv", 1204)
WHY = Why(
    contact="8123456789012345678",
    name=HOSTILE,
    as_of=date(2026, 11, 30),
    rung="customer",
    lapsed=False,
    since=date(2026, 6, 3),
    stays_until=None,
    lapses_on=date(2027, 2, 2),
    peak="customer",
    peak_since=date(2026, 6, 3),
    next=NextRung(
        "member",
        (Need("order", 1, date(2027, 3, 14), (date(2026, 12, 1),), None, "One more order."),),
        "One more order on or before 14 March 2027 makes it a Member.",
    ),
    rules=(
        RuleShown(
            "customer",
            "order_days()",
            2.0,
            ">= 2",
            "count",
            True,
            (EventShown(date(2026, 6, 3), "order", Decimal("84.50"), SOURCE, 2),),
            "days with an order: 2 of 2 needed",
            False,
        ),
        RuleShown(
            "member", "is_member()", False, True, "yes/no", False, (), "has no membership", False
        ),
        RuleShown(
            "member", "margin(365)", None, ">= 10", "currency", False, (), "margin: not known", True
        ),
    ),
    ahead=None,
    outside_market=False,
    sentences=(f"{HOSTILE} is a Customer since 3 June 2026.", "It never falls."),
)

MOVES = Moves(
    since=date(2026, 10, 31),
    until=date(2026, 11, 30),
    moves=(
        Move("suspect", "suspect", 1799),
        Move("suspect", "prospect", 41),
        Move("member", "customer", 4),
        Move("new", "suspect", 44),
        Move("prospect", "erased", 1),
        Move("outside", "outside", 12),
    ),
)

REPORT = ImportReport(
    number=3,
    file=HOSTILE,
    kind="orders",
    source="shop",
    rows=12_345,
    taken=12_000,
    set_aside=45,
    not_about_a_contact=200,
    repeats=100,
    money_not_about_a_contact=Decimal("1234.50"),
    currency="EUR",
    reasons={"date": 40, "amount": 5},
    columns={"Klantnr": "id", "Totaal": "amount"},
    unread=(HOSTILE, *map(str, range(12))),
    first_day=date(2021, 1, 2),
    last_day=date(2026, 11, 30),
)

LOOK = Recognised(
    file="orders.csv",
    kind="orders",
    says="One row is one order, or one line of an order.",
    source="files",
    format="CSV",
    delimiter=";",
    encoding="utf-8",
    sheet="",
    decimal=",",
    dates="dmy",
    columns=(ColumnRead("Klantnr", "id", "header"), ColumnRead("X", "email", "content")),
    unread=(),
)

TRIED = Tried(
    changed=7,
    moves=(Move("member", "customer", 7),),
    before=LADDER,
    after=LADDER,
    warnings=(),
)

Shown = Callable[[], str]


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shown:
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def read() -> str:
        return capsys.readouterr().out

    return read


def test_the_ladder_stands_from_its_top_down(shown: Shown) -> None:
    show_ladder(LADDER)
    lines = shown().splitlines()
    assert lines[0] == "The ladder on 30 November 2026. It is the day of the newest event."
    assert lines[2] == "9 raving fans and 37 advocates; 195 of your 746 buyers have lapsed"
    first = next(n for n, line in enumerate(lines) if line.startswith("7  Raving fan"))
    assert [line.split()[0] for line in lines[first : first + 7]] == list("7654321")


def test_the_ladder_shows_lapsed_and_the_change(shown: Shown) -> None:
    show_ladder(LADDER)
    shopper = next(line for line in shown().splitlines() if "Shopper" in line)
    assert shopper.split() == ["3", "Shopper", "240", "██░░", "112", "−18"]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_ladder_fits_every_screen(
    width: int, language: str, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    with speaking(language):
        show_ladder(LADDER)
    said = shown()
    assert max(map(len, said.splitlines())) <= width
    assert "1,840" in said or "1.840" in said


def test_what_is_not_recorded_is_never_a_bare_0(shown: Shown) -> None:
    rungs = tuple(replace(r, recorded=r.key not in ("advocate", "fan")) for r in LADDER.rungs)
    show_ladder(replace(LADDER, records_promotions=False, rungs=rungs))
    said = shown()
    assert said.count("not recorded") >= 2
    assert "`hogerop record`" in said


@pytest.mark.parametrize(
    ("people", "lapsed", "drawn"),
    [
        (100, 0, "██████████"),
        (100, 100, "░░░░░░░░░░"),
        (50, 25, "███░░"),
        (25, 0, "██▌"),
        (1, 0, "▏"),
        (1, 1, "░"),
        (0, 0, ""),
    ],
)
def test_a_bar_is_straight_and_nobody_is_too_few_to_see(
    people: int, lapsed: int, drawn: str
) -> None:
    assert bar(people, lapsed, 100, 10, "red").plain == drawn


def test_why_says_the_sentence_first_then_rules_then_what_is_missing(shown: Shown) -> None:
    show_why(WHY)
    said = shown()
    order = [
        "is a Customer since",
        "days with an order: 2 of 2 needed",
        "order_days() >= 2",
        "makes it a Member",
        "Lapses on 2",
    ]
    assert [said.index(part) for part in order] == sorted(said.index(part) for part in order)
    assert "3 Jun 2026 orders [b].csv: 1,204" in " ".join(said.split())
    assert [part in said for part in ("✓", "✗", "or margin: not known")] == [True] * 3


def test_why_says_no_more_of_a_word_of_yes_or_no_than_the_word(shown: Shown) -> None:
    show_why(WHY)
    lines = [line.split() for line in shown().splitlines()]
    assert ["✗", "has", "no", "membership"] in lines
    assert ["is_member()"] in lines


def test_a_hostile_name_only_shows_itself(shown: Shown) -> None:
    show_why(WHY)
    show_report(REPORT)
    said = shown()
    assert "[red]Jan[/red][2J" in said
    assert not set(said) & set("\x1b\u202e")


def test_moves_stand_as_a_table_that_knows_new_and_erased(shown: Shown) -> None:
    show_moves(MOVES)
    lines = shown().splitlines()
    assert lines[0] == "41 contacts climbed and 4 fell"
    suspects = next(line for line in lines if "1 Suspect" in line)
    assert suspects.split() == ["1", "Suspect", "·", "·", "1,799", "↑41", "·"]
    assert any(line.split()[0] == "new" for line in lines if line.strip())


def test_an_import_adds_up_and_says_where_the_set_aside_rows_are(shown: Shown) -> None:
    show_report(REPORT)
    said = " ".join(shown().split())
    for part in ("12,000 taken", "100 repeats", "200 not about a contact, €1,234.50 together"):
        assert part in said
    assert "45 set aside" in said
    assert "12,345 rows in the file" in said
    assert "40 (<1%): The date cannot be read, or does not exist." in said
    assert "hogerop imports set-aside 3 --to set-aside.csv" in said
    assert "Klantnr → the system's own id of the contact" in said
    assert "and 5 more" in said


def test_the_very_same_file_is_told_in_one_line(shown: Shown) -> None:
    show_report(ImportReport(**{**REPORT.__dict__, "already": True}))
    assert "This very file was taken in before; nothing has changed." in shown()


def test_a_look_shows_how_the_file_would_be_read(shown: Shown) -> None:
    with speaking("nl"):
        show_look(LOOK)
    said = " ".join(shown().split())
    assert "Eén rij is één bestelling" in said
    assert "dag voorop" in said
    assert "X → e-mailadres (blijkt uit de inhoud)" in said


def test_trying_a_policy_shows_who_would_move(shown: Shown) -> None:
    show_tried(TRIED)
    said = shown()
    assert said.startswith("7 contacts would stand elsewhere (<1%)")
    assert "Member ↓ Customer 7" in " ".join(said.split())
