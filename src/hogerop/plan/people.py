"""The people of an action by name, as they are known today."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from hogerop.contracts import Engine, contact_name
from hogerop.plan.actions import Action
from hogerop.plan.permission import MAY, Permission, permission_name
from hogerop.plan.sharing import Way, shared_key, way_of
from hogerop.words import say

__all__ = ["Person", "contacts_of", "people_of"]

_QUERIES = Path(__file__).parent / "queries"
_TEXTS = ("name", "company", "email", "phone", "street", "postcode", "city", "language")


@dataclass(frozen=True)
class Person:
    """Somebody who is treated by an action.

    Parameters
    ----------
    record : int
        The record under which they were drawn; what reaches them is noted under it.
    contact : str
        The contact's id as people see it.
    name, company, email, phone, street, postcode, city, language : str
        As the newest source writes it, and so of unknown origin; empty = not known.
    permission : str
        Whether they may be written to.
    reason : str
        Why they were chosen, in one sentence.
    shares : str, optional
        What they share with somebody who must not be reached, of what the action reaches them by:
        ``email``, ``phone`` or ``address``; None = nothing.
    others : tuple of int
        More records under which they were drawn: contacts that turned out to be one since.
    """

    record: int
    contact: str
    permission: Permission
    name: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    language: str = ""
    reason: str = ""
    shares: Way | None = None
    others: tuple[int, ...] = ()

    @property
    def records(self) -> tuple[int, ...]:
        """All records under which they were drawn."""
        return (self.record, *self.others)

    @property
    def called(self) -> str:
        """What they go by: their name, else the company's, else the address, else the id."""
        return self.name or self.company or self.email or self.contact

    @property
    def may_be_written_to(self) -> bool:
        """Whether a message may reach them."""
        return self.permission in MAY and self.shares is None

    @property
    def left_out_because(self) -> str:
        """Why no message may reach them, in the reader's language; empty where one may."""
        if self.permission not in MAY:
            return self.permission_name
        return _SHARED[self.shares]() if self.shares else ""

    @property
    def permission_name(self) -> str:
        """Their permission in the reader's language."""
        return permission_name(self.permission)


_SHARED: Mapping[Way, Callable[[], str]] = {
    "email": lambda: say("somebody with the same e-mail address must not be reached"),
    "phone": lambda: say("somebody with the same telephone number must not be reached"),
    "address": lambda: say("somebody at the same street address must not be reached"),
}


def people_of(
    engine: Engine,
    action: Action,
    *,
    channel: str | None = None,
    never: Collection[int] = (),
    reasons: Mapping[int, str] | None = None,
    country: str = "NL",
) -> tuple[Person, ...]:
    """Return who is treated by an action, by name. Runs two queries; leaves ``asked``.

    Reads ``membership``, ``contacts``, and ``permissions`` of the channel. Whoever shares with
    somebody who must not be reached what the channel reaches them by, is said to: a mailbox, a
    telephone, a street address.

    Parameters
    ----------
    channel : str, optional
        Through which they are reached; else the action's own.
    never : collection of int
        Records of those whom no action may reach this year.
    reasons : mapping of int to str, optional
        Why each record was chosen.
    country : str
        ISO 3166 code of the country that telephone numbers without a country code belong to.
    """
    arms = (
        ("treated", action.audience.people),
        ("holdout", action.audience.holdout),
        ("never", tuple(never)),
    )
    asked = {
        "record_id": pa.array([record for _, side in arms for record in side], pa.int64()),
        "arm": pa.array([arm for arm, side in arms for _ in side], pa.string()),
    }
    engine.put("asked", pa.table(asked))
    way, why = way_of(channel or action.channel), reasons or {}
    found = engine.ask(_QUERIES / "people.sql").to_pylist()
    if way is None or not found:
        return tuple(_person(row, why, None) for row in found)
    others = engine.ask(_QUERIES / "not_to_be_reached.sql").to_pylist()
    closed = {shared_key(way, row, country) for row in others} - {None}
    return tuple(
        _person(row, why, way if shared_key(way, row, country) in closed else None) for row in found
    )


def contacts_of(engine: Engine, records: Collection[int]) -> frozenset[int]:
    """Return the contacts that records are of, as far as these are known. Reads ``membership``."""
    known = engine.ask("membership").select(["record_id", "contact_id"])
    asked = pc.is_in(known["record_id"], pa.array(sorted(records), pa.int64()))
    return frozenset(known["contact_id"].filter(asked).to_pylist())


def _person(row: Mapping[str, Any], why: Mapping[int, str], shares: Way | None) -> Person:
    texts = {name: row[name] or "" for name in _TEXTS}
    record, *others = map(int, row["records"])
    return Person(
        record,
        contact_name(row["contact_id"]),
        row["permission"],
        reason=next((why[one] for one in (record, *others) if one in why), ""),
        shares=shares,
        others=tuple(others),
        **texts,
    )
