"""Setting what the plan aims at, and taking that back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hogerop import plan, steps
from hogerop.errors import AskedWrongly, HogeropError, refuse
from hogerop.ladder import KEYS, rung_name
from hogerop.plan import Aims
from hogerop.web.asked import day_of, refuse_overtaken, seen
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.words import say


def aim_fields(aims: Aims) -> list[tuple[str, str, str]]:
    """Return what can be aimed at: its key, what it is called, and the aim as it stands."""
    names = {
        "acquisition": say("What a new buyer may cost"),
        "lifetime": say("What a new buyer is to bring in all"),
    }
    names |= {key: say("People on {rung}", rung=rung_name(key)) for key in KEYS[1:]}
    return [
        (key, name, f"{sought.aim:.15g}" if (sought := aims.of(key)) else "")
        for key, name in names.items()
    ]


def aims_seen(aims: Aims) -> str:
    """Return a name for what the form of the aims shows; see `asked.seen`."""
    return seen(*(aim for _, _, aim in aim_fields(aims)), str(aims.until))


@require_POST
@inside(Right.DECIDE)
def aim(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Set what is aimed at; an empty field aims at nothing."""

    def aimed() -> str:
        workspace = inside.workspace
        with workspace.writing():
            now = steps.plan_aims(workspace)
            refuse_overtaken(request.POST, aims_seen(now))
            wanted = _wanted(request.POST, now)
            until = day_of(request.POST.get("until", ""))
            if not wanted and until is None:
                return say("Nothing changed.")
            steps.plan_aim(workspace, wanted, until=until, by=inside.by)
        return say("This is aimed at from now on.")

    return _done(request, inside, aimed)


@require_POST
@inside(Right.DECIDE)
def take_back(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Take the last change of the aims back."""

    def undone() -> str:
        steps.plan_aim_undo(inside.workspace, by=inside.by)
        return say("The aims of before hold again.")

    return _done(request, inside, undone)


def _wanted(typed: Mapping[str, str], now: Aims) -> dict[str, float | None]:
    """Return each aim that is another one than now; None = no longer aimed at.

    Raises
    ------
    AskedWrongly
        With all that is no number.
    """
    wanted: dict[str, float | None] = {}
    faults = []
    for key in (*plan.MONEY_AIMS, *KEYS[1:]):
        said, sought = typed.get(key, "").strip()[:40], now.of(key)
        try:
            number = float(said.replace(",", ".")) if said else None
        except ValueError:
            faults.append(
                AskedWrongly(
                    say("{typed} is no number", typed=said),
                    where=key,
                    fix=say("Give a number such as 80; an empty field aims at nothing."),
                )
            )
            continue
        if number != (sought.aim if sought else None):
            wanted[key] = number
    refuse(faults, say("These aims cannot be:"), fix=say("Put all of them right."))
    return wanted


def _done(request: HttpRequest, inside: Inside, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except HogeropError as fault:
        said = (fault.what, *fault.problems, fault.fix)
        messages.error(request, " ".join(part for part in said if part))
    return redirect("plan", slug=inside.business.slug)
