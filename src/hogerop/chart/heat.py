"""Cohorts as a map: a row is a month of first orders, a column a month of their life after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.drawing import Drawing, Mark, boxes, drawing, word, words
from hogerop.chart.earning import heading_of_cohorts, name_of_cohort
from hogerop.paper import COLOURS, number, share, wash
from hogerop.value import OLD
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.value import Age, Cohort, WhoGoesOnBuying

# Points: of the names, of the count of buyers, of a cell and the white between, of the heads.
NAMES, COUNT, WIDE, HIGH, GAP, HEADS = 112, 58, 46, 25, 3, 26
ROWS, COLUMNS = 25, 13
LETTERS = 17


def draw_cohorts(found: WhoGoesOnBuying) -> Drawing:
    """Return the drawing of who goes on buying."""
    of = found.cohorts
    old = [one for one in of.cohorts if one.label == OLD]
    others = [one for one in of.cohorts if one.label != OLD]
    those = [*old, *(others[-ROWS:] if of.by == "month" else others[:ROWS])]
    ages = range(1, max(2, min(COLUMNS, len(of.together.ages))))
    width = NAMES + COUNT + WIDE * len(ages)
    height = HEADS + HIGH * (len(those) + 1) + GAP * 2
    most = max((_part(a) for one in those for a in one.ages[1:] if a.complete), default=0.0) or 1.0
    squares: list[Mark] = []
    labels = [
        word(NAMES + COUNT - 16, HEADS / 2, say("Buyers"), COLOURS.ink_3, side="right"),
        *(word(_x(age), HEADS / 2, str(age), COLOURS.ink_3, side="center") for age in ages),
    ]
    for place, one in enumerate([*those, of.together]):
        last = place == len(those)
        y = HEADS + HIGH * place + (GAP * 2 if last else 0)
        name = say("all together") if last else name_of_cohort(one.label, of.by)
        labels += _head(name, one, y, bold=600 if last else 400)
        for age in one.ages:
            if age.age in ages and age.buyers:
                box, said = _cell(age, y, most)
                squares.append(box)
                labels.append(said)
    sheet = [boxes(squares, width, height, corner=4)] if squares else []
    return drawing(
        alt.layer(*sheet, *words(labels, width, height)),
        title=heading_of_cohorts(found),
        subtitle=_under(
            open_month=any(not age.complete for one in those for age in one.ages),
            ranged=of.together.again is not None and of.together.again.low is not None,
        ),
    )


def _under(*, open_month: bool, ranged: bool) -> list[str]:
    said = [say("Share of the buyers who ordered in the 1st, 2nd … calendar month after.")]
    if ranged:
        said.append(say("The range in the title is meant to hold in 19 of 20 cases."))
    if open_month:
        said.append(say("A frame without colour is the month that is not over yet."))
    return said


def _part(age: Age) -> float:
    return age.ordered / age.buyers if age.buyers >= 10 else 0.0


def _x(age: int) -> float:
    return NAMES + COUNT + WIDE * (age - 0.5) - GAP / 2


def _head(name: str, one: Cohort, y: float, *, bold: int) -> list[Mark]:
    middle = y + (HIGH - GAP) / 2
    shown = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"
    count = number(one.buyers)
    return [
        word(NAMES - 8, middle, shown, COLOURS.ink, side="right", bold=bold),
        word(NAMES + COUNT - 16, middle, count, COLOURS.ink_2, side="right", bold=bold),
    ]


def _cell(age: Age, y: float, most: float) -> tuple[Mark, Mark]:
    part = age.ordered / age.buyers
    strength = 0.06 + 0.94 * min(1.0, part / most) ** 0.8
    fill = wash(COLOURS.accent, strength) if age.complete else COLOURS.card
    ink = COLOURS.card if age.complete and strength > 0.62 else COLOURS.ink
    x = _x(age.age) - (WIDE - GAP) / 2
    box = {"x": x, "y": y, "x2": x + WIDE - GAP, "y2": y + HIGH - GAP, "fill": fill}
    box["stroke"] = None if age.complete else COLOURS.line
    said = share(age.ordered, age.buyers) if age.ordered else "·"
    return box, word(_x(age.age), y + (HIGH - GAP) / 2, said, ink, side="center", size=11)
