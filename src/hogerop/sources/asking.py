"""Run the queries that turn the staged rows of a file into records, lines, costs and codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from hogerop.contracts import ROW, TIME, Column, Engine, Table
from hogerop.sources.figures import LARGEST
from hogerop.sources.meanings import meanings
from hogerop.sources.rates import read_rates
from hogerop.sources.recognise import Reading
from hogerop.sources.settings import SourceSettings
from hogerop.sources.stage import FILE_ROWS, Staged
from hogerop.words import say

Progress = Callable[[str, float], None]

QUERIES = Path(__file__).parent / "queries"
_BATCH = 131_072
# Kinds whose rows name their people in a cell of their own (e-mail, customer number, source:id).
_PARTIES = ("promotions", "referrals", "codes")
LEFT = ("records", "lines", "costs", "codes", "units", "set_aside")
"""What an import leaves, in the order in which it is made."""
_PASSING = (
    "rows",
    "told",
    "fates",
    "entries",
    "file_rows",
    "rates",
    "meanings",
    "nothing_told",
    "sayings",
)

TOLD = Table(
    "told",
    "one thing that a row tells; kind null = only who somebody is",
    (
        Column("source_row", pa.int32(), ROW),
        Column("part", pa.int32(), "which of the things that the row tells"),
        Column("record_id", pa.int64(), "who"),
        Column("kind", pa.string(), "one of EVENT_KINDS, cost, code, unit"),
        Column("day", pa.int32(), "business day", "day"),
        Column("at", TIME, "moment"),
        Column("amount", pa.float64(), "signed as in the file, the file's currency"),
        Column("includes_vat", pa.bool_(), "whether amount holds VAT"),
        Column("margin", pa.float64(), "the file's currency"),
        Column("currency", pa.string(), "the file's currency, null = the workspace's"),
        Column("rate", pa.float64(), "workspace currency for one of the file's"),
        Column("order_ref", pa.string(), "number of the order, quote, card"),
        Column("about_ref", pa.string(), "number of the order given back"),
        Column("product", pa.string(), "article"),
        Column("quantity", pa.float64(), "pieces, hours"),
        Column("ref_record_id", pa.int64(), "who was referred"),
        Column("action_id", pa.string(), "action or campaign"),
        Column("state", pa.string(), "of a consent or a quote"),
        Column("scope", pa.string(), "of a consent"),
        Column("channel", pa.string(), "channel"),
        Column("code", pa.string(), "discount code, or word that names who sent them"),
        Column("until_day", pa.int32(), "last day", "day"),
        Column("purpose", pa.string(), "of a cost"),
        Column("share", pa.float64(), "of a cost that is for acquisition"),
        Column("hours", pa.float64(), "of a cost"),
        Column("said", pa.string(), "text that tells equal things apart"),
        Column("numbered", pa.bool_(), "whether equal things are the same thing"),
        Column("reason", pa.string(), "reason key why the row cannot be taken"),
    ),
)


def _values(
    reading: Reading, settings: SourceSettings, number: int, imported_day: int, file: str
) -> dict[str, object]:
    """Return everything that the queries may be told."""
    fields, means = set(reading.fields), reading.kind.means
    is_contacts = means in ("contacts", "consents", "accounts")
    # A name stands in for an e-mail address that is lacking, where it is more than a pen name.
    needs_email = is_contacts or means == "reviews"
    ids = fields & {"id", "card", "who", "referrer", *(("email",) if needs_email else ())}

    def column(*names: str) -> str | None:
        return next((reading.fields[n] for n in names if n in fields), None)

    keys_on = "" if ids else "company" if "company" in fields else "name"
    return {
        "source": reading.source,
        "number": number,
        "imported_day": imported_day,
        "currency": settings.currency,
        "prices_include_vat": settings.prices_include_vat,
        "vat_rate": settings.vat_rate,
        "keys_on": keys_on,
        "any_name": means in ("contacts", "accounts"),
        "is_contacts": is_contacts,
        "parties": means in _PARTIES,
        "of_nobody": means in ("costs", "units"),
        "fill_down": reading.kind.fill_down,
        "whole": reading.kind.name if reading.kind.whole else None,
        "date_column": column("happened", "quoted", "closed", "joined", "period"),
        "currency_column": column("currency", "amount", "amount_incl", "amount_excl", "unit_price"),
        "money_column": column("amount_excl", "amount_incl", "amount", "unit_price"),
        "largest": LARGEST,
        "word_column": column("promotion", "consent", "purpose", "status"),
        "whom_column": column("referred", "referrer", "code"),
        "arm_column": column("arm"),
        "file": file,
        "has_status": "status" in fields,
        "has_quoted": "quoted" in fields,
        "has_closed": "closed" in fields,
    }


def ask_all(
    engine: Engine,
    reading: Reading,
    staged: Staged,
    *,
    settings: SourceSettings,
    number: int,
    imported_day: int,
    file: str,
    scratch: Path,
    tell: Progress,
) -> None:
    """Leave records, lines, costs, codes, units and set_aside, and what they were made of.

    A door: runs the queries, in the order in which they read one another. ``file`` is its name
    without what stands behind the point: that of an experiment that names none.
    """
    values = _values(reading, settings, number, imported_day, file)
    engine.put("rates", read_rates(settings.rates))
    engine.put("meanings", meanings(reading.kind.words))
    engine.put("nothing_told", TOLD.empty())
    engine.read("file_rows", [staged.path], FILE_ROWS)
    if reading.kind.fill_down:
        _park(engine, "file_rows", QUERIES / "filled_down.sql", scratch, values)
    tell(say("finding who each row is about"), 0.55)
    _park(engine, "rows", QUERIES / "rows.sql", scratch, values)
    tell(say("reading what happened"), 0.65)
    _park(engine, "told", QUERIES / "tells" / f"{reading.kind.means}.sql", scratch, values)
    for share, name in enumerate(("fates", "entries", *LEFT[:-1]), start=14):
        tell(say("leaving out what is known"), share / 20)
        if name == "records":
            _park(engine, "sayings", QUERIES / "sayings.sql", scratch, values)
        keep = _make if name in LEFT else partial(_park, scratch=scratch)
        keep(engine, name, QUERIES / f"{name}.sql", values=values)
    faults = engine.ask(QUERIES / "faults.sql")
    engine.put("set_aside", staged.originals(faults))


def _make(engine: Engine, name: str, query: Path, values: dict[str, object]) -> None:
    engine.make(name, query, **_used(query, values))


def _park(engine: Engine, name: str, query: Path, scratch: Path, values: dict[str, object]) -> None:
    """Run a query into a scratch file: wide relations of millions of rows do not fit in memory."""
    file = scratch / f"{name}.parquet"
    if file.exists():
        file = scratch / f"{name}.2.parquet"
    writer: pq.ParquetWriter | None = None
    for batch in engine.batches(query, _BATCH, **_used(query, values)):
        if writer is None:
            writer = pq.ParquetWriter(file, batch.schema, compression="lz4")
        writer.write_batch(batch)
    if writer is None:  # There is nothing to keep out of memory.
        _make(engine, name, query, values)
        return
    writer.close()
    columns = tuple(Column(f.name, f.type, "") for f in writer.schema)
    engine.read(name, [file], Table(name, "as asked", columns))


def _used(query: Path, values: dict[str, object]) -> dict[str, object]:
    """Return the values that a query asks for; an engine refuses others."""
    asked = set(re.findall(r"\$([a-z_]+)", query.read_text(encoding="utf-8")))
    return {name: value for name, value in values.items() if name in asked}


def forget(engine: Engine) -> None:
    """Drop the relations that lie between a file and what is taken of it."""
    for name in _PASSING:
        engine.drop(name)
