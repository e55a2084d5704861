"""The double entries of the sample business: found, missed, wrongly joined, by its own truth."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import combinations

import pyarrow.parquet as pq
import pytest

from hogerop import steps
from hogerop.contracts import key_of
from hogerop.workspace import Workspace

pytestmark = pytest.mark.story


@dataclass(frozen=True)
class Told:
    """A line of the truth: whose it is, its record, and whether it is a double entry."""

    person: str
    record: int
    double: bool


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace, _ = steps.demo(tmp_path_factory.mktemp("doubles") / "shop", names=800)
    return workspace


@pytest.fixture(scope="module")
def contacts(shop: Workspace) -> dict[int, int]:
    """Record -> contact of the edition in force."""
    edition = shop.edition()
    assert edition is not None
    table = pq.read_table(edition.file("membership"))
    return dict(zip(table["record_id"].to_pylist(), table["contact_id"].to_pylist(), strict=True))


@pytest.fixture(scope="module")
def truth(shop: Workspace, contacts: dict[int, int]) -> list[Told]:
    with (shop.folder / "files" / "truth" / "people.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found: dict[int, Told] = {}
    for row in rows:
        ids = [row["id"], f"mail:{row['email'].lower()}"]
        keys = [
            key_of(s, i) for s in (row["system"], "files") for i in ids if i not in ("", "mail:")
        ]
        record = next(key for key in keys if key in contacts)
        found.setdefault(record, Told(row["person"], record, row["double"] == "yes"))
    return list(found.values())


def test_nearly_every_pair_of_records_that_is_joined_is_one_person(
    truth: list[Told], contacts: dict[int, int]
) -> None:
    joined = pairs((contacts[told.record], told) for told in truth)
    right = [pair for pair in joined if pair[0].person == pair[1].person]
    assert len(right) / len(joined) > 0.98


def test_most_double_entries_are_found(truth: list[Told], contacts: dict[int, int]) -> None:
    people = defaultdict(set)
    for told in truth:
        if not told.double:
            people[told.person].add(contacts[told.record])
    doubles = [told for told in truth if told.double]
    found = [told for told in doubles if contacts[told.record] in people[told.person]]
    assert len(doubles) >= 30
    assert len(found) / len(doubles) > 0.7


def test_there_are_fewer_contacts_than_by_e_mail_and_as_many_as_people(
    truth: list[Told], contacts: dict[int, int]
) -> None:
    people = len({told.person for told in truth})
    assert len({contacts[told.record] for told in truth}) == pytest.approx(people, rel=0.04)


def pairs(grouped: Iterable[tuple[Hashable, Told]]) -> list[tuple[Told, Told]]:
    groups: dict[Hashable, list[Told]] = defaultdict(list)
    for group, told in grouped:
        groups[group].append(told)
    assert max(Counter(map(len, groups.values()))) < 50
    return [pair for group in groups.values() for pair in combinations(group, 2)]
