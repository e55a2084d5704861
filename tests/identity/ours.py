"""Hogerop's own method, to be measured beside the others."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from tests.identity.method import Found
from tests.identity.peers import pairs_of

from hogerop.contracts import ISSUED, LINES, MEMBERSHIPS
from hogerop.identity import resolve
from hogerop.identity.clusters.grouping import ASKED
from hogerop.workspace import DuckDBEngine

PUBLIC = 0.95
"""The probability at which the public sets are compared with what others published."""


def people(records: pa.Table) -> Found:
    """Return persons as an edition holds them."""
    return _found(records, "person")


def companies(records: pa.Table) -> Found:
    """Return organisations as an edition holds them."""
    return _found(records, "organisation")


def likenesses(records: pa.Table) -> list[dict[str, Any]]:
    """Return the rows of LIKENESSES."""
    engine = _resolved(records)
    rows: list[dict[str, Any]] = engine.ask("likenesses").to_pylist()
    engine.close()
    return rows


def _resolved(records: pa.Table) -> DuckDBEngine:
    engine = DuckDBEngine(memory_limit="4GB", threads=2)
    engine.put("records", records)
    engine.put("lines", LINES.empty())
    engine.put("memberships_before", MEMBERSHIPS.empty())
    engine.put("issued_before", ISSUED.empty())
    resolve(engine, edition=1)
    return engine


def _found(records: pa.Table, kind: str) -> Found:
    engine = _resolved(records)
    member = engine.ask("membership")
    ids = np.array(member[f"{kind}_id"].fill_null(-1).to_numpy())
    own = np.array(member["record_id"].to_numpy())
    # Whoever is of no such kind is alone.
    ids = np.where(ids == -1, own, ids)
    order = np.argsort(own)
    here = np.array(records["record_id"].to_numpy())
    cluster = ids[order][np.searchsorted(own[order], here)]
    likely = engine.ask("likenesses")
    # What a veto keeps apart is neither joined nor asked, nor is what only others brought together.
    open_ = pa.compute.and_(
        pa.compute.not_equal(likely["verdict"], "apart"),
        pa.compute.greater_equal(likely["probability"], ASKED),
    )
    edges = likely.filter(pa.compute.and_(pa.compute.equal(likely["kind"], kind), open_))
    found = pairs_of(
        records,
        pa.table(
            {
                "left": edges["record_l"],
                "right": edges["record_r"],
                "probability": edges["probability"],
            }
        ),
    )
    engine.close()
    return Found(np.unique(cluster, return_inverse=True)[1], found)
