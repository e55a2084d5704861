"""Other ways to find who is who, as people use them: what ours is held against.

A method takes records (the contract's columns) and returns a number per row; rows with the same
number are the same. It may return the pairs that it scored as well.
"""

from __future__ import annotations

from importlib import import_module

import duckdb
import numpy as np
import pyarrow as pa
from tests.identity.joined import through_pairs, through_values
from tests.identity.method import Found, Method, Pairs, tidied
from tests.identity.scores import Whole, numbered, whole
from tests.identity.splink_em import splink_em


def pairs_of(records: pa.Table, edges: pa.Table) -> Pairs:
    """Turn edges (left, right = record ids, probability) into pairs of places in the table."""
    ids = records["record_id"].to_numpy()
    order = np.argsort(ids, kind="stable")

    def place(name: str) -> Whole:
        values = edges[name].to_numpy()
        return whole(order[np.searchsorted(ids, values, sorter=order)])

    return Pairs(place("left"), place("right"), np.asarray(edges["probability"], dtype=np.float64))


def _codes(connection: duckdb.DuckDBPyConnection, value: str) -> Whole:
    """Return a number per row for a value of the table ``tidy``; -1 where there is none."""
    query = f"select case when {value} is null then -1 else dense_rank() over (order by {value}) end as code from tidy order by place"  # noqa: E501
    return whole(connection.execute(query).to_arrow_table()["code"])


def _sharing(*values: str) -> Method:
    def method(records: pa.Table) -> Found:
        with tidied(records) as connection:
            keys = [_codes(connection, value) for value in values]
        return Found(through_values(len(records), keys))

    return method


KEY_AND_NAME = """
    select l.place as "left", r.place as "right"
    from tidy as l inner join tidy as r on {key} and l.place < r.place
    where (l.last_name is null or r.last_name is null
           or jaro_winkler_similarity(l.last_name, r.last_name) > 0.9)
      and (l.initial is null or r.initial is null or l.initial = r.initial)
"""


def key_and_name(records: pa.Table) -> Found:
    """Same e-mail or telephone and a name that agrees, or same address, last name and initial."""
    same_home = (
        "l.postcode = r.postcode and l.number = r.number"
        " and l.last_name = r.last_name and l.initial = r.initial"
    )
    with tidied(records) as connection:
        found = [
            connection.execute(KEY_AND_NAME.format(key=key)).to_arrow_table()
            for key in ("l.email = r.email", "l.phone = r.phone", same_home)
        ]
    both = pa.concat_tables(found)
    return Found(through_pairs(len(records), whole(both["left"]), whole(both["right"])))


def basename(records: pa.Table) -> Found:
    """Companies by their name without its legal form, as the package cleanco takes it off."""
    basename_of = import_module("cleanco").basename
    names = [(name or "").strip() for name in records["company"].to_pylist()]
    short = {name: basename_of(name).casefold() or name.casefold() for name in set(names)}
    keys = numbered(np.unique(np.array([short[n] for n in names]), return_inverse=True)[1])
    empty = np.array([not name for name in names])
    return Found(through_values(len(records), [np.where(empty, -1, keys)]))


PEOPLE: dict[str, Method] = {
    "e-mail": _sharing("email"),
    "e-mail or telephone": _sharing("email", "phone"),
    "... and the name agrees": key_and_name,
    "Splink with EM, .95": splink_em,
}
COMPANIES: dict[str, Method] = {
    "name, as written": _sharing("company"),
    "name by cleanco": basename,
    "e-mail or telephone": _sharing("email", "phone"),
}
