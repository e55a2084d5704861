"""Who a row speaks of, and how alike two rows are: as their tables say."""

from __future__ import annotations

import pytest
from tests.spec.comparing import Pairs, pairs_of, sift, told

from hogerop.identity.scoring import SORTS


def each(name: str) -> list[object]:
    return [pytest.param(case, id=case.title) for case in pairs_of(name)]


@pytest.mark.parametrize("case", each("named_by_form"))
def test_a_name_is_a_persons_or_a_companys(case: Pairs) -> None:
    found: dict[str, dict[str, str]] = {}
    with told(case.records) as (engine, called):
        for sort, column in zip(SORTS, ("surname", "firm"), strict=True):
            sift(engine, sort)
            for row in engine.ask(sort.plural).to_pylist():
                said = row[column] or "somebody"
                found.setdefault(called[row["record_id"]], {})[sort.name] = said
    assert [(row["record"], row.get("person"), row.get("company")) for row in case.answers] == [
        (row["record"], *(found.get(row["record"], {}).get(sort.name) for sort in SORTS))
        for row in case.records
    ]
