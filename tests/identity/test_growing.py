"""A book that comes in piece by piece: who was there before keeps their id."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.identity.book import make_book
from tests.identity.growing import Moved, grown, told_by

from hogerop.identity.clusters.ids import resolve_id
from hogerop.identity.clusters.stays import Issued
from hogerop.workspace import Workspace

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("growing")


@pytest.fixture(scope="module")
def batches(folder: Path) -> list[dict[str, Moved]]:
    """Return what two batches of a tenth did to a book."""
    return list(grown(make_book("normal", 1000, 2), folder, [0, 800, 900]))


def test_few_rows_are_of_another_person_or_organisation_after_a_batch(
    batches: list[dict[str, Moved]],
) -> None:
    for kind in ("person_id", "organisation_id"):
        for batch in batches:
            assert batch[kind].share <= 0.015
            assert batch[kind].share <= batch[kind].by_smallest / batch[kind].rows


def test_nobody_has_another_id_without_somebody_coming_or_leaving(
    batches: list[dict[str, Moved]],
) -> None:
    assert not [
        reason for b in batches for m in b.values() for reason in m.why if "renamed" in reason
    ]


def test_every_id_of_every_edition_leads_to_somebody(
    batches: list[dict[str, Moved]], folder: Path
) -> None:
    editions = Workspace(folder / "shop").editions()
    issued = Issued.of(pq.read_table(editions[-1].file("issued")))
    here = told_by(folder / "shop")
    for edition in editions:
        members = pq.read_table(edition.file("membership"))
        for kind in ("person_id", "organisation_id"):
            for contact in set(members[kind].to_pylist()) - {None}:
                # Whoever has no name yet goes by the number of their only record.
                leads_to = resolve_id(issued, contact) or here[kind].get(contact)
                assert leads_to in here[kind].values()
