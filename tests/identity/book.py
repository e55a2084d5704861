"""A made-up book of records of a Dutch and English small business, with the truth beside it.

One row is one row of a web shop, the accounts, a newsletter, a customer file or a list on paper.
Written before and without any matcher; every chance in it is a rate of ``tests/spec/identity``.

    python -m tests.identity.book --profile normal --rows 5000 --seed 2 --to /tmp/book
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from tests.identity.dice import PROFILES, Dice, rates_of
from tests.identity.rows import Row, Rows
from tests.identity.town import Town
from tests.identity.trade import Trade
from tests.identity.who import Person

from hogerop.contracts import ABOUT, IDENTIFYING, RECORDS, key_of

TRUTH = pa.schema(
    [
        pa.field("record_id", pa.int64(), nullable=False),
        ("person", pa.int64()),
        ("organisation", pa.int64()),
        ("household", pa.int64()),
    ]
)
"""Who a record is about in truth; null where it is about nobody, or nobody could know."""

SAID = tuple(column.name for column in (*ABOUT, *IDENTIFYING))


@dataclass(frozen=True)
class Book:
    """Records as the contract promises them, and the truth, row by row in the same order."""

    records: pa.Table
    truth: pa.Table
    dice: Dice


def make_book(profile: str, rows: int, seed: int) -> Book:
    """Make a book of so many rows; the same profile, number and seed give the same book."""
    dice = Dice(rates_of(profile), seed)
    gc.disable()  # families point in circles: looking for them takes longer than making them
    try:
        written = list(islice(_rows(dice), rows + rows // 50 + 20))
    finally:
        gc.enable()
    dice.random.shuffle(written)  # else the last household would always be cut in two
    written = sorted(written[:rows], key=lambda row: row.day)
    return _as_tables(written, dice)


def _rows(dice: Dice) -> Iterator[Row]:
    town = Town(dice)
    trade, rows = Trade(town), Rows(dice)
    while True:
        if dice.happens("test_row"):
            yield rows.test_row()
        if dice.happens("business"):
            yield from _business(town, trade, rows)
        else:
            yield from _private(town, trade, rows)


def _private(town: Town, trade: Trade, rows: Rows) -> Iterator[Row]:
    people = town.household()
    first = people[0]
    if town.dice.happens("works_for_oneself"):
        home = first.household
        company = trade.company(home.english, first.surname, home.homes[0])
        trade.hire(first, company)
        if town.dice.happens("sole_trader_private_mail") and first.mails:
            first.work_mails[0] = first.mails[0]
        company.phone = first.mobile or company.phone
    for one in people:
        yield from rows.of_person(one)
    if town.dice.happens("row_of_the_whole_family"):
        yield rows.of_family(first)


def _business(town: Town, trade: Trade, rows: Rows) -> Iterator[Row]:
    dice = town.dice
    owner = town.household()[0]
    company = trade.company(owner.household.english, owner.surname)
    companies = [company]
    while len(companies) < 3 and dice.happens("sister_company"):
        companies.append(trade.sister(company))
    staff: list[Person] = [owner] if dice.happens("owner_is_contact") else []
    for _ in range(dice.more("one_more_contact", 8)):
        staff.append(town.household()[0])
    for one in staff:
        trade.hire(one, company)
        if len(companies) > 1 and dice.happens("contact_of_sister_too"):
            one.jobs.append(companies[1])
            one.work_mails.append(one.work_mails[0])
            one.new_job_on = 0  # both at once: rows choose
        elif dice.happens("changes_job"):
            other = town.household()[0]
            trade.leave(one, trade.company(other.household.english, other.surname))
        yield from rows.of_person(one)
    for each in companies:
        for _ in range(dice.more("one_more_company_row", 8)):
            yield rows.of_company(each)


def _as_tables(written: list[Row], dice: Dice) -> Book:
    said: dict[str, list[object]] = {name: [row.said.get(name) for row in written] for name in SAID}
    counted: dict[str, int] = {}
    ids = []
    for row in written:
        counted[row.source] = counted.get(row.source, 0) + 1
        ids.append(str(1000 + counted[row.source]))
    keys = [key_of(row.source, own) for row, own in zip(written, ids, strict=True)]
    days = [row.day for row in written]
    records = RECORDS.of(
        {
            "record_id": keys,
            "source": [row.source for row in written],
            "source_id": ids,
            "source_row": list(range(1, len(written) + 1)),
            "seen_day": days,
            "row_day": days,
            "import_day": days,
            **said,
            "row_key": [
                key_of(row.source, *(str(v) for v in row.said.values())) for row in written
            ],
        }
    )
    truth = pa.table(
        [
            keys,
            [row.person for row in written],
            [row.organisation for row in written],
            [row.household for row in written],
        ],
        schema=TRUTH,
    )
    return Book(records, truth, dice)


def save(book: Book, file: Path) -> None:
    """Write the records and, in the last columns, the truth (person, organisation, household)."""
    table = book.records
    for name in ("person", "organisation", "household"):
        table = table.append_column(name, book.truth[name])
    pq.write_table(table, file)


def main() -> None:
    """Write one book to a file."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--profile", choices=PROFILES, default="normal")
    asked.add_argument("--rows", type=int, default=5000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--to", type=Path, required=True, help="folder")
    chosen = asked.parse_args()
    chosen.to.mkdir(parents=True, exist_ok=True)
    name = f"{chosen.profile}-{chosen.rows}-{chosen.seed}.parquet"
    save(make_book(chosen.profile, chosen.rows, chosen.seed), chosen.to / name)


if __name__ == "__main__":
    main()
