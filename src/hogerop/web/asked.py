"""What an address asks for: a day, a rung, a page."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from hogerop.errors import AskedWrongly
from hogerop.ladder import KEYS
from hogerop.words import say


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
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise AskedWrongly(
            say("{typed} is no day", typed=typed[:40]),
            fix=say("Write a day as 2026-11-30 or as 30-11-2026."),
        ) from None


def rung_asked(request: HttpRequest) -> str | None:
    """Return the key of the rung that an address names; None where it names none, or no rung."""
    typed = request.GET.get("rung", "")
    return typed if typed in KEYS else None


def page_asked(request: HttpRequest) -> int:
    """Return the page that an address names, from 1."""
    typed = request.GET.get("page", "1")
    return max(int(typed), 1) if typed.isdecimal() and len(typed) < 8 else 1
