"""What is kept of who was who: stays of records with contacts, and every id ever issued.

Arrays side by side, one place per stay, id or change; tables are made of them at the door.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from hogerop.contracts import ISSUED, MEMBERSHIPS

Ids = NDArray[np.int64]
Editions = NDArray[np.int32]
Flags = NDArray[np.bool_]

OPEN = -1
"""In place of the edition that ended something: it goes on."""
NOBODY = -1
"""In place of a contact: there is none."""


class _Arrays:
    """Arrays of one length."""

    def where(self, chosen: Any) -> Self:
        """Return the places chosen, by flags or by number."""
        return type(self)(*(getattr(self, f.name)[chosen] for f in fields(self)))  # type: ignore[arg-type]

    @classmethod
    def together(cls, parts: Iterable[Self]) -> Self:
        """Return all parts, one after the other."""
        several = list(parts) or [cls.none()]  # type: ignore[attr-defined]
        names = [f.name for f in fields(cls)]  # type: ignore[arg-type]
        return cls(*(np.concatenate([getattr(p, n) for p in several]) for n in names))


@dataclass(frozen=True)
class Clusters(_Arrays):
    """The clusters of one kind: every record once, and the cluster that it is in."""

    record: Ids
    cluster: Ids

    @classmethod
    def none(cls) -> Self:
        """Return no clusters."""
        return cls(np.empty(0, np.int64), np.empty(0, np.int64))

    def numbered(self) -> tuple[Self, Ids]:
        """Return them by rising record, clusters numbered from 0, and each one's smallest record.

        Clusters are numbered in the order of their smallest records.
        """
        order = np.argsort(self.record, kind="stable")
        record, cluster = self.record[order], self.cluster[order]
        _, first, place = np.unique(cluster, return_index=True, return_inverse=True)
        rank = np.empty(len(first), np.int64)
        by_record = np.argsort(first, kind="stable")
        rank[by_record] = np.arange(len(first))
        return type(self)(record, rank[place]), record[first[by_record]]


@dataclass(frozen=True)
class Stays(_Arrays):
    """Stays of records with contacts (contract MEMBERSHIPS); ``until`` may be OPEN."""

    record: Ids
    contact: Ids
    kind: NDArray[np.object_]
    since: Editions
    until: Editions

    @classmethod
    def none(cls) -> Self:
        """Return no stays."""
        return cls.of(MEMBERSHIPS.empty())

    @classmethod
    def of(cls, table: pa.Table) -> Self:
        """Return the stays of a table (MEMBERSHIPS)."""
        return cls(
            _whole(table["record_id"]),
            _whole(table["contact_id"]),
            _texts(table["kind"]),
            _editions(table["from_edition"]),
            _editions(table["to_edition"]),
        )

    def table(self) -> pa.Table:
        """Return the stays as a table (MEMBERSHIPS), by record, kind and edition."""
        own = self.where(np.lexsort((self.since, self.kind.astype(str), self.record)))
        return MEMBERSHIPS.of(
            {
                "record_id": own.record,
                "contact_id": own.contact,
                "kind": pa.array(own.kind, pa.string()),
                "from_edition": own.since,
                "to_edition": pa.array(own.until, mask=own.until == OPEN),
            }
        )


@dataclass(frozen=True)
class Issued(_Arrays):
    """Every id ever issued (contract ISSUED); ``retired`` may be OPEN, ``merged_into`` NOBODY."""

    contact: Ids
    kind: NDArray[np.object_]
    born: Editions
    retired: Editions
    merged_into: Ids

    @classmethod
    def none(cls) -> Self:
        """Return no ids."""
        return cls.of(ISSUED.empty())

    @classmethod
    def of(cls, table: pa.Table) -> Self:
        """Return the ids of a table (ISSUED), by rising id."""
        merged = table["merged_into"].fill_null(NOBODY)
        all_of_them = cls(
            _whole(table["contact_id"]),
            _texts(table["kind"]),
            _editions(table["born"]),
            _editions(table["retired"]),
            _whole(merged),
        )
        return all_of_them.where(np.argsort(all_of_them.contact, kind="stable"))

    def table(self) -> pa.Table:
        """Return the ids as a table (ISSUED), by rising id."""
        own = self.where(np.argsort(self.contact, kind="stable"))
        return ISSUED.of(
            {
                "contact_id": own.contact,
                "kind": pa.array(own.kind, pa.string()),
                "born": own.born,
                "retired": pa.array(own.retired, mask=own.retired == OPEN),
                "merged_into": pa.array(own.merged_into, mask=own.merged_into == NOBODY),
            }
        )

    def places(self, contacts: Ids) -> Ids:
        """Return where these ids stand; all of them must be here, by rising id."""
        return np.searchsorted(self.contact, contacts)


@dataclass(frozen=True)
class Changes(_Arrays):
    """What an edition changed, one place per change.

    ``what`` is ``created`` (a contact whose records are all new), ``merged`` (``other`` gave up
    its id to ``contact``), ``split_off`` (``contact`` is new, its records were ``other``'s) or
    ``restored`` (the same, with an id that it had before). ``other`` is NOBODY where there is
    none; ``records`` counts those that went from the one to the other.
    """

    what: NDArray[np.object_]
    contact: Ids
    other: Ids
    records: Ids

    @classmethod
    def none(cls) -> Self:
        """Return no changes."""
        numbers = np.empty(0, np.int64)
        return cls(np.empty(0, object), numbers, numbers, numbers)


def _whole(column: pa.ChunkedArray) -> Ids:
    return np.array(column.to_numpy(), np.int64)


def _texts(column: pa.ChunkedArray) -> NDArray[np.object_]:
    return np.array(column.to_numpy(), object)


def _editions(column: pa.ChunkedArray) -> Editions:
    return np.array(column.fill_null(OPEN).to_numpy(), np.int32)
