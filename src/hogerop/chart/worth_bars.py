"""What each group of buyers is worth: a bar of what is expected, and a line for its range."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.drawing import Drawing, Mark, boxes, drawing, word, words
from hogerop.chart.worth_said import heading_of_worth, in_range, name_of_group, written
from hogerop.paper import COLOURS, RUNG_COLOURS, number, share, wash
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.value.prediction.worth import GroupWorth, Worth

# Points: of the names, of the bars, of the words behind them, of a row and its bar.
NAMES, BARS, BEHIND, ROW, BAR, HEAD = 190, 360, 150, 44, 20, 26
ROWS = 18


def draw_worth(found: Worth) -> Drawing:
    """Return the drawing of what the groups are worth."""
    name = found.worth
    groups = [g for g in found.groups if _expected(g, name) > 0][:ROWS]
    most = max((_end(group, name) for group in groups), default=1.0) or 1.0
    width, height = NAMES + BARS + BEHIND, HEAD + ROW * max(len(groups), 1)
    bars: list[Mark] = []
    said = [word(NAMES, HEAD / 2 - 4, _what(found), COLOURS.ink_3)]
    for place, group in enumerate(groups):
        middle = HEAD + ROW * (place + 0.5)
        bars += _bar(group, name, middle, most, found)
        said += _words(group, name, middle, most, found)
    return drawing(
        alt.layer(*([boxes(bars, width, height)] if bars else []), *words(said, width, height)),
        title=heading_of_worth(found),
        subtitle=_under(found, len(found.groups) - len(groups)),
    )


def _what(found: Worth) -> str:
    if (whole := found.business.figures.get("lifetime_value")) is not None:
        return say(
            "All that they are still to bring, in today’s money: {money} ({range})",
            money=written("lifetime_value", whole.expected, found.currency),
            range=in_range("lifetime_value", whole, found.currency),
        )
    return {
        "value_12": say("What they will bring in 12 months"),
        "orders_12": say("How often they will order in 12 months"),
        "last_12": say("What they brought in the 12 months before"),
    }[found.worth]


def _under(found: Worth, left_out: int) -> list[str]:
    lines = []
    if not found.missing:
        lines.append(say("The line through the end of a bar: where it ends in four of five cases."))
    if left_out > 0:
        lines.append(
            say_count(
                "{n} smaller group is left out.", "{n} smaller groups are left out.", left_out
            )
        )
    return lines


def _expected(group: GroupWorth, name: str) -> float:
    figure = group.figures.get(name)
    return (group.last_12 or 0.0) if figure is None else figure.expected


def _end(group: GroupWorth, name: str) -> float:
    figure = group.figures.get(name)
    return _expected(group, name) if figure is None else max(figure.high, figure.expected)


def _bar(group: GroupWorth, name: str, middle: float, most: float, found: Worth) -> list[Mark]:
    colour = RUNG_COLOURS.get(group.key, COLOURS.accent) if found.by == "rung" else COLOURS.accent
    end = NAMES + BARS * _expected(group, name) / most
    ends = {"y": middle - BAR / 2, "y2": middle + BAR / 2}
    marks: list[Mark] = [
        {"x": NAMES, "x2": max(end, NAMES + 2), **ends, "fill": wash(colour, 0.72)}
    ]
    if (figure := group.figures.get(name)) is not None:
        low, high = (NAMES + BARS * value / most for value in (figure.low, figure.high))
        ink = COLOURS.ink
        marks.append({"x": low, "x2": high, "y": middle - 1, "y2": middle + 1, "fill": ink})
        marks += [
            {"x": at - 1, "x2": at + 1, "y": middle - 6, "y2": middle + 6, "fill": ink}
            for at in (low, high)
        ]
    return marks


def _words(group: GroupWorth, name: str, middle: float, most: float, found: Worth) -> list[Mark]:
    buyers = say_count(
        "{buyers} buyer", "{buyers} buyers", group.contacts, buyers=number(group.contacts)
    )
    if "share" in group.figures:
        buyers += f" · {share(group.figures['share'].expected, 1)}"
    title = name_of_group(group.key, found.by)
    behind = NAMES + BARS * _end(group, name) / most + 10
    marks = [
        word(NAMES - 14, middle - 8, title[:24], COLOURS.ink, side="right", size=13, bold=600),
        word(NAMES - 14, middle + 8, buyers, COLOURS.ink_3, side="right"),
        word(behind, middle - 8, written(name, _expected(group, name), found.currency),
             COLOURS.ink, size=13, bold=600),
    ]  # fmt: skip
    if (figure := group.figures.get(name)) is not None:
        marks.append(
            word(behind, middle + 8, in_range(name, figure, found.currency), COLOURS.ink_3)
        )
    return marks
