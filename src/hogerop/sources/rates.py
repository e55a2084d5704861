"""Read the exchange rates: what one of a currency is worth in the workspace's, from which day."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pyarrow as pa

from hogerop.contracts import Column, Table
from hogerop.errors import FileFault
from hogerop.sources.figures import figure
from hogerop.words import say

RATES = Table(
    "rates",
    "one rate, valid from its day to the next one of the currency",
    (
        Column("currency", pa.string(), "ISO 4217 code"),
        Column("day", pa.int32(), "first day on which it holds", "day"),
        Column("rate", pa.float64(), "workspace currency for one of this currency"),
    ),
)
_EPOCH = date(1970, 1, 1)


def read_rates(path: Path | None) -> pa.Table:
    """Return the rates of a file with the columns currency, day, rate (`RATES`). A door.

    Raises
    ------
    FileFault
        Listing every line that is not a currency, an ISO day and a rate above 0.
    """
    if path is None:
        return RATES.empty()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _fault(path, ()) from error
    mark = ";" if ";" in text.partition("\n")[0] else ","
    rows, problems = [], []
    lines = csv.DictReader(text.splitlines(), delimiter=mark)
    for row in lines:
        try:
            rows.append(_rate(row))
        except (KeyError, ValueError, AttributeError):
            problems.append(
                say(
                    "Row {row} is not a currency, a day (2026-01-31) and a rate.",
                    row=lines.line_num,
                )
            )
    if problems or not rows:
        raise _fault(path, tuple(problems))
    currencies, days, rates = zip(*rows, strict=True)
    return RATES.of({"currency": currencies, "day": days, "rate": rates})


def _rate(row: dict[str, str]) -> tuple[str, int, float]:
    rate = figure(row["rate"], "," if "," in row["rate"] else ".")
    if not rate or rate < 0:
        raise ValueError
    return (
        row["currency"].strip().upper(),
        (date.fromisoformat(row["day"].strip()) - _EPOCH).days,
        rate,
    )


def _fault(path: Path, problems: tuple[str, ...]) -> FileFault:
    return FileFault(
        say("The file of exchange rates cannot be read."),
        where=str(path),
        fix=say("Write it as: currency,day,rate and then lines such as USD,2026-01-31,0.92"),
        problems=problems,
    )
