"""An edition from the one before and what came in since: only those whom that touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from hogerop import history, identity
from hogerop import ladder as rungs
from hogerop.contracts import LINES, RECORDS
from hogerop.history import MoneySettings, Settled
from hogerop.identity import Resolved
from hogerop.ladder import Policy
from hogerop.ladder.stood import Stood, as_they_stood
from hogerop.steps.edition import read_table
from hogerop.steps.since import Before, change, keep
from hogerop.workspace import Draft, DuckDBEngine, Numbered, Settings

_QUERIES = Path(__file__).parent / "queries" / "since"

PASSING = ("recorded_lines", "sent", "touches")
"""Tables of lines that every edition writes anew: by hand, by a code, by the plan."""


def passing(edition: Draft | Numbered) -> list[Path]:
    """Return the files of those tables."""
    return [edition.file(name) for name in PASSING]


def nobody_new(
    engine: DuckDBEngine, before: Before, draft: Draft, *, settings: Settings, decisions: bool
) -> bool:
    """Return whether nothing that came in since bears on who is who. A door: reads.

    Leaves ``fresh_lines``, ``fresh_records``, ``membership_before`` and ``unknown_records``;
    replaces ``records`` while it looks.

    Parameters
    ----------
    decisions : bool
        Whether people decided who is who: they may have spoken of a record that comes in now.
    """
    engine.read("fresh_lines", before.fresh("lines"), LINES)
    engine.read("fresh_records", before.fresh("records"), RECORDS)
    read_table(engine, before.edition, "membership", called="membership_before")
    engine.make("unknown_records", _QUERIES / "unknown_records.sql")
    one, other = (of.file("recorded_records") for of in (draft, before.edition))
    if not pq.read_table(one).equals(pq.read_table(other)):
        return False
    if decisions and engine.ask("unknown_records").num_rows:
        return False
    if engine.ask(_QUERIES / "fresh_at_work.sql").num_rows:
        return False
    engine.read("records", before.fresh("records"), RECORDS)
    return not identity.tells_who(engine, country=settings.business.country)


def take_over(engine: DuckDBEngine, before: Before, draft: Draft) -> None:
    """Take over who is who; records that nobody knew, and that say nothing, are added. A door.

    Reads ``unknown_records``, as `nobody_new` left it; leaves ``membership``.
    """
    keep(draft, before.edition, "likenesses", "memberships", "issued")
    unknown = engine.ask("unknown_records")
    if unknown.num_rows:
        engine.put("nobody", unknown.select(["record_id"]))
        change(engine, draft, before.edition, "membership", rows="unknown_records", gone="nobody")
    else:
        keep(draft, before.edition, "membership")
    read_table(engine, draft, "membership")


def find_touched(engine: DuckDBEngine, before: Before, draft: Draft, *, resolved: bool) -> None:
    """Find whom it touches what came in since. A door: runs queries.

    Reads ``lines`` (all there are), ``membership``, what `nobody_new` left, and, where who is who
    was ``resolved`` anew, ``contacts``; leaves ``touched`` (contact_id), ``reasons``
    (contact_id, reason) and ``touched_records``.
    """
    edition = before.edition
    engine.read("told_now", passing(draft), LINES)
    engine.read("told_before", passing(edition), LINES)
    engine.make("changed_lines", _QUERIES / "changed_lines.sql")
    engine.make("told_of", _QUERIES / "told_by_what_came_in.sql", day=before.day)
    reasons = [engine.ask(_QUERIES / "their_contacts.sql")]
    if resolved:
        read_table(engine, edition, "contacts", called="contacts_before")
        moved = engine.ask(_QUERIES / "moved.sql")
        because = pa.array(["who"] * moved.num_rows, pa.string())
        reasons.append(moved.append_column("reason", because))
    engine.put("reasons", pa.concat_tables(reasons))
    _touch(engine, engine.ask("reasons")["contact_id"].unique())
    _touch_who_settles_with_them(engine)


def _touch_who_settles_with_them(engine: DuckDBEngine) -> None:
    if not engine.ask(_QUERIES / "name_orders.sql")["names"][0].as_py():
        return
    many = -1
    while len(now := engine.ask("touched")["contact_id"]) > many:
        many = len(now)
        found = engine.ask(_QUERIES / "settled_with_them.sql")["contact_id"]
        _touch(engine, pa.chunked_array([*now.chunks, *found.chunks], pa.int64()).unique())


def _touch(engine: DuckDBEngine, contacts: pa.Array) -> None:
    engine.put("touched", pa.table({"contact_id": contacts}))
    engine.make("touched_records", _QUERIES / "their_records.sql")


def settle_theirs(
    engine: DuckDBEngine, before: Before, draft: Draft, money: MoneySettings
) -> Settled:
    """Settle what the touched did, and write it; return what became of all lines. A door."""
    read_table(engine, before.edition, "membership")
    lines = [*before.known("lines"), *passing(before.edition)]
    then = _settled(engine, lines, money)
    read_table(engine, draft, "membership")
    lines = [*before.known("lines"), *before.fresh("lines"), *passing(draft)]
    now = _settled(engine, lines, money)
    change(engine, draft, before.edition, "events", rows="events", gone="touched_records")
    return Settled.of(before.manifest.settled).less(then).plus(now)


def _settled(engine: DuckDBEngine, lines: Sequence[Path], money: MoneySettings) -> Settled:
    """Settle the lines of the touched alone; leave ``events``."""
    engine.read("lines", lines, LINES)
    engine.make("lines", _QUERIES / "their_lines.sql")
    engine.make("membership", _QUERIES / "their_membership.sql")
    return history.settle(engine, money=money)


def describe_theirs(
    engine: DuckDBEngine, before: Before, draft: Draft, who: Resolved, order: Sequence[str]
) -> Resolved:
    """Say anew who the touched are, and write it; return the counts of all. A door."""
    read_table(engine, before.edition, "membership")
    lines, records = before.known("lines"), before.known("records")
    then = _described(engine, lines, records, before.edition, order)
    read_table(engine, draft, "membership")
    lines, records = [*lines, *before.fresh("lines")], [*records, *before.fresh("records")]
    found = _described(engine, lines, records, draft, order)
    change(engine, draft, before.edition, "contacts", rows="contacts", gone="touched")
    days = {*who.undated, *found}
    undated = {d: who.undated.get(d, 0) - then.get(d, 0) + found.get(d, 0) for d in sorted(days)}
    return replace(who, undated={day: n for day, n in undated.items() if n})


def _described(
    engine: DuckDBEngine,
    lines: Sequence[Path],
    records: Sequence[Path],
    edition: Draft | Numbered,
    order: Sequence[str],
) -> dict[int, int]:
    """Say who the touched are; leave ``contacts``."""
    engine.read("lines", [*lines, edition.file("recorded_lines")], LINES)
    engine.read("records", [*records, edition.file("recorded_records")], RECORDS)
    engine.make("lines", _QUERIES / "speaking_of_them.sql")
    engine.make("records", _QUERIES / "their_own_records.sql")
    engine.make("membership", _QUERIES / "their_membership.sql")
    history.leave_out_replaced(engine)
    return identity.describe(engine, source_order=order)


def place_theirs(
    engine: DuckDBEngine,
    before: Before,
    draft: Draft,
    policy: Policy,
    day: int,
    forgotten: Mapping[int, Stood],
) -> None:
    """Walk the touched and whoever's standing changes by itself; write where they stand. A door.

    Reads what `find_touched` left, and ``credits`` and ``left_out`` of now; leaves ``walked`` and
    the ``intervals`` of those who were walked.
    """
    for table in ("standings", "credits", "left_out"):
        read_table(engine, before.edition, table, called=f"{table}_before")
    for table in ("membership", "contacts", "events", "credits", "left_out"):
        read_table(engine, draft, table, called=f"all_{table}")
    found = engine.ask(_QUERIES / "to_be_walked.sql", day=day, before=before.day)
    rungs.isolate(engine, found["contact_id"].to_pylist())
    placed = [as_they_stood(some, forgotten) for some in rungs.place(engine, policy, as_of=day)]
    engine.put("walked", pa.table({"contact_id": _either(found, engine.ask("touched"))}))
    for table, parts in (
        ("intervals", [some.intervals for some in placed]),
        ("standings", [some.standings for some in placed]),
    ):
        engine.put(table, pa.concat_tables(parts))
        change(engine, draft, before.edition, table, rows=table, gone="walked")


def _either(one: pa.Table, other: pa.Table) -> pa.Array:
    chunks = [*one["contact_id"].chunks, *other["contact_id"].chunks]
    return pa.chunked_array(chunks, pa.int64()).unique()


def rewritten(engine: DuckDBEngine, before: Before) -> dict[str, int]:
    """Return how many stood otherwise in the past than was said, by reason. A door: runs a query.

    Reads ``reasons``, ``walked`` and ``intervals`` of those who were walked.
    """
    read_table(engine, before.edition, "intervals", called="intervals_before")
    rows = engine.ask(_QUERIES / "rewritten.sql", day=before.day).to_pylist()
    return {row["reason"]: row["contacts"] for row in rows}
