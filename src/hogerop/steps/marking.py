"""Rows about people who asked to be forgotten: known by their marks, and left out."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from hogerop.contracts import Engine, key_of
from hogerop.identity.forgetting.marks import mark, told
from hogerop.sources import ImportReport
from hogerop.words import say_count
from hogerop.workspace import Workspace

MARKS = "forgotten"
"""The journal of marks: one line a mark, in no order that tells whose it is."""

_KEY = "forgotten.key"


def key_file(workspace: Workspace) -> Path:
    """Return where the key of a workspace's marks is, or comes."""
    return workspace.folder / "journal" / _KEY


def key_of_the_marks(workspace: Workspace) -> bytes:
    """Return the key of a workspace's marks; makes one where there is none. A door."""
    file = key_file(workspace)
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        fresh = file.with_name(f".tmp-{_KEY}")
        fresh.write_text(secrets.token_hex(32) + "\n", encoding="ascii")
        os.chmod(fresh, 0o600)
        os.replace(fresh, file)
    return bytes.fromhex(file.read_text(encoding="ascii").strip())


def leave_out_forgotten(workspace: Workspace, engine: Engine, report: ImportReport) -> ImportReport:
    """Take rows about people who were forgotten out of what a file told; count them apart.

    Such a row is not about a contact. Reads and replaces ``records``, ``lines``, ``codes`` and
    ``set_aside``.
    """
    marks = {str(line["mark"]) for line in workspace.said(MARKS)}
    if not marks or report.already:
        return report
    known = _Known(key_of_the_marks(workspace), marks)
    tables = {name: engine.ask(name) for name in ("records", "lines", "codes", "set_aside")}
    gone = known.records(tables)
    left = {name: _without(table, gone) for name, table in tables.items()}
    left["lines"] = known.without_codes(left["lines"])
    left["set_aside"] = known.without_originals(left["set_aside"], report.source)
    rows = np.setdiff1d(_rows(tables.values()), _rows(left.values()))
    for name, table in left.items():
        engine.put(name, table)
    return _counted(report, len(rows), _money(tables["lines"], rows)) if len(rows) else report


class _Known:
    """Says whether a mark is that of somebody forgotten."""

    def __init__(self, key: bytes, marks: set[str]) -> None:
        self._key, self._marks = key, marks

    def has(self, what: str, value: str) -> bool:
        return mark(self._key, what, value) in self._marks

    def records(self, tables: dict[str, pa.Table]) -> pa.Array:
        """Return the ids of records that are of somebody forgotten."""
        numbers: set[int] = set()
        for table in tables.values():
            for name in ("record_id", "ref_record_id"):
                if name in table.column_names:
                    numbers |= set(table[name].unique().to_pylist()) - {None}
        gone = {number for number in numbers if self.has("record", str(number))}
        columns = ["record_id", "email", "phone", "mobile", "name"]
        for row in tables["records"].select(columns).to_pylist():
            if any(self.has(what, value) for what, value in told(row)):
                gone.add(row["record_id"])
        return pa.array(sorted(gone), pa.int64())

    def without_codes(self, lines: pa.Table) -> pa.Table:
        """Return lines without the words that name somebody forgotten as who sent them."""
        words = lines["code"].combine_chunks().dictionary_encode()
        kept = [
            None if self.has("code", word.lower()) else word
            for word in words.dictionary.to_pylist()
        ]
        codes = pa.array(kept, pa.string()).take(words.indices)
        return lines.set_column(lines.column_names.index("code"), lines.schema.field("code"), codes)

    def without_originals(self, set_aside: pa.Table, source: str) -> pa.Table:
        """Return rows set aside, empty where they are about somebody forgotten."""
        rows = [
            "{}" if row is not None and self._names(json.loads(row).values(), source) else row
            for row in set_aside["original"].to_pylist()
        ]
        place = set_aside.column_names.index("original")
        return set_aside.set_column(
            place, set_aside.schema.field(place), pa.array(rows, pa.string())
        )

    def _names(self, cells: Iterable[Any], source: str) -> bool:
        texts = [str(cell).strip() for cell in cells if cell is not None]
        return any(
            ("@" in text and self.has("email", text.lower()))
            or self.has("record", str(key_of(source, text.removeprefix("'"))))
            for text in texts
        )


def _without(table: pa.Table, gone: pa.Array) -> pa.Table:
    for name in ("record_id", "ref_record_id"):
        if name in table.column_names and len(gone):
            theirs = pc.is_in(table[name], gone)
            table = table.filter(pc.invert(theirs))
    return table


def _rows(tables: Iterable[pa.Table]) -> NDArray[np.int64]:
    return np.concatenate([table["source_row"].to_numpy() for table in tables])


def _money(lines: pa.Table, rows: NDArray[np.int64]) -> Decimal:
    there = pc.is_in(lines["source_row"], pa.array(rows, lines["source_row"].type))
    money: Decimal | None = pc.sum(lines["amount"].filter(there)).as_py()
    return money or Decimal(0)


def _counted(report: ImportReport, rows: int, money: Decimal) -> ImportReport:
    note = say_count(
        "{n} row about people who asked to be forgotten; left out.",
        "{n} rows about people who asked to be forgotten; left out.",
        rows,
    )
    return replace(
        report,
        taken=report.taken - rows,
        not_about_a_contact=report.not_about_a_contact + rows,
        money_not_about_a_contact=(report.money_not_about_a_contact + money).quantize(
            Decimal("0.01")
        ),
        notes=(*report.notes, note),
    )
