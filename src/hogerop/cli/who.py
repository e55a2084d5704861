"""Where more than one contact may be meant: each of them by what tells them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from hogerop.errors import WhoIsMeant
from hogerop.paper import inert
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.workspace import Workspace

LISTED = 20
"""Contacts that are named where more than one may be meant."""


@contextmanager
def naming_who_may_be_meant(workspace: Workspace, as_of: date | None = None) -> Iterator[None]:
    """Let a failure to find one contact name those who answer.

    Raises
    ------
    WhoIsMeant
        The same, with a name, an e-mail address and a rung beside each id.
    """
    try:
        yield
    except WhoIsMeant as fault:
        if not fault.candidates:
            raise
        listed = fault.candidates[:LISTED]
        lines = told_apart(_known(workspace, listed, as_of), listed)
        if len(fault.candidates) > LISTED:
            lines.append(say("and {n} more", n=len(fault.candidates) - LISTED))
        raise WhoIsMeant(fault.what, where=fault.where, fix=fault.fix, candidates=lines) from None


def told_apart(found: Sequence[dict[str, Any]], candidates: Sequence[str]) -> list[str]:
    """Return each candidate's id with the name, e-mail and rung by which a person knows them."""
    from hogerop.ladder import rung_name

    known = {row["contact"]: row for row in found}
    lines = []
    for contact in candidates:
        row = known.get(contact, {})
        said = (row.get("name"), row.get("email"), row.get("rung") and rung_name(row["rung"]))
        lines.append("  ".join([contact, *(inert(part, 40) for part in said if part)]))
    return lines


def _known(workspace: Workspace, listed: Sequence[str], as_of: date | None) -> list[dict[str, Any]]:
    """Return what is known of some contacts; who stands under another's name is there too."""
    from hogerop import steps

    found = list(steps.contacts(workspace, as_of=as_of, among=listed))
    standing = {row["contact"] for row in found}
    others = [contact for contact in listed if contact not in standing]
    return [*found, *(steps.called(workspace, others) if others else ())]
