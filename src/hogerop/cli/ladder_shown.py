"""The ladder on the screen: from the raving fans down, contacts as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hogerop.chart import heading_of_ladder, remarks_on_ladder
from hogerop.cli.screen import line, screen, text
from hogerop.ladder import rung_name
from hogerop.paper import RUNG_COLOURS, change, day, number, short_day
from hogerop.words import say

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.ladder.answers import LadderCounts, RungCount

# What stands beside the bar and the two headings: number, name, change and the spaces between.
BESIDE, LONGEST_BAR, SHORTEST_BAR = 38, 60, 8
EIGHTHS = " ▏▎▍▌▋▊▉█"


def show_ladder(counts: LadderCounts) -> None:
    """Write the ladder to the screen."""
    line(_first_line(counts), "dim")
    line()
    line(heading_of_ladder(counts), "bold")
    line()
    screen().print(_rungs(counts))
    line()
    for note in remarks_on_ladder(counts)[len(counts.notes[:1]) :]:
        line(note, "dim")


def _first_line(counts: LadderCounts) -> str:
    first = say("The ladder on {day}.", day=day(counts.as_of))
    # The first note is the choice of the day, where there was one.
    return " ".join([first, *counts.notes[:1]])


def _rungs(counts: LadderCounts) -> Any:
    from rich.table import Table

    grid = Table(
        box=None, show_edge=False, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0)
    )
    grid.add_column("", justify="right", no_wrap=True)
    grid.add_column("", no_wrap=True)
    counted, lapsed = say("contacts"), say("lapsed")
    grid.add_column(text(counted), justify="right", no_wrap=True)
    room = min(screen().width - BESIDE - len(counted) - len(lapsed), LONGEST_BAR)
    if room >= SHORTEST_BAR:
        grid.add_column("", no_wrap=True, min_width=room)
    grid.add_column(text(lapsed), justify="right", no_wrap=True)
    if counts.compared_with:
        since = say("since {day}", day=short_day(counts.compared_with))
        grid.add_column(text(since), justify="right", max_width=12)
    most = max((rung.contacts for rung in counts.rungs), default=0)
    for place, rung in reversed(list(enumerate(counts.rungs, start=1))):
        grid.add_row(*_row(place, rung, counts, most, room))
    for row in _totals(counts, with_bar=room >= SHORTEST_BAR):
        grid.add_row(*row)
    return grid


def _row(place: int, rung: RungCount, counts: LadderCounts, most: int, room: int) -> list[Text]:
    colour = RUNG_COLOURS[rung.key]
    row = [text(str(place), f"bold {colour}"), text(rung_name(rung.key), "bold")]
    if not rung.recorded:
        row += [text("–", "dim")]
        row += [text(say("not recorded"), "dim")] if room >= SHORTEST_BAR else []
        return [*row, text("")] + ([text("")] if counts.compared_with else [])
    row.append(text(number(rung.contacts)))
    if room >= SHORTEST_BAR:
        row.append(bar(rung.contacts, rung.lapsed, most, room, colour))
    row.append(text(number(rung.lapsed) if rung.lapsed else "", "dim"))
    return [*row, *_changed(rung.contacts, rung.before, counts)]


def bar(contacts: int, lapsed: int, most: int, room: int, colour: str) -> Text:
    """Return a bar on a straight scale, those who lapsed as its shaded end."""
    long = contacts / most * room if most else 0.0
    cells = round(long * lapsed / contacts) if contacts else 0
    shade = max(cells, 1) if lapsed else 0
    solid = max(long - shade, 0.125) if contacts > lapsed else 0.0
    whole, part = divmod(round(solid * 8), 8)
    if shade and part:
        # A shaded cell cannot follow a part of one without a gap between them.
        whole, part = max(round(solid), 1), 0
    return text("█" * whole + EIGHTHS[part].strip(), colour) + text("░" * shade, colour)


def _totals(counts: LadderCounts, *, with_bar: bool) -> list[list[Text]]:
    on_it = counts.contacts - counts.outside
    before = None
    if counts.contacts_before is not None and counts.outside_before is not None:
        before = counts.contacts_before - counts.outside_before
    gap = [text("")] if with_bar else []
    lapsed = sum(rung.lapsed for rung in counts.rungs)
    totals = [
        [
            text(""),
            text(say("on the ladder")),
            text(number(on_it), "bold"),
            *gap,
            text(number(lapsed) if lapsed else "", "dim"),
            *_changed(on_it, before, counts),
        ],
        [
            text(""),
            text(say("outside the ladder"), "dim"),
            text(number(counts.outside), "dim"),
            *gap,
            text(""),
            *_changed(counts.outside, counts.outside_before, counts),
        ],
    ]
    blank = [text("")] * len(totals[0])
    return [blank, *totals]


def _changed(now: int, before: int | None, counts: LadderCounts) -> list[Text]:
    if counts.compared_with is None:
        return []
    if before is None:
        return [text("")]
    more = now - before
    return [text(change(more), "green" if more > 0 else "red" if more < 0 else "dim")]
