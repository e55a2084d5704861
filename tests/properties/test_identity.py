"""Who is who, on any records without names: against plain merging of sets.

Few examples: each of them is scored as a whole book is.
"""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines import opened_engine

from hogerop.contracts import CONTACTS, ISSUED, LINES, MEMBERSHIPS, RECORDS, check, key_of
from hogerop.identity import resolve

Row = tuple[int, str | None, int | None, str | None]
ROWS = st.lists(
    st.tuples(
        st.integers(1, 9),
        st.none()
        | st.sampled_from(["ann@home.nl", " Ann@home.nl", "bob@live.nl", "cas@gmx.net", ""]),
        st.none() | st.integers(0, 3),
        st.none() | st.sampled_from(["Breda", "Goes", "Zwolle"]),
    ),
    min_size=1,
    max_size=12,
)

FEW = settings(max_examples=12)


def resolved(rows: list[Row]) -> tuple[dict[int, int], list[dict[str, Any]]]:
    """Run the product over records of which every third is of another source."""
    engine = opened_engine(memory_limit="1GB", threads=1)
    columns = {
        "record_id": [row[0] for row in rows],
        "source": ["crm" if row[0] % 3 == 0 else "shop" for row in rows],
        "source_id": [str(row[0]) for row in rows],
        "email": [row[1] for row in rows],
        "row_day": [row[2] for row in rows],
        "import_day": [9 for _ in rows],
        "city": [row[3] for row in rows],
        "row_key": [key_of(*map(str, row)) for row in rows],
    }
    engine.put("records", RECORDS.of(columns))
    engine.put("lines", LINES.empty())
    engine.put("memberships_before", MEMBERSHIPS.empty())
    engine.put("issued_before", ISSUED.empty())
    resolve(engine, edition=1, source_order=["crm"])
    members = engine.ask("membership").to_pylist()
    contacts = check(engine.ask("contacts"), CONTACTS).to_pylist()
    engine.close()
    return (
        {m["record_id"]: m["contact_id"] for m in members},
        sorted(contacts, key=lambda c: c["contact_id"]),
    )


@FEW
@given(ROWS)
def test_contacts_equal_plain_merging_of_sets(rows: list[Row]) -> None:
    sets = [({row[0]}, {(row[1] or "").strip().lower()} - {""}) for row in rows]
    merged: list[tuple[set[int], set[str]]] = []
    for ids, mails in sets:
        near = [m for m in merged if m[0] & ids or m[1] & mails]
        merged = [m for m in merged if m not in near]
        merged.append((ids.union(*(m[0] for m in near)), mails.union(*(m[1] for m in near))))
    assert resolved(rows)[0] == {record: min(ids) for ids, _ in merged for record in ids}


@FEW
@given(ROWS)
def test_columns_are_the_newest_then_the_first_sources_then_the_smallest(rows: list[Row]) -> None:
    members, contacts = resolved(rows)
    for contact in contacts:
        own = [row for row in rows if members[row[0]] == contact["contact_id"] and row[3]]
        own.sort(key=lambda row: (-1 if row[2] is None else row[2], row[0] % 3 == 0), reverse=True)
        best = [row for row in own if (row[2], row[0] % 3 == 0) == (own[0][2], own[0][0] % 3 == 0)]
        assert contact["city"] == min((row[3] for row in best), default=None)  # type: ignore[type-var]


@FEW
@given(ROWS, st.integers(0, 2**32))
def test_the_order_of_rows_makes_no_difference_to_contacts(rows: list[Row], seed: int) -> None:
    assert resolved(rows) == resolved(random.Random(seed).sample(rows, len(rows)))
