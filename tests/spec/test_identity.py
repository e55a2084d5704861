"""Who a row speaks of, and how alike two rows are: as their tables say."""

from __future__ import annotations

import tomllib

import pytest
from tests.spec.comparing import HERE, Pairs, levels, pairs_of, sift, told
from tests.spec.read import table

from hogerop.identity.clusters.grouping import ASKED, surely
from hogerop.identity.comparing.scoring import SORTS, Sort


def each(name: str) -> list[object]:
    return [pytest.param(case, id=case.title) for case in pairs_of(name)]


@pytest.mark.parametrize("case", each("company_among_people"))
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


LEVELS = [
    pytest.param(sort, case, id=f"{sort.plural}, {one.name}: {case.title}")
    for sort in SORTS
    for one in sort.comparisons
    for case in pairs_of(f"{sort.plural}/{one.name}")
]


@pytest.mark.parametrize(("sort", "case"), LEVELS)
def test_two_records_are_as_alike_as_their_table_says(sort: Sort, case: Pairs) -> None:
    found = levels(case.records, sort)
    for row in case.answers:
        asked = {what: level for what, level in row.items() if what not in ("one", "other")}
        of_these = found[frozenset((row["one"], row["other"]))]
        assert {what: of_these[what] for what in asked} == asked, f"{row['one']}, {row['other']}"


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.plural)
def test_every_level_has_two_records_that_show_it(sort: Sort) -> None:
    shown = {
        (what, level)
        for one in sort.comparisons
        for case in pairs_of(f"{sort.plural}/{one.name}")
        for row in case.answers
        for what, level in row.items()
    }
    kept = {(one.name, level.name) for one in sort.comparisons for level in one.kept()}
    assert kept <= shown


def test_two_are_joined_and_asked_from_where_the_table_says() -> None:
    rows = table(tomllib.loads((HERE / "joined_from.toml").read_text("utf-8"))["answers"])
    for row in rows:
        assert surely(int(row["tellings"])) == pytest.approx(float(row["joined"]), abs=5e-5)
        assert float(row["asked"]) == ASKED


def test_one_more_record_hardly_moves_from_where_two_are_joined() -> None:
    for tellings in (49_999, 50_000, 75_000, 99_999, 100_000):
        assert 0 <= surely(tellings + 1) - surely(tellings) < 1e-5
