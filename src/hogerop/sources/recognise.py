"""Find out what a file holds and which of its columns is what; no rows are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from hogerop.codes import codes_in
from hogerop.errors import FileFault
from hogerop.sources.dates import Proof, proof_of, read_dates, read_periods
from hogerop.sources.fields import FIELDS, MAY_BE_LOST
from hogerop.sources.figures import Marks, marks_of
from hogerop.sources.kind import Kind, plain
from hogerop.sources.kinds import kinds
from hogerop.sources.mapping import Mapping
from hogerop.sources.opening import Batch, Opened
from hogerop.sources.refusing import (
    Problem,
    cannot_tell,
    guessed_mark,
    lying,
    refusal,
    unclear_mark,
)
from hogerop.sources.report import ColumnRead
from hogerop.sources.settings import SourceSettings
from hogerop.sources.zone import zone_of
from hogerop.words import say

_EMAIL = r"^\s*[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+\s*$"
_NAME = r"\S\s+\S|^\s*[^\d\s]+\s*$"
"""An article's name, unlike its number: several words, or one without a digit."""


@dataclass(frozen=True)
class Reading:
    """How a file will be read.

    Parameters
    ----------
    columns : tuple of ColumnRead
        One per column that is read.
    dates : str
        ``dmy`` or ``mdy``; ``dates_matter`` tells whether any value depends on it.
    notes : tuple of str
        What was guessed, in words.
    """

    kind: Kind
    source: str
    columns: tuple[ColumnRead, ...]
    unread: tuple[str, ...]
    decimal: str
    dates: str
    dates_matter: bool
    currency: str | None
    notes: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, str]:
        """Field -> column."""
        return {c.field: c.column for c in self.columns}


def recognise(
    opened: Opened,
    path: Path,
    *,
    settings: SourceSettings,
    mapping: Mapping,
    source: str | None = None,
    dates: str | None = None,
) -> Reading:
    """Return how a file will be read. A door: reads its first rows, and more if dates ask for it.

    Raises
    ------
    FileFault
        With every reason why it cannot be read.
    """
    sample = next((b for b in opened.batches() if len(b.rows) or b.ragged), None)
    if sample is None:
        raise FileFault(
            say("The file has a header and no rows."),
            where=str(path),
            fix=say("Export it again, with its rows."),
        )
    kind, columns = _kind_and_columns(opened, sample, path, mapping)
    kind = replace(kind, reads=(*kind.reads, *(f for f in mapping.columns.values() if f)))
    if mapping.whole is not None:
        kind = replace(kind, whole=mapping.whole)
    places = {name: place for place, name in enumerate(opened.names)}
    figures = [places[c.column] for c in columns if FIELDS[c.field].type in ("figure", "count")]
    moments = [places[c.column] for c in columns if FIELDS[c.field].type in ("date", "period")]
    problems: list[Problem] = []
    notes: list[str] = []
    decimal = mapping.decimal or _decimal(opened, sample, figures, problems, notes)
    proof = _proof(opened, moments)
    order = dates or mapping.dates or proof.order or kind.dates or settings.dates
    if order is None and proof.needed:
        problems.append(
            cannot_tell(proof, [c.column for c in columns if places[c.column] in moments])
        )
    problems += _lying(sample, columns, places, order or "dmy", settings)
    if problems:
        raise refusal(path, problems)
    return Reading(
        kind=kind,
        source=source or mapping.source or kind.source or "files",
        columns=tuple(columns),
        unread=tuple(n for n in opened.names if n not in {c.column for c in columns}),
        decimal=decimal,
        dates=order or "dmy",
        dates_matter=bool(proof.needed or proof.order),
        currency=mapping.currency,
        notes=tuple(notes),
    )


def _kind_and_columns(
    opened: Opened, sample: Batch, path: Path, mapping: Mapping
) -> tuple[Kind, list[ColumnRead]]:
    """Choose the kind: the one asked for, a package's, one that is marked, the likeliest."""
    lost = [c for c in mapping.columns if c not in opened.names]
    if lost:
        raise FileFault(
            say("The mapping names columns that the file does not have: {columns}.",
                columns=", ".join(lost)),
            where=str(path),
            fix=say("The file's columns are: {columns}.", columns=", ".join(opened.names)),
        )  # fmt: skip
    headers = {plain(name) for name in opened.names}
    asked = [k for k in kinds() if k.name == mapping.kind]
    packages = [k for k in kinds() if k.bears(headers)]
    if packages and not asked:
        asked = [max(packages, key=lambda k: (_named(k, path), len(k.signature)))]
        if asked[0].twin and not _named(asked[0], path):
            raise _twins(asked[0], path)
    if asked and asked[0].refused:
        raise FileFault(say(asked[0].refused), where=str(path), fix=say(asked[0].instead))
    tried = asked or [k for k in kinds() if not k.signature]
    read = {k.name: columns_of(k, opened.names, sample, mapping) for k in tried}
    fit = [
        k
        for k in tried
        if not missing(k, read[k.name])
        and (asked or (_speaks(k, read[k.name]) and not _is_something_else(k, headers)))
    ]
    marked = [k for k in tried if headers & {plain(m) for m in k.marks}]
    if not asked and marked and marked[0] not in fit:
        fit, tried = [], marked
    if fit:
        best = max(fit, key=lambda k: _likely(k, read[k.name]))
        return best, read[best.name]
    raise _unknown(tried, read, opened.names, path, bool(asked or marked))


def _twins(kind: Kind, path: Path) -> FileFault:
    """Say that headers alone do not tell a kind from its twin: to guess would be to invent."""
    return FileFault(
        say("These are the headers of {kind} and of {other}; only the file's name tells which.",
            kind=kind.name, other=kind.twin),
        where=str(path),
        fix=say("Keep the name that the package gave, or say kind = \"{kind}\" in a mapping file.",
                kind=kind.name),
    )  # fmt: skip


def _named(kind: Kind, path: Path) -> bool:
    words = path.name.lower().replace("-", "_").replace(".", "_").split("_")
    return any(word in words for word in kind.file_words)


def columns_of(
    kind: Kind, names: Sequence[str], sample: Batch, mapping: Mapping
) -> list[ColumnRead]:
    """Return which columns a kind reads, and as what: as told, else by header, else by content."""
    taken = {f: c for c, f in mapping.columns.items() if f}
    found = {
        c: ColumnRead(c, f, "mapping")
        for c, f in mapping.columns.items()
        if f and (taken[f] == c or FIELDS[f].several)
    }
    free = [n for n in names if n not in mapping.columns]

    def holds_names(column: str) -> bool:
        return _share(sample.columns[names.index(column)], _NAME) > 0.5

    def holds_codes(column: str) -> bool:
        cells = sample.columns[names.index(column)].cast(pa.string())
        filled = [cell for cell in cells.drop_null().to_pylist() if cell.strip()]
        return sum(codes_in(cell) is not None for cell in filled) * 2 > len(filled)

    # The kind's own words go first, then the shared ones, the field's first word first. A package
    # says for itself what its columns are: Odoo's user_id is whoever sold, not the customer.
    shared = [f for f in kind.reads if not (kind.source and f in kind.headers)]
    for words in (kind.headers, {f: FIELDS[f].headers for f in shared}):
        for field in (f for f in kind.reads if f in words):
            for word in words[field]:
                column = next((n for n in free if plain(n) == plain(word) and n not in found), None)
                if field == "sbi" and column and not holds_codes(column):
                    continue
                if field == "product" and word == field and column and holds_names(column):
                    continue
                if column and (field not in taken or FIELDS[field].several):
                    found[column] = ColumnRead(column, field, "header")
                    taken[field] = column
    if "email" in kind.reads and "email" not in taken:
        for column in (n for n in free if n not in found):
            if _share(sample.columns[names.index(column)], _EMAIL) > 0.8:
                found[column] = ColumnRead(column, "email", "content")
                break
    return [found[n] for n in names if n in found]


def missing(kind: Kind, columns: Iterable[ColumnRead]) -> list[str]:
    """Return what the kind needs and the columns do not give."""
    have = {c.field for c in columns} | set(kind.constants)
    return [need for need in kind.needs if not have & set(need.split("|"))]


def _speaks(kind: Kind, columns: list[ColumnRead]) -> bool:
    fields = {c.field for c in columns}
    return bool(fields & set(kind.speaks)) and fields != {"id"}


def _is_something_else(kind: Kind, headers: set[str]) -> bool:
    """Return whether every field of ``unless`` is named in the header."""
    named = {f for f, field in FIELDS.items() if headers & {plain(word) for word in field.headers}}
    return bool(kind.unless) and all(named & set(need.split("|")) for need in kind.unless)


def _likely(kind: Kind, columns: list[ColumnRead]) -> tuple[int, int, bool]:
    fields = {c.field for c in columns}
    own = len(fields & set(kind.speaks)) if kind.name != "contacts" else 0
    return own, len(fields), kind.name != "contacts"


def _unknown(
    tried: list[Kind],
    read: dict[str, list[ColumnRead]],
    names: tuple[str, ...],
    path: Path,
    certain: bool,
) -> FileFault:
    """Say what is lacking for the kinds that come nearest."""
    nearest = sorted(tried, key=lambda k: (len(missing(k, read[k.name])), -len(read[k.name])))
    said = []
    for kind in nearest[: 1 if certain else 3]:
        lacking = [
            " / ".join(say(FIELDS[f].means) for f in need.split("|"))
            for need in missing(kind, read[kind.name])
        ]
        if lacking:
            said.append(
                say("To be read as {kind}, it lacks a column for: {lacking}.",
                    kind=say(kind.name), lacking="; ".join(lacking))
            )  # fmt: skip
    return FileFault(
        say("It cannot be told what the rows of this file are."),
        where=say("{file}, columns: {columns}", file=path, columns=", ".join(names)),
        fix=say(
            'Name the columns in a mapping file ([columns] "Klantnr" = "id"), or take only who'
            ' they are with kind = "contacts".'
        ),
        problems=said,
    )


def _decimal(
    opened: Opened,
    sample: Batch,
    figures: list[int],
    problems: list[Problem],
    notes: list[str],
) -> str:
    """Return the file's decimal mark: proved by its values, else by the mark between its cells."""
    marks = Marks()
    for place in figures:
        column, numbers = sample.columns[place], sample.was_number[place]
        if pa.types.is_string(column.type):
            texts = column if numbers is None else column.filter(pa.array(~numbers))
            marks += marks_of(texts)
    if marks.mark or not marks.open:
        return marks.mark or "."
    if opened.delimiter in (",", ";"):
        decimal = "," if opened.delimiter == ";" else "."
        notes.append(guessed_mark(decimal))
        return decimal
    problems.append(unclear_mark())
    return "."


def _proof(opened: Opened, places: list[int]) -> Proof:
    """Return what the file proves of the order of day and month, reading on while it must."""
    proof = Proof()
    for batch in opened.batches() if places else ():
        for place in places:
            if pa.types.is_string(batch.columns[place].type):
                proof += proof_of(batch.columns[place], batch.rows)
        if proof.order or not proof.open:
            break
    return proof


def _lying(
    sample: Batch,
    columns: list[ColumnRead],
    places: dict[str, int],
    order: str,
    settings: SourceSettings,
) -> list[Problem]:
    """Return the columns whose header promises dates or e-mail and whose cells hold none."""
    problems = []
    for column in columns:
        cells = sample.columns[places[column.column]]
        type_ = "text" if column.field in MAY_BE_LOST else FIELDS[column.field].type
        if type_ not in ("date", "period", "email") or not pa.types.is_string(cells.type):
            continue
        cells = cells.filter(pc.not_equal(pc.utf8_trim_whitespace(cells), "")).slice(0, 2000)
        if not len(cells):
            continue
        zone = zone_of(settings.time_zone)
        if type_ == "email":
            holds = _share(cells, _EMAIL) > 0
        else:
            read = read_periods if type_ == "period" else read_dates
            holds = read(cells, order=order, zone=zone)[0].null_count < len(cells)
        if not holds:
            problems.append(lying(column.column, is_email=type_ == "email"))
    return problems


def _share(cells: pa.Array, pattern: str) -> float:
    """Return the share of the filled cells that match a pattern."""
    if not pa.types.is_string(cells.type):
        return 0.0
    filled = pc.sum(pc.greater(pc.utf8_length(pc.utf8_trim_whitespace(cells)), 0)).as_py() or 0
    return (
        (pc.sum(pc.match_substring_regex(cells, pattern)).as_py() or 0) / filled if filled else 0.0
    )
