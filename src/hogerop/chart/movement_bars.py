"""Month by month: who climbed, above the line; who fell, below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt

from hogerop.chart.drawing import Mark, box, boxes, word, words
from hogerop.paper import COLOURS, month, number

# Points: of the bars across, and of both sides together; of the words left, below, above, at bars.
WIDE, HIGH, LEFT, BELOW, HEAD, SAID = 700, 240, 96, 34, 20, 20
WIDTH, HEIGHT = LEFT + WIDE, HEAD + HIGH + SAID + BELOW
NAMED, LEGIBLE = 8, 24
"""So many months are named at most; bars so wide have all their numbers."""


@dataclass(frozen=True)
class _Side:
    """Who climbed, or who fell: what they are called, how many a month, which way bars go."""

    name: str
    counts: Sequence[int]
    sign: int
    colour: str

    @property
    def most(self) -> int:
        return max([1, *self.counts])


def months_drawn(
    ends: Sequence[date], climbed: Sequence[int], fell: Sequence[int], *, up: str, down: str
) -> alt.LayerChart:
    """Return bars of those who climbed and of those who fell, a pair for each month.

    Parameters
    ----------
    ends : sequence of date
        Last day of each month.
    climbed, fell : sequence of int
        Contacts, 0 or more.
    up, down : str
        What the sides are called.
    """
    sides = (
        _Side(f"↑ {up}", climbed, -1, COLOURS.up),
        _Side(f"↓ {down}", fell, 1, COLOURS.down),
    )
    each = HIGH / sum(side.most for side in sides)
    zero = HEAD + each * sides[0].most
    marks = [box(LEFT, zero - 0.5, WIDTH, zero + 0.5, COLOURS.ink_3)]
    said = [_name(side, zero, each) for side in sides]
    for place in range(len(ends)):
        for side in sides:
            bars, labels = _bar(side, place, len(ends), zero, each)
            marks += bars
            said += labels
    said += _months(ends)
    return alt.LayerChart(
        layer=[boxes(marks, WIDTH, HEIGHT, corner=2), *words(said, WIDTH, HEIGHT)]
    )


def _name(side: _Side, zero: float, each: float) -> Mark:
    y = zero + side.sign * max(each * side.most / 2, 10)
    return word(LEFT - 16, y, side.name, side.colour, side="right", size=13, bold=600)


def _bar(
    side: _Side, place: int, months: int, zero: float, each: float
) -> tuple[list[Mark], list[Mark]]:
    """Return the bar of a month with its number; on narrow bars only the highest has one."""
    wide, count = WIDE / months, side.counts[place]
    x, gap, y = LEFT + wide * place, min(5.0, wide * 0.2), zero + side.sign * each * count
    bars, labels = [], []
    if count:
        ends = (x + gap / 2, min(y, zero), x + wide - gap / 2, max(y, zero))
        bars.append(box(*ends, side.colour))
    if wide >= LEGIBLE or count == max(side.counts):
        label, middle = number(count) if count else "·", x + wide / 2
        labels.append(word(middle, y + side.sign * 8, label, COLOURS.ink_2, side="center", size=11))
    return bars, labels


def _months(ends: Sequence[date]) -> list[Mark]:
    every, wide = -(-len(ends) // NAMED), WIDE / max(len(ends), 1)
    return [
        word(LEFT + wide * (place + 0.5), HEIGHT - 8, month(end), COLOURS.ink_2, side="center")
        for place, end in enumerate(ends)
        if (len(ends) - 1 - place) % every == 0
    ]
