"""One rung up: what each step brings, for one contact and for all of them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.answer_said import figure_of, heading_of_steps, in_amounts, more
from hogerop.chart.drawing import Drawing, Mark, box, boxes, drawing, word, words
from hogerop.chart.ticks import round_ticks, tick_money
from hogerop.ladder import RUNGS
from hogerop.paper import COLOURS, RUNG_COLOURS, number, wash
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.whatif.answer import Answer, Step
    from hogerop.whatif.figures import Figure

# Points: of the names, of a panel and the white right of it, of a row, of the heads.
NAMES, WIDE, BETWEEN, HIGH, TOP = 176, 330, 44, 52, 46
BAR, DOT, LETTERS, LINE = 16, 10, 24, 15

WIDTH = NAMES + 2 * WIDE + BETWEEN


@dataclass(frozen=True)
class _Line:
    """One row of a panel: its colour, its figures, and those of as many more suspects."""

    colour: str
    figures: tuple[Figure, ...]
    instead: tuple[Figure, ...] = ()


def draw_one_up(answer: Answer) -> Drawing:
    """Return the drawing of every single step up, the top one first, one more suspect last."""
    steps = tuple(reversed(answer.steps))
    height = TOP + HIGH * (len(steps) + 1)
    marks, said = _panels(steps, answer.currency) if steps else ([], [_nothing()])
    sheet = [boxes(marks, WIDTH, height, corner=3)] if marks else []
    return drawing(
        alt.layer(*sheet, *words(said, WIDTH, height)),
        title=heading_of_steps(answer),
        subtitle=_under(answer),
    )


def _panels(steps: Sequence[Step], currency: str) -> tuple[list[Mark], list[Mark]]:
    """Return the names, and both panels: of one contact, and of all who stand there."""
    one = tuple(figure.times(1 / steps[0].contacts) for figure in steps[0].as_suspects)
    each = [_Line(_colour(step), step.per_contact) for step in steps]
    each.append(_Line(RUNG_COLOURS["suspect"], one))
    everyone = [_Line(_colour(step), step.in_all, step.as_suspects) for step in steps]
    marks, written = _panel(say("for one contact moved"), NAMES, each, currency)
    left = NAMES + WIDE + BETWEEN
    more_marks, more_written = _panel(say("for all who stand there"), left, everyone, currency)
    return marks + more_marks, _names(steps) + written + more_written


def _names(steps: Sequence[Step]) -> list[Mark]:
    said: list[Mark] = []
    for place, step in enumerate(steps):
        contacts = say_count(
            "{contacts} contact",
            "{contacts} contacts",
            step.contacts,
            contacts=number(step.contacts),
        )
        said += _name(step.name, contacts, TOP + HIGH * (place + 0.5))
    return said + _name(say("One more suspect"), "", TOP + HIGH * (len(steps) + 0.5))


def _under(answer: Answer) -> list[str]:
    said = [
        say(
            "Dot and bar: calibrated, with the nudged order; a bar is meant to hold in 19 of 20"
            " cases."
        ),
        say("Hollow: the ceiling, if they behaved like those who stand there; it is no forecast."),
        say("Black stroke, right: the same effort put into as many more suspects."),
    ]
    if answer.proven.change is None:
        said.append(say("Nothing of it is proven: no action with a holdout was measured yet."))
    if answer.since:
        said.append(answer.since)
    return said


def _panel(
    head: str, left: float, lines: Sequence[_Line], currency: str
) -> tuple[list[Mark], list[Mark]]:
    low, high = _reach(lines)

    def at(amount: float) -> float:
        return left + WIDE * (amount - low) / (high - low)

    bottom, ticks = TOP + HIGH * len(lines), round_ticks(low, high)
    marks = [
        box(at(t) - 0.5, TOP, at(t) + 0.5, bottom, COLOURS.line_soft if t else COLOURS.ink_3)
        for t in ticks
    ]
    said = [word(left, 8, head, COLOURS.ink, size=13, bold=600)]
    said += [
        word(at(t), TOP - 12, tick_money(t, currency), COLOURS.ink_3, side="center", size=11)
        for t in ticks
    ]
    for place, line in enumerate(lines):
        y = TOP + HIGH * (place + 0.5)
        marks += _row(line, at, y - 8)
        if (found := figure_of(line.figures, "calibrated")) is not None:
            amounts = f"{more(found.middle, currency)} ({in_amounts(found, currency)})"
            said.append(word(max(at(0), left) + 4, y + 12, amounts, COLOURS.ink_2))
    return marks, said


def _reach(lines: Sequence[_Line]) -> tuple[float, float]:
    """Return the lowest and the highest amount that is drawn, 0 among them."""
    shown = [figure for line in lines for figure in (*line.figures, *line.instead)]
    ends = [
        end
        for figure in shown
        if figure.change and figure.kind in ("ceiling", "calibrated")
        for end in (figure.change.low, figure.change.high)
    ]
    return min([0.0, *ends]), max([1e-9, *ends])


def _row(line: _Line, at: Callable[[float], float], y: float) -> list[Mark]:
    marks, half = [], DOT / 2
    if (found := figure_of(line.figures, "calibrated")) is not None:
        low, middle, high = at(found.low), at(found.middle), at(found.high)
        wide = max(high, low + 2)
        marks.append(box(low, y - BAR / 2, wide, y + BAR / 2, wash(line.colour, 0.3)))
        marks.append(box(middle - half, y - half, middle + half, y + half, line.colour))
    if (found := figure_of(line.figures, "ceiling")) is not None:
        x, inner = at(found.middle), half - 2.5
        marks.append(box(x - half, y - half, x + half, y + half, COLOURS.ink_3))
        marks.append(box(x - inner, y - inner, x + inner, y + inner, COLOURS.card))
    if (found := figure_of(line.instead, "calibrated")) is not None:
        x = at(found.middle)
        marks.append(box(x - 2, y - BAR / 2, x + 2, y + BAR / 2, COLOURS.ink))
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


def _nothing() -> Mark:
    return word(WIDTH / 2, TOP / 2, say("not known"), COLOURS.ink_3, side="center")
