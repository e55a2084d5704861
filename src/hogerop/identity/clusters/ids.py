"""Give clusters of records the ids that they had before, and new ones where there is none.

A cluster takes the id with which most of its records were known. Whoever loses an id points to
who holds most of its records since, so that every id ever issued leads somewhere for ever; and
an id that was given up comes back when most of its records stand together again without one.
Knows no tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hogerop.contracts import key_of
from hogerop.identity.clusters.pairing import Pairs, count_pairs, take_turns
from hogerop.identity.clusters.stays import NOBODY, OPEN, Changes, Clusters, Issued, Stays

Ids = NDArray[np.int64]


@dataclass(frozen=True)
class Kept:
    """Who is who since this edition, and what it changed."""

    stays: Stays
    issued: Issued
    changes: Changes


def keep_ids(
    clusters: Mapping[str, Clusters], stays: Stays, issued: Issued, *, edition: int
) -> Kept:
    """Say which id every cluster has, given what the edition before said.

    The same clusters again change nothing. In the first edition a contact's id is the smallest of
    its records.

    Parameters
    ----------
    clusters : mapping
        Kind (``person``, ``organisation``) -> its records, each once, and the cluster of each.
    stays, issued : Stays, Issued
        As the edition before left them, those that ended included; empty at the first one.
    edition : int
        Number of this edition, greater than that of any before.

    References
    ----------
    docs/explanation/who-is-who.md.
    """
    parts, changes = [], []
    issued = issued.where(np.argsort(issued.contact, kind="stable"))
    # Persons first: where a record is both, the person has its number.
    for kind in sorted({*clusters, *stays.kind.tolist()}, reverse=True):
        now, smallest = clusters.get(kind, Clusters.none()).numbered()
        mine = stays.where(stays.kind == kind)
        known = _known(now, mine, issued, edition)
        ids = take_turns(known, len(smallest))
        back = take_turns(_coming_back(now, mine, issued, ids == NOBODY), len(smallest))
        ids = np.where(ids == NOBODY, back, ids)
        fresh = np.flatnonzero(ids == NOBODY)
        ids[fresh] = _new_ids(smallest[fresh], issued, kind, edition)
        changes.append(_changes(known, ids, fresh, np.flatnonzero(back != NOBODY)))
        in_use = issued.contact[(issued.kind == kind) & (issued.retired == OPEN)]
        issued = _given_up(issued, np.setdiff1d(in_use, ids), known, ids, edition)
        issued = _taken_up(issued, back[back != NOBODY])
        issued = _with_new(issued, ids[fresh], kind, edition)
        issued = _followed(issued, now, mine, ids)
        parts.append(_moved(mine, now.record, ids[now.cluster], kind, edition))
    return Kept(Stays.together(parts), issued, Changes.together(changes))


def resolve_id(issued: Issued, contact: int) -> int | None:
    """Return the contact in use that an id leads to.

    None if the id was never issued, or nobody holds its records any more.
    """
    while contact != NOBODY:
        place = np.flatnonzero(issued.contact == contact)
        if not len(place):
            return None
        if issued.retired[place[0]] == OPEN:
            return contact
        contact = int(issued.merged_into[place[0]])
    return None


def resolve_ids(issued: Issued) -> Ids:
    """Return for each id ever issued the contact in use that it leads to, NOBODY where to none."""
    issued_ids = np.append(issued.contact, NOBODY)
    by_id = np.argsort(issued_ids, kind="stable")
    step = by_id[np.searchsorted(issued_ids, issued.merged_into, sorter=by_id)]
    nobody = len(issued.contact)
    place = np.where(issued.retired == OPEN, np.arange(nobody), step)
    onward = np.append(place, nobody)
    # Each round doubles how far it looks, so that a long chain takes few.
    while not np.array_equal(onward[onward], onward):
        onward = onward[onward]
    return np.asarray(issued_ids[onward[:-1]], np.int64)


def _known(now: Clusters, stays: Stays, issued: Issued, edition: int) -> Pairs:
    """Return which clusters hold records of which ids in use, the best claim first."""
    here = stays.where(stays.until == OPEN)
    at, found = _find(now, here.record)
    pairs = count_pairs(
        now.cluster[at[found]], here.contact[found], edition - here.since[found].astype(np.int64)
    )
    born = issued.born[issued.places(pairs.contact)]
    return pairs.in_order(
        np.lexsort((pairs.cluster, pairs.contact, born, -pairs.tenure, -pairs.shared))
    )


def _coming_back(now: Clusters, stays: Stays, issued: Issued, without: NDArray[np.bool_]) -> Pairs:
    """Return which clusters without an id hold at least half of the records of one given up.

    Of an exact half, the one that was there longer has the better claim. Of ids with an equal
    claim, the one that was given up last.
    """
    last = _last(stays, issued)
    at, found = _find(now, last.record)
    found[found] = without[now.cluster[at[found]]]
    there = last.where(found)
    pairs = count_pairs(
        now.cluster[at[found]], there.contact, (there.until - there.since).astype(np.int64)
    )
    names, sizes = np.unique(last.contact, return_counts=True)
    size = sizes[np.searchsorted(names, pairs.contact)]
    pairs, size = pairs.in_order(half := np.flatnonzero(2 * pairs.shared >= size)), size[half]
    place = issued.places(pairs.contact)
    given_up = issued.retired[place].astype(np.int64)
    worst_first = (pairs.cluster, pairs.contact, issued.born[place], -pairs.tenure, -given_up)
    return pairs.in_order(
        np.lexsort((*worst_first, -pairs.shared / size, -pairs.shared, 2 * pairs.shared <= size))
    )


def _new_ids(smallest: Ids, issued: Issued, kind: str, edition: int) -> Ids:
    """Return an id for each cluster: its smallest record, where no contact ever had that number."""
    ids = smallest.copy()
    taken = np.flatnonzero(np.isin(smallest, issued.contact))
    ids[taken] = [key_of("contact", kind, str(edition), str(smallest[at])) for at in taken]
    return ids


def _given_up(issued: Issued, lost: Ids, known: Pairs, ids: Ids, edition: int) -> Issued:
    """Return the ids, those lost pointing to who holds most of their records since."""
    retired, merged_into = issued.retired.copy(), issued.merged_into.copy()
    best = known.best_of_contacts(lost)
    places = issued.places(lost)
    retired[places] = edition
    merged_into[places] = NOBODY
    held = best != NOBODY
    merged_into[places[held]] = ids[known.cluster[best[held]]]
    return replace(issued, retired=retired, merged_into=merged_into)


def _taken_up(issued: Issued, back: Ids) -> Issued:
    """Return the ids, those that came back in use."""
    retired, merged_into = issued.retired.copy(), issued.merged_into.copy()
    retired[issued.places(back)] = OPEN
    merged_into[issued.places(back)] = NOBODY
    return replace(issued, retired=retired, merged_into=merged_into)


def _followed(issued: Issued, now: Clusters, stays: Stays, ids: Ids) -> Issued:
    """Return the ids, those given up before pointing to who holds most of their records now.

    Of an equal share, to whom they pointed.
    """
    last = _last(stays, issued)
    if not len(last.record):
        return issued
    at, found = _find(now, last.record)
    there = last.where(found)
    pairs = count_pairs(
        now.cluster[at[found]], there.contact, (there.until - there.since).astype(np.int64)
    )
    to = resolve_ids(issued)[issued.places(pairs.contact)]
    moved = ids[pairs.cluster] != to
    pairs = pairs.in_order(np.lexsort((pairs.cluster, -pairs.tenure, moved, -pairs.shared)))
    given_up = np.unique(pairs.contact)
    merged_into = issued.merged_into.copy()
    best = pairs.best_of_contacts(given_up)
    merged_into[issued.places(given_up)] = ids[pairs.cluster[best]]
    return replace(issued, merged_into=merged_into)


def _last(stays: Stays, issued: Issued) -> Stays:
    """Return the stays that ids ended with that were given up."""
    ended = stays.where(stays.until != OPEN)
    return ended.where(ended.until == issued.retired[issued.places(ended.contact)])


def _with_new(issued: Issued, ids: Ids, kind: str, edition: int) -> Issued:
    new = Issued(
        ids,
        np.full(len(ids), kind, object),
        np.full(len(ids), edition, np.int32),
        np.full(len(ids), OPEN, np.int32),
        np.full(len(ids), NOBODY, np.int64),
    )
    everyone = Issued.together([issued, new])
    return everyone.where(np.argsort(everyone.contact, kind="stable"))


def _moved(stays: Stays, record: Ids, contact: Ids, kind: str, edition: int) -> Stays:
    """Return the stays; those end and begin now whose record is with another contact."""
    open_at = np.flatnonzero(stays.until == OPEN)
    here = stays.where(open_at)
    at, found = _find(Clusters(record, contact), here.record)
    same = found.copy()
    same[found] = contact[at[found]] == here.contact[found]
    until = stays.until.copy()
    until[open_at[~same]] = edition
    begins = ~np.isin(record, here.record[same])
    new = Stays(
        record[begins],
        contact[begins],
        np.full(int(begins.sum()), kind, object),
        np.full(int(begins.sum()), edition, np.int32),
        np.full(int(begins.sum()), OPEN, np.int32),
    )
    return Stays.together([replace(stays, until=until), new])


def _changes(known: Pairs, ids: Ids, fresh: Ids, back: Ids) -> Changes:
    """Return what happened to contacts: made, split off, brought back, merged."""
    made = np.concatenate([fresh, back])
    best = known.best_of_clusters(made)
    came = best != NOBODY
    source, rows = np.full(len(made), NOBODY, np.int64), np.zeros(len(made), np.int64)
    source[came], rows[came] = known.contact[best[came]], known.shared[best[came]]
    what = np.where(came, "split_off", "created").astype(object)
    what[len(fresh) :] = "restored"
    lost = np.setdiff1d(known.contact, ids)
    best = known.best_of_contacts(lost)
    merged = np.full(len(lost), "merged", object)
    return Changes.together(
        [
            Changes(what, ids[made], source, rows),
            Changes(merged, ids[known.cluster[best]], lost, known.shared[best]),
        ]
    )


def _find(clusters: Clusters, records: Ids) -> tuple[Ids, NDArray[np.bool_]]:
    """Return where records stand in clusters (by rising record), and which of them do."""
    if not len(clusters.record):
        return np.zeros(len(records), np.int64), np.zeros(len(records), bool)
    at = np.minimum(np.searchsorted(clusters.record, records), len(clusters.record) - 1)
    return at, np.asarray(clusters.record[at] == records)
