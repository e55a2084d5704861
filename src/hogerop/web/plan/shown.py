"""Actions as a page shows them: everything as it is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hogerop import steps
from hogerop.errors import HogeropError
from hogerop.ladder import KEYS, rung_name
from hogerop.paper import day, estimated_money, money, number, short_day
from hogerop.plan import (
    STATES,
    Action,
    Aim,
    WrittenPlan,
    audience_said,
    channel_name,
    coming_week,
    permission_name,
)
from hogerop.web.businesses.wall import Inside
from hogerop.web.plan.effects import finding_shown, scales_of
from hogerop.words import say, say_count

PEOPLE = 25
"""People of an action that its page names."""


def board(there: Sequence[Action], currency: str) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Return a column for each state: its key, its name, and its actions by their first day."""
    names = {
        "draft": say("Drafts"),
        "approved": say("Approved"),
        "running": say("Running"),
        "done": say("Done"),
        "stopped": say("Stopped"),
    }
    in_order = sorted(there, key=lambda one: (one.start, one.title))
    return [
        (state, names[state], [card(one, currency) for one in in_order if one.state == state])
        for state in STATES
    ]


def card(of: Action, currency: str) -> dict[str, Any]:
    """Return an action in short."""
    ticked = sum(step.done for step in of.steps)
    return {
        "id": of.id,
        "title": of.title,
        "rung": KEYS[of.rung],
        "rung_name": rung_name(KEYS[of.rung]),
        "owner": of.owner,
        "period": f"{short_day(of.start)} – {short_day(of.end)}",
        "people": say_count(
            "{count} person", "{count} people", _treated(of), count=number(_treated(of))
        ),
        "held_out": number(len(of.audience.holdout)),
        "costs": money(of.budget, currency),
        "steps": say("{n} of {all} steps done", n=ticked, all=len(of.steps)) if of.steps else "",
    }


def _treated(of: Action) -> int:
    return len(of.audience.people)


def due_rows(there: Sequence[Action], today: date) -> list[dict[str, Any]]:
    """Return what is to be done in the coming week, by day."""
    dues = [due for those in coming_week(there, day=today).values() for due in those]
    return [
        {
            "day": short_day(due.step.on),
            "late": due.late,
            "what": due.step.what,
            "owner": due.action.owner,
            "id": due.action.id,
            "title": due.action.title,
            "step": str(due.action.steps.index(due.step) + 1),
        }
        for due in sorted(dues, key=lambda due: due.step.on)
    ]


def aim_rows(written: WrittenPlan) -> list[tuple[str, str, str, str]]:
    """Return what is aimed at: what, at the start, aimed at, measured since; none without aims."""
    rows = [_aim(aim, written.currency) for aim in written.aims if aim.aim is not None]
    rows += [
        (
            rung_name(KEYS[target.rung]),
            _count(target.now),
            number(target.aim),
            _count(target.measured),
        )
        for target in written.targets
    ]
    return rows


def _aim(aim: Aim, currency: str) -> tuple[str, str, str, str]:
    def said(amount: float | None) -> str:
        return "–" if amount is None else estimated_money(amount, currency)

    now = said(aim.now)
    if aim.low is not None and aim.high is not None:
        now += f" ({said(aim.low)} – {said(aim.high)})"
    # What somebody aims at is no estimate: it stands to the cent.
    wanted = "–" if aim.aim is None else money(aim.aim, currency)
    return aim.what, now, wanted, said(aim.measured)


def _count(count: int | None) -> str:
    return "–" if count is None else number(count)


def action_shown(inside: Inside, of: Action) -> dict[str, Any]:
    """Return all that the page of an action shows. A door: reads the workspace."""
    workspace = inside.workspace
    grounds, currency = steps.Grounds(workspace), workspace.settings.business.currency
    people = inside.ask(steps.plan_people, of.id)
    return card(of, currency) | {
        "state": of.state,
        "state_name": of.state_name,
        "buttons": _buttons(of),
        "facts": _facts(of, currency),
        "why": grounds.why(of),
        "power": grounds.power(of),
        "to_do": [
            (str(n), step.what, short_day(step.on), _takes(step.minutes), step.done)
            for n, step in enumerate(of.steps, start=1)
        ],
        "may_tick": not of.over,
        "may": number(sum(one.may_be_written_to for one in people)),
        "named": [
            (one.contact, one.called, permission_name(one.permission), one.reason)
            for one in people[:PEOPLE]
        ],
        "more": number(len(people) - PEOPLE) if len(people) > PEOPLE else "",
        "changes": [(day(c.on), c.by, c.said) for c in steps.plan_changes(workspace, of.id)],
        "finding": _finding(inside, of),
    }


def _facts(of: Action, currency: str) -> list[tuple[str, str]]:
    drawn = {
        "contact": say("contact"),
        "household": say("household"),
        "referrer": say("referrer with all whom they sent"),
    }
    return [
        (say("people"), audience_said(of)),
        (say("drawn by"), drawn.get(of.audience.by, of.audience.by)),
        (say("channel"), channel_name(of.channel)),
        (say("costs"), money(of.budget, currency)),
        (say("owner"), of.owner),
    ]


def _takes(minutes: int) -> str:
    return say_count("{n} minute", "{n} minutes", minutes) if minutes else ""


def _buttons(of: Action) -> list[tuple[str, str]]:
    """Return what an action can become from here, with what the button says."""
    says = {
        "approved": say("Approve"),
        "running": say("Start"),
        "done": say("It is done"),
        "stopped": say("Throw away") if of.state == "draft" else say("Stop"),
    }
    return [(state, says[state]) for state in of.can_become]


def _finding(inside: Inside, of: Action) -> dict[str, Any] | None:
    """Return what an action did; why it cannot be told; nothing before it began."""
    if not of.begun:
        return None
    try:
        found = inside.ask(steps.results, of.id).actions
    except HogeropError as fault:
        return {"said": [(fault.what, fault.fix)]}
    return finding_shown(found[0], scales_of(found)) if found else None
