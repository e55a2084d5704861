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
ROOMY = 100
"""Columns of the screen from which on everything of an action is shown."""


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
        shown = table(say("day"), say("step"), say("action"), "", fold=(1,), right=(3,))
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
    """Return the table of actions; on a narrow screen without the first day and who is held out."""
    roomy = screen().width >= ROOMY
    heads = [say("action"), say("title"), say("state"), say("owner")]
    heads += [say("from"), say("until"), say("people"), say("held out")]
    beside = (4, 7)
    right = (6, 7) if roomy else (5,)
    shown = table(*(head for n, head in enumerate(heads) if roomy or n not in beside), right=right)
    order = list(COLOURS)
    for planned in sorted(there, key=lambda one: order.index(one.action.state)):
        action = planned.action
        cells = (
            text(action.id),
            text(action.title, longest=screen().width - (84 if roomy else 56)),
            text(action.state_name, COLOURS[action.state]),
            text(action.owner, longest=12),
            text(short_day(action.start)),
            text(short_day(action.end)),
            text(number(len(action.audience.people))),
            text(number(len(action.audience.holdout))),
        )
        shown.add_row(*(cell for n, cell in enumerate(cells) if roomy or n not in beside))
    return shown
