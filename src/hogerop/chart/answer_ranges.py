"""What a change brings, drawn from 0: each number of the answer with its range."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.answer_said import heading_of_answer, in_amounts, more
from hogerop.chart.drawing import Drawing, Mark, box, boxes, drawing, word, words
from hogerop.chart.ticks import round_ticks, tick_money
from hogerop.paper import COLOURS, wash
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.whatif.answer import Answer
    from hogerop.whatif.figures import Figure, Range

# Points: of the names, of the scale, of what is written right of it, of a row and what is in it.
NAMES, WIDE, BEHIND, HIGH, TOP = 236, 380, 190, 58, 30
BAR, DOT, LETTERS, LINE = 16, 11, 34, 15

COLOURS_OF = {
    "ceiling": COLOURS.ink_3,
    "calibrated": COLOURS.accent,
    "carry_over": COLOURS.accent,
    "proven": COLOURS.up,
}


def draw_answer(answer: Answer) -> Drawing:
    """Return the drawing of what a change brings more, or less."""
    figures = answer.figures
    scale = _Scale([f.change for f in figures if f.change], answer.currency)
    width, height = NAMES + WIDE + BEHIND, TOP + HIGH * len(figures)
    marks, said = scale.grid(height)
    marks.append(box(scale(0) - 0.5, TOP, scale(0) + 0.5, height, COLOURS.ink_3))
    for place, figure in enumerate(figures):
        y = TOP + HIGH * (place + 0.5)
        said += _names(wrap(figure.label, LETTERS), y)
        if figure.change is None:
            said.append(word(NAMES + 8, y, say("not measured"), COLOURS.ink_3))
            continue
        marks += _range(scale, figure.change, y, COLOURS_OF[figure.kind], hollow=_hollow(figure))
        change = more(figure.change.middle, answer.currency)
        said += _behind(y, change, in_amounts(figure.change, answer.currency))
    return drawing(
        alt.layer(boxes(marks, width, height, corner=3), *words(said, width, height)),
        title=heading_of_answer(answer),
        subtitle=_under(answer),
    )


def _under(answer: Answer) -> list[str]:
    said = [
        say(
            "What comes more, or less, in {months} months together; a bar is meant to hold it in"
            " 19 of 20 cases.",
            months=answer.months,
        ),
        answer.as_it_is,
        say("The ceiling compares unlike people; it is no forecast."),
    ]
    if answer.extrapolated:
        said.append(say("So far ahead is an extrapolation."))
    if answer.since:
        said.append(answer.since)
    return said


def _hollow(figure: Figure) -> bool:
    return figure.kind == "ceiling"


class _Scale:
    """Where a change stands, on a straight scale that holds 0."""

    def __init__(self, those: list[Range], currency: str) -> None:
        self.currency = currency
        self.low = min([0.0, *(one.low for one in those)])
        self.high = max([self.low + 1, 0.0, *(one.high for one in those)])

    def __call__(self, amount: float) -> float:
        return NAMES + WIDE * (amount - self.low) / (self.high - self.low)

    def grid(self, height: int) -> tuple[list[Mark], list[Mark]]:
        lines, labels = [], []
        for tick in round_ticks(self.low, self.high):
            x = self(tick)
            lines.append(box(x - 0.5, TOP, x + 0.5, height, COLOURS.line_soft))
            said = tick_money(tick, self.currency)
            labels.append(word(x, TOP / 2 - 4, said, COLOURS.ink_3, side="center", size=11))
        return lines, labels


def _range(scale: _Scale, of: Range, y: float, colour: str, *, hollow: bool = False) -> list[Mark]:
    x, low, high = scale(of.middle), scale(of.low), scale(of.high)
    half = DOT / 2
    marks = [
        box(low, y - BAR / 2, max(high, low + 2), y + BAR / 2, wash(colour, 0.28)),
        box(x - half, y - half, x + half, y + half, colour),
    ]
    if hollow:
        inner = half - 2.5
        marks.append(box(x - inner, y - inner, x + inner, y + inner, COLOURS.card))
    return marks


def _names(lines: list[str], y: float) -> list[Mark]:
    first = y - LINE * (len(lines) - 1) / 2
    return [
        word(NAMES - 16, first + LINE * n, line, COLOURS.ink, side="right", size=13)
        for n, line in enumerate(lines)
    ]


def _behind(y: float, amount: str, ends: str) -> list[Mark]:
    x = NAMES + WIDE + 16
    return [
        word(x, y - 8, amount, COLOURS.ink, size=13, bold=600),
        word(x, y + 8, ends, COLOURS.ink_3),
    ]
