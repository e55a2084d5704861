"""What the owner recorded by hand: one JSON object a line, read as one more source."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from secrets import token_bytes

import pyarrow as pa

from hogerop.contracts import LINES, RECORDS, key_of
from hogerop.errors import AskedWrongly, WorkspaceFault
from hogerop.words import say, say_count

SOURCE = "recorded"
RECORDED_KINDS = ("referral", "testimonial", "enquiry", "joined", "left")
"""What can be recorded by hand."""
_EPOCH = date(1970, 1, 1)


def recorded_line(
    kind: str, who: str, on: date, *, whom: str | None = None, note: str | None = None
) -> dict[str, object]:
    """Return the line of the journal for one thing that happened. Reads and writes nothing.

    Parameters
    ----------
    kind : str
        One of `RECORDED_KINDS`.
    who, whom : str
        ``source:id`` of a record that is there, or an e-mail address.
    on : date
        The day.

    Raises
    ------
    AskedWrongly
        If the kind is not known, a referral names nobody, or somebody refers themselves.

    Examples
    --------
    >>> recorded_line("testimonial", "Jan@Example.nl", date(2026, 3, 1))
    {'kind': 'testimonial', 'who': 'jan@example.nl', 'on': '2026-03-01', 'whom': None, 'note': None}
    """
    if kind not in RECORDED_KINDS:
        raise AskedWrongly(
            say('"{kind}" cannot be recorded.', kind=kind),
            fix=say("Choose one of: {kinds}.", kinds=", ".join(RECORDED_KINDS)),
        )
    who, whom = _tidy(who), None if whom is None else _tidy(whom)
    if (kind == "referral") != (whom is not None):
        raise AskedWrongly(
            say("A referral says who was referred; nothing else does."),
            fix=say("Give --whom with an e-mail address, for a referral only."),
        )
    if who == whom:
        raise AskedWrongly(say("Nobody refers themselves."), fix=say("Check who referred whom."))
    return {"kind": kind, "who": who, "on": on.isoformat(), "whom": whom, "note": note}


def recorded(lines: Iterable[tuple[int, bytes]], *, where: str) -> tuple[pa.Table, pa.Table]:
    """Return RECORDS and LINES of the lines of a journal. Reads and writes nothing.

    Equal lines are one event, and one that says ``taken_back`` ends it. ``import_no`` is 0 and
    ``source_row`` the line of the journal.

    Parameters
    ----------
    lines : iterable of (int, bytes)
        Lines that are not blank, each with its number in the journal.
    where : str
        The journal's file, for whoever must mend it.

    Raises
    ------
    WorkspaceFault
        If a line is none of ours; names all of them.
    """
    standing: dict[int, _Said] = {}
    broken = []
    for number, line in lines:
        try:
            said = _said(json.loads(line), number)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, AskedWrongly):
            broken.append(number)
            continue
        event = int(str(said.line["event_id"]))
        if said.taken_back:
            standing.pop(event, None)
        else:
            standing.setdefault(event, said)
    if broken:
        raise _damaged(where, broken)
    events = {event: said.line for event, said in standing.items()}
    records: dict[int, dict[str, object]] = {}
    for said in standing.values():
        for record in said.records:
            records.setdefault(int(str(record["row_key"])), record)
    return (
        RECORDS.of(_columns(list(records.values()))) if records else RECORDS.empty(),
        LINES.of(_columns(list(events.values()))) if events else LINES.empty(),
    )


def _damaged(where: str, broken: list[int]) -> WorkspaceFault:
    return WorkspaceFault(
        say_count(
            "{n} line of what was recorded by hand cannot be read.",
            "{n} lines of what was recorded by hand cannot be read.",
            len(broken),
        ),
        where=say("{file}, line {line}", file=where, line=", ".join(map(str, broken))),
        fix=say(
            "Open the file in a text editor and mend or remove what stands there, or put the file"
            " back from a backup; everything else in it is kept."
        ),
    )


def recorded_without(
    line: Mapping[str, object], is_theirs: Callable[[int], bool], instead: str
) -> dict[str, object]:
    """Return a line of the journal in which somebody has another name. Reads and writes nothing.

    Parameters
    ----------
    is_theirs : callable
        Whether a record's id is one of theirs.
    instead : str
        ``source:id`` that they have from now on. A note goes too; lines that differed by their
        notes still differ.
    """
    named = {
        side: instead
        for side in ("who", "whom")
        if line.get(side) and is_theirs(_record_id(_tidy(str(line[side]))))
    }
    if not named:
        return dict(line)
    return {**line, **named, "note": _mark(str(line["note"])) if line.get("note") else None}


_KEY = token_bytes(32)


def _mark(note: str) -> str:
    """Return what stands for a note: equal ones look equal, and nobody can tell what they said."""
    return hmac.digest(_KEY, note.encode(), "sha256").hex()[:16]


def taken_back_line(line: Mapping[str, object]) -> dict[str, object]:
    """Return the line that takes another one of the journal back. Reads and writes nothing."""
    return {**line, "taken_back": True}


@dataclass(frozen=True)
class _Said:
    line: dict[str, object]
    records: tuple[dict[str, object], ...]
    taken_back: bool


def _said(told: Mapping[str, str | None], number: int) -> _Said:
    day = date.fromisoformat(str(told["on"]))
    line = recorded_line(str(told["kind"]), str(told["who"]), day, whom=told.get("whom"))
    days = (day - _EPOCH).days
    kind, who, whom = str(line["kind"]), str(line["who"]), line["whom"]
    parts = (SOURCE, kind, who, str(day), str(whom or ""), str(told.get("note") or ""))
    event: dict[str, object] = {
        "event_id": key_of(*parts),
        "record_id": _record_id(who),
        "day": days,
        "kind": kind,
        "ref_record_id": None if whom is None else _record_id(str(whom)),
        "source": SOURCE,
        "import_no": 0,
        "source_row": number,
    }
    people = [p for p in (who, whom) if p is not None and _is_address(str(p))]
    taken_back = bool(told.get("taken_back"))
    return _Said(event, tuple(_record(str(p), days, number) for p in people), taken_back)


def _record_id(person: str) -> int:
    if _is_address(person):
        return key_of(SOURCE, f"mail:{person}")
    source, _, own_id = person.partition(":")
    return key_of(source, own_id)


def _record(email: str, day: int, number: int) -> dict[str, object]:
    return {
        "record_id": key_of(SOURCE, f"mail:{email}"),
        "source": SOURCE,
        "source_id": f"mail:{email}",
        "source_row": number,
        "row_day": day,
        "import_day": day,
        "email": email,
        "row_key": key_of(SOURCE, f"mail:{email}", email),
    }


def _is_address(person: str) -> bool:
    return "@" in person and ":" not in person


def _tidy(person: str) -> str:
    """Return an address in small letters, and ``source:id`` as it is."""
    person = person.strip()
    named = ":" in person and not person.startswith("mail:")
    if "@" in person and not named:
        return person.removeprefix("mail:").lower()
    if not named or person.endswith(":"):
        raise AskedWrongly(
            say("This names nobody."), fix=say("Give an e-mail address, or source:id.")
        )
    return person


def _columns(rows: list[dict[str, object]]) -> dict[str, list[object]]:
    return {
        name: [row.get(name) for row in rows] for name in dict.fromkeys(n for r in rows for n in r)
    }
