"""A book that comes in piece by piece, through the command line: whose contact changed, and why.

python -m tests.identity.growing --rows 2500 --seeds 2
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from tests.identity.book import SAID, Book, make_book
from tests.identity.dice import PROFILES
from tests.story.typed import done

from hogerop.workspace import Workspace

WRITTEN = {
    "kind": "sort",
    "vat": "vat_number",
    "birth_day": "birth",
    "channel": "how",
    "row_day": "created",
}
"""What some columns of a record are called in a file."""
BATCHES = 10
KINDS = ("person_id", "organisation_id", "contact_id")
"""A record's ids: whom it speaks of, and who stands on the ladder for it."""

Rows = dict[str, dict[int, int]]
"""Kind of id -> record -> that id."""
Truth = Mapping[int, set[Hashable]]


@dataclass(frozen=True)
class Moved:
    """What one batch changed in one kind of id, for the rows that had one before it.

    Parameters
    ----------
    rows, moved : int
        How many there were, and how many of them have another id since.
    why : Counter
        Of those: ``joined``, ``parted``, ``both`` (left some, came to others) or ``renamed`` (with
        whom they were), and whether truth agrees.
    by_smallest : int
        How many would have another id if everybody were called after their smallest row.
    """

    rows: int
    moved: int
    why: Counter[str]
    by_smallest: int

    @property
    def share(self) -> float:
        """Return the share of rows that have another id."""
        return self.moved / self.rows if self.rows else 0.0


def batches_of(book: Book, folder: Path, starts: Sequence[int]) -> Iterator[list[Path]]:
    """Write the rows from each of these places on to files, one per source; yield them in order."""
    rows = book.records.select(["source", "source_id", "row_day", *SAID]).to_pylist()
    columns = ["id", *(WRITTEN.get(name, name) for name in ("row_day", *SAID))]
    for number, (start, end) in enumerate(
        zip(starts, [*starts[1:], len(rows)], strict=True), start=1
    ):
        by_source: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows[start:end]:
            said = {WRITTEN.get(n, n): _cell(n, row[n]) for n in ("row_day", *SAID)}
            by_source[row["source"]].append({"id": row["source_id"], **said})
        files = []
        for source, told in sorted(by_source.items()):
            file = folder / f"{number:02}" / f"{source}.csv"
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("w", newline="", encoding="utf-8") as opened:
                writer = csv.DictWriter(opened, columns)
                writer.writeheader()
                writer.writerows(told)
            files.append(file)
        yield files


def grown(book: Book, folder: Path, starts: Sequence[int]) -> Iterator[dict[str, Moved]]:
    """Import a book batch by batch, each with a run; yield what every one after the first did."""
    shop = folder / "shop"
    done(shop, "init", shop, "--name", "Book")
    truth = truth_of(book)
    before: Rows | None = None
    for files in batches_of(book, folder / "files", starts):
        for file in files:
            done(shop, "import", file, "--source", file.stem)
        done(shop, "run")
        now = told_by(shop)
        if before is not None:
            yield {kind: _moved(before[kind], now[kind], truth) for kind in KINDS}
        before = now


def told_by(shop: Path) -> Rows:
    """Return who every record is, by the edition in force."""
    edition = Workspace(shop).edition()
    assert edition is not None
    table = pq.read_table(edition.file("membership"))
    own = table["record_id"].to_pylist()
    return {
        kind: {r: c for r, c in zip(own, table[kind].to_pylist(), strict=True) if c is not None}
        for kind in KINDS
    }


def truth_of(book: Book) -> Truth:
    """Return whom a record speaks of in truth: a person, an organisation, or both."""
    return {
        row["record_id"]: {
            (kind, row[kind]) for kind in ("organisation", "person") if row[kind] is not None
        }
        for row in book.truth.to_pylist()
    }


def _moved(was: Mapping[int, int], now: Mapping[int, int], truth: Truth) -> Moved:
    then, since = _members(was), _members(now)
    why: Counter[str] = Counter()
    for record, who in was.items():
        if now.get(record) != who:
            why[_reason(record, then[who], since[now.get(record)], truth)] += 1
    least = {r: min(group) for group in then.values() for r in group}
    least_now = {r: min(group) for group in since.values() for r in group}
    changed = sum(least_now.get(r) != smallest for r, smallest in least.items())
    return Moved(len(was), sum(why.values()), why, changed)


def _reason(record: int, then: set[int], since: set[int], truth: Truth) -> str:
    came, left = since - then, then - since
    right = [bool(truth[r] & truth[record]) for r in came]
    right += [not truth[r] & truth[record] for r in left]
    what = {(True, False): "joined", (False, True): "parted", (True, True): "both"}.get(
        (bool(came), bool(left)), "renamed"
    )
    return f"{what} {'rightly' if sum(right) * 2 > len(right) else 'wrongly'}"


def _cell(name: str, value: Any) -> Any:
    if value is not None and name.endswith("_day"):
        return date(1970, 1, 1) + timedelta(days=value)
    return value


def _members(whose: Mapping[int, int]) -> dict[int | None, set[int]]:
    groups: dict[int | None, set[int]] = defaultdict(set)
    for record, who in whose.items():
        groups[who].add(record)
    return groups


def main() -> None:
    """Print what every batch changed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--profile", choices=PROFILES, default="normal")
    asked.add_argument("--rows", type=int, default=2500)
    asked.add_argument("--seeds", type=int, nargs="+", default=[2])
    asked.add_argument("--base", type=float, default=0.1, help="share of the rows to begin with")
    asked.add_argument("--batch", type=float, default=0.1, help="share of the rows in a batch")
    chosen = asked.parse_args()
    for seed in chosen.seeds:
        book = make_book(chosen.profile, chosen.rows, seed)
        base, batch = (round(share * chosen.rows) for share in (chosen.base, chosen.batch))
        seen: dict[str, list[Moved]] = {kind: [] for kind in KINDS}
        with tempfile.TemporaryDirectory() as folder:
            for one in grown(book, Path(folder), [0, *range(base, chosen.rows, batch)]):
                for kind, moved in one.items():
                    seen[kind].append(moved)
        print(f"{chosen.profile}, {chosen.rows} rows, seed {seed}")  # noqa: T201
        for kind, several in seen.items():
            print(_told(kind, several), flush=True)  # noqa: T201


def _told(kind: str, several: Sequence[Moved]) -> str:
    mean = sum(one.share for one in several) / len(several)
    smallest = sum(one.by_smallest / one.rows for one in several if one.rows) / len(several)
    why: Counter[str] = sum((one.why for one in several), Counter())
    return (
        f"{kind:16} mean {mean:.2%} (by smallest row {smallest:.2%}):"
        f" {' '.join(f'{one.share:.2%}' for one in several)}\n"
        f"{'':16} {', '.join(f'{n} {reason}' for reason, n in why.most_common())}"
    )


if __name__ == "__main__":
    main()
