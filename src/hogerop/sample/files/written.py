"""How a file is written, and what is known of it: rows, and the faults that were put in.

The bytes depend on nothing but the rows, so the same seed gives the same files.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Fault:
    """One row that cannot be taken. ``row`` counts from 1 after the header."""

    row: int
    column: str
    reason: str


@dataclass(frozen=True)
class Written:
    """What is true of a file: counts of rows, and the rows that must be set aside.

    ``not_about`` counts rows that name nobody, ``repeats`` exact repeats of a row with an order
    number, ``kept_repeats`` exact repeats of a row without one.
    """

    file: str
    rows: int
    set_aside: tuple[Fault, ...] = ()
    not_about: int = 0
    repeats: int = 0
    kept_repeats: int = 0


def write_csv(
    file: Path,
    header: str,
    rows: Iterable[Sequence[object]],
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
    newline: str = "\n",
) -> None:
    """Write a delimited text file under a header line, which is given as it stands in the file."""
    text = io.StringIO()
    text.write(header + newline)
    csv.writer(text, delimiter=delimiter, lineterminator=newline).writerows(rows)
    file.write_bytes(text.getvalue().encode(encoding))


def moment(day: int, minute: int, zone: ZoneInfo = ZONE) -> datetime:
    """Return a local time; the seconds follow from day and minute."""
    midnight = datetime.combine(date.fromordinal(day), time(0), tzinfo=zone)
    return midnight + timedelta(minutes=minute, seconds=(day * 7 + minute * 13) % 60)


def zoned(day: int, minute: int) -> str:
    """Return a time as a web shop writes it: ``2024-05-14 11:23:45 +0200``."""
    return moment(day, minute).strftime("%Y-%m-%d %H:%M:%S %z")


def utc(day: int, minute: int) -> str:
    """Return a local time as UTC without a zone: ``2024-05-14 09:23:45``."""
    return moment(day, minute).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def dutch(day: int) -> str:
    """Return a day as ``14-05-2024``."""
    return date.fromordinal(day).strftime("%d-%m-%Y")


def iso(day: int) -> str:
    """Return a day as ``2024-05-14``."""
    return date.fromordinal(day).isoformat()


def slipped(day: int) -> str:
    """Return a day as ``14-05-2062``: a slip for 2026, which lies in nobody's past."""
    when = date.fromordinal(day)
    return f"{when.day:02d}-{when.month:02d}-{when.year + 36}"


def point(cents: int) -> str:
    """Return money as ``1234.50``."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def comma(cents: int) -> str:
    """Return money as ``1.234,50``."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100:,}".replace(",", ".") + f",{abs(cents) % 100:02d}"
