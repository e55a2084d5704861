"""Put every contact on its rung: from events and a policy to the history of standings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hogerop.contracts import INTERVALS, STANDINGS, Engine
from hogerop.ladder.kernel import LAPSED_BIT
from hogerop.ladder.life import NEVER, UNKNOWN
from hogerop.ladder.policy import Policy
from hogerop.ladder.program import Program, compile_policy
from hogerop.ladder.tree import Call
from hogerop.ladder.walk import Events, Walked, walk

_QUERIES = Path(__file__).parent / "queries"
CONTACTS_AT_ONCE = 1_000_000
"""Contacts walked at a time: a million with ten orders each take about 1 GB."""

MEASURED = tuple(
    Call(name, 0)
    for name in (
        "orders",
        "order_days",
        "spend",
        "margin",
        "usual_gap",
        "gap_variation",
        "enquiries",
        "quotes",
        "promotions",
        "referred_buyers",
        "privileges",
        "is_member",
    )
)
"""Words whose value on the as-of day is kept for every contact; none changes by time alone but
``is_member``, on a day that is known."""

SILENCE = Call("days_since_order", 0)


@dataclass(frozen=True)
class Placed:
    """Some contacts with their standings.

    ``intervals`` has one row per stay (contract `INTERVALS`), ``standings`` one per contact as of
    the day asked for (contract `STANDINGS`).
    """

    intervals: pa.Table
    standings: pa.Table


def place(
    engine: Engine,
    policy: Policy,
    *,
    as_of: int,
    progress: Callable[[float], None] = lambda share: None,
) -> Iterator[Placed]:
    """Walk every contact and yield the standings, some contacts at a time, by contact id.

    Reads the relations ``events``, ``membership``, ``contacts``, ``left_out`` and ``credits`` (see
    `credit`).

    Parameters
    ----------
    engine : Engine
        Where the relations are.
    policy : Policy
        Who stands where.
    as_of : int
        Day of the standings; the intervals cover all time.
    progress : callable, optional
        Told the share that is done, 0 to 1.
    """
    words = (*MEASURED, SILENCE)
    for contacts, walked, program in walk_everybody(
        engine, policy, as_of=as_of, words=words, progress=progress
    ):
        yield Placed(_intervals(walked, contacts), _standings(walked, contacts, program, as_of))


def walk_everybody(
    engine: Engine,
    policy: Policy,
    *,
    as_of: int,
    words: Sequence[Call],
    progress: Callable[[float], None] = lambda share: None,
) -> Iterator[tuple[pa.Table, Walked, Program]]:
    """Yield some contacts at a time with what the walk found; arguments as for `place`.

    Parameters
    ----------
    words : sequence of Call
        Words to measure on the day.
    """
    program = compile_policy(policy, words)
    marks = {"unknown": int(UNKNOWN), "never": int(NEVER)}
    engine.make("numbered_contacts", _QUERIES / "numbered_contacts.sql")
    engine.make("numbered", _QUERIES / "numbered.sql")
    engine.make("referred_buyers", _QUERIES / "referred_buyers.sql", never=int(NEVER))
    engine.make("kept_referrals", _QUERIES / "kept_referrals.sql", **marks)
    engine.make("lowered", _QUERIES / "lowered.sql", **marks)
    engine.make("memberships", _QUERIES / "memberships.sql", **marks)
    total = engine.ask(_QUERIES / "how_many.sql")["contacts"][0].as_py()
    count = max(1, -(-total // CONTACTS_AT_ONCE))
    timeline = engine.parts(
        _QUERIES / "timeline.sql", by="contact_no", size=CONTACTS_AT_ONCE, count=count, **marks
    )
    for part, events in enumerate(timeline):
        first = part * CONTACTS_AT_ONCE
        some = engine.ask(
            _QUERIES / "some_contacts.sql", first=first, past=first + CONTACTS_AT_ONCE
        )
        yield some, walk_some(events, some, program, as_of=as_of, first=first), program
        progress((part + 1) / count)


def walk_some(
    events: pa.Table, contacts: pa.Table, program: Program, *, as_of: int, first: int = 0
) -> Walked:
    """Walk contacts by their events (``timeline.sql``); ``first`` is the first one's number."""
    column = {name: events[name].to_numpy() for name in events.column_names}
    return walk(
        Events(
            contact=column["contact_no"] - np.int32(first),
            kind=column["kind"],
            day=column["day"].copy(),
            amount=column["amount"],
            margin=column["margin"],
            target=column["target"],
            ends=column["ends"],
        ),
        contacts["first_seen_day"].to_numpy(),
        program.about_bits(contacts),
        program.column_values(contacts),
        program,
        as_of=as_of,
    )


def _intervals(walked: Walked, contacts: pa.Table) -> pa.Table:
    ids = contacts["contact_id"].to_numpy()
    for_ever = walked.to_day == NEVER
    return pa.table(
        [
            pa.array(ids[walked.contact]),
            pa.array(walked.rung),
            pa.array(walked.lapsed),
            pa.array(walked.from_day),
            pa.array(walked.to_day, mask=for_ever),
        ],
        schema=INTERVALS.schema,
    )


def _standings(walked: Walked, contacts: pa.Table, program: Program, as_of: int) -> pa.Table:
    """One row per contact seen by the day: its measured words and what its rules say."""
    seen = walked.held >= 0
    held = walked.held[seen]
    columns: dict[str, npt.NDArray[np.generic] | pa.Array] = {
        "contact_id": contacts["contact_id"].to_numpy()[seen],
        "rules_held": held.astype(np.int16),
        "in_market": (held >> 1) & 1 == 1,
        "lapse_rule": (held >> LAPSED_BIT) & 1 == 1,
    }
    for call in MEASURED:
        measured = walked.values[seen, program.calls.index(call)]
        columns[call.word] = pa.array(measured, mask=np.isnan(measured))
    silence = walked.values[seen, program.calls.index(SILENCE)]
    columns["last_order_day"] = _last_order(silence, as_of)
    changes = walked.changes[seen]
    columns["changes_day"] = pa.array(changes, mask=changes == NEVER)
    return STANDINGS.of(columns)


def _last_order(silence: npt.NDArray[np.float64], as_of: int) -> pa.Array:
    """Return the day of the last order: unlike the days since, it stays the same day after day."""
    never = np.isinf(silence)
    return pa.array(as_of - np.where(never, 0, silence).astype(np.int32), mask=never)
