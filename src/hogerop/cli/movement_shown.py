"""Movement on the screen: a row per rung, where people fall off, and how fast they climb."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hogerop.chart import heading_of_movement
from hogerop.chart.movement_said import period_of_movement
from hogerop.cli.screen import line, screen, table, text
from hogerop.ladder import KEYS, rung_name
from hogerop.paper import RUNG_COLOURS, day, decimal, number, share
from hogerop.words import say

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.forecast.movement import Movement, RungMoves
    from hogerop.forecast.rates import Rate
    from hogerop.forecast.staying import Climbing

FALLS = 4
"""Falls that the screen names."""
YEARS = 4
"""Years that the screen shows of each rung: the last ones."""


def show_movement(found: Movement) -> None:
    """Write the movement to the screen."""
    line(heading_of_movement(found), "bold")
    line(
        say(
            "{period}, up to {day}. Seen: who stood there at the beginning of a month, once for"
            " each month. Of 100 of them, how many climbed and fell; of 100 who had not lapsed, how"
            " many lapsed; with 95% ranges.",
            period=period_of_movement(found),
            day=day(found.as_of),
        ),
        "dim",
    )
    screen().print(_rungs(found))
    if found.falls:
        line(say("Where people fall off"), "bold")
        for fall in found.falls[:FALLS]:
            line(
                say(
                    "{rung} to {to}: {contacts}, {share} of all falls",
                    rung=rung_name(KEYS[fall.rung]),
                    to=rung_name(KEYS[fall.to]),
                    contacts=number(fall.contacts),
                    share=share(fall.share, 1),
                )
            )
    if found.climbing:
        line()
        line(say("How fast they climb"), "bold")
        line(
            say("Of those who came on a rung in a year: who had climbed so many months later."),
            "dim",
        )
        screen().print(_climbing(found))
    said = say("The whole past is seen by the policy of today; another policy gives another past.")
    line(f"• {said}", "dim")


def _rungs(found: Movement) -> object:
    heads = [say("Rung"), say("seen"), say("climbed"), say("fell"), say("lapsed"), say("half stay")]
    made = table(*heads, right=range(1, len(heads)), fold=(0,))
    for of in reversed(found.rungs):
        made.add_row(*_row(of))
    return made


def _row(of: RungMoves) -> list[Text]:
    key = KEYS[of.rung]
    top, foot, buyers = of.rung == len(KEYS) - 1, of.rung == 0, of.rung >= KEYS.index("shopper")
    return [
        text(rung_name(key), RUNG_COLOURS.get(key, "")),
        text(number(of.seen)),
        text("–", "dim") if top else _rate(of.climbed, "green"),
        text("–", "dim") if foot else _rate(of.fell, "red"),
        _rate(of.lapsed, "") if buyers else text("–", "dim"),
        _stay(of),
    ]


def _rate(of: Rate, style: str) -> Text:
    said = text(_percent(of.value), style)
    return said.append(f"\n{_percent(of.low)}–{_percent(of.high)}", "dim")


def _percent(part: float) -> str:
    """Return a share with a decimal where it is small: of a month's moves most are."""
    return f"{decimal(100 * part)}%" if 0 < part < 0.1 else share(part, 1)


def _stay(of: RungMoves) -> Text:
    stay = of.stay
    if stay.months is not None:
        return text(say("{months} mo.", months=decimal(stay.months)))
    if not stay.followed:
        return text("–", "dim")
    return text(say("over {months} mo.", months=stay.followed))


def _climbing(found: Movement) -> object:
    after = sorted({months for of in found.climbing for months, _ in of.reached})
    heads = [say("Rung"), say("Year"), say("Contacts")]
    heads += [say("{months} mo.", months=months) for months in after]
    made = table(*heads, right=range(2, len(heads)))
    for rung, those in groupby(reversed(found.climbing), lambda of: of.rung):
        for place, of in enumerate(list(those)[:YEARS]):
            name = text(rung_name(KEYS[rung]), RUNG_COLOURS[KEYS[rung]]) if not place else text("")
            made.add_row(name, *_cohort(of, after))
    return made


def _cohort(of: Climbing, after: list[int]) -> list[Text]:
    reached = dict(of.reached)
    cells = [text(share(reached[m], 1)) if m in reached else text("") for m in after]
    return [text(str(of.year)), text(number(of.contacts)), *cells]
