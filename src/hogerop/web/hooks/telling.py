"""Telling a hook: what is new becomes messages, and messages are sent until they are taken."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hogerop import steps
from hogerop.errors import AskedWrongly
from hogerop.plan.outlets.webhook import signature
from hogerop.web.hooks.addresses import INSIDE, place_of
from hogerop.web.hooks.models import TRIAL, Delivery, Hook, Off
from hogerop.web.hooks.posting import post
from hogerop.web.hooks.registering import secret_of, switch_off
from hogerop.workspace import Workspace

PEOPLE = 500
"""In one message, at most."""
MINUTES = (1, 5, 30, 120, 360, 720, 1440, 1440)
"""Between two tries of one message; after the last the hook is switched off: some three days."""
SECONDS = 30.0
"""After which the rest is left to the next round: others wait for the worker too."""
GONE = "410"
"""The answer of a program that wants nothing more, ever."""
NO_SECRET = "no_secret"

TYPES = {
    "climbed": "contacts.climbed",
    "fell": "contacts.fell",
    "falling": "contacts.about_to_fall",
    TRIAL: "hook.trial",
}


def note(hook: Hook, workspace: Workspace) -> None:
    """Make messages of what is new for a hook. A door: reads, and writes.

    What was noted in the business's folder before this was stopped is made into messages now: no
    news is lost, and none told twice.
    """
    # Where the folder was put back from a backup, its numbers go on from an earlier one.
    before = [0, *(one.number for one in steps.heard(workspace, hook.key))]
    known = before[-1] if hook.anew else min(hook.heard, before[-1])
    steps.hear(workspace, hook.key, anew=hook.anew)
    kept = steps.heard(workspace, hook.key)
    if not kept:
        return
    for hearing in kept:
        if hearing.number > known:
            _note(hook, hearing)
    needed = Delivery.objects.filter(hook=hook, next_at__isnull=False, hearing__gt=0)
    first = min([kept[-1].number, *needed.values_list("hearing", flat=True)])
    if kept[0].number < first:
        steps.hears_no_more(workspace, hook.key, before=first)


@transaction.atomic
def _note(hook: Hook, hearing: steps.Hearing) -> None:
    Delivery.objects.bulk_create(
        Delivery(
            hook=hook,
            kind=kind,
            hearing=hearing.number,
            part=part,
            people=min(PEOPLE, hearing.news[kind] - part * PEOPLE),
            as_of=hearing.as_of,
        )
        for kind in hook.kinds
        for part in range(-(-hearing.news[kind] // PEOPLE))
    )
    hook.heard, hook.anew = hearing.number, False
    hook.told_edition, hook.told_day = hearing.edition, hearing.as_of
    hook.save(update_fields=["heard", "anew", "told_edition", "told_day"])


def send_what_waits(hook: Hook, workspace: Workspace) -> None:
    """Send what is due, in order; the rest waits for what is not taken. A door: sends, writes."""
    began = monotonic()
    waiting = Delivery.objects.filter(hook=hook, next_at__isnull=False).exclude(kind=TRIAL)
    for one in waiting.order_by("pk"):
        is_due = one.next_at is not None and one.next_at <= timezone.now()
        if not is_due or monotonic() - began > SECONDS:
            return
        people = steps.news_of(
            workspace, hook.key, one.hearing, one.kind, first=one.part * PEOPLE, most=PEOPLE
        )
        if not people:
            one.delete()  # All of them were forgotten since.
            continue
        one.people = len(people)
        send(one, hook, people)
        if not one.is_taken:
            _wait_or_give_up(one, hook)
            return


def send(one: Delivery, hook: Hook, people: Iterable[steps.Moved] = ()) -> None:
    """Send a message once, and note what became of it. A door: sends, and writes."""
    one.tries += 1
    one.answer = _posted(one, hook, _body(one, hook, people))
    if one.is_taken:
        one.next_at, one.ended_at = None, timezone.now()
    one.save()


def _wait_or_give_up(one: Delivery, hook: Hook) -> None:
    if one.answer == GONE:
        switch_off(hook, Off.GONE)
    elif one.tries > len(MINUTES):
        switch_off(hook, Off.FAILED)
    else:
        one.next_at = timezone.now() + timedelta(minutes=MINUTES[one.tries - 1])
        one.save(update_fields=["next_at"])


def _posted(one: Delivery, hook: Hook, body: bytes) -> str:
    now = int(timezone.now().timestamp())
    try:
        place = place_of(hook.url)
    except AskedWrongly:
        return INSIDE  # It was named as one of the house, and is no more.
    try:
        signed = signature(secret_of(hook), one.message, now, body)
    except ValueError:
        return NO_SECRET
    headers = {
        "Content-Type": "application/json",
        "webhook-id": one.message,
        "webhook-timestamp": str(now),
        "webhook-signature": signed,
    }
    return post(place, body, headers)[:40]


def _body(one: Delivery, hook: Hook, people: Iterable[steps.Moved]) -> bytes:
    """Return what is told: ids and rungs. Who they are has to be asked, by who may ask it."""
    says: dict[str, Any] = {"type": TYPES[one.kind], "business": hook.business.slug}
    if one.kind != TRIAL:
        day = "stays_until" if one.kind == "falling" else "on"
        says["as_of"] = f"{one.as_of}"
        says["contacts"] = [
            {"contact": who.contact, "from": who.from_, "to": who.to, day: f"{who.day}"}
            for who in people
        ]
    return json.dumps(says, separators=(",", ":")).encode()


def sweep() -> None:
    """Remove what is known of messages that ended long ago. A door: writes."""
    kept = timezone.now() - timedelta(days=settings.LOG_DAYS)
    Delivery.objects.filter(ended_at__lt=kept).delete()
