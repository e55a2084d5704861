"""One name, one contact: which source rows are the same person or company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.contracts import LIKENESSES, Engine
from hogerop.errors import HogeropError
from hogerop.identity.clusters.grouping import group
from hogerop.identity.clusters.ids import keep_ids
from hogerop.identity.clusters.stays import Clusters, Issued, Stays
from hogerop.identity.comparing.reading import SPELLINGS, tell
from hogerop.identity.comparing.scoring import SORTS, Sort, score
from hogerop.identity.decisions import Decision, put_decided
from hogerop.words import say

_QUERIES = Path(__file__).parent / "queries"

TABLES = ("membership", "contacts", "likenesses", "memberships", "issued")
"""The relations that `resolve` leaves."""


@dataclass(frozen=True)
class Resolved:
    """How many contacts there are.

    Parameters
    ----------
    shared : int
        Mailboxes, telephones and bank accounts that several people use.
    undated : dict
        Day of an import (days since 1970-01-01) -> how many contacts are known from that day only,
        for want of a creation date and of anything that happened.
    """

    contacts: int
    shared: int = 0
    undated: dict[int, int] = field(default_factory=dict)


def resolve(
    engine: Engine,
    *,
    edition: int,
    by_account: bool = True,
    country: str = "NL",
    source_order: Sequence[str] = (),
    decisions: Sequence[Decision] = (),
) -> Resolved:
    """Say which contact every record is, and who every contact is.

    Reads ``records`` (RECORDS of all imports), ``lines`` (LINES of all imports), and
    ``memberships_before`` and ``issued_before`` (MEMBERSHIPS and ISSUED of the edition before,
    empty at the first one); leaves the relations of `TABLES`.

    Parameters
    ----------
    engine : Engine
        Holds the relations.
    edition : int
        Number of the edition in the making.
    by_account : bool
        Whether who works at a known organisation stands under it.
    country : str
        ISO 3166 code of the business's country: numbers without a country are read as its own.
    source_order : sequence of str
        Sources, the most trusted first: of equally new rows its word counts first.
    decisions : sequence of Decision
        What people decided, oldest first.

    Raises
    ------
    HogeropError
        If two ids of sources have the same key, so that two names would become one.
    """
    put_decided(engine, decisions)
    tell(engine, country=country)
    for sort in SORTS:
        _compare(engine, sort)
    engine.make("likenesses", _QUERIES / "likenesses.sql")
    _keep(engine, edition)
    engine.make("known_organisations", _QUERIES / "known_organisations.sql")
    engine.make("works_at", _QUERIES / "works_at.sql")
    engine.make("membership", _QUERIES / "membership.sql", by_account=by_account)
    undated = describe(engine, source_order=source_order)
    counts = engine.ask(_QUERIES / "counts.sql").to_pylist()[0]
    shared = engine.ask("shared_values").num_rows
    for name in (*SPELLINGS, *_SCRATCH):
        engine.drop(name)
    return Resolved(**counts, shared=shared, undated=undated)


def describe(engine: Engine, *, source_order: Sequence[str] = ()) -> dict[int, int]:
    """Say who every contact is, drawn from all that is said of them.

    Reads ``records``, ``lines`` and ``membership``: of everybody, or of some contacts, all of what
    is theirs; leaves ``contacts``.

    Returns
    -------
    dict
        As `Resolved.undated`.

    Raises
    ------
    HogeropError
        If two ids of sources have the same key, so that two names would become one.
    """
    engine.make("repeated_records", _QUERIES / "repeated_records.sql")
    colliding = int(engine.ask(_QUERIES / "colliding_records.sql")["colliding"][0].as_py())
    if colliding:
        raise HogeropError(
            say("{n} names of the sources cannot be told apart by their keys.", n=colliding),
            where="records",
            fix=say("Report this to the makers of Hogerop; nothing was changed."),
        )
    engine.make("crowded_records", _QUERIES / "crowded_records.sql")
    engine.make("first_days", _QUERIES / "first_days.sql")
    engine.make("contacts", _QUERIES / "contacts.sql", source_order=list(source_order))
    undated = engine.ask(_QUERIES / "undated.sql").to_pylist()
    for name in ("repeated_records", "crowded_records", "first_days"):
        engine.drop(name)
    return {day["day"]: day["n"] for day in undated}


def tells_who(engine: Engine, *, country: str = "NL") -> bool:
    """Return whether ``records`` say anything by which one name is told from another."""
    tell(engine, country=country)
    told: int = engine.ask("tellings").num_rows
    for name in ("tellings", *SPELLINGS):
        engine.drop(name)
    return told > 0


_NO_LIKENESSES = (
    LIKENESSES.empty()
    .select(["record_l", "record_r", "probability", "evidence"])
    .append_column("sisters", pa.array([], pa.bool_()))
)
_SCRATCH = (
    "tellings",
    "persons",
    "organisations",
    "mentions",
    "candidates",
    "levels",
    "weights",
    "rarity",
    "scored",
    "record_pairs",
    "told",
    "person_likenesses",
    "organisation_likenesses",
    "person_groups",
    "organisation_groups",
    "person_now",
    "organisation_now",
    "known_organisations",
    "works_at",
    "sifted_persons",
    "shared_values",
    "sure_groups",
    "components",
)


def _compare(engine: Engine, sort: Sort) -> None:
    """Score, join, and keep what speaks for it."""
    tellings = score(engine, sort)
    group(engine, sort, tellings=tellings)
    if tellings:
        engine.make("told", sort.query("told"))
        engine.make(f"{sort.name}_likenesses", _QUERIES / "told_in_order.sql")
    else:
        engine.put(f"{sort.name}_likenesses", _NO_LIKENESSES)


def _keep(engine: Engine, edition: int) -> None:
    """Give every group the id that it had."""
    clusters = {}
    for sort in SORTS:
        found = engine.ask(sort.query("clusters"))
        clusters[sort.name] = Clusters(
            *(np.array(found[c].to_numpy(), np.int64) for c in ("record_id", "component_id"))
        )
    kept = keep_ids(
        clusters,
        Stays.of(engine.ask("memberships_before")),
        Issued.of(engine.ask("issued_before")),
        edition=edition,
    )
    engine.put("memberships", kept.stays.table())
    engine.put("issued", kept.issued.table())
    for sort in SORTS:
        engine.make(f"{sort.name}_now", _QUERIES / "now.sql", kind=sort.name)
