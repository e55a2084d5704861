"""What one new buyer costs per channel: a dot, and the range in which chance leaves it."""

from __future__ import annotations

from math import ceil, floor, log
from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.drawing import Drawing, Mark, boxes, drawing, word, words
from hogerop.chart.earning import heading_of_costs, in_money, name_of_channel, period_of
from hogerop.chart.ticks import tick_money
from hogerop.paper import COLOURS, wash
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.value import WhatItCost, Won

# Points: of the names, of the scale, of what is written right of it, of a row.
NAMES, WIDE, FIGURES, HIGH, TOP = 132, 380, 196, 38, 26
DOT, BAR = 11, 8
LETTERS = 20
STEPS, MOST_TICKS = ((1, 2, 5), (1, 3), (1,)), 7


def draw_costs(found: WhatItCost) -> Drawing:
    """Return the drawing of what a new buyer costs."""
    of = found.acquisition
    paid = [one for one in of.channels if one.cost > 0 and one.per_shopper.low]
    rows = [(name_of_channel(one.channel), one) for one in paid]
    rows.sort(key=lambda row: -(row[1].per_shopper.value or row[1].per_shopper.low or 0))
    if of.whole.per_shopper.low:
        rows.append((say("all together"), of.whole))
    width, height = NAMES + WIDE + FIGURES, TOP + HIGH * len(rows) + 6
    scale = _Scale([one for _, one in rows])
    squares, labels = scale.grid(height, found.currency)
    for place, (name, one) in enumerate(rows):
        marks, said = _row(scale, one, name, place, found.currency, last=one is of.whole)
        squares += marks
        labels += said
    sheet = [boxes(squares, width, height, corner=4)] if squares else []
    return drawing(
        alt.layer(*sheet, *words(labels or [_nothing(width)], width, height)),
        title=heading_of_costs(found),
        subtitle=_under(found),
    )


def _under(found: WhatItCost) -> list[str]:
    of, said = found.acquisition, [f"{period_of(found)}."]
    said.append(say("Dot: what was spent for each new buyer. Bar: the range by chance (95%)."))
    if of.unknown.shoppers:
        said += [
            say("Of some new buyers no channel is known, so a channel’s dot is at most its cost."),
            say("Stroke: its cost if those came as the others did."),
        ]
    if any(one.maturing for one in of.channels):
        said.append(say("Hollow dot: more than 1 in 20 of its new buyers are still to come."))
    return said


class _Scale:
    """Where an amount stands: equal steps are equal factors."""

    def __init__(self, those: list[Won]) -> None:
        lows = [one.per_shopper.low or 1.0 for one in those] or [1.0]
        highs = [
            one.per_shopper.high or 2 * (one.per_shopper.value or one.per_shopper.low or 1.0)
            for one in those
        ] or [10.0]
        lows += [one.if_alike for one in those if one.if_alike]
        self.low, self.high = min(lows) / 1.15, max(highs) * 1.15

    def __call__(self, amount: float) -> float:
        return NAMES + WIDE * log(amount / self.low) / log(self.high / self.low)

    def grid(self, height: int, currency: str) -> tuple[list[Mark], list[Mark]]:
        lines, labels = [], []
        ticks = self._ticks()
        for tick in ticks:
            x = self(tick)
            lines.append(_box(x - 0.5, TOP, x + 0.5, height, COLOURS.line))
            said = tick_money(tick, currency)
            labels.append(word(x, TOP / 2, said, COLOURS.ink_3, side="center"))
        return lines, labels

    def _ticks(self) -> list[float]:
        first, last = floor(log(self.low, 10)), ceil(log(self.high, 10))
        for steps in STEPS:
            ticks = [step * 10.0**ten for ten in range(first, last + 1) for step in steps]
            inside = [tick for tick in ticks if self.low <= tick <= self.high]
            if len(inside) <= MOST_TICKS:
                break
        return inside


def _row(
    scale: _Scale, one: Won, name: str, place: int, currency: str, *, last: bool
) -> tuple[list[Mark], list[Mark]]:
    cost, y = one.per_shopper, TOP + HIGH * (place + 0.5)
    assert cost.low is not None
    colour = COLOURS.ink_2 if last else COLOURS.accent
    end = NAMES + WIDE if cost.high is None else scale(cost.high)
    marks = [_box(scale(cost.low), y - BAR / 2, end, y + BAR / 2, wash(colour, 0.35))]
    if one.if_alike is not None:
        x = scale(one.if_alike)
        marks.append(_box(x - 1.5, y - DOT / 2, x + 1.5, y + DOT / 2, COLOURS.ink_2))
    if cost.value is not None:
        x = scale(cost.value)
        marks.append(_box(x - DOT / 2, y - DOT / 2, x + DOT / 2, y + DOT / 2, colour))
        if one.maturing:
            hole = DOT / 2 - 3
            marks.append(_box(x - hole, y - hole, x + hole, y + hole, COLOURS.card))
    shown = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"
    bold = 600 if last else 400
    said = [
        word(NAMES - 14, y, shown, COLOURS.ink, side="right", size=13, bold=bold),
        word(NAMES + WIDE + 14, y, in_money(cost, currency), COLOURS.ink_2, bold=bold),
    ]
    return marks, said


def _nothing(width: int) -> Mark:
    return word(width / 2, TOP / 2, say("not known"), COLOURS.ink_3, side="center")


def _box(x: float, y: float, x2: float, y2: float, fill: str) -> Mark:
    return {"x": x, "y": y, "x2": x2, "y2": y2, "fill": fill, "stroke": None}
