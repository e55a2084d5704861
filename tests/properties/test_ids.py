"""Laws of ids: every id issued leads somewhere for ever, and what is undone was never done."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hogerop.identity.clusters.ids import (
    Clusters,
    Issued,
    Kept,
    Stays,
    keep_ids,
    resolve_id,
    resolve_ids,
)
from hogerop.identity.clusters.stays import NOBODY, OPEN

RECORDS = 12
clusterings = st.lists(st.integers(0, 5), min_size=RECORDS, max_size=RECORDS)
histories = st.lists(st.tuples(clusterings, st.integers(1, RECORDS)), min_size=1, max_size=8)


def edition(before: Kept | None, labels: list[int], *, kind: str = "person") -> Kept:
    """Return the next edition; a label below 0 leaves its record out."""
    here = [(record, label) for record, label in enumerate(labels, 100) if label >= 0]
    found = np.array(here, np.int64).reshape(-1, 2)
    stays, issued = (before.stays, before.issued) if before else (Stays.none(), Issued.none())
    number = int(max([0, *stays.since, *stays.until])) + 1
    return keep_ids({kind: Clusters(found[:, 0], found[:, 1])}, stays, issued, edition=number)


def members(kept: Kept) -> dict[int, int]:
    """Return record -> contact."""
    here = kept.stays.where(kept.stays.until == OPEN)
    return dict(zip(here.record.tolist(), here.contact.tolist(), strict=True))


def lived(history: list[tuple[list[int], int]]) -> Kept:
    """Return the last of several editions, to each of which records may be added."""
    kept, seen = None, 0
    for labels, known in history:
        seen = max(seen, known)
        kept = edition(kept, [*labels[:seen], *[-1] * (RECORDS - seen)])
    assert kept is not None
    return kept


@given(histories)
def test_every_id_ever_issued_leads_to_a_contact_in_use(
    history: list[tuple[list[int], int]],
) -> None:
    kept = lived(history)
    in_use = set(members(kept).values())
    led = resolve_ids(kept.issued)
    for contact, leads_to in zip(kept.issued.contact.tolist(), led.tolist(), strict=True):
        assert resolve_id(kept.issued, contact) == leads_to
        assert leads_to in in_use
    assert set(kept.stays.contact.tolist()) == set(kept.issued.contact.tolist())


@given(histories)
def test_an_id_given_up_leads_to_who_holds_most_of_its_records(
    history: list[tuple[list[int], int]],
) -> None:
    kept = lived(history)
    here, stays = members(kept), kept.stays
    for contact, retired in zip(kept.issued.contact, kept.issued.retired, strict=True):
        last = stays.where((stays.contact == contact) & (stays.until == retired))
        holds = Counter(here[record] for record in last.record.tolist())
        if retired != OPEN:
            assert holds[resolve_id(kept.issued, int(contact))] == max(holds.values())


@given(histories)
def test_clusters_and_ids_in_use_are_one_to_one(history: list[tuple[list[int], int]]) -> None:
    kept = lived(history)
    seen = max(known for _, known in history)
    labels = history[-1][0][:seen]
    here = members(kept)
    assert sorted(here) == [100 + i for i in range(seen)]
    assert len({(labels[r - 100], c) for r, c in here.items()}) == len(set(labels))
    assert len(set(here.values())) == len(set(labels))


@given(histories)
def test_the_same_clusters_again_change_nothing(history: list[tuple[list[int], int]]) -> None:
    kept = lived(history)
    seen = max(known for _, known in history)
    again = edition(kept, [*history[-1][0][:seen], *[-1] * (RECORDS - seen)])
    assert again.stays.table() == kept.stays.table()
    assert again.issued.table() == kept.issued.table()
    assert not len(again.changes.what)


@given(histories, clusterings)
def test_who_is_merged_and_then_split_has_every_id_and_member_back(
    history: list[tuple[list[int], int]], of_groups: list[int]
) -> None:
    kept = lived(history)
    seen = max(known for _, known in history)
    labels = history[-1][0][:seen]
    merged = edition(kept, [of_groups[label] for label in labels] + [-1] * (RECORDS - seen))
    back = edition(merged, labels + [-1] * (RECORDS - seen))
    assert members(back) == members(kept)
    in_use = kept.issued.contact[kept.issued.retired == OPEN].tolist()
    assert back.issued.contact[back.issued.retired == OPEN].tolist() == in_use


@given(histories)
def test_the_stays_tell_who_was_who_in_every_edition(
    history: list[tuple[list[int], int]],
) -> None:
    kept, told, seen = None, [], 0
    for labels, known in history:
        seen = max(seen, known)
        kept = edition(kept, [*labels[:seen], *[-1] * (RECORDS - seen)])
        told.append(members(kept))
    assert kept is not None
    stays = kept.stays
    # An edition that changed nothing has no number of its own here: the one before goes on.
    numbers = sorted({*stays.since.tolist(), *stays.until.tolist()} - {OPEN})
    distinct = [was for i, was in enumerate(told) if i == 0 or was != told[i - 1]]
    assert len(distinct) == len(numbers)
    for number, was in zip(numbers, distinct, strict=True):
        there = (stays.since <= number) & ((stays.until > number) | (stays.until == OPEN))
        then = stays.where(there)
        assert dict(zip(then.record.tolist(), then.contact.tolist(), strict=True)) == was


@given(histories)
def test_changes_name_ids_and_count_records(history: list[tuple[list[int], int]]) -> None:
    changes = lived(history).changes
    for what, contact, other, records in zip(
        changes.what, changes.contact, changes.other, changes.records, strict=True
    ):
        assert (other == NOBODY) == (records == 0)
        assert contact != other
        assert what != "merged" or records > 0
