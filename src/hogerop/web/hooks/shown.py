"""A webhook and its messages, as the page shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from hogerop.paper import day, moment, number
from hogerop.web.hooks.addresses import INSIDE, UNKNOWN
from hogerop.web.hooks.models import TRIAL, Delivery, Hook, Off
from hogerop.web.hooks.telling import NO_SECRET
from hogerop.words import say

KINDS_SAID: dict[str, Callable[[], str]] = {
    "climbed": lambda: say("somebody climbed"),
    "fell": lambda: say("somebody fell"),
    "falling": lambda: say("somebody is about to fall"),
}


def line_of(hook: Hook) -> dict[str, Any]:
    """Return a webhook as a line of the list."""
    return {
        "number": hook.pk,
        "url": hook.url,
        "by": str(hook.made_by),
        "wants": ", ".join(KINDS_SAID[kind]() for kind in hook.kinds),
        "is_on": hook.is_on,
        "off": _off(hook),
        "told": day(hook.told_day) if hook.told_day else say("never"),
    }


def sent_line(one: Delivery) -> dict[str, Any]:
    """Return a message as a line of the list."""
    said = KINDS_SAID.get(one.kind)
    return {
        "at": moment(timezone.localtime(one.made_at)),
        "url": one.hook.url,
        "kind": say("trial") if one.kind == TRIAL or said is None else said(),
        "people": "" if one.kind == TRIAL else number(one.people),
        "tries": number(one.tries),
        "became": _became(one),
    }


def _off(hook: Hook) -> str:
    """Return why and since when a webhook is told nothing; empty where it is told."""
    since = day(hook.off_at.date()) if hook.off_at else ""
    return {
        Off.NOT: "",
        Off.BY_HAND: say("off since {day}", day=since),
        Off.FAILED: say("switched off by itself on {day}: nobody took its messages", day=since),
        Off.GONE: say("switched off by itself on {day}: its program is gone", day=since),
        Off.LEFT: say(
            "switched off by itself on {day}: whoever made it no longer leads this business",
            day=since,
        ),
    }[Off(hook.off)]


def _became(one: Delivery) -> str:
    """Return what became of a message."""
    if one.is_taken:
        return say("taken ({answer})", answer=one.answer)
    if not one.tries:
        return say("waits") if one.ended_at is None else say("not sent")
    why = {
        INSIDE: say("the address leads inside a network"),
        UNKNOWN: say("nobody knows the name"),
        NO_SECRET: say("its secret cannot be read any more; make a new webhook"),
    }.get(one.answer, one.answer)
    if one.next_at is None:
        return say("not taken: {why}", why=why)
    return say(
        "not taken: {why}; again after {at}", why=why, at=moment(timezone.localtime(one.next_at))
    )
