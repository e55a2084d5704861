"""The ladder as a drawing: contacts to the left of the planks, the change to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.drawing import Drawing, Mark, boxes, drawing, word, words
from hogerop.chart.heading import heading_of_ladder
from hogerop.ladder import rung_name
from hogerop.paper import COLOURS, RUNG_COLOURS, change, day, number, wash
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.ladder.answers import LadderCounts, RungCount

Marks = list[Mark]

# Places on the sheet, in points: bars end where BARS says, planks stand between the two rails.
STEP, PLANK, BAR = 58, 42, 18
BARS, LEFT, RIGHT, CHANGES, WIDTH = 292, 304, 512, 610, 700
LONGEST_BAR, LONGEST_CHANGE = 225, 70
LETTER = 7.5  # of a number
NO_LESS = 1.5  # a single contact is still seen


def draw_ladder(counts: LadderCounts) -> Drawing:
    """Return the drawing of the ladder's counts."""
    rungs = tuple(reversed(counts.rungs))
    height = STEP * len(rungs) + 30
    compared = counts.compared_with is not None
    zero = _zero_of_changes(rungs)
    width = WIDTH - CHANGES + zero if compared else RIGHT + 20
    layers = [
        boxes(_rails(len(rungs)), width, height),
        boxes(_planks(rungs), width, height, corner=9),
        boxes(_bars(rungs), width, height, corner=3),
        *(words(_words(rungs), width, height)),
    ]
    if compared:
        layers += [boxes(_change_bars(rungs, zero), width, height, corner=3)]
        layers += words(_change_words(rungs, zero), width, height)
    return drawing(alt.layer(*layers), title=heading_of_ladder(counts), subtitle=_subtitle(counts))


def _subtitle(counts: LadderCounts) -> list[str]:
    on_it = counts.contacts - counts.outside
    first = say_count(
        "{day}: {number} contact on the ladder",
        "{day}: {number} contacts on the ladder",
        on_it,
        day=day(counts.as_of),
        number=number(on_it),
    )
    if counts.outside:
        first += say(", {n} outside it", n=number(counts.outside))
    if counts.compared_with is None:
        return [f"{first}."]
    return [f"{first}.", say("Compared with {day}.", day=day(counts.compared_with))]


def _rails(n: int) -> Marks:
    rails = []
    for x in (LEFT + 24, RIGHT - 30):
        rails.append({"x": x, "x2": x + 6, "y": 22, "y2": STEP * n + 26, "fill": COLOURS.rail})
    return rails


def _top(row: int) -> float:
    return 30.0 + row * STEP


def _planks(rungs: tuple[RungCount, ...]) -> Marks:
    marks: Marks = []
    for row, rung in enumerate(rungs):
        colour, top = RUNG_COLOURS[rung.key], _top(row)
        marks.append(
            {"x": LEFT, "x2": RIGHT, "y": top, "y2": top + PLANK}
            | {"fill": wash(colour), "stroke": wash(colour, 0.45)}
        )
        marks.append(
            {"x": LEFT + 8, "x2": LEFT + 34, "y": top + 8, "y2": top + PLANK - 8, "fill": colour}
        )
    return marks


def _bars(rungs: tuple[RungCount, ...]) -> Marks:
    marks: Marks = []
    most = _most(rungs)
    for row, rung in enumerate(rungs):
        if not rung.contacts or not rung.recorded:
            continue
        colour, top = RUNG_COLOURS[rung.key], _top(row) + (PLANK - BAR) / 2
        long = _long(rung, most)
        pale = long * rung.lapsed / rung.contacts
        edges = {"y": top, "y2": top + BAR}
        if rung.lapsed < rung.contacts:
            marks.append({"x": BARS - long + pale, "x2": BARS, "fill": colour} | edges)
        if rung.lapsed:
            marks.append(
                {"x": BARS - long, "x2": BARS - long + pale, "fill": wash(colour, 0.35)} | edges
            )
    return marks


def _most(rungs: tuple[RungCount, ...]) -> int:
    return max((rung.contacts for rung in rungs), default=0) or 1


def _long(rung: RungCount, most: int) -> float:
    return max(LONGEST_BAR * rung.contacts / most, NO_LESS) if rung.contacts else 0.0


def _words(rungs: tuple[RungCount, ...]) -> Marks:
    marks: Marks = [word(BARS, 10, say("Contacts (pale: lapsed)"), COLOURS.ink_3, side="right")]
    most = _most(rungs)
    for row, rung in enumerate(rungs):
        middle, colour = _top(row) + PLANK / 2, COLOURS.ink
        badge = str(len(rungs) - row)
        marks.append(word(LEFT + 21, middle, badge, COLOURS.card, side="center", size=14, bold=700))
        below = _below(rung)
        lift = 7.5 if below else 0
        name = rung_name(rung.key)
        marks.append(word(LEFT + 46, middle - lift, name, colour, size=14, bold=600))
        if below:
            marks.append(word(LEFT + 46, middle + 9, below, COLOURS.ink_2, size=11))
        if rung.recorded:
            beside, contacts = BARS - _long(rung, most) - 8, number(rung.contacts)
            marks.append(word(beside, middle, contacts, colour, side="right", size=14, bold=600))
    return marks


def _below(rung: RungCount) -> str:
    if not rung.recorded:
        return say("not recorded")
    return say("{n} lapsed", n=number(rung.lapsed)) if rung.lapsed else ""


def _zero_of_changes(rungs: tuple[RungCount, ...]) -> int:
    """Return where the bars of the changes begin: far enough from the planks for long numbers."""
    falls = [rung for rung in rungs if _change(rung) < 0]
    most = _most_changed(rungs)
    long = (LONGEST_CHANGE * -_change(r) / most + 16 + LETTER * len(_said(r)) for r in falls)
    return max(CHANGES, RIGHT + round(max(long, default=0.0)))


def _most_changed(rungs: tuple[RungCount, ...]) -> int:
    return max((abs(_change(rung)) for rung in rungs), default=0) or 1


def _change_bars(rungs: tuple[RungCount, ...], zero: int) -> Marks:
    most = _most_changed(rungs)
    marks: Marks = []
    for row, rung in enumerate(rungs):
        if not (more := _change(rung)):
            continue
        top = _top(row) + (PLANK - BAR) / 2
        long = max(LONGEST_CHANGE * abs(more) / most, NO_LESS)
        left = zero if more > 0 else zero - long
        fill = COLOURS.up if more > 0 else COLOURS.down
        marks.append({"x": left, "x2": left + long, "y": top, "y2": top + BAR, "fill": fill})
    return marks


def _change_words(rungs: tuple[RungCount, ...], zero: int) -> Marks:
    marks: Marks = [word(zero, 10, say("More or fewer"), COLOURS.ink_3, side="center")]
    most = _most_changed(rungs)
    for row, rung in enumerate(rungs):
        if rung.before is None or not rung.recorded:
            continue
        more, middle = _change(rung), _top(row) + PLANK / 2
        colour = COLOURS.up if more > 0 else COLOURS.down if more < 0 else COLOURS.ink_3
        side = "left" if more > 0 else "right" if more < 0 else "center"
        away = (LONGEST_CHANGE * abs(more) / most + 8) * ((more > 0) - (more < 0))
        place = zero + away, middle
        marks.append(word(*place, _said(rung), colour, side=side, size=13, bold=600))
    return marks


def _said(rung: RungCount) -> str:
    more = _change(rung)
    return f"{'↑' if more > 0 else '↓'} {change(more)}" if more else "="


def _change(rung: RungCount) -> int:
    if rung.before is None or not rung.recorded:
        return 0
    return rung.contacts - rung.before
