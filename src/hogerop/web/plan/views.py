"""The pages of the plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from hogerop import steps
from hogerop.errors import AskedWrongly, HogeropError
from hogerop.paper import inert
from hogerop.plan import STATES, Action, State
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.handed import handed
from hogerop.web.plan.aiming import aim_fields, aims_seen
from hogerop.web.plan.shown import action_shown, aim_rows, board, due_rows
from hogerop.words import say


@require_safe
@inside(Right.LOOK)
def plan(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show every action by its state, what is aimed at, and what is to be done this week."""
    written = inside.ask(steps.written_plan, names=False)
    there = [planned.action for planned in written.actions]
    aims = steps.plan_aims(inside.workspace)
    return inside.show(
        request,
        "plan.html",
        here_is="plan",
        heading=written.heading,
        edition=written.edition,
        columns=board(there, written.currency),
        aims=aim_rows(written),
        aim_fields=aim_fields(aims),
        aims_seen=aims_seen(aims),
        aim_until=aims.until.isoformat() if aims.until else "",
        dues=due_rows(there, written.made_on),
        notes=written.notes,
    )


@require_safe
@inside(Right.LOOK)
def plan_file(request: HttpRequest, inside: Inside, ending: str) -> HttpResponse:
    """Hand over the plan as PDF, Excel or a calendar."""
    name = f"{inside.business.slug}-plan"

    def write(to: Path) -> None:
        # Who only looks is told of the plan, and not whom it is for.
        steps.write_plan(inside.reading, to, names=inside.may_work)

    return handed(name, ending, write)


@require_safe
@inside(Right.LOOK)
def action(request: HttpRequest, inside: Inside, action: str) -> HttpResponse:
    """Show one action: whom it is for, its steps, what it can show, and what it did."""
    found = _known(inside, action)
    return inside.show(request, "action.html", here_is="plan", **action_shown(inside, found))


@require_safe
@inside(Right.WORK)
def action_people(request: HttpRequest, inside: Inside, action: str) -> HttpResponse:
    """Hand over who is treated by an action and may be written to, as a list."""
    found = _known(inside, action)
    name = f"{inside.business.slug}-{found.id}"
    return handed(name, ".csv", lambda to: steps.plan_list(inside.workspace, found.id, to))


@require_POST
@inside(Right.WORK)
def become(request: HttpRequest, inside: Inside, action: str) -> HttpResponse:
    """Approve, start, finish or stop an action."""
    found, by = _known(inside, action), inside.by

    def move() -> str:
        to = _state(request.POST.get("state", ""))
        why = inert(request.POST.get("why", ""), 300)
        moved = steps.plan_move(inside.workspace, found.id, to, by=by, why=why)
        return say("{title} is {state} now.", title=moved.title, state=moved.state_name)

    return _done(request, inside, found, move)


@require_POST
@inside(Right.WORK)
def tick(request: HttpRequest, inside: Inside, action: str) -> HttpResponse:
    """Tick off a step of an action."""
    found, typed = _known(inside, action), request.POST.get("step", "")

    def ticked() -> str:
        step = int(typed) if typed.isdecimal() and len(typed) < 4 else 0
        now = steps.plan_tick(inside.workspace, found.id, step, by=inside.by)
        return say("Ticked off: {what}", what=now.steps[step - 1].what)

    return _done(request, inside, found, ticked)


@require_POST
@inside(Right.WORK)
def take_back(request: HttpRequest, inside: Inside, action: str) -> HttpResponse:
    """Take back the last change of an action."""
    found = _known(inside, action)

    def undone() -> str:
        now = steps.plan_undo(inside.workspace, found.id, by=inside.by)
        return say("Taken back. {title} is {state} now.", title=now.title, state=now.state_name)

    return _done(request, inside, found, undone)


def _known(inside: Inside, name: str) -> Action:
    try:
        return steps.plan_action(inside.workspace, name)
    except AskedWrongly:
        raise Http404 from None


def _state(typed: str) -> State:
    found = next((state for state in STATES if state == typed), None)
    if found is None:
        raise AskedWrongly(
            say("There is no such state of an action."), fix=say("Choose one of the buttons.")
        )
    return found


def _done(
    request: HttpRequest, inside: Inside, found: Action, act: Callable[[], str]
) -> HttpResponse:
    """Do something to an action, say what became of it or why not, and show the action again."""
    try:
        messages.success(request, act())
    except HogeropError as fault:
        messages.error(request, f"{fault.what} {fault.fix}".strip())
    return redirect("plan_action", slug=inside.business.slug, action=found.id)
