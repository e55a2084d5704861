"""The people of an action by name, as they are known today."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from hogerop.contracts import Engine, contact_name
from hogerop.plan.actions import Action
from hogerop.plan.permission import MAY, Permission, permission_name
from hogerop.words import say

__all__ = ["Person", "people_of"]

_PEOPLE = Path(__file__).parent / "queries" / "people.sql"
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
    closed : bool
        Whether somebody who must not be reached has the same e-mail address.
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
    closed: bool = False

    @property
    def called(self) -> str:
        """What they go by: their name, else the company's, else the address, else the id."""
        return self.name or self.company or self.email or self.contact

    @property
    def may_be_written_to(self) -> bool:
        """Whether a message may reach them."""
        return self.permission in MAY and not self.closed

    @property
    def left_out_because(self) -> str:
        """Why no message may reach them, in the reader's language; empty where one may."""
        if self.permission not in MAY:
            return self.permission_name
        if self.closed:
            return say("somebody with the same address must not be reached")
        return ""

    @property
    def permission_name(self) -> str:
        """Their permission in the reader's language."""
        return permission_name(self.permission)


def people_of(
    engine: Engine,
    action: Action,
    *,
    never: Collection[int] = (),
    reasons: Mapping[int, str] | None = None,
) -> tuple[Person, ...]:
    """Return who is treated by an action, by name. Runs one query; leaves ``asked``.

    Reads ``membership``, ``contacts``, and ``permissions`` of the action's channel.

    Parameters
    ----------
    never : collection of int
        Records of those whom no action may reach this year.
    reasons : mapping of int to str, optional
        Why each record was chosen.
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
    why = reasons or {}
    return tuple(_person(row, why) for row in engine.ask(_PEOPLE).to_pylist())


def _person(row: Mapping[str, Any], why: Mapping[int, str]) -> Person:
    texts = {name: row[name] or "" for name in _TEXTS}
    record = int(row["record_id"])
    return Person(
        record,
        contact_name(row["contact_id"]),
        row["permission"],
        reason=why.get(record, ""),
        closed=row["closed"],
        **texts,
    )
