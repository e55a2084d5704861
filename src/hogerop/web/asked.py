"""What an address or a form asks for: a day, a month, a rung, a page."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256

from django.http import HttpRequest

from hogerop.errors import AskedWrongly
from hogerop.ladder import KEYS
from hogerop.words import say

DAYS = ("%Y-%m-%d", "%d-%m-%Y")
MONTHS = ("%Y-%m", "%m-%Y")
"""How they may be written: as a browser does, and as people do."""


def day_asked(request: HttpRequest, name: str = "as_of") -> date | None:
    """Return the day that an address names; None where it names none.

    Raises
    ------
    AskedWrongly
        If there is no such day.
    """
    return day_of(request.GET.get(name, ""))


def day_of(typed: str) -> date | None:
    """Return the day that was typed; None where nothing was.

    Raises
    ------
    AskedWrongly
        If there is no such day.
    """
    day = _read(typed.strip(), *DAYS)
    if typed.strip() and day is None:
        raise AskedWrongly(
            say("{typed} is no day", typed=typed[:40]),
            fix=say("Write a day as 2026-11-30 or as 30-11-2026."),
        )
    return day


def month_asked(request: HttpRequest) -> date | None:
    """Return the first day of the month that an address names; None where it names none.

    Raises
    ------
    AskedWrongly
        If there is no such month.
    """
    typed = request.GET.get("month", "").strip()
    month = _read(typed, *MONTHS)
    if typed and month is None:
        raise AskedWrongly(
            say("{typed} is no month", typed=typed[:40]),
            fix=say("Write a month as 2026-10 or as 10-2026."),
        )
    return month


def _read(typed: str, *forms: str) -> date | None:
    """Return the day that is written in one of these forms; None where it is in none."""
    for form in forms:
        with suppress(ValueError):
            return datetime.strptime(typed, form).date()  # a day has no zone
    return None


def rung_asked(request: HttpRequest) -> str | None:
    """Return the key of the rung that an address names; None where it names none, or no rung."""
    typed = request.GET.get("rung", "")
    return typed if typed in KEYS else None


def page_asked(request: HttpRequest) -> int:
    """Return the page that an address names, from 1."""
    typed = request.GET.get("page", "1")
    return max(int(typed), 1) if typed.isdecimal() and len(typed) < 8 else 1


def seen(*shown: str) -> str:
    """Return a short name for what a form shows, which it brings along when it is sent."""
    return sha256("\0".join(shown).encode()).hexdigest()[:16]


def refuse_overtaken(typed: Mapping[str, str], now: str) -> None:
    """Let no form put back what somebody else changed since it was opened.

    Parameters
    ----------
    typed : mapping
        What was sent; ``seen`` in it names what the form showed.
    now : str
        What it would show now, by `seen`.

    Raises
    ------
    AskedWrongly
        If that is something else.
    """
    if typed.get("seen", now) != now:
        raise AskedWrongly(
            say("Somebody else changed this since you opened it; nothing was saved."),
            fix=say("What you typed still stands here. Sent once more, it replaces what they did."),
        )
