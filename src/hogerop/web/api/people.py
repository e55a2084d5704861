"""Who stands where and why, what happened to them, and what they are worth."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from hogerop import steps
from hogerop.answers import value as value_told
from hogerop.answers import why as why_told
from hogerop.web.api.asked import ContactId, Limit, Page, Rung, Way, Words, listed
from hogerop.web.api.door import reads
from hogerop.web.businesses.wall import Inside

Day = date | None


@reads("/contacts", sees=True)
def contacts(
    inside: Inside,
    rung: Rung | None = None,
    lapsed: bool | None = None,
    falling: bool = False,
    ahead: bool = False,
    words: Words = "",
    channel: Words | None = None,
    reach: Way | None = None,
    by_value: bool = False,
    page: Page = 1,
    limit: Limit = 100,
    as_of: Day = None,
) -> Any:
    """Contacts with their standing, a page at a time."""
    found = inside.ask(
        steps.people,
        words=words,
        rung=rung,
        lapsed=lapsed,
        falling=falling,
        ahead=ahead,
        channel=channel,
        reach=reach,
        by_value=by_value,
        page=page,
        size=limit,
        as_of=as_of,
    )
    return listed(list(found.rows), found.in_all, page, limit, as_of=found.as_of)


@reads("/contacts/{contact}", sees=True)
def contact(inside: Inside, contact: ContactId) -> Any:
    """Return all records of a contact, what joins them, and what is asked of it."""
    return asdict(inside.ask(steps.show, contact))


@reads("/contacts/{contact}/why", sees=True)
def why(inside: Inside, contact: ContactId, as_of: Day = None) -> Any:
    """Return why somebody stands on their rung, what is missing, and until when."""
    return why_told.json_of(inside.ask(steps.why, contact, as_of=as_of))


@reads("/contacts/{contact}/timeline", sees=True)
def timeline(inside: Inside, contact: ContactId, limit: Limit = 40, as_of: Day = None) -> Any:
    """Return what happened to somebody, the newest first, and what they consent to."""
    inside.ask(steps.why, contact, as_of=as_of)  # Refuses where there is no such contact.
    return asdict(inside.ask(steps.timeline, contact, most=limit, as_of=as_of))


@reads("/contacts/{contact}/value", sees=True)
def value_of(inside: Inside, contact: ContactId, as_of: Day = None) -> Any:
    """Return what one buyer is worth."""
    return value_told.json_of_one(inside.ask(steps.worth_of, contact, as_of=as_of))
