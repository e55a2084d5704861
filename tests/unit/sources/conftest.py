"""What tests of reading files share: an empty workspace's engine, and a file from its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.engines import opened_engine

from hogerop.contracts import CODES, COSTS, LINES, RECORDS, SET_ASIDE, UNITS, check
from hogerop.sources import ImportReport, SourceSettings, take

IMPORTED = date(2026, 6, 30)
_PROMISES = {"lines": LINES, "records": RECORDS, "costs": COSTS, "codes": CODES}


def day(number: int | None) -> str | None:
    """Return a day number as an ISO date."""
    return None if number is None else (date(1970, 1, 1) + timedelta(days=number)).isoformat()


@dataclass(frozen=True)
class Taken:
    """What one import left, as rows."""

    report: ImportReport
    lines: list[dict[str, Any]]
    records: list[dict[str, Any]]
    costs: list[dict[str, Any]]
    codes: list[dict[str, Any]]
    set_aside: list[dict[str, Any]]
    units: list[dict[str, Any]]

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Taken, set aside, not about a contact, repeats."""
        r = self.report
        return r.taken, r.set_aside, r.not_about_a_contact, r.repeats

    def told(self, *columns: str) -> list[tuple[Any, ...]]:
        """Return columns of the lines; days as ISO dates, decimals as text."""
        return [tuple(_shown(c, line[c]) for c in columns) for line in self.lines]


def _shown(column: str, value: Any) -> Any:
    if column in ("day", "until_day"):
        return day(value)
    if column in ("amount", "quantity", "margin") and value is not None:
        return float(value)
    return value


class Imports:
    """A workspace that remembers what its earlier imports told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = opened_engine()
        self.files: dict[str, ImportReport] = {}
        self.known: dict[str, list[pa.Table]] = {
            name: [promise.empty()] for name, promise in _PROMISES.items()
        }

    def __call__(
        self,
        content: str | bytes | Path,
        name: str = "file.csv",
        *,
        settings: SourceSettings | None = None,
        on: date = IMPORTED,
        **options: Any,
    ) -> Taken:
        """Take a file, given by its text, its bytes or its path, on a day."""
        path = content if isinstance(content, Path) else self.folder / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, str):
            path.write_text(content, encoding="utf-8", newline="")
        for table, told in self.known.items():
            self.engine.put(f"known_{table}", pa.concat_tables(told))
        report = take(
            self.engine,
            path,
            settings=settings or SourceSettings(),
            number=len(self.known["lines"]),
            imported_day=(on - date(1970, 1, 1)).days,
            known_files=self.files,
            **options,
        )
        if report.already:
            return Taken(report, [], [], [], [], [], [])
        self.files[report.digest] = report
        assert report.rows == (
            report.taken + report.set_aside + report.not_about_a_contact + report.repeats
        )
        told = {n: check(self.engine.ask(n), p).cast(p.schema) for n, p in _PROMISES.items()}
        for table, rows in told.items():
            self.known[table].append(rows)
        aside = check(self.engine.ask("set_aside"), SET_ASIDE)
        return Taken(
            report,
            *(told[n].to_pylist() for n in ("lines", "records", "costs", "codes")),
            set_aside=aside.to_pylist(),
            units=check(self.engine.ask("units"), UNITS).to_pylist(),
        )


@pytest.fixture
def take_file(tmp_path: Path) -> Iterator[Imports]:
    """Give a function that takes a file into one and the same workspace."""
    imports = Imports(tmp_path)
    yield imports
    imports.engine.close()


Taking = Callable[..., Taken]
