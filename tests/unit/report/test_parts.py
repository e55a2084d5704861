"""What the parts tell: counts that add up, and no number without its label."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hogerop.ladder.answers import Move
from hogerop.report import Cell, Column, MonthlyReport, Untold, parts_of
from hogerop.report.part import Kind, Table, cell, excel_format
from hogerop.words import speaking


def table_named(month: MonthlyReport, name: str) -> Table:
    return next(one for part in parts_of(month) for one in part.tables if one.name == name)


def numbers(table: Table) -> dict[object, list[int]]:
    return {row[0].value: [int(str(one.value)) for one in row[1:]] for row in table.rows}


def test_who_stood_and_who_moved_are_who_stand_there_now(month: MonthlyReport) -> None:
    flow = numbers(table_named(month, "Movement"))
    assert len(flow) >= 5
    for key, (before, *changes, after) in flow.items():
        assert before + sum(changes) == after, key


def test_the_flow_ends_where_the_ladder_stands(month: MonthlyReport) -> None:
    flow = numbers(table_named(month, "Movement"))
    now = {rung.key: (rung.before, rung.contacts) for rung in month.ladder.rungs}
    assert {key: (row[0], row[-1]) for key, row in flow.items()} == {
        key: now[str(key)] for key in flow
    }


def test_who_was_erased_is_counted_as_gone(month: MonthlyReport) -> None:
    assert not isinstance(month.moves, Untold)
    erased = (*month.moves.moves, Move("shopper", "erased", 2))
    flow = table_named(replace(month, moves=replace(month.moves, moves=erased)), "Movement")
    assert [column.head for column in flow.columns][-2] == "erased"
    assert numbers(flow)["shopper"][-2] == -2


def test_every_part_names_a_command(month: MonthlyReport, first_month: MonthlyReport) -> None:
    for told in (month, first_month):
        for part in parts_of(told):
            assert part.answer
            assert all(command.startswith("hogerop ") for command in part.commands)
            assert part.commands


def test_a_part_that_cannot_be_told_says_why_and_what_to_do(month: MonthlyReport) -> None:
    untold = Untold("There is too little.", "Import more.")
    poor = replace(month, moves=untold, worth=untold, costs=untold, forecast=untold, what_if=untold)
    told = {part.key: part for part in parts_of(poor)}
    for key in ("moves", "value", "forecast", "what_if"):
        assert told[key].answer == "There is too little."
        assert any("Import more." in note for note in told[key].notes)


@pytest.mark.parametrize(
    ("kind", "value", "english", "dutch"),
    [
        ("count", 1840, "1,840", "1.840"),
        ("change", -3, "−3", "−3"),
        ("share", 0.064, "6.4%", "6,4%"),
        ("share", 0.42, "42%", "42%"),
        ("estimate", 46394.0, "€46,400", "€ 46.400"),
        ("money", 99.2, "€99.20", "€ 99,20"),
        ("rung", "fan", "Raving fan", "Enthousiaste fan"),
        ("text", "=1+1", "=1+1", "=1+1"),
    ],
)
def test_a_figure_is_written_by_its_kind(
    kind: Kind, value: object, english: str, dutch: str
) -> None:
    assert cell(Cell(value), Column("x", kind), "EUR") == (english, "")
    with speaking("nl"):
        said, _ = cell(Cell(value), Column("x", kind), "EUR")
    assert said.replace("\xa0", " ") == dutch


def test_a_range_stands_beside_its_figure_and_what_is_not_known_is_a_dash() -> None:
    ranged = Column("x", "estimate", ranged=True)
    assert cell(Cell(50.0, 40.0, 60.0), ranged, "EUR") == ("€50", "€40 to €60")
    assert cell(Cell(None), ranged, "EUR") == ("–", "")
    assert cell(Cell(5.0, 0.0, 0.0, "mostly nothing"), ranged, "EUR") == ("€5", "mostly nothing")


def test_excel_writes_money_in_the_currency_and_the_language() -> None:
    assert excel_format("money", "EUR") == "[$€-809]#,##0.00"
    with speaking("nl"):
        assert excel_format("estimate", "EUR") == "[$€-413] #,##0"
