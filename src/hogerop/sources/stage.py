"""Write a file's rows to scratch as fields of known types, beside the cells as they stood.

Everything after this is queries over one relation, whatever the file looked like.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from hogerop.codes import codes_in
from hogerop.contracts import FIGURES, ROW, SET_ASIDE, TIME, WORDS, Column, Table
from hogerop.errors import FileFault
from hogerop.sources.by_name import by_name
from hogerop.sources.countries import country_of
from hogerop.sources.dates import read_dates, read_periods, read_times
from hogerop.sources.fields import FIELDS, MAY_BE_LOST, Field
from hogerop.sources.figures import LARGEST, currencies_of, least_of_ranges, read_figures
from hogerop.sources.mending import mended
from hogerop.sources.opening import Batch, Opened
from hogerop.sources.recognise import Reading
from hogerop.sources.tidying import also_filled, tidied
from hogerop.sources.zone import Zone
from hogerop.words import say

_UNANSWERED = (
    r"(?i)^(|-+|\?+|\.|nan|nat|null|none|n/?a|#n/a|n\.?v\.?t\.?|select|unknown|onbekend|not set"
    r"|\(not set\)|\(none\)|niet ingevuld|geen)$"
)
_EMPTY = r"(?i)^(|-+|\.|nan|nat|null|none|n/a|#n/a|0000-00-00.*)$"
_EMAIL = r"^[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+$"
_MONEY = ("amount", "amount_incl", "amount_excl", "unit_price")


def _columns_of(field: Field) -> tuple[Column, ...]:
    if field.several:
        holds = FIGURES if field.type == "figure" else WORDS
        return (Column(field.name, holds, field.means),)
    match field.type:
        case "figure" | "count":
            return (Column(field.name, pa.float64(), field.means),)
        case "date":
            return (
                Column(f"{field.name}_day", pa.int32(), field.means, "day"),
                Column(f"{field.name}_at", TIME, field.means),
            )
        case "period":
            return (
                Column(f"{field.name}_day", pa.int32(), "first day of the period", "day"),
                Column(f"{field.name}_until", pa.int32(), "last day of the period", "day"),
            )
        case _:
            return (Column(field.name, pa.string(), field.means),)


FILE_ROWS = Table(
    "file_rows",
    "one row of the file",
    (
        Column("source_row", pa.int32(), ROW),
        Column("fault", pa.string(), "reason key why it cannot be read, null = it can"),
        Column("fault_column", pa.string(), "the column at fault, in the file's own words"),
        *(column for field in FIELDS.values() for column in _columns_of(field)),
    ),
)


@dataclass(frozen=True)
class Staged:
    """A file in scratch.

    Parameters
    ----------
    rows : int
        Rows of the file, those that do not fit its header included.
    bad_emails : int
        Cells of an e-mail column that hold no address; they were left empty.
    """

    path: Path
    names: tuple[str, ...]
    rows: int
    bad_emails: int

    def originals(self, faults: pa.Table) -> pa.Table:
        """Return SET_ASIDE: the rows at fault as they stood in the file. A door: reads scratch."""
        wanted = faults.column("source_row").to_numpy()
        found: dict[int, str] = {}
        columns = ["source_row", "whole", *(f"o{n}" for n in range(len(self.names)))]
        with pq.ParquetFile(self.path) as file:
            for group in range(file.num_row_groups if len(wanted) else 0):
                rows = file.read_row_group(group, columns=["source_row"]).column(0).to_numpy()
                hit = np.flatnonzero(np.isin(rows, wanted))
                if hit.size:
                    cells = file.read_row_group(group, columns=columns).take(pa.array(hit))
                    found |= dict(map(self._as_json, cells.to_pylist()))
        return SET_ASIDE.of(
            {
                "source_row": wanted,
                "column": faults.column("fault_column").combine_chunks(),
                "reason": faults.column("reason").combine_chunks(),
                "original": [found[int(row)] for row in wanted],
            }
        )

    def _as_json(self, row: dict[str, str | None]) -> tuple[int, str]:
        cells: object = {name: row[f"o{n}"] for n, name in enumerate(self.names)}
        if row["whole"] is not None:
            cells = {"": row["whole"]}
        return int(row["source_row"] or 0), json.dumps(cells, ensure_ascii=False)


def stage(
    opened: Opened,
    reading: Reading,
    to: Path,
    *,
    zone: Zone,
    cells: Mapping[str, Mapping[int, str]] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Staged:
    """Write the rows of a file to a Parquet file (`FILE_ROWS`, and the cells). A door.

    Parameters
    ----------
    cells : mapping, optional
        Column -> row -> what is read there instead; beside it stays what the file says.

    Raises
    ------
    FileFault
        If no row has as many cells as the header, or nothing can be read in a column that matters.
    """
    names = opened.names
    rows = ragged = bad_emails = 0
    schema = _schema(reading, len(names))
    with pq.ParquetWriter(to, schema, compression="zstd", compression_level=1) as writer:
        for batch in opened.batches():
            fields, bad = _fields(mended(batch, names, cells or {}), reading, names, zone)
            writer.write_table(_table(fields, batch, schema))
            rows += len(batch.rows) + len(batch.ragged)
            ragged += len(batch.ragged)
            bad_emails += bad
            if progress:
                progress(rows)
    if ragged * 2 > rows:
        raise FileFault(
            say("Most rows have more or fewer cells than the header has columns."),
            where=str(to.name),
            fix=say("Check the mark between the cells, and that text with that mark is quoted."),
        )
    return Staged(to, names, rows, bad_emails)


def _schema(reading: Reading, width: int) -> pa.Schema:
    """Return the columns that this file fills; the engine reads the others as null."""
    filled = {"currency", *reading.fields, *reading.kind.constants, *also_filled(reading)}
    named = {c.name for name in filled for c in _columns_of(FIELDS[name])}
    return pa.schema(
        [
            *(c for c in FILE_ROWS.schema if c.name in named),
            pa.field("source_row", pa.int32()),
            pa.field("fault", pa.string()),
            pa.field("fault_column", pa.string()),
            pa.field("whole", pa.string()),
            *(pa.field(f"o{n}", pa.string()) for n in range(width)),
        ]
    )


def _table(fields: dict[str, pa.Array], batch: Batch, schema: pa.Schema) -> pa.Table:
    """Return the rows of a batch, those that do not fit the header last."""
    count = len(batch.rows)
    for n, cells in enumerate(batch.columns):
        fields[f"o{n}"] = _shown(cells)
    fields["source_row"] = pa.array(batch.rows, pa.int32())
    whole = pa.table([fields.get(f.name, pa.nulls(count, f.type)) for f in schema], schema=schema)
    if not batch.ragged:
        return whole
    misfits = {
        "source_row": pa.array([m.row for m in batch.ragged], pa.int32()),
        "fault": pa.array(["cells"] * len(batch.ragged), pa.string()),
        "whole": pa.array([m.text for m in batch.ragged], pa.string()),
    }
    nulls = len(batch.ragged)
    return pa.concat_tables(
        [
            whole,
            pa.table([misfits.get(f.name, pa.nulls(nulls, f.type)) for f in schema], schema=schema),
        ]
    )


def _shown(cells: pa.Array) -> pa.Array:
    """Return cells as text; times of a zone in UTC, which needs no zone data of the system."""
    if pa.types.is_timestamp(cells.type) and cells.type.tz is not None:
        cells = cells.cast(pa.int64()).cast(pa.timestamp(cells.type.unit))
    return cells.cast(pa.string())


def _fields(
    batch: Batch, reading: Reading, names: tuple[str, ...], zone: Zone
) -> tuple[dict[str, pa.Array], int]:
    """Return the fields of a batch, the first fault of each row, and how many e-mails are bad."""
    count = len(batch.rows)
    read: dict[str, pa.Array] = {}
    under_own_names: dict[str, dict[str, pa.Array]] = {}
    fault = np.full(count, None, object)
    fault_column = np.full(count, None, object)
    bad_emails = 0
    for column in reading.columns:
        field = FIELDS[column.field]
        place = names.index(column.column)
        values, unreadable = _read(batch, place, field, reading, zone)
        if field.type in ("figure", "count"):
            values, large = _small_enough(values[0])
            first = large & (field.type == "figure") & (fault == None)  # noqa: E711  (objects)
            fault[first], fault_column[first] = "large", column.column
        if field.several:
            under_own_names.setdefault(field.name, {})[column.column] = values[0]
        else:
            read |= zip((c.name for c in _columns_of(field)), values, strict=True)
        if field.type == "email":
            bad_emails += int(unreadable.sum())
        elif unreadable.any() and field.name not in MAY_BE_LOST:
            first = unreadable & (fault == None)  # noqa: E711  (an array of objects)
            fault[first] = "amount" if field.type == "figure" else "date"
            fault_column[first] = column.column
        if (
            field.name in _MONEY
            and "currency" not in reading.fields
            and pa.types.is_string(batch.columns[place].type)
        ):
            signs = currencies_of(batch.columns[place])
            read["currency"] = pc.coalesce(read["currency"], signs) if "currency" in read else signs
    read |= {name: by_name(columns) for name, columns in under_own_names.items()}
    for name, text in reading.kind.constants.items():
        read.setdefault(name, pa.array([text] * count, pa.string()))
    if reading.currency:
        read["currency"] = pa.array([reading.currency.upper()] * count, pa.string())
    read |= tidied(read, reading)
    read["fault"] = pa.array(fault, pa.string())
    read["fault_column"] = pa.array(fault_column, pa.string())
    return read, bad_emails


def _read(
    batch: Batch, place: int, field: Field, reading: Reading, zone: Zone
) -> tuple[tuple[pa.Array, ...], NDArray[np.bool_]]:
    """Return a column's values as a field, and where a filled cell could not be read."""
    cells = batch.columns[place]
    none = np.zeros(len(cells), bool)
    if field.type == "date" and pa.types.is_temporal(cells.type):
        return read_times(cells, zone=zone, utc=reading.kind.utc), none
    if field.type in ("figure", "count") and not pa.types.is_string(cells.type):
        return (cells.cast(pa.float64(), safe=False),), none
    texts = _bare(cells)
    if field.type in ("figure", "count"):
        texts = _null_where(texts, _EMPTY)
        numbers = batch.was_number[place]
        if numbers is not None and reading.decimal == ",":
            # Written from a number, so with a point, in a column whose texts have a comma.
            texts = pc.if_else(pa.array(numbers), pc.replace_substring(texts, ".", ","), texts)
        figures = read_figures(texts, decimal=reading.decimal)
        if field.type == "count":
            figures = pc.coalesce(figures, least_of_ranges(texts))
        return (figures,), _lost(texts, figures) & (field.type == "figure")
    if field.type == "date":
        texts = _null_where(texts, _EMPTY)
        days = read_dates(texts, order=reading.dates, zone=zone, utc=reading.kind.utc)
        return days, _lost(texts, days[0])
    if field.type == "period":
        texts = _null_where(texts, _EMPTY)
        days = read_periods(texts, order=reading.dates, zone=zone)
        return days, _lost(texts, days[0])
    words = _words(texts, field)
    bad = _lost(_null_where(texts, _UNANSWERED), words) if field.type == "email" else none
    return (words,), bad


def _words(texts: pa.Array, field: Field) -> pa.Array:
    match field.type:
        case "email":
            mail = pc.replace_substring_regex(pc.utf8_lower(texts), r"^'|^mailto:|^<|>$", "")
            return pc.if_else(pc.match_substring_regex(mail, _EMAIL), mail, None)
        case "id":
            # Excel and spreadsheets: '0612, =\"0612\", and 17850.0 for a number read as a fraction.
            plain = pc.replace_substring_regex(texts, r"^'", "")
            plain = pc.replace_substring_regex(plain, r"^(\d+)\.0$", r"\1")
            return _null_where(plain, _EMPTY)
        case "choice":
            return _null_where(texts, _UNANSWERED)
        case "country":
            words = pc.dictionary_encode(_null_where(texts, _UNANSWERED))
            codes = [country_of(t) for t in words.dictionary.to_pylist()]
            return pa.array(codes, pa.string()).take(words.indices)
        case "codes":
            words = pc.dictionary_encode(pc.replace_substring_regex(texts, r"^'", ""))
            listed = [codes_in(t) for t in words.dictionary.to_pylist()]
            return pa.array(listed, pa.string()).take(words.indices)
        case _:
            return _null_where(texts, r"^$")


def _bare(cells: pa.Array) -> pa.Array:
    """Return text without NUL bytes and without blanks around it."""
    texts = cells.cast(pa.string())
    if pc.any(pc.match_substring(texts, "\x00")).as_py():
        texts = pc.replace_substring(texts, "\x00", "")
    return pc.utf8_trim_whitespace(texts)


def _small_enough(numbers: pa.Array) -> tuple[tuple[pa.Array], NDArray[np.bool_]]:
    """Return the numbers that can be worked with, and where one is too large."""
    size = pc.abs(numbers)
    large = pc.fill_null(pc.greater_equal(size, LARGEST), False).to_numpy(zero_copy_only=False)
    return (pc.if_else(pc.less(size, LARGEST), numbers, None),), large


def _null_where(texts: pa.Array, pattern: str) -> pa.Array:
    return pc.if_else(pc.match_substring_regex(texts, pattern), None, texts)


def _lost(texts: pa.Array, values: pa.Array) -> NDArray[np.bool_]:
    lost = pc.and_(pc.is_valid(texts), pc.is_null(values))
    return lost.to_numpy(zero_copy_only=False)  # type: ignore[no-any-return]
