"""What actions and experiments did: a dot and its range for each, to the left or right of none."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.drawing import Drawing, Mark, box, boxes, drawing, word, words
from hogerop.chart.effects_said import heading_of_effects, name_of_finding
from hogerop.chart.ticks import round_ticks, tick_money
from hogerop.errors import TooLittle
from hogerop.paper import COLOURS, decimal, inert, wash
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.results import Finding, Judged, Outcome, WholeYear

# Points: of the names, of the scale, of what is written right of it, of the head and of a row.
NAMES, WIDE, BEHIND, HEAD, HIGH = 236, 380, 200, 48, 46
BAR, DOT, LETTERS, LINE = 14, 10, 34, 15
LONGEST = 64

COLOURS_OF = {"works": COLOURS.up, "harmful": COLOURS.down}
"""Of the others it is not known on which side of none they are."""

Row = tuple[str, "Judged"]


def draw_effects(findings: Sequence[Finding]) -> Drawing:
    """Return the drawing of findings, those left out of which nothing can be judged yet."""
    rows = [(name_of_finding(found), one) for found in findings for one in found.judged]
    return _drawn(rows, heading_of_effects(findings))


def draw_year(told: WholeYear) -> Drawing:
    """Return the drawing of a year."""
    name = say("All actions of {year}", year=str(told.year))
    return _drawn([(name, told.money), (name, told.moved)], told.sentences[0])


def _drawn(rows: Sequence[Row], title: str) -> Drawing:
    by_outcome: dict[Outcome, list[Row]] = {}
    for name, one in rows:
        by_outcome.setdefault(one.outcome, []).append((name, one))
    if not by_outcome:
        raise TooLittle(
            say("There is nothing to draw yet."),
            fix=say("Wait until an action has run, or bring in an experiment."),
        )
    return drawing(
        *(_part(outcome, those) for outcome, those in by_outcome.items()),
        title=title,
        subtitle=[
            say("Right of the line the treated did it more than those held out, left of it less."),
            say("A dot is what was seen; the truth lies in the bar in 19 of 20 cases, however often"
                " you look."),
        ],
    )  # fmt: skip


def _part(outcome: Outcome, rows: Sequence[Row]) -> alt.LayerChart | alt.FacetChart:
    """Return the part of one outcome: its own scale, and a row for each that was tried."""
    known = [one for _, one in rows if _is_drawn(one)]
    ends = [end for one in known for end in (one.low, one.high)]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    room = (high - low or 1.0) * 0.04
    low, high = low - room, high + room
    width, height = NAMES + WIDE + BEHIND, HEAD + HIGH * len(rows)

    def x(of: float) -> float:
        return NAMES + WIDE * (of - low) / (high - low)

    marks, said = [], [_heading(outcome)]
    for tick in round_ticks(low, high):
        marks.append(box(x(tick) - 0.5, HEAD, x(tick) + 0.5, height, COLOURS.line_soft))
        label = _tick(outcome, tick)
        said.append(word(x(tick), HEAD - 12, label, COLOURS.ink_3, side="center", size=11))
    marks.append(box(x(0) - 0.75, HEAD, x(0) + 0.75, height, COLOURS.ink_3))
    for place, (name, one) in enumerate(rows):
        y = HEAD + HIGH * (place + 0.5)
        said += _names(name, y)
        said += _behind(one, y)
        if _is_drawn(one):
            marks += _range(one, x(one.effect.gain), x(one.low), x(one.high), y)
    return alt.layer(boxes(marks, width, height, corner=2), *words(said, width, height))


def _is_drawn(one: Judged) -> bool:
    """Return whether there is a range: what proves nothing, or rests on too few, has none."""
    return one.verdict != "no_proof" and not one.few


def _heading(outcome: Outcome) -> Mark:
    said = outcome.name
    if outcome.measure == "share":
        said = say("{outcome}, in points", outcome=outcome.name)
    elif outcome.measure == "money":
        said = say("{outcome} per contact", outcome=outcome.name)
    return word(0, HEAD - 12, inert(said, LONGEST), COLOURS.ink, size=13, bold=600)


def _tick(outcome: Outcome, tick: float) -> str:
    if outcome.measure == "money":
        return tick_money(tick, outcome.currency)
    figure = round(100 * tick if outcome.measure == "share" else tick, 6)
    places = next((n for n in range(3) if round(figure, n) == figure), 3)
    return decimal(figure, places) if figure else "0"


def _range(one: Judged, dot: float, low: float, high: float, y: float) -> list[Mark]:
    colour = COLOURS_OF.get(one.verdict, COLOURS.ink_3)
    half = DOT / 2
    return [
        box(low, y - BAR / 2, max(high, low + 2), y + BAR / 2, wash(colour, 0.28)),
        box(dot - half, y - half, dot + half, y + half, colour),
    ]


def _names(name: str, y: float) -> list[Mark]:
    lines = wrap(inert(name, LONGEST), LETTERS) or [""]
    first = y - LINE * (len(lines) - 1) / 2
    return [
        word(NAMES - 16, first + LINE * n, said, COLOURS.ink, side="right", size=13)
        for n, said in enumerate(lines)
    ]


def _behind(one: Judged, y: float) -> list[Mark]:
    x = NAMES + WIDE + 16
    if one.verdict == "no_proof":
        return [word(x, y, say("proves nothing"), COLOURS.ink_3)]
    if one.few:
        return [word(x, y, say("too few people"), COLOURS.ink_3)]
    gain, low, high = (one.outcome.gain(of) for of in (one.effect.gain, one.low, one.high))
    colour = COLOURS_OF.get(one.verdict, COLOURS.ink)
    told = say("{low} to {high}", low=low, high=high)
    return [
        word(x, y - 8, f"{gain} · {_verdict(one)}", colour, size=13, bold=600),
        word(x, y + 8, told, COLOURS.ink_3),
    ]


def _verdict(one: Judged) -> str:
    return {
        "works": say("works"),
        "harmful": say("does harm"),
        "does_not": say("does not work"),
    }.get(one.verdict, say("cannot be told"))
