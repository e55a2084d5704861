"""What is said of one person: recorded, joined with another, split, forgotten, handed over."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from hogerop import steps
from hogerop.errors import AskedWrongly, HogeropError
from hogerop.paper import day as day_said
from hogerop.web.asked import day_of
from hogerop.web.audit import log
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.handed import handed
from hogerop.web.jobs.doing import ask
from hogerop.web.people import work
from hogerop.words import say, say_count

LONGEST = 200
"""Characters of what somebody types to name another person."""


@require_POST
@inside(Right.WORK)
def record(request: HttpRequest, inside: Inside, contact: str) -> HttpResponse:
    """Record what no file holds: a referral, a testimonial, an enquiry, joining or leaving."""

    def recorded() -> str:
        kind, typed = request.POST.get("kind", ""), request.POST.get("on", "")
        done = steps.record(
            inside.workspace,
            kind,
            contact,
            on=day_of(typed),
            whom=_whom(request) if kind == "referral" else None,
        )
        if done.known:
            return say("This was recorded before.")
        return say("It is recorded, on {day}.", day=day_said(done.day))

    return _changed(request, inside, contact, recorded)


@require_POST
@inside(Right.WORK)
def unrecord(request: HttpRequest, inside: Inside, contact: str) -> HttpResponse:
    """Take back something that was recorded by hand."""

    def taken_back() -> str:
        typed = request.POST.get("row", "")
        row = int(typed) if typed.isdecimal() and len(typed) < 10 else 0
        steps.take_back_recorded(inside.workspace, row, of=contact)
        return say("Taken back: it counts no more.")

    return _changed(request, inside, contact, taken_back)


@require_POST
@inside(Right.WORK)
def note(request: HttpRequest, inside: Inside, contact: str) -> HttpResponse:
    """Write a note about somebody."""

    def noted() -> str:
        typed = request.POST.get("text", "")[: 2 * steps.LONGEST_NOTE]
        steps.note(inside.workspace, contact, typed, by=inside.by)
        return say("The note is written.")

    return _changed(request, inside, contact, noted, places=False)


@require_POST
@inside(Right.WORK)
def unnote(request: HttpRequest, inside: Inside, contact: str) -> HttpResponse:
    """Take a note about somebody back."""

    def taken_back() -> str:
        id = request.POST.get("note", "")[:40]
        steps.take_back_note(inside.workspace, id, of=contact, by=inside.by)
        return say("The note is taken back.")

    return _changed(request, inside, contact, taken_back, places=False)


@require_POST
@inside(Right.DECIDE)
def same(request: HttpRequest, inside: Inside, contact: str) -> HttpResponse:
    """Decide that another contact is this one."""

    def joined() -> str:
        steps.same(inside.workspace, contact, _whom(request))
        return say("They are one from now on.")

    return _changed(request, inside, contact, joined)


@require_POST
@inside(Right.DECIDE)
def apart(request: HttpRequest, inside: Inside, contact: str) -> HttpResponse:
    """Decide that one record of this contact is somebody else's."""

    def split() -> str:
        record = request.POST.get("record", "")
        others = [one.record for one in inside.ask(steps.show, contact, around=False).records]
        if record not in others or len(others) < 2:
            raise AskedWrongly(
                say("There is no such record here."), fix=say("Choose one of the list.")
            )
        others.remove(record)
        steps.different(inside.workspace, others[0], record)
        return say("This record is somebody else’s from now on.")

    return _changed(request, inside, contact, split)


@require_POST
@inside(Right.DECIDE)
def undecided(request: HttpRequest, inside: Inside, contact: str) -> HttpResponse:
    """Take back what was decided of who this is."""

    def taken_back() -> str:
        steps.undo(inside.workspace, request.POST.get("decision", "")[:40])
        return say("The decision is taken back.")

    return _changed(request, inside, contact, taken_back)


@require_safe
@inside(Right.DECIDE)
def to_forget(request: HttpRequest, inside: Inside, contact: str) -> HttpResponse:
    """Show what forgetting somebody takes away, and what it leaves."""
    return _to_forget(request, inside, contact)


def _to_forget(
    request: HttpRequest, inside: Inside, contact: str, fault: HogeropError | None = None
) -> HttpResponse:
    found = inside.ask(steps.show, contact, around=False)
    name = found.name or found.contact
    page = inside.show(
        request,
        "forget.html",
        here_is="people",
        heading=say("Forget {name}?", name=name),
        name=name,
        contact=found.contact,
        records=say_count("{n} record", "{n} records", len(found.records)),
        fault=fault,
    )
    page.status_code = 400 if fault else 200
    return page


@require_POST
@inside(Right.DECIDE)
def forget(request: HttpRequest, inside: Inside, contact: str) -> HttpResponse:
    """Erase somebody for good, where their name is typed."""
    found = inside.ask(steps.show, contact, around=False)
    if request.POST.get("name", "").strip() != (found.name or found.contact):
        wrong = AskedWrongly(
            say("Nobody was forgotten: the name is not typed as it stands here."),
            fix=say("Type the name, with its capitals."),
        )
        return _to_forget(request, inside, contact, wrong)
    if not steps.placed_soon(inside.workspace):
        job = ask(inside, work.forget, contact=found.contact, then="people")
        return redirect("job", slug=inside.business.slug, number=job.pk)
    done = steps.forget(inside.workspace, found.contact)
    log.forget(inside.business.pk, found.contact)
    first, *others = work.said_of(done)
    messages.success(request, first)
    for said in others:
        messages.warning(request, said)
    return redirect("people", slug=inside.business.slug)


@require_safe
@inside(Right.DECIDE)
def copy_of(request: HttpRequest, inside: Inside, contact: str) -> HttpResponse:
    """Hand over everything that is held about somebody, as they may ask for."""
    found = inside.ask(steps.show, contact, around=False)
    return handed(
        f"{inside.business.slug} {found.contact}",
        ".xlsx",
        lambda to: steps.access(inside.reading, found.contact, to=to),
    )


def _changed(
    request: HttpRequest,
    inside: Inside,
    contact: str,
    change: Callable[[], str],
    *,
    places: bool = True,
) -> HttpResponse:
    """Make a change, place everybody by it if it bears on that, and go back to the person."""
    try:
        done = change()
        if places:
            inside.catch_up()
        messages.success(request, done)
    except HogeropError as fault:
        messages.error(request, " ".join(part for part in (fault.what, fault.fix) if part))
    return redirect(reverse("person", args=(inside.business.slug, contact)))


def _whom(request: HttpRequest) -> str:
    """Return who else is meant, as it was typed.

    Raises
    ------
    AskedWrongly
        If nothing was.
    """
    typed = request.POST.get("whom", "").strip()[:LONGEST]
    if not typed:
        raise AskedWrongly(
            say("It is not said whom."), fix=say("Give an e-mail address, a name or an id.")
        )
    return typed
