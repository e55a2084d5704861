"""Part of the report: who climbed and who fell in the month, and in the year up to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hogerop import chart
from hogerop.chart import climbs_and_falls, heading_of_movement
from hogerop.forecast import Movement
from hogerop.forecast.rates import Rate
from hogerop.ladder import KEYS, Moves
from hogerop.paper import day, month_in_full, number, short_day
from hogerop.report.month import MonthlyReport, Untold
from hogerop.report.part import Cell, Column, Part, Row, Table
from hogerop.words import say

__all__ = ["moved_part"]

_ABROAD = ("new", "erased")
"""Where moves begin or end that are not on or outside the ladder."""


def moved_part(month: MonthlyReport) -> Part:
    """Return the part."""
    moves, movement = month.moves, month.movement
    title = say("Movement")
    if isinstance(moves, Untold):
        commands = (f"hogerop moves --to {month.last}",)
        return Part("moves", title, moves.why, commands, notes=(moves.fix,) if moves.fix else ())
    commands = (f"hogerop moves --from {moves.since} --to {moves.until} --who moves.xlsx",)
    about = say(
        "From the evening of {since} to that of {until}.",
        since=day(moves.since),
        until=day(moves.until),
    )
    flow = _flow(moves)
    if isinstance(movement, Untold):
        return Part(
            "moves",
            title,
            _answer(month, moves),
            commands,
            about,
            tables=(flow,),
            notes=(movement.why,),
        )
    return Part(
        key="moves",
        title=title,
        answer=_answer(month, moves),
        commands=(*commands, f"hogerop movement --as-of {month.last}"),
        about=about,
        draw=partial(chart.movement, movement),
        tables=(flow, _pace(movement)),
        notes=(say("Lapsing and waking up are no move; who came in the month is not counted."),),
    )


def _answer(month: MonthlyReport, moves: Moves) -> str:
    climbed, fell = climbs_and_falls(moves)
    return say(
        "In {month} {climbed} climbed and {fell} fell; {new} came in",
        month=month_in_full(month.last),
        climbed=number(climbed),
        fell=number(fell),
        new=number(sum(move.contacts for move in moves.moves if move.from_ == "new")),
    )


def _flow(moves: Moves) -> Table:
    """Return what came on each rung and what left it: a row adds up to who stand there now."""
    places = [key for key in reversed(KEYS) if _stood(moves, key)]
    gone = any(move.to == "erased" for move in moves.moves)
    return Table(
        name=say("Movement"),
        columns=(
            Column(say("Rung"), "rung"),
            Column(short_day(moves.since), "count"),
            Column(say("climbed here"), "change"),
            Column(say("fell here"), "change"),
            Column(say("came in"), "change"),
            Column(say("climbed on"), "change"),
            Column(say("fell back"), "change"),
            *([Column(say("erased"), "change")] if gone else ()),
            Column(short_day(moves.until), "count"),
        ),
        rows=tuple(_through(moves, key, gone=gone) for key in places),
    )


def _stood(moves: Moves, key: str) -> bool:
    return any(key in (move.from_, move.to) and move.contacts for move in moves.moves)


def _through(moves: Moves, key: str, *, gone: bool) -> Row:
    def counted(from_: tuple[str, ...], to: tuple[str, ...]) -> int:
        return sum(m.contacts for m in moves.moves if m.from_ in from_ and m.to in to)

    here, place = (key,), KEYS.index(key)
    below, above, anywhere = tuple(KEYS[:place]), tuple(KEYS[place + 1 :]), (*KEYS, *_ABROAD)
    cells = [
        Cell(key),
        Cell(counted(here, anywhere)),
        Cell(counted(below, here)),
        Cell(counted(above, here)),
        Cell(counted(("new",), here)),
        Cell(-counted(here, above)),
        Cell(-counted(here, below)),
        *([Cell(-counted(here, ("erased",)))] if gone else ()),
        Cell(counted(anywhere, here)),
    ]
    return tuple(cells)


def _pace(movement: Movement) -> Table:
    return Table(
        name=say("Pace"),
        heading=heading_of_movement(movement),
        about=say(
            "In a month, of all who stood there at its beginning, over the months up to {day}; with"
            " 95% ranges.",
            day=day(movement.as_of),
        ),
        columns=(
            Column(say("Rung"), "rung"),
            Column(say("seen"), "count"),
            Column(say("climbed"), "share", ranged=True),
            Column(say("fell"), "share", ranged=True),
            Column(say("lapsed"), "share", ranged=True),
        ),
        rows=tuple(_rates(movement)),
    )


def _rates(movement: Movement) -> Iterator[Row]:
    for of in reversed(movement.rungs):
        key = KEYS[of.rung]
        yield (
            Cell(key),
            Cell(of.seen),
            Cell(None) if of.rung == len(KEYS) - 1 else _rate(of.climbed),
            Cell(None) if of.rung == 0 else _rate(of.fell),
            _rate(of.lapsed) if of.rung >= KEYS.index("shopper") else Cell(None),
        )


def _rate(of: Rate) -> Cell:
    return Cell(of.value, of.low, of.high)
