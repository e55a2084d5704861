"""What went out to whom: lines of a journal, which come back as events of the kind ``touch``.

A line speaks of records, never of names or addresses. Reads and writes nothing itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from hogerop.contracts import LINES, key_of
from hogerop.errors import FileFault
from hogerop.plan.actions import Action
from hogerop.words import say

__all__ = ["TOUCHES", "handed_line", "taken_back_line", "touches"]

TOUCHES = "touches"
"""The journal that they stand in."""
SOURCE = "plan"

_EPOCH = date(1970, 1, 1)


def handed_line(action: Action, records: Sequence[int], *, on: date, outlet: str) -> dict[str, Any]:
    """Return the line for a list of people that was handed over: to a mailing tool, to a caller.

    Parameters
    ----------
    records : sequence of int
        Of those who are on the list.
    on : date
        The day on which they are reached.
    outlet : str
        Where the list went, such as ``csv``.
    """
    return {
        "what": "handed",
        "action": action.id,
        "channel": action.channel,
        "outlet": outlet,
        "on": on.isoformat(),
        "records": sorted(records),
    }


def taken_back_line(action: Action, *, on: date) -> dict[str, Any]:
    """Return the line that says that no list of that day reached anybody after all."""
    return {"what": "taken_back", "action": action.id, "on": on.isoformat()}


def touches(lines: Iterable[tuple[int, bytes]], *, where: str) -> pa.Table:
    """Return everybody who was reached, as LINES of the kind ``touch``.

    Somebody who is reached twice on one day by one action through one channel is one event.
    ``source_row`` is the line of the journal; ``import_no`` is 0.

    Parameters
    ----------
    lines : iterable of (int, bytes)
        Lines that are not blank, each with its number in the journal.
    where : str
        The journal's file, for whoever must mend it.

    Raises
    ------
    FileFault
        If a line is none of ours; names all of them.
    """
    found: dict[int, dict[str, Any]] = {}
    broken = []
    for number, line in lines:
        try:
            said = json.loads(line)
            for row in _reached(said, number):
                known = found.get(row["event_id"])
                # A letter that went out counts before a list that may be taken back.
                if known is None or (row["occurred_at"] and not known["occurred_at"]):
                    found[row["event_id"]] = row
            if said["what"] == "taken_back":
                found = _without_lists(found, said)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            broken.append(number)
    if broken:
        raise FileFault(
            say("What went out cannot be read."),
            where=where,
            fix=say("Put the file back from a backup, or remove these lines."),
            problems=[say("Line {line} makes no sense.", line=number) for number in broken],
        )
    rows = list(found.values())
    return LINES.of({name: [row[name] for row in rows] for name in rows[0]} if rows else {})


def _reached(line: Mapping[str, Any], number: int) -> list[dict[str, Any]]:
    """Return the rows of those whom a line says to have been reached."""
    if line["what"] == "handed":
        day = date.fromisoformat(line["on"])
        return [_row(line, int(record), day, None, number) for record in line["records"]]
    if line["what"] == "taken_back":
        return []
    if "record" not in line and "beside" in line:
        return []  # to somebody who was forgotten; others share the mailbox
    at = datetime.fromisoformat(line["at"])
    if line["what"] == "sent":
        return [_row(line, int(line["record"]), date.fromisoformat(line["on"]), at, number)]
    if line["what"] in ("sending", "refused", "failed"):
        return []
    raise ValueError(line["what"])


def _without_lists(
    found: Mapping[int, dict[str, Any]], line: Mapping[str, Any]
) -> dict[int, dict[str, Any]]:
    """Return the rows without those of lists of a day; what was sent, was sent."""
    day = (date.fromisoformat(line["on"]) - _EPOCH).days
    return {
        key: row
        for key, row in found.items()
        if row["occurred_at"] or (row["action_id"], row["day"]) != (line["action"], day)
    }


def _row(
    line: Mapping[str, Any], record: int, day: date, at: datetime | None, number: int
) -> dict[str, Any]:
    action, channel = str(line["action"]), str(line["channel"])
    return {
        "event_id": key_of(SOURCE, "touch", action, str(record), channel, day.isoformat()),
        "record_id": record,
        "occurred_at": at,
        "day": (day - _EPOCH).days,
        "kind": "touch",
        "action_id": action,
        "arm": "treated",
        "channel": channel,
        "source": SOURCE,
        "import_no": 0,
        "source_row": number,
    }
