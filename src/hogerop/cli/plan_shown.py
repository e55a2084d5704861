"""The plan on the screen: aims first, then rungs, actions, and what is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from hogerop.cli.screen import line, screen, table, text
from hogerop.paper import RUNG_COLOURS, day, estimated_money, inert, number, short_day
from hogerop.words import say

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from hogerop.plan import Aim, Due, Planned, Target, WrittenPlan

NAME = 60
"""Characters of a title or a name in a sentence."""
COLOURS = {"running": "green", "approved": "cyan", "draft": "", "done": "dim", "stopped": "dim"}
"""Colour of an action's state; the live ones stand first, in this order."""
ROOMY = 110
"""Columns of the screen from which on everything of an action is shown."""
BETWEEN = 3
"""Columns of the screen between one column of a table and the next."""
SHORTEST = 12
"""Columns of the screen for a title, at least."""


def show_plan(written: WrittenPlan) -> None:
    """Write the whole plan."""
    from hogerop.plan import coming_week

    show_aims(written)
    line()
    line(written.heading, "bold")
    if written.actions:
        screen().print(_actions(written.actions))
    dues = coming_week([one.action for one in written.actions], day=written.made_on)
    show_dues(dues.items())
    for note in (written.edition, *written.notes):
        line(note, "dim")


def show_aims(written: WrittenPlan) -> None:
    """Write what is aimed at: the two sides of marketing, then the rungs."""
    for aim in written.aims:
        line(aim_said(aim, written.currency), "bold")
    if written.targets:
        screen().print(_targets(written.targets))
    if written.targets or any(aim.aim is not None for aim in written.aims):
        if written.until is not None:
            line(say("Aims are for {day}.", day=day(written.until)), "dim")
        return
    aims = "hogerop plan aim --acquisition 80 --rung member=50"
    line(say("Nothing is aimed at yet: {command}", command=aims), "yellow")


def aim_said(aim: Aim, currency: str) -> str:
    """Say one of the plan's first lines: how it stood, what is aimed at, what was measured."""

    def said(amount: float) -> str:
        return estimated_money(amount, currency)

    told = [say("not known") if aim.now is None else said(aim.now)]
    if aim.low is not None and aim.high is not None:
        told.append(say("({low} to {high})", low=said(aim.low), high=said(aim.high)))
    if aim.since is not None:
        told.append(say("on {day}", day=short_day(aim.since)))
    elif aim.now is not None:
        told.append(say("now"))
    parts = [" ".join(told)]
    if aim.aim is not None:
        parts.append(say("aim {aim}", aim=said(aim.aim)))
    if aim.measured is not None:
        parts.append(say("measured since {measured}", measured=said(aim.measured)))
    elif aim.since is not None:
        parts.append(say("nothing measured since"))
    return f"{aim.what}: {'; '.join(parts)}"


def show_dues(dues: Iterable[tuple[str, tuple[Due, ...]]]) -> None:
    """Write what is to be done in the coming week, for each owner."""
    for owner, those in dues:
        line()
        line(say("{owner}, to do in the coming week:", owner=inert(owner, NAME)), "bold")
        shown = table(say("day"), say("what"), say("action"), say("step"), fold=(1,), right=(3,))
        for due in those:
            when = short_day(due.step.on) + (f" ({say('late')})" if due.late else "")
            colour = "yellow" if due.late else ""
            what = text(due.step.what, longest=200)
            at = text(due.action.steps.index(due.step) + 1)
            shown.add_row(text(when, colour), what, text(due.action.id), at)
        screen().print(shown)


def period(start: date, end: date) -> str:
    """Say from when to when."""
    return f"{short_day(start)} – {short_day(end)}"


def _targets(targets: tuple[Target, ...]) -> Table:
    from hogerop.ladder import RUNGS

    begun = any(target.since is not None for target in targets)
    most = max(len(target.quarters) for target in targets)
    quarters = [say("quarter {n}", n=n) for n in range(1, most + 1)]
    heads = [say("rung"), say("at the start") if begun else say("now"), say("aim"), *quarters]
    heads += [say("now")] if begun else []
    shown = table(*heads, right=range(1, len(heads)))
    for target in targets:
        rung = RUNGS[target.rung - 1]
        counts = [*target.quarters, *[None] * (most - len(target.quarters))]
        cells = [_count(target.now), _count(target.aim), *map(_count, counts)]
        cells += [_count(target.measured)] if begun else []
        shown.add_row(text(rung.name, RUNG_COLOURS[rung.key]), *cells)
    return shown


def _count(count: int | None) -> Text:
    return text("–" if count is None else number(count))


def _actions(there: tuple[Planned, ...]) -> Table:
    """Return the table of actions; a title has the room that the other columns leave.

    A narrow screen goes without the first day, and without how many are held out.
    """
    order = list(COLOURS)
    live_first = sorted(there, key=lambda one: order.index(one.action.state))
    actions = [planned.action for planned in live_first]
    columns = {
        say("action"): [text(one.id) for one in actions],
        say("title"): [text(one.title, longest=200) for one in actions],
        say("state"): [text(one.state_name, COLOURS[one.state]) for one in actions],
        say("owner"): [text(one.owner, longest=12) for one in actions],
        say("from"): [text(short_day(one.start)) for one in actions],
        say("until"): [text(short_day(one.end)) for one in actions],
        say("people"): [text(number(len(one.audience.people))) for one in actions],
        say("held out"): [text(number(len(one.audience.holdout))) for one in actions],
    }
    if screen().width < ROOMY:
        del columns[say("from")], columns[say("held out")]
    widths = [max(len(head), *(c.cell_len for c in cells)) for head, cells in columns.items()]
    room = screen().width - sum(widths) + widths[1] - BETWEEN * len(columns)
    for title in columns[say("title")]:
        title.truncate(max(room, SHORTEST), overflow="ellipsis")
    right = [n for n, head in enumerate(columns) if head in (say("people"), say("held out"))]
    shown = table(*columns, right=right)
    for cells in zip(*columns.values(), strict=True):
        shown.add_row(*cells)
    return shown
