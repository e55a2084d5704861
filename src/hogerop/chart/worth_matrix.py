"""The chance that somebody still buys, by how often they came and how long they are silent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.drawing import Drawing, Mark, boxes, drawing, word, words
from hogerop.paper import COLOURS, share, wash
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.value.prediction.worth import Worth

# Points: of the words to the left, of a cell and the white between, of the words above.
LEFT, WIDE, HIGH, GAP, HEAD = 74, 46, 27, 3, 44
EVERY = 2
"""Months from one column to the next."""


def draw_alive(found: Worth, chances: Sequence[tuple[int, int, float]]) -> Drawing:
    """Return the matrix of P(alive); ``chances`` are orders, months of silence and the chance."""
    cells = [cell for cell in chances if cell[1] % EVERY == 0]
    orders, months = max((c[0] for c in cells), default=1), max((c[1] for c in cells), default=0)
    width, height = LEFT + WIDE * (months // EVERY + 1), HEAD + HIGH * orders
    squares: list[Mark] = []
    said = [
        word(LEFT, 12, say("months since the last order"), COLOURS.ink_3),
        word(LEFT - 14, 32, say("orders"), COLOURS.ink_3, side="right"),
    ]
    said += [
        word(LEFT + WIDE * (m // EVERY + 0.5), 32, str(m), COLOURS.ink_3, side="center")
        for m in range(0, months + 1, EVERY)
    ]
    for n in range(1, orders + 1):
        y = HEAD + HIGH * (n - 0.5)
        said.append(word(LEFT - 14, y, str(n), COLOURS.ink, side="right", bold=600))
    for n, m, chance in cells:
        x, y = LEFT + WIDE * (m // EVERY), HEAD + HIGH * (n - 1)
        squares.append(
            {"x": x, "x2": x + WIDE - GAP, "y": y, "y2": y + HIGH - GAP}
            | {"fill": wash(COLOURS.accent, 0.05 + 0.95 * chance)}
        )
        ink = "#ffffff" if chance > 0.55 else COLOURS.ink
        said.append(
            word(x + (WIDE - GAP) / 2, y + (HIGH - GAP) / 2, share(chance, 1), ink, side="center")
        )
    return drawing(
        alt.layer(*([boxes(squares, width, height, corner=4)] if squares else []),
                  *words(said, width, height)),
        title=_heading(chances),
        subtitle=_under(found),
    )  # fmt: skip


def _heading(chances: Sequence[tuple[int, int, float]]) -> str:
    year = {n: chance for n, m, chance in chances if m == 12}
    if 1 not in year or 5 not in year:
        return say("How likely a buyer still buys")
    return say(
        "Silent for a year: {once} of one-time buyers still buy, {often} of those with 5 orders",
        once=share(year[1], 1),
        often=share(year[5], 1),
    )


def _under(found: Worth) -> list[str]:
    if found.model is None:
        return [say("Too little to predict from.")]
    return [
        say("By {model}. Who came often and is silent has more likely left.", model=found.model),
        say("Of two orders or more: first came when your records begin."),
    ]
