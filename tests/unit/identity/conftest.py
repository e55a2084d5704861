"""Small tables in, contacts out: the records and contacts of these tests as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import (
    CONTACTS,
    ISSUED,
    LINES,
    MEMBERSHIP,
    MEMBERSHIPS,
    RECORDS,
    check,
    key_of,
)
from hogerop.identity import Resolved, resolve


def _rows(text: str) -> list[dict[str, str | None]]:
    if not text.strip():
        return []
    head, *rows = [line.split() for line in text.strip().splitlines()]
    return [
        dict(zip(head, (None if cell == "-" else cell for cell in row), strict=True))
        for row in rows
    ]


def _number(cell: str | None) -> int | None:
    return None if cell is None else int(cell)


def _record(row: dict[str, str | None], place: int) -> dict[str, Any]:
    """Return a row of RECORDS; a tilde in an address or a name stands for a space."""
    days = {name: _number(row.get(name)) for name in ("seen_day", "row_day", "import_day")}
    text = {k: v for k, v in row.items() if k not in (*days, "record")}
    return {
        **text,
        **days,
        "record_id": _number(row["record"]),
        "source": row.get("source") or "shop",
        "source_id": row.get("source_id") or row["record"],
        **{n: str(row[n]).replace("~", " ") for n in ("email", "name", "company") if row.get(n)},
        "source_row": place,
        "row_key": key_of(*(f"{name}={cell}" for name, cell in row.items())),
    }


def _line(row: dict[str, str | None]) -> dict[str, Any]:
    return {
        "record_id": _number(row["record"]),
        "ref_record_id": _number(row.get("whom")),
        "day": _number(row["day"]),
    }


def _columns(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


class Who:
    """Runs `resolve` over tables of records and lines."""

    def __init__(self, engine: AnEngine) -> None:
        self.engine = engine
        self.counted: Resolved | None = None

    def __call__(
        self,
        records: str,
        lines: str = "",
        *,
        source_order: Sequence[str] = (),
        turned: bool = False,
    ) -> dict[int, dict[str, Any]]:
        """Return contact -> its columns that are not null, and the records it is."""
        taken = [_record(row, place) for place, row in enumerate(_rows(records), 1)]
        if turned:
            taken.reverse()
        self.engine.put("records", RECORDS.of(_columns(taken)))
        self.engine.put("lines", LINES.of(_columns([_line(row) for row in _rows(lines)])))
        self.engine.put("memberships_before", MEMBERSHIPS.empty())
        self.engine.put("issued_before", ISSUED.empty())
        self.counted = resolve(self.engine, edition=1, by_account=False, source_order=source_order)
        found: dict[int, dict[str, Any]] = {}
        for contact in check(self.engine.ask("contacts"), CONTACTS).to_pylist():
            told = {k: v for k, v in contact.items() if v is not None}
            found[told.pop("contact_id")] = {**told, "records": []}
        for row in check(self.engine.ask("membership"), MEMBERSHIP).to_pylist():
            found[row["contact_id"]]["records"].append(row["record_id"])
        for contact in found.values():
            contact["records"].sort()
        return found


@pytest.fixture
def who() -> Iterator[Who]:
    engine = opened_engine(memory_limit="1GB", threads=1)
    yield Who(engine)
    engine.close()
