"""Public sets with a truth, from ../shared/data, as records of the contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as csv
from tests.identity.scores import Whole, numbered

from hogerop.contracts import RECORDS, key_of

DATA = Path(__file__).parents[3] / "shared" / "data"
Set = tuple[pa.Table, Whole]
"""Records, and a number of the true person or company for each."""


def _read(file: str) -> list[dict[str, str | None]]:
    """Read a CSV file; every value is text, trimmed, null where it is empty."""
    where = csv.ParseOptions(newlines_in_values=True)
    with (DATA / file).open(encoding="utf-8-sig") as opened:
        first = opened.readline()
    names = [name.strip() for name in first.rstrip("\n").split(",")]
    how = csv.ReadOptions(column_names=names, skip_rows=1)
    types = csv.ConvertOptions(column_types={name: pa.string() for name in names})
    table = csv.read_csv(DATA / file, how, where, types)
    return [
        {name: " ".join((value or "").split()) or None for name, value in row.items()}
        for row in table.to_pylist()
    ]


def _records(source: str, ids: Sequence[str], **columns: Sequence[object]) -> pa.Table:
    numbers = list(range(1, len(ids) + 1))
    said = {name: list(values) for name, values in columns.items()}
    keys = [key_of(source, each) for each in ids]
    return RECORDS.of(
        {
            "record_id": keys, "source": [source] * len(ids), "source_id": list(ids),
            "source_row": numbers, "row_day": [0] * len(ids), "import_day": [0] * len(ids),
            "row_key": keys, **said,
        }
    )  # fmt: skip


def _day(text: str | None) -> int | None:
    """Return a day since 1970 of 19081209 or 1908-12-09; None if there is no such day."""
    bare = (text or "").replace("-", "")
    try:
        return (date(int(bare[:4]), int(bare[4:6]), int(bare[6:8])) - date(1970, 1, 1)).days
    except ValueError:
        return None


def _joined(*parts: str | None) -> str | None:
    return " ".join(part for part in parts if part) or None


def febrl(number: int) -> Set:
    """Read febrl 1 to 4: made-up Australians, misspelled; 4 is two lists of the same people.

    Their social security number stands where we have a number of one's own: the card.
    """
    files = ["dataset4a", "dataset4b"] if number == 4 else [f"dataset{number}"]
    rows = [row for file in files for row in _read(f"febrl/{file}.csv")]
    people = np.array([int(str(row["rec_id"]).split("-")[1]) for row in rows])
    records = _records(
        "febrl",
        [str(row["rec_id"]) for row in rows],
        first_name=[row["given_name"] for row in rows],
        last_name=[row["surname"] for row in rows],
        name=[_joined(row["given_name"], row["surname"]) for row in rows],
        street=[_joined(row["address_1"], row["street_number"]) for row in rows],
        postcode=[row["postcode"] for row in rows],
        city=[row["suburb"] for row in rows],
        region=[row["state"] for row in rows],
        country=["AU"] * len(rows),
        birth_day=[_day(row["date_of_birth"]) for row in rows],
        card=[row["soc_sec_id"] for row in rows],
    )
    return records, numbered(people)


def fake_1000() -> Set:
    """Read Splink's fake_1000: names, birth dates, towns and e-mails, misspelled."""
    rows = _read("splink_fake_1000/fake_1000.csv")
    records = _records(
        "fake",
        [str(row["unique_id"]) for row in rows],
        first_name=[row["first_name"] for row in rows],
        last_name=[row["surname"] for row in rows],
        name=[_joined(row["first_name"], row["surname"]) for row in rows],
        email=[(row["email"] or "").lower() or None for row in rows],
        city=[row["city"] for row in rows],
        birth_day=[_day(row["dob"]) for row in rows],
    )
    return records, numbered(np.array([int(str(row["cluster"])) for row in rows]))


def b2b_sites() -> Set:
    """Read dedupe's list of early childhood sites in Chicago: companies, from nine lists."""
    rows = _read("dedupe_b2b_sites/messy_sites_true_ids_no_people.csv")
    records = _records(
        "sites",
        [f"{row['Source']}-{n}" for n, row in enumerate(rows)],
        company=[row["Site name"] for row in rows],
        name=[row["Site name"] for row in rows],
        kind=["company"] * len(rows),
        street=[row["Address"] for row in rows],
        postcode=[row["Zip"] for row in rows],
        phone=[row["Phone"] for row in rows],
        website=[row["Website"] for row in rows],
        city=["Chicago"] * len(rows),
        country=["US"] * len(rows),
    )
    return records, numbered(np.array([int(str(row["True Id"])) for row in rows]))


PEOPLE: dict[str, Callable[[], Set]] = {
    "febrl1": lambda: febrl(1),
    "febrl2": lambda: febrl(2),
    "febrl3": lambda: febrl(3),
    "febrl4": lambda: febrl(4),
    "fake_1000": fake_1000,
}
COMPANIES: dict[str, Callable[[], Set]] = {"b2b sites": b2b_sites}
