"""Whether somebody may be written to: who said yes or no, who bought, and who said nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.words import say

__all__ = ["MAY", "Permission", "oldest_records", "permission_name", "permissions"]

Permission = Literal["given", "customer", "unknown", "withdrawn"]

MAY: frozenset[Permission] = frozenset({"given", "customer"})
"""Whom a message may reach. A customer may be told of what is like what they bought, as long as
every message offers to stop (ePrivacy directive 2002/58/EC, article 13(2))."""

_QUERIES = Path(__file__).parent / "queries"
_EPOCH = date(1970, 1, 1)


def permissions(engine: Engine, *, channel: str, day: date) -> pa.Table:
    """Return every contact with the permission to use a channel. Runs one query.

    Parameters
    ----------
    channel : str
        What the consent is for, as files call it: ``email``, ``phone``, ``post``.
    day : date
        What was said later does not count.

    Returns
    -------
    Table
        One row per contact: ``contact_id``, ``permission``; left as ``permissions`` too.
    """
    days = (day - _EPOCH).days
    engine.make("permissions", _QUERIES / "permissions.sql", channel=channel.lower(), day=days)
    return engine.ask("permissions")


def oldest_records(engine: Engine) -> pa.Table:
    """Return the record under which each contact stands in plans. Runs one query.

    Returns
    -------
    Table
        One row per contact: ``contact_id``, ``record_id``.
    """
    return engine.ask(_QUERIES / "oldest_records.sql")


def permission_name(permission: str) -> str:
    """Return a permission in the reader's words."""
    names = {
        "given": say("consent given"),
        "customer": say("existing customer"),
        "unknown": say("consent unknown"),
        "withdrawn": say("consent withdrawn"),
    }
    return names.get(permission, permission)
