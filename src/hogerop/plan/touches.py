"""What went out to whom: lines of a journal, which come back as events of the kind ``touch``.

A line speaks of records, never of names or addresses. Reads and writes nothing itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal

import pyarrow as pa

from hogerop.contracts import LINES, key_of
from hogerop.errors import FileFault
from hogerop.plan.actions import Action
from hogerop.words import say

__all__ = [
    "TOUCHES",
    "became_line",
    "doubtful_id",
    "handed_line",
    "handing_line",
    "taken_back_line",
    "touches",
]

TOUCHES = "touches"
"""The journal that they stand in."""
SOURCE = "plan"

_OF_NO_ONE = ("taken_back", "handing", "taken", "not_taken", "doubtful")
"""What is said of a list, and does not make that somebody was reached."""
_EPOCH = date(1970, 1, 1)


def handed_line(
    action: Action, records: Sequence[int], *, on: date, outlet: str, id: str
) -> dict[str, Any]:
    """Return the line for a list of people that was handed over: to a mailing tool, to a caller.

    Parameters
    ----------
    records : sequence of int
        Of those who are on the list.
    on : date
        The day on which they are reached.
    outlet : str
        Where the list went, such as ``csv``.
    id : str
        Of this list among all.
    """
    return _of_a_list("handed", action, outlet, on, id) | {"records": sorted(records)}


def handing_line(
    action: Action, records: Sequence[int], *, on: date, outlet: str, id: str
) -> dict[str, Any]:
    """Return the line for a list that is about to leave; what became of it, another line says."""
    return _of_a_list("handing", action, outlet, on, id) | {"records": sorted(records)}


def became_line(
    action: Action, what: Literal["taken", "not_taken", "doubtful"], *, on: date, id: str
) -> dict[str, Any]:
    """Return the line that says what became of a list that left for another program."""
    return _of_a_list(what, action, "webhook", on, id)


def taken_back_line(action: Action, *, on: date, id: str | None = None) -> dict[str, Any]:
    """Return the line that says that no list of that day, or not this one, reached anybody."""
    line = {"what": "taken_back", "action": action.id, "on": on.isoformat()}
    return line if id is None else line | {"id": id}


def doubtful_id(lines: Iterable[Mapping[str, Any]], action: Action) -> str | None:
    """Return the id of a list of an action of which nobody can tell whether it was taken.

    That is one that was to leave, and of which nothing is said after it, or that it is doubtful.
    """
    last = None
    for line in lines:
        if line.get("action") != action.id or line.get("outlet") != "webhook":
            continue
        if line["what"] in ("handing", "doubtful"):
            last = str(line["id"])
        elif line.get("id") == last:
            last = None
    return last


def _of_a_list(what: str, action: Action, outlet: str, on: date, id: str) -> dict[str, Any]:
    return {
        "what": what,
        "action": action.id,
        "channel": action.channel,
        "outlet": outlet,
        "on": on.isoformat(),
        "id": id,
    }


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
    told, broken = _told(lines)
    never = {said.get("id") for _, said in told if said["what"] == "taken_back"} - {None}
    for number, said in told:
        try:
            for row in [] if said.get("id") in never else _reached(said, number):
                known = found.get(row["event_id"])
                # A letter that went out counts before a list that may be taken back.
                if known is None or (row["occurred_at"] and not known["occurred_at"]):
                    found[row["event_id"]] = row
            if said["what"] == "taken_back" and "id" not in said:
                found = _without_lists(found, said)
        except (ValueError, KeyError, TypeError, AttributeError):
            broken.append(number)
    if broken:
        raise FileFault(
            say("What went out cannot be read."),
            where=where,
            fix=say("Put the file back from a backup, or remove these lines."),
            problems=[say("Line {line} makes no sense.", line=number) for number in sorted(broken)],
        )
    rows = list(found.values())
    return LINES.of({name: [row[name] for row in rows] for name in rows[0]} if rows else {})


def _told(
    lines: Iterable[tuple[int, bytes]],
) -> tuple[list[tuple[int, dict[str, Any]]], list[int]]:
    """Return what lines say, and the numbers of those that say nothing."""
    told: list[tuple[int, dict[str, Any]]] = []
    broken = []
    for number, line in lines:
        try:
            said = json.loads(line)
            told.append((number, said | {"what": said["what"]}))
        except (ValueError, KeyError, TypeError, RecursionError):
            broken.append(number)
    return told, broken


def _reached(line: Mapping[str, Any], number: int) -> list[dict[str, Any]]:
    """Return the rows of those whom a line says to have been reached."""
    if line["what"] == "handed":
        day = date.fromisoformat(line["on"])
        return [_row(line, int(record), day, None, number) for record in line["records"]]
    if line["what"] in _OF_NO_ONE:
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
