"""Why two records are one: a waterfall of the evidence, from two at random to how likely it is."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.drawing import Drawing, Mark, boxes, drawing, word, words
from hogerop.paper import COLOURS, decimal, wash
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.identity import Evidence, PairShown

# Places in points: what was found stands left of the bars, the weight right of each bar's end.
NAMES, BARS, ROW, BAR, HEAD, FOOT = 268, 420, 34, 18, 26, 8
INSIDE, LABEL = 14, 46  # room in the field beside the longest bar, and for the last label
WIDTH = NAMES + BARS
LETTERS = 42  # of a name on one line
THIN = 1.5  # what weighs nothing is still seen
MOST = 12  # pieces of evidence


def draw_waterfall(pair: PairShown) -> Drawing:
    """Return the drawing of the evidence of one pair, the strongest first."""
    evidence = pair.evidence[:MOST]
    steps = _steps(pair, evidence)
    reach = [value for _, start, end in steps for value in (start, end)]
    low, high = min(-4.0, *reach), max(4.0, *reach)
    height = HEAD + ROW * len(steps) + FOOT
    marks = list(_bars(steps, low, high))
    return drawing(
        alt.layer(
            boxes(list(_field(low, high, height)), WIDTH, height),
            boxes([bar for bar, _ in marks], WIDTH, height, corner=3),
            *words([*_words(steps), *(label for _, label in marks), *_scale(low, high)],
                   WIDTH, height),
        ),
        title=pair.sentence,
        subtitle=_subtitle(pair, len(pair.evidence) - len(evidence)),
    )  # fmt: skip


def _steps(pair: PairShown, evidence: tuple[Evidence, ...]) -> list[tuple[str, float, float]]:
    """Return name, start and end of each bar."""
    if not evidence:
        return [(say("nothing of theirs was compared"), 0.0, 0.0)]
    steps = [(say("two records taken at random"), 0.0, pair.prior)]
    at = pair.prior
    for one in evidence:
        steps.append((one.sentence, at, at + one.bits))
        at += one.bits
    return [*steps, (say("together"), 0.0, at)]


def _subtitle(pair: PairShown, left_out: int) -> list[str]:
    lines = [
        say("Right speaks for one and the same, left against it."),
        say("Each point doubles the odds, or halves them."),
    ]
    if pair.decided is not None:
        lines.insert(0, say("Whatever the evidence says: you decided."))
    if left_out:
        lines.append(say("The strongest {n} are drawn.", n=MOST))
    return lines


def _bars(steps: list[tuple[str, float, float]], low: float, high: float) -> Iterator[
    tuple[Mark, Mark]
]:  # fmt: skip
    for row, (_, start, end) in enumerate(steps):
        first_or_last = row in (0, len(steps) - 1)
        colour = COLOURS.up if end > start else COLOURS.down
        left, right = sorted((_x(start, low, high), _x(end, low, high)))
        middle, even = HEAD + ROW * (row + 0.5), _x(0, low, high)
        box = {
            "x": left,
            "x2": max(right, left + THIN),
            "y": middle - BAR / 2,
            "y2": middle + BAR / 2,
            "fill": colour if first_or_last else wash(colour, 0.72),
        }
        # A weight is written outside its bar, on the side where the next one does not begin.
        said, side = _signed(end - start), "left" if end > start else "right"
        place = right + 7 if end > start else left - 7
        if side == "right" and place < NAMES + LABEL:
            place, side = right + 7, "left"
        # Nor across the line of even odds, where it could not be read.
        if side == "left" and place - 7 < even < place + LABEL - 10:
            place = even + 7
        if side == "right" and place - LABEL + 10 < even < place + 7:
            place = even - 7
        yield box, word(place, middle, said, COLOURS.ink, side=side, bold=600)


def _words(steps: list[tuple[str, float, float]]) -> Iterator[Mark]:
    for row, (name, _, _) in enumerate(steps):
        bold = 600 if row == len(steps) - 1 else 400
        lines = wrap(name, LETTERS)[:2]
        for place, said in enumerate(lines):
            y = HEAD + ROW * (row + 0.5) + 14 * (place - (len(lines) - 1) / 2)
            yield word(NAMES - 14, y, said, COLOURS.ink_2, side="right", bold=bold)


def _field(low: float, high: float, height: int) -> Iterator[Mark]:
    """Yield the line at even odds, and the ground on which the bars stand."""
    top, foot = HEAD - 4, height - FOOT + 4
    sides = {"x": NAMES, "x2": NAMES + BARS, "y": top, "y2": foot}
    yield {**sides, "fill": COLOURS.sunken}
    even = _x(0, low, high)
    yield {"x": even - 0.75, "x2": even + 0.75, "y": top, "y2": foot, "fill": COLOURS.ink_3}


def _scale(low: float, high: float) -> Iterator[Mark]:
    """Yield the words above the field: where odds are even, and what lies to both sides."""
    even = _x(0, low, high)
    yield word(even, HEAD - 14, say("even odds"), COLOURS.ink_3, side="center")


def _x(value: float, low: float, high: float) -> float:
    return NAMES + INSIDE + (value - low) / (high - low) * (BARS - 2 * INSIDE - LABEL)


def _signed(bits: float) -> str:
    tenths = round(bits, 1)
    sign = "+" if tenths > 0 else "−" if tenths < 0 else ""
    return sign + decimal(abs(tenths))
