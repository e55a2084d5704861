"""One rung up: what each step brings, for one contact and for all of them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.answer_said import figure_of, heading_of_steps, in_amounts, more
from hogerop.chart.drawing import Drawing, Mark, boxes, drawing, word, words
from hogerop.chart.ticks import round_ticks
from hogerop.ladder import RUNGS
from hogerop.paper import COLOURS, RUNG_COLOURS, about_money, number, wash
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.whatif.answer import Answer, Step
    from hogerop.whatif.figures import Figure

# Points: of the names, of a panel and the white right of it, of a row, of the heads.
NAMES, WIDE, BETWEEN, HIGH, TOP = 176, 330, 44, 52, 46
BAR, DOT, LETTERS, LINE = 16, 10, 24, 15

Line = tuple[str, "tuple[Figure, ...]", "tuple[Figure, ...] | None"]
"""Its colour, its figures, and those of as many more suspects."""


def draw_one_up(answer: Answer) -> Drawing:
    """Return the drawing of every single step up, the top one first, one more suspect last."""
    steps = tuple(reversed(answer.steps))
    rows = len(steps) + bool(steps)
    width, height = NAMES + 2 * WIDE + BETWEEN, TOP + HIGH * max(rows, 1)
    marks: list[Mark] = []
    said: list[Mark] = []
    for place, step in enumerate(steps):
        contacts = say_count(
            "{contacts} contact",
            "{contacts} contacts",
            step.contacts,
            contacts=number(step.contacts),
        )
        said += _name(step.name, contacts, TOP + HIGH * (place + 0.5))
    if steps:
        said += _name(say("One more suspect"), "", TOP + HIGH * (len(steps) + 0.5))
        one = tuple(figure.times(1 / steps[0].contacts) for figure in steps[0].as_suspects)
        each = [(_colour(step), step.per_contact, None) for step in steps]
        everyone = [(_colour(step), step.in_all, step.as_suspects) for step in steps]
        for head, left, lines in (
            (
                say("for one contact moved"),
                NAMES,
                [*each, (RUNG_COLOURS["suspect"], one, None)],
            ),
            (say("for all who stand there"), NAMES + WIDE + BETWEEN, everyone),
        ):
            drawn, written = _panel(head, left, lines, answer.currency)
            marks += drawn
            said += written
    sheet = [boxes(marks, width, height, corner=3)] if marks else []
    return drawing(
        alt.layer(*sheet, *words(said or [_nothing(width)], width, height)),
        title=heading_of_steps(answer),
        subtitle=_under(answer),
    )


def _under(answer: Answer) -> list[str]:
    said = [
        say("Dot and bar: calibrated, with the nudged order, in 19 of 20 cases."),
        say("Hollow: the ceiling, if they behaved like those who stand there; it is no forecast."),
        say("Black stroke, right: the same effort put into as many more suspects."),
    ]
    if answer.proven.change is None:
        said.append(say("Nothing of it is proven: no action with a holdout was measured yet."))
    return said


def _panel(
    head: str, left: float, lines: Sequence[Line], currency: str
) -> tuple[list[Mark], list[Mark]]:
    shown = [f for _, figures, others in lines for f in (*figures, *(others or ()))]
    ends = [
        end
        for figure in shown
        for end in ((figure.change.low, figure.change.high) if figure.change else ())
        if figure.kind in ("ceiling", "calibrated")
    ]
    low, high = min([0.0, *ends]), max([1e-9, *ends])

    def at(amount: float) -> float:
        return left + WIDE * (amount - low) / (high - low)

    bottom = TOP + HIGH * len(lines)
    ticks = round_ticks(low, high)
    marks = [
        _box(at(t) - 0.5, TOP, at(t) + 0.5, bottom, COLOURS.line_soft if t else COLOURS.ink_3)
        for t in ticks
    ]
    said = [word(left, 8, head, COLOURS.ink, size=13, bold=600)]
    said += [
        word(at(t), TOP - 12, _short(t, currency), COLOURS.ink_3, side="center", size=11)
        for t in ticks
    ]
    for place, (colour, figures, others) in enumerate(lines):
        y = TOP + HIGH * (place + 0.5)
        marks += _row(figures, at, y - 8, colour)
        if others is not None and (instead := figure_of(others, "calibrated")) is not None:
            x = at(instead.middle)
            marks.append(_box(x - 2, y - 8 - BAR / 2, x + 2, y - 8 + BAR / 2, COLOURS.ink))
        if (found := figure_of(figures, "calibrated")) is not None:
            amounts = f"{more(found.middle, currency)} ({in_amounts(found, currency)})"
            said.append(word(max(at(0), left) + 4, y + 12, amounts, COLOURS.ink_2))
    return marks, said


def _row(
    figures: tuple[Figure, ...], at: Callable[[float], float], y: float, colour: str
) -> list[Mark]:
    marks, half = [], DOT / 2
    if (found := figure_of(figures, "calibrated")) is not None:
        low, middle, high = at(found.low), at(found.middle), at(found.high)
        marks.append(_box(low, y - BAR / 2, max(high, low + 2), y + BAR / 2, wash(colour, 0.3)))
        marks.append(_box(middle - half, y - half, middle + half, y + half, colour))
    if (found := figure_of(figures, "ceiling")) is not None:
        x, inner = at(found.middle), half - 2.5
        marks.append(_box(x - half, y - half, x + half, y + half, COLOURS.ink_3))
        marks.append(_box(x - inner, y - inner, x + inner, y + inner, COLOURS.card))
    return marks


def _colour(step: Step) -> str:
    return RUNG_COLOURS[RUNGS[step.rung - 1].key]


def _name(name: str, below: str, y: float) -> list[Mark]:
    lines = wrap(name, LETTERS)
    first = y - 8 - LINE * (len(lines) - 1) / 2
    said = [
        word(NAMES - 20, first + LINE * n, line, COLOURS.ink, side="right", size=13, bold=600)
        for n, line in enumerate(lines)
    ]
    end = first + LINE * len(lines)
    return [*said, word(NAMES - 20, end, below, COLOURS.ink_3, side="right", size=11)]


def _short(tick: float, currency: str) -> str:
    return about_money(tick, currency).removesuffix(".00").removesuffix(",00") if tick else "0"


def _nothing(width: float) -> Mark:
    return word(width / 2, TOP / 2, say("not known"), COLOURS.ink_3, side="center")


def _box(x: float, y: float, x2: float, y2: float, fill: str) -> Mark:
    return {"x": x, "y": y, "x2": x2, "y2": y2, "fill": fill, "stroke": None}
