"""What if, before and after: what is to come as it is, and with the change, each with a range."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.answer_said import heading_of_answer, in_amounts, more
from hogerop.chart.drawing import Drawing, Mark, box, boxes, drawing, word, words
from hogerop.chart.ticks import round_ticks, tick_money
from hogerop.paper import COLOURS, estimated_money, wash
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
    """Return the drawing of the margin before and after a change."""
    figures = [figure for figure in answer.figures if figure.after or figure.kind == "proven"]
    scale = _Scale([answer.before, *(f.after for f in figures if f.after)], answer.currency)
    width, height = NAMES + WIDE + BEHIND, TOP + HIGH * (len(figures) + 1)
    marks, said = scale.grid(height)
    now = scale(answer.before.middle)
    marks.append(box(now - 0.5, TOP, now + 0.5, height, COLOURS.ink_3))
    marks += _range(scale, answer.before, TOP + HIGH / 2, COLOURS.ink)
    said += _names([say("As it is now")], TOP + HIGH / 2, bold=600)
    said += _behind(
        TOP + HIGH / 2,
        estimated_money(answer.before.middle, answer.currency),
        _ends(answer, answer.before),
    )
    for place, figure in enumerate(figures, start=1):
        y = TOP + HIGH * (place + 0.5)
        said += _names(wrap(figure.label, LETTERS), y)
        if figure.after is None or figure.change is None:
            said.append(word(NAMES + 8, y, say("not measured"), COLOURS.ink_3))
            continue
        marks += _range(scale, figure.after, y, COLOURS_OF[figure.kind], hollow=_hollow(figure))
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
            "Money of {months} months, all together; a bar holds it in 19 of 20 cases.",
            months=answer.months,
        ),
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
    """Where an amount stands, on a straight scale."""

    def __init__(self, those: list[Range], currency: str) -> None:
        low, high = min(one.low for one in those), max(one.high for one in those)
        self.currency = currency
        self.low = min(low, 0.0) if low < 0.5 * high else low - 0.1 * (high - low)
        self.high = max(high, self.low + 1)

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


def _names(lines: list[str], y: float, *, bold: int = 400) -> list[Mark]:
    first = y - LINE * (len(lines) - 1) / 2
    return [
        word(NAMES - 16, first + LINE * n, line, COLOURS.ink, side="right", size=13, bold=bold)
        for n, line in enumerate(lines)
    ]


def _behind(y: float, amount: str, ends: str) -> list[Mark]:
    x = NAMES + WIDE + 16
    return [
        word(x, y - 8, amount, COLOURS.ink, size=13, bold=600),
        word(x, y + 8, ends, COLOURS.ink_3),
    ]


def _ends(answer: Answer, of: Range) -> str:
    low, high = estimated_money(of.low, answer.currency), estimated_money(of.high, answer.currency)
    return say("{low} to {high}", low=low, high=high)
