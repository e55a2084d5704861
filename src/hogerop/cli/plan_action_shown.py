"""One action on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hogerop.cli.plan_shown import NAME, period
from hogerop.cli.screen import line, screen, table, text
from hogerop.paper import day, inert, money, short_day
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from rich.table import Table

    from hogerop.plan import Change, Planned, Step


def show_action(planned: Planned, changes: Sequence[Change], currency: str) -> None:
    """Write an action: what it is, what it rests on, its steps, and who changed what."""
    from hogerop.ladder import RUNGS
    from hogerop.plan import audience_said, channel_name

    action = planned.action
    line(f"{inert(action.title, 2 * NAME)} ({action.state_name})", "bold")
    rung = RUNGS[action.rung - 1].name if action.rung else say("nobody yet")
    facts = (
        (say("rung"), rung),
        (say("owner"), inert(action.owner, NAME)),
        (say("when"), period(action.start, action.end)),
        (say("channel"), channel_name(action.channel)),
        (say("budget"), money(action.budget, currency)),
        (say("people"), audience_said(action)),
        (say("drawn by"), _drawn_by(action.audience.by)),
        (say("strategy"), inert(action.strategy, NAME)),
    )
    for name, said in facts:
        line(f"  {name}: {said}")
    for told in (planned.why, planned.power):
        if told:
            line()
            line(told)
    if action.steps:
        screen().print(_steps(action.steps))
    for change in changes:
        said = f"{day(change.on)}, {inert(change.by, NAME)}: {inert(change.said, 400)}"
        line(said, "dim")


def _steps(steps: Sequence[Step]) -> Table:
    """Return the table of steps; without how long they take where none takes any time."""
    timed = any(step.minutes for step in steps)
    takes = (say("takes"),) if timed else ()
    shown = table("", say("step"), say("day"), *takes, say("done"), right=(0,), fold=(1,))
    for n, step in enumerate(steps, start=1):
        time = say_count("{n} minute", "{n} minutes", step.minutes) if step.minutes else ""
        ticked = text(say("yes") if step.done else say("no"), "green" if step.done else "dim")
        what, when = text(step.what, longest=200), text(short_day(step.on))
        shown.add_row(text(n), what, when, *([text(time)] if timed else []), ticked)
    return shown


def _drawn_by(by: str) -> str:
    return {
        "contact": say("contact"),
        "household": say("household"),
        "referrer": say("referrer with all whom they sent"),
    }.get(by, by)
