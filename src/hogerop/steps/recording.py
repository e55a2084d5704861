"""Recording what no file holds: referrals, testimonials, enquiries, joining and leaving."""

from __future__ import annotations

from datetime import date

from hogerop import ladder as rungs
from hogerop import sources
from hogerop.contracts import CONTACTS
from hogerop.errors import AskedWrongly, WhoIsMeant
from hogerop.steps.business import today_of
from hogerop.steps.days import within_reach
from hogerop.steps.edition import RECORDED, find_contact, reading
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import Workspace


def record(
    workspace: Workspace,
    kind: str,
    who: str,
    *,
    on: date | None = None,
    whom: str | None = None,
    note: str | None = None,
) -> date:
    """Record what no file holds: a referral, a testimonial, an enquiry, joining or leaving.

    A door: adds one line to the workspace's journal.

    Parameters
    ----------
    kind : str
        ``referral``, ``testimonial``, ``enquiry``, ``joined`` or ``left``.
    who, whom : str
        A contact's id, ``source:id`` or e-mail address; an address nobody has yet is a new contact.
    on : date, optional
        The day; today by default.
    note : str, optional
        Kept beside it, never shown elsewhere.

    Returns
    -------
    date
        The day under which it stands.

    Raises
    ------
    AskedWrongly, WhoIsMeant
        If the kind is not known, the day is still to come or out of reach, or it is not clear who
        is meant.
    """
    today = today_of(workspace)
    if on is not None and on > today:
        raise AskedWrongly(
            say("This day is still to come."),
            where=f"{on:%Y-%m-%d}",
            fix=say("Record it when it has happened."),
        )
    day = within_reach(on or today)
    edition = workspace.edition()
    anchor = (lambda name: name) if edition is None else (lambda name: _anchor(workspace, name))
    line = sources.recorded_line(
        kind,
        anchor(who),
        day,
        whom=None if whom is None else anchor(whom),
        note=note,
    )
    workspace.append(RECORDED, line)
    return day


def _anchor(workspace: Workspace, who: str) -> str:
    """Return ``source:id`` of somebody in the book; an address nobody has is left as it is."""
    edition, _ = current(workspace, None)
    engine = reading(workspace, edition, ())
    try:
        contact = find_contact(workspace, engine, edition, who)
    except WhoIsMeant as fault:
        if "@" in who and not fault.candidates:
            return who
        raise
    engine.read("all_contacts", [edition.file("contacts")], CONTACTS)
    return str(rungs.anchor(engine, contact))
