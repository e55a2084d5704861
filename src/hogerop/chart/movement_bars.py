"""Month by month: who climbed, above the line; who fell, below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import altair as alt

from hogerop.chart.drawing import Mark, boxes, word, words
from hogerop.paper import COLOURS, month, number

# Points: of the bars across, and of both sides together; of the words left, below, above, at bars.
WIDE, HIGH, LEFT, BELOW, HEAD, SAID = 700, 240, 96, 34, 20, 20
NAMED = 8


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
    ups_most, downs_most = max([1, *climbed]), max([1, *fell])
    each = HIGH / (ups_most + downs_most)
    wide = WIDE / max(len(ends), 1)
    zero, width = HEAD + each * ups_most, LEFT + WIDE
    height = HEAD + HIGH + SAID + BELOW
    marks: list[Mark] = [_box(LEFT, zero - 0.5, width, zero + 0.5, COLOURS.ink_3)]
    said = [
        word(
            LEFT - 16,
            zero - max(each * ups_most / 2, 10),
            f"↑ {up}",
            COLOURS.up,
            side="right",
            size=13,
            bold=600,
        ),
        word(
            LEFT - 16,
            zero + max(each * downs_most / 2, 10),
            f"↓ {down}",
            COLOURS.down,
            side="right",
            size=13,
            bold=600,
        ),
    ]
    every = -(-len(ends) // NAMED)
    for place, (end, ups, downs) in enumerate(zip(ends, climbed, fell, strict=True)):
        x, gap = LEFT + wide * place, min(5.0, wide * 0.2)
        middle = x + wide / 2
        for count, sign, colour in ((ups, -1, COLOURS.up), (downs, 1, COLOURS.down)):
            y = zero + sign * each * count
            if count:
                marks.append(
                    _box(x + gap / 2, min(y, zero), x + wide - gap / 2, max(y, zero), colour)
                )
            if wide >= 24 or count == max(climbed if sign < 0 else fell, default=0):
                label = number(count) if count else "·"
                said.append(
                    word(middle, y + sign * 8, label, COLOURS.ink_2, side="center", size=11)
                )
        if (len(ends) - 1 - place) % every == 0:
            said.append(word(middle, height - 8, month(end), COLOURS.ink_2, side="center"))
    return alt.LayerChart(
        layer=[boxes(marks, width, height, corner=2), *words(said, width, height)]
    )


def _box(x: float, y: float, x2: float, y2: float, fill: str) -> Mark:
    return {"x": x, "y": y, "x2": x2, "y2": y2, "fill": fill, "stroke": None}
