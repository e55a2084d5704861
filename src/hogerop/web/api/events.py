"""What no file holds, recorded: who asked, referred, spoke well of us, joined or left."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, StringConstraints

from hogerop import steps
from hogerop.web.api.asked import Words
from hogerop.web.api.door import does
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside

Who = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
"""An e-mail address, a customer number as SOURCE:NUMBER, a contact's id, or a whole name."""


class Happened(Schema):
    """Something that happened: of whom, and on which day; else today."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["enquiry", "referral", "testimonial", "joined", "left"]
    who: Who
    whom: Who | None = None
    on: date | None = None
    note: Words | None = None


@does("/events", Right.WORK)
def record(inside: Inside, body: Happened) -> Any:
    """Record an enquiry, a referral (of ``whom``), a testimonial, or who joined or left."""
    found = steps.record(
        inside.workspace, body.kind, body.who, on=body.on, whom=body.whom, note=body.note
    )
    # No name and no address: this answer is kept for whoever asks again under the same key.
    return {
        "day": found.day,
        "known": found.known,
        "new_contacts": len(found.new),
        "notes": list(found.notes),
    }
