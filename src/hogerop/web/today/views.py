"""The page that an owner opens in the morning."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hogerop import plan, steps
from hogerop.chart.heading import climbs_and_falls, period
from hogerop.ladder import KEYS, Moves, rung_name
from hogerop.paper import day, number, short_day
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.people.views import name_of
from hogerop.words import say, say_count

NAMED = 8
"""People that the page names of each kind."""

A_WEEK = timedelta(days=7)


@require_safe
@inside(Right.LOOK)
def today(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show this week's actions, who is about to fall, who is ahead, and who moved of late."""
    workspace = inside.workspace
    falling = inside.ask(steps.people, falling=True, size=NAMED)
    ahead = inside.ask(steps.people, ahead=True, size=NAMED)
    until = falling.as_of
    moves = inside.ask(steps.moves, until - A_WEEK, until)
    climbed, fell = climbs_and_falls(moves)
    dues = _dues(inside, steps.today_of(workspace))
    return inside.show(
        request,
        "today.html",
        here_is="today",
        heading=_heading(falling.in_all, ahead.in_all),
        day=day(until),
        dues=dues,
        falling=[_falling(row) for row in falling.rows],
        falling_all=number(falling.in_all),
        ahead=[_ahead(row) for row in ahead.rows],
        ahead_all=number(ahead.in_all),
        due=_due(inside),
        period=period(moves),
        climbed=number(climbed),
        fell=number(fell),
        flows=_flows(moves),
    )


def _due(inside: Inside) -> str:
    """Say how many are due to be forgotten; nothing where nobody is, or ever will be."""
    if inside.workspace.settings.privacy.keep_years is None:
        return ""
    due = inside.ask(steps.people, due=True, size=1).in_all
    if not due:
        return ""
    return say_count(
        "{number} person is due to be forgotten",
        "{number} people are due to be forgotten",
        due,
        number=number(due),
    )


def _heading(falling: int, ahead: int) -> str:
    return say(
        "{falling}; {ahead}",
        falling=say_count(
            "{number} person is about to fall a rung",
            "{number} people are about to fall a rung",
            falling,
            number=number(falling),
        ),
        ahead=say_count(
            "{number} does already what a higher rung asks",
            "{number} do already what a higher rung asks",
            ahead,
            number=number(ahead),
        ),
    )


def _dues(inside: Inside, when: date) -> list[tuple[str, list[tuple[str, bool, str, str]]]]:
    """Return for each owner what is to be done this week: day, whether late, what, action."""
    coming = plan.coming_week(steps.plan_actions(inside.workspace), day=when)
    return [
        (
            owner,
            [(short_day(d.step.on), d.late, d.step.what, d.action.title) for d in those],
        )
        for owner, those in coming.items()
    ]


def _falling(row: dict[str, object]) -> tuple[object, str, object, str, str]:
    until = row["stays_until"]
    rung = str(row["rung"])
    last = short_day(until) if isinstance(until, date) else ""
    return row["contact"], name_of(row), rung, rung_name(rung), last


def _ahead(row: dict[str, object]) -> tuple[object, str, object, str, str]:
    rung = str(row["rung"])
    return row["contact"], name_of(row), rung, rung_name(rung), rung_name(str(row["ahead"]))


def _flows(moves: Moves) -> list[tuple[bool, str, str, str]]:
    """Return who crossed in the week: whether up, how many, from and to."""
    return [
        (
            KEYS.index(move.to) > KEYS.index(move.from_),
            number(move.contacts),
            rung_name(move.from_),
            rung_name(move.to),
        )
        for move in moves.moves
        if move.from_ != move.to and move.from_ in KEYS and move.to in KEYS
    ]
