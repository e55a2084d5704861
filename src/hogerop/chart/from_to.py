"""A month on the ladder: of those who stood here, which part stood where a month later."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

import altair as alt

from hogerop.chart.drawing import Mark, boxes, word, words
from hogerop.paper import COLOURS, number, share, wash
from hogerop.words import say

# Points: of a cell and the white round it, of the names left, of the counts, of the heads.
WIDE, HIGH, GAP, NAMES, COUNT, HEADS, LINE = 76, 32, 4, 164, 58, 52, 13
LETTERS = 13


def matrix_drawn(
    names: Sequence[str],
    heights: Sequence[float],
    contacts: Sequence[float],
    parts: Sequence[Sequence[float]],
) -> alt.LayerChart:
    """Return the matrix, the top row first.

    Parameters
    ----------
    names : sequence of str
        Of each standing, from the foot of the ladder up.
    heights : sequence of float
        How high each stands: a move to a higher one is a climb, to one as high is none.
    contacts : sequence of float
        Contact-months that each row rests on.
    parts : sequence of sequence of float
        Row: from; column: to; share of the row, 0 to 1.
    """
    size = len(names)
    width, height = NAMES + COUNT + WIDE * size, HEADS + HIGH * size
    marks: list[Mark] = []
    said = [word(NAMES + COUNT - 12, HEADS / 2, say("seen"), COLOURS.ink_3, side="right", size=11)]
    for to, name in enumerate(names):
        said += _head(name, NAMES + COUNT + WIDE * (to + 0.5) - GAP / 2)
    for row, from_ in enumerate(reversed(range(size))):
        y = HEADS + HIGH * row
        middle = y + (HIGH - GAP) / 2
        said.append(word(NAMES - 10, middle, names[from_], COLOURS.ink, side="right", size=12))
        count = number(round(contacts[from_]))
        said.append(word(NAMES + COUNT - 12, middle, count, COLOURS.ink_3, side="right", size=11))
        for to in range(size):
            if contacts[from_] and parts[from_][to] >= 0.0005:
                climb = heights[to] - heights[from_]
                box, label = _cell(parts[from_][to], climb, from_ == to, to, y)
                marks.append(box)
                said.append(label)
    sheet = [boxes(marks, width, height, corner=5)] if marks else []
    return alt.LayerChart(layer=[*sheet, *words(said, width, height)])


def _cell(part: float, climb: float, stayed: bool, column: int, y: float) -> tuple[Mark, Mark]:
    x = NAMES + COUNT + WIDE * column
    fill, ink = COLOURS.sunken, COLOURS.ink_2
    if climb and not stayed:
        # The root keeps small streams apart from none; the numbers say the rest.
        strength = 0.12 + 0.88 * min(part / 0.25, 1.0) ** 0.5
        fill = wash(COLOURS.up if climb > 0 else COLOURS.down, strength)
        ink = COLOURS.card if strength > 0.7 else COLOURS.ink
    box = {"x": x, "y": y, "x2": x + WIDE - GAP, "y2": y + HIGH - GAP, "fill": fill}
    middle = (x + (WIDE - GAP) / 2, y + (HIGH - GAP) / 2)
    said = word(*middle, share(part, 1), ink, side="center", size=12, bold=600 if stayed else 400)
    return box | {"stroke": None}, said


def _head(name: str, x: float) -> list[Mark]:
    lines = wrap(name, LETTERS, break_long_words=False)
    first = HEADS / 2 - LINE * (len(lines) - 1) / 2
    return [
        word(x, first + LINE * n, line, COLOURS.ink_2, side="center", size=11)
        for n, line in enumerate(lines)
    ]
