"""One contact's timeline in the hand: walk it, add to it, walk it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hogerop.contracts import Engine, contact_name
from hogerop.ladder.life import NEVER, UNKNOWN
from hogerop.ladder.program import Program
from hogerop.ladder.vocabulary import Kind
from hogerop.ladder.walk import Events, Walked, walk

_QUERIES = Path(__file__).parent / "queries"


Fact = tuple[int, int, int, int, int, bool]
"""One event: kind, day, amount, margin, target, ends."""


@dataclass(frozen=True)
class Stay:
    """An unbroken stay on a rung, the flag left aside; ``to_day`` is None for ever."""

    rung: int
    from_day: int
    to_day: int | None


@dataclass(frozen=True)
class Life:
    """One contact's timeline, one fact per event, and what a policy asks of its columns."""

    facts: tuple[Fact, ...]
    first_seen: int
    about: npt.NDArray[np.uint64]
    columns: npt.NDArray[np.float64]

    def until(self, day: int) -> Life:
        """Return the life as it was known on the evening of a day."""
        return replace(self, facts=tuple(fact for fact in self.facts if fact[1] <= day))

    def with_event(self, kind: Kind, day: int, cents: int | None = None) -> Life:
        """Return the life with one event more."""
        amount = int(UNKNOWN) if cents is None else cents
        fact = (int(kind), day, amount, amount, int(NEVER), False)
        return replace(self, facts=(*self.facts, fact))

    def walk(self, program: Program, as_of: int) -> Walked:
        """Walk the life under a policy."""
        n = len(self.facts)
        kind, day, amount, margin, target, ends = zip(*self.facts, strict=True) if n else ((),) * 6
        events = Events(
            contact=np.zeros(n, np.int32),
            kind=np.array(kind, np.int8),
            day=np.array(day, np.int32),
            amount=np.array(amount, np.int64),
            margin=np.array(margin, np.int64),
            target=np.array(target, np.int32),
            ends=np.array(ends, np.bool_),
        )
        seen = np.array([self.first_seen], np.int32)
        return walk(events, seen, self.about, self.columns, program, as_of=as_of)

    def rung_on(self, program: Program, day: int) -> int:
        """Return the rung on the evening of a day, nothing happening after it."""
        return standing_on(self.until(day).walk(program, day), day)[0]


def isolate(engine: Engine, contacts: Sequence[int]) -> None:
    """Leave the relations of some contacts only.

    Reads ``all_membership``, ``all_contacts``, ``all_events``, ``all_credits`` and
    ``all_left_out``; leaves ``membership``, ``contacts``, ``events``, ``credits`` and ``left_out``.

    Parameters
    ----------
    contacts : sequence of int
        Each once.
    """
    _choose(engine, contacts)
    for name in ("membership", "contacts", "events", "credits"):
        engine.make(name, _QUERIES / f"chosen_{name}.sql")
    engine.put("left_out", engine.ask("all_left_out"))


def _choose(engine: Engine, contacts: Sequence[int]) -> None:
    engine.put("chosen", pa.table({"contact_id": pa.array(contacts, pa.int64())}))


def anchor(engine: Engine, contact: int) -> tuple[str, str | None]:
    """Return the first ``source:id`` and the name of a contact in the relation ``all_contacts``."""
    found = _only(engine, contact)
    return str(found["source_ids"][0]), found["name"] or found["company"]


def known_as(engine: Engine, contact: int) -> tuple[str, ...]:
    """Return every ``source:id`` of a contact in the relation ``all_contacts``."""
    return tuple(_only(engine, contact)["source_ids"])


def called(about: Mapping[str, Any]) -> str:
    """Return what a contact goes by: a company by its own name, whoever speaks for it.

    Parameters
    ----------
    about : mapping
        A row of `contracts.CONTACTS`.
    """
    own = about["company"] if about["kind"] == "company" else None
    named = own or about["name"] or about["email"] or about["company"]
    return str(named or contact_name(about["contact_id"]))


def _only(engine: Engine, contact: int) -> dict[str, Any]:
    _choose(engine, [contact])
    found: dict[str, Any] = engine.ask(_QUERIES / "chosen_contacts.sql").to_pylist()[0]
    return found


def timeline_of(engine: Engine) -> pa.Table:
    """Return the events of all contacts in the engine, as the walk reads them.

    Reads the relations ``events``, ``membership``, ``contacts``, ``left_out`` and ``credits``. Runs
    a few small queries.
    """
    marks = {"unknown": int(UNKNOWN), "never": int(NEVER)}
    engine.make("numbered_contacts", _QUERIES / "numbered_contacts.sql")
    engine.make("numbered", _QUERIES / "numbered.sql")
    engine.make("referred_buyers", _QUERIES / "referred_buyers.sql", never=int(NEVER))
    engine.make("kept_referrals", _QUERIES / "kept_referrals.sql", **marks)
    engine.make("lowered", _QUERIES / "lowered.sql", **marks)
    engine.make("memberships", _QUERIES / "memberships.sql", **marks)
    return engine.ask(_QUERIES / "timeline.sql", **marks)


def life_of(engine: Engine, program: Program) -> Life:
    """Return the life of the only contact in the engine (see `timeline_of`)."""
    timeline = timeline_of(engine)
    contacts: pa.Table = engine.ask("contacts")
    names = ("kind", "day", "amount", "margin", "target", "ends")
    return Life(
        facts=tuple(zip(*(timeline[name].to_pylist() for name in names), strict=True)),
        first_seen=contacts["first_seen_day"][0].as_py(),
        about=program.about_bits(contacts),
        columns=program.column_values(contacts),
    )


def standing_on(walked: Walked, day: int) -> tuple[int, bool]:
    """Return rung and flag on the evening of a day; outside before first sight."""
    for rung, flag, start, end in _rows(walked):
        if start <= day < end:
            return rung, flag
    return 0, False


def stays(walked: Walked) -> tuple[Stay, ...]:
    """Return the stays on each rung, in order, the flag left aside."""
    found: list[Stay] = []
    for rung, _, start, end in _rows(walked):
        last = None if end == NEVER else end
        if found and found[-1].rung == rung:
            found[-1] = replace(found[-1], to_day=last)
        else:
            found.append(Stay(rung, start, last))
    return tuple(found)


def lapses_on(walked: Walked, day: int) -> int | None:
    """Return the day after this one on which the flag comes; None if it is there or never does."""
    if standing_on(walked, day)[1]:
        return None
    return next((start for _, flag, start, _ in _rows(walked) if flag and start > day), None)


def _rows(walked: Walked) -> Sequence[tuple[int, bool, int, int]]:
    columns = (walked.rung, walked.lapsed, walked.from_day, walked.to_day)
    return list(zip(*(column.tolist() for column in columns), strict=True))
