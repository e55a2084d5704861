"""The forecast on the screen: the answer, a row per rung, the money, and how it was checked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hogerop.chart import heading_of_forecast
from hogerop.chart.ahead_said import contacts_in_range, in_money_range
from hogerop.cli.screen import line, screen, table, text
from hogerop.forecast.months import rung_of
from hogerop.ladder import KEYS, rung_name
from hogerop.paper import (
    RUNG_COLOURS,
    change,
    day,
    estimated_money,
    meant_to_hold,
    month,
    number,
    short_day,
)
from hogerop.words import say

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.forecast.foretold import Ahead, ComingMonths, Newcomers, Range

ROOM_FOR_HALFWAY = 98
"""Columns of the screen from which on the months between are shown too."""


def show_forecast(coming: ComingMonths) -> None:
    """Write the coming months to the screen."""
    found = coming.forecast
    line(heading_of_forecast(coming), "bold")
    line(
        say("Looking ahead from {day}, those included who have yet to come.", day=day(found.as_of))
        + " "
        + meant_to_hold(80),
        "dim",
    )
    screen().print(_rungs(coming))
    for kind in found.newcomers:
        line(_said_of(kind))
    for note in found.notes:
        line(f"• {note}", "dim")


def _rungs(coming: ComingMonths) -> object:
    found = coming.forecast
    shown = _months_shown(len(found.ends))
    heads = [say("Rung"), short_day(found.as_of), *(month(found.ends[place]) for place in shown)]
    heads += [say("change"), say("of whom new")]
    made = table(*heads, right=range(1, len(heads)), fold=(0,))
    for rung in reversed(found.rungs):
        made.add_row(*_row(rung, shown))
    if found.money:
        made.add_section()
        made.add_row(*_money(coming, shown))
    return made


def _months_shown(months: int) -> list[int]:
    """Return the places of the months that have a column: the last, others where there is room."""
    last = months - 1
    if screen().width < ROOM_FOR_HALFWAY or months < 4:
        return [last]
    return sorted({0, months // 4 - 1, months // 2 - 1, last})


def _row(rung: Ahead, shown: list[int]) -> list[Text]:
    key = KEYS[rung_of(rung.standing)]
    end = round(rung.months[-1].mean)
    grown = end - rung.past[-1]
    style = "green" if grown > 0 else "red" if grown < 0 else "dim"
    return [
        text(rung_name(key), RUNG_COLOURS.get(key, "")),
        text(number(rung.past[-1])),
        *(_contacts(rung.months[place]) for place in shown),
        text(change(grown), "dim" if key == "outside" else style),
        text(number(round(rung.arrived[-1])) if round(rung.arrived[-1]) else "·"),
    ]


def _contacts(of: Range) -> Text:
    return text(number(round(of.mean))).append("\n" + contacts_in_range(of), "dim")


def _money(coming: ComingMonths, shown: list[int]) -> list[Text]:
    found, currency = coming.forecast, coming.currency
    name = say("Margin a month") if found.money_is == "margin" else say("Revenue a month")
    cells = [
        text(estimated_money(found.money[place].mean, currency)).append(
            "\n" + in_money_range(found.money[place], currency), "dim"
        )
        for place in shown
    ]
    return [
        text(name),
        text(estimated_money(found.money_past[-1], currency)),
        *cells,
        text(""),
        text(""),
    ]


def _said_of(kind: Newcomers) -> str:
    whole = sum(one.mean for one in kind.months)
    before = sum(kind.past[-12:])
    values = {
        "number": number(round(whole)),
        "months": len(kind.months),
        "before": number(before),
    }
    said = {
        "suspects": say(
            "New suspects: some {number} in {months} months; {before} in the 12 before.", **values
        ),
        "prospects": say(
            "New prospects: some {number} in {months} months; {before} in the 12 before.", **values
        ),
        "buyers": say(
            "New contacts who come in by ordering: some {number} in {months} months; {before} in"
            " the 12 before.",
            **values,
        ),
        "first_buyers": say(
            "First-time buyers: some {number} in {months} months; {before} in the 12 before.",
            **values,
        ),
        "outside": say(
            "New contacts outside the ladder: some {number} in {months} months; {before} in the 12"
            " before.",
            **values,
        ),
    }[kind.kind]
    if kind.left_out:
        said += " " + say(
            "Left out: {days}, when a list came in at once.", days=_days(kind.left_out)
        )
    return said


def _days(ends: tuple[date, ...]) -> str:
    return ", ".join(month(end) for end in ends)
