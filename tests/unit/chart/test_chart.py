"""Charts say the answer in words, show in a notebook and need no network."""

from __future__ import annotations

import json
import socket
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from hogerop import chart
from hogerop.ladder.answers import LadderCounts, Move, Moves, RungCount
from hogerop.rows import Rows
from hogerop.words import speaking

KEYS = ("suspect", "prospect", "shopper", "customer", "member", "advocate", "fan")
TOP = ("advocate", "fan")
PEOPLE = (1840, 612, 240, 318, 142, 37, 9)
LAPSED = (0, 0, 112, 60, 20, 3, 0)
BEFORE = (1811, 619, 258, 317, 145, 38, 9)


def ladder(
    *, people: tuple[int, ...] = PEOPLE, compared: bool = True, recorded: bool = True
) -> LadderCounts:
    rungs = tuple(
        RungCount(key, n, min(lapsed, n), before if compared else None, recorded or key not in TOP)
        for key, n, lapsed, before in zip(KEYS, people, LAPSED, BEFORE, strict=True)
    )
    return LadderCounts(
        as_of=date(2026, 11, 30),
        policy="ab12",
        unit="account",
        contacts=sum(people) + 12,
        outside=12,
        outside_market=3,
        rungs=rungs,
        compared_with=date(2026, 10, 31) if compared else None,
        contacts_before=3209 if compared else None,
        outside_before=11 if compared else None,
        records_promotions=recorded,
        notes=(),
    )


MOVES = Moves(
    since=date(2026, 10, 31),
    until=date(2026, 11, 30),
    moves=(
        Move("suspect", "suspect", 1799),
        Move("suspect", "prospect", 41),
        Move("shopper", "customer", 11),
        Move("member", "customer", 4),
        Move("new", "suspect", 44),
        Move("prospect", "erased", 1),
    ),
)

MONTHS = Rows(
    pa.table(
        {
            "month": [date(2026, m, 1) for m in (10, 11) for _ in KEYS],
            "rung": list(KEYS) * 2,
            "contacts": list(BEFORE) + list(PEOPLE),
            "lapsed": list(LAPSED) * 2,
            "entries": [1] * 14,
            "exits": [2] * 14,
        }
    )
)


def words_in(drawing: Any) -> set[str]:
    """Return every word that is drawn as a mark."""
    svg = drawing._repr_mimebundle_()["image/svg+xml"]
    return {part.split("<")[0] for part in svg.split(">") if part.split("<")[0].strip()}


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (ladder(), "9 raving fans and 37 advocates; 195 of your 746 buyers have lapsed"),
        (ladder(recorded=False), "142 members; 195 of your 746 buyers have lapsed"),
        (ladder(people=(5, 1, 0, 0, 0, 0, 0)), "6 contacts on the ladder, and no buyer yet"),
        (ladder(people=(1, 0, 0, 0, 0, 0, 0)), "1 contact on the ladder, and no buyer yet"),
        (ladder(people=(0, 0, 0, 0, 0, 0, 0)), "Nobody on the ladder yet"),
        (ladder(people=(5, 0, 1, 0, 0, 0, 0)), "1 shopper; your only buyer has lapsed"),
        (
            ladder(people=(5, 0, 0, 0, 0, 0, 1)),
            "1 raving fan and 0 advocates; your only buyer is active",
        ),
        (ladder(people=(5, 0, 2, 2, 0, 0, 0)), "2 customers; all of your 4 buyers have lapsed"),
        (
            ladder(people=(0, 0, 0, 0, 0, 0, 3)),
            "3 raving fans and 0 advocates; none of your 3 buyers has lapsed",
        ),
    ],
)
def test_the_heading_is_a_sentence_with_the_answer(counts: LadderCounts, sentence: str) -> None:
    assert chart.heading_of_ladder(counts) == sentence


def test_the_heading_is_said_in_dutch() -> None:
    with speaking("nl"):
        said = chart.heading_of_ladder(ladder())
    assert said == (
        "9 enthousiaste fans en 37 pleitbezorgers; van je 746 kopers zijn er 195 ingeslapen"
    )


def test_the_ladder_shows_every_rung_its_people_and_the_change() -> None:
    drawn = words_in(chart.ladder(ladder()))
    assert {"Raving fan", "Suspect", "1,840", "112 lapsed", "↑ +29", "↓ −18", "="} <= drawn


def test_what_is_not_recorded_is_never_a_bare_0() -> None:
    same = ladder(people=BEFORE, recorded=False)
    assert "not recorded" in words_in(chart.ladder(same))
    signs = chart.ladder(same)._repr_mimebundle_()["image/svg+xml"].count(">=<")
    assert signs == len(KEYS) - len(TOP)


def test_moves_are_counted_from_row_to_column() -> None:
    assert chart.heading_of_moves(MOVES) == "52 contacts climbed and 4 fell"
    assert {"1,799", "41", "44", "new", "erased", "Member"} <= words_in(chart.moves(MOVES))


def test_months_are_a_strip_per_rung() -> None:
    drawn = words_in(chart.months(MONTHS))
    assert {
        "Raving fan",
        "Suspect",
        "188 on Member or higher in Nov 2026, 192 in Oct 2026",
    } <= drawn


def test_a_month_in_which_nothing_was_recorded_has_a_strip_without_a_number() -> None:
    table = MONTHS.arrow().to_pylist()
    rows = [
        row | ({"contacts": None, "lapsed": None} if row["rung"] in TOP else {}) for row in table
    ]
    drawn = words_in(chart.months(Rows(pa.Table.from_pylist(rows))))
    assert {"Raving fan", "not recorded", "142"} <= drawn
    assert "0" not in drawn


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_chart_is_saved_without_a_network(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", None)
    for name, drawing in {"ladder": chart.ladder(ladder()), "moves": chart.moves(MOVES)}.items():
        drawing.save(str(tmp_path / f"{name}.{ending}"))
        assert (tmp_path / f"{name}.{ending}").stat().st_size > 1000


def test_an_empty_ladder_can_be_drawn() -> None:
    assert "0" in words_in(chart.ladder(ladder(people=(0,) * 7)))


def test_a_few_months_are_named_and_one_alone_is_drawn() -> None:
    with speaking("nl"):
        drawn = json.dumps(chart.months(MONTHS).to_dict(), ensure_ascii=False)
    assert "okt 2026" in drawn
    only = [row for row in MONTHS if row["month"] == date(2026, 11, 1)]
    alone = chart.months(Rows(pa.Table.from_pylist(only)))
    assert "in Nov 2026," not in str(alone.to_dict())
    assert '"point": {' in json.dumps(alone.to_dict())


def test_long_numbers_of_a_fall_stay_clear_of_the_planks() -> None:
    from hogerop.chart.rungs import CHANGES, _zero_of_changes

    more = RungCount("member", 10, 0, 9, True)
    fewer = RungCount("member", 10, 0, 11, True)
    far_fewer = RungCount("member", 10, 0, 10_000_010, True)
    assert _zero_of_changes((more,)) == CHANGES
    assert _zero_of_changes((far_fewer,)) > _zero_of_changes((fewer,)) + 40
