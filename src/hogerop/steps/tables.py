"""The tables that the settings name: where each is, and how far it was read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from hashlib import sha256
from typing import Any

from hogerop.errors import AskedWrongly, FileFault, why_not
from hogerop.sources import ImportReport
from hogerop.sources.fetching import Before, Wanted, Watermark, password_variable, place_of
from hogerop.sources.mapping import mapping_of
from hogerop.steps.business import now_of
from hogerop.steps.taking_in import imports
from hogerop.words import say
from hogerop.workspace import SourceTable, Workspace


@dataclass(frozen=True)
class TableKnown:
    """A table of the settings, and how far it was read.

    Parameters
    ----------
    name : str
    place : str
        Where it is, without the name of a user.
    rows_of : str
        The table, or the file of the query, or the format of a folder.
    watermark : str
        The column by which new rows are seen; ``""`` = all are fetched each time.
    reached : str
        The highest watermark fetched; ``""`` = none yet.
    fetched_on : date, optional
        Day of the last import from it.
    imports : tuple of int
        Numbers of the imports from it.
    """

    name: str
    place: str
    rows_of: str
    watermark: str
    reached: str
    fetched_on: date | None
    imports: tuple[int, ...]


@dataclass(frozen=True)
class KnownBefore:
    """What earlier imports from a table noted of it, and which of them a new one replaces."""

    before: Before | None = None
    whole: bool | None = None
    last: ImportReport | None = None
    replaces: tuple[int, ...] = ()


def tables(workspace: Workspace) -> list[TableKnown]:
    """Return the tables that the settings name, in their order. A door: reads the imports."""
    return [_known_table(workspace, name, of) for name, of in workspace.settings.tables.items()]


def checked(workspace: Workspace, names: Sequence[str]) -> list[str]:
    """Return each name once; those that the settings do not hold are refused together."""
    known = list(workspace.settings.tables)
    lost = [name for name in names if name not in known]
    if not lost:
        return list(dict.fromkeys(names))
    near = [close for name in lost for close in get_close_matches(name, known, n=1)]
    fix = say("Describe it in hogerop.toml, in [tables.{name}].", name=lost[0])
    if near:
        fix = say("Did you mean {near}?", near=", ".join(near))
    elif known:
        fix = say("There are: {names}", names=", ".join(known))
    raise AskedWrongly(
        say("The settings name no table {names}.", names=", ".join(lost)),
        where="hogerop.toml",
        fix=fix,
    )


def _known_table(workspace: Workspace, name: str, of: SourceTable) -> TableKnown:
    from_it = _imports_from(workspace, name)
    before: Before | None = None
    for report in from_it:
        before = _after(before, report)
    ats = [str(r.fetched["at"]) for r in from_it if r.fetched]
    zone = now_of(workspace).tzinfo
    return TableKnown(
        name=name,
        place=place_of(of.at),
        rows_of=of.table or of.query or of.format,
        watermark=of.watermark,
        reached=before.reached.said() if before else "",
        fetched_on=datetime.fromisoformat(ats[-1]).astimezone(zone).date() if ats else None,
        imports=tuple(r.number for r in from_it),
    )


def _imports_from(workspace: Workspace, name: str) -> list[ImportReport]:
    return [r for r in imports(workspace) if r.fetched and r.fetched["table"] == name]


def known_of(workspace: Workspace, name: str, definition: str, *, afresh: bool) -> KnownBefore:
    """Return what the imports from a table noted, as far as they follow one another.

    Where one in between was removed, the later ones do not count: its rows are fetched again.
    """
    from_it = _imports_from(workspace, name)
    described = {str(r.fetched["definition"]) for r in from_it if r.fetched}
    if afresh or described - {definition}:
        return KnownBefore(replaces=tuple(r.number for r in from_it))
    before: Before | None = None
    for report in from_it:
        before = _after(before, report)
    last = from_it[-1] if from_it else None
    whole = last.fetched["whole"] if last and last.fetched else None
    return KnownBefore(before, whole, last)


def _after(before: Before | None, report: ImportReport) -> Before | None:
    """Return how far a table is read after an import, if that one begins where it was."""
    assert report.fetched is not None
    since, reached = report.fetched["since"], report.fetched["reached"]
    follows = since is None or (before is not None and since == before.reached.noted)
    if not follows or reached is None:
        return before
    return Before(Watermark.read(reached), int(report.fetched["again"]))


def wanted_of(workspace: Workspace, name: str) -> Wanted:
    """Return what is to be fetched. A door: reads the file of a query, and the environment."""
    of = workspace.settings.tables[name]
    return Wanted(
        name=name,
        at=of.at,
        folder=workspace.folder,
        time_zone=workspace.settings.business.time_zone,
        format=of.format,
        table=of.table,
        query=_query(workspace, name, of.query) if of.query else "",
        watermark=of.watermark,
        overlap=of.overlap,
        password=os.environ.get(password_variable(name)) or None,
    )


def _query(workspace: Workspace, name: str, file: str) -> str:
    try:
        return (workspace.folder / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = why_not(error) if isinstance(error, OSError) else "UTF-8"
        raise FileFault(
            say("The file cannot be opened: {reason}.", reason=reason),
            where=f"[tables.{name}], {file}",
            fix=say("Check the name and whether you may read it."),
        ) from error


def told_of(workspace: Workspace, name: str) -> dict[str, Any]:
    """Return what is told about how its rows are read."""
    of = workspace.settings.tables[name]
    mapping = mapping_of(workspace.folder / of.mapping if of.mapping else None)
    if of.whole is not None:
        mapping = replace(mapping, whole=of.whole)
    return {"source": of.source, "mapping": mapping, "dates": None}


def definition_of(workspace: Workspace, name: str, wanted: Wanted) -> str:
    """Return a hash of all that bears on which rows are fetched and how they are read.

    Not the rates: a file of those grows by itself, and older rows keep theirs.
    """
    business, money = workspace.settings.business, workspace.settings.money
    told = told_of(workspace, name)
    bearing = (
        *(wanted.at, wanted.table, wanted.query, wanted.format, wanted.watermark),
        *(told["source"], told["mapping"], told["mapping"].whole),
        *(business.currency, business.time_zone, money.prices_include_vat, str(money.vat_rate)),
    )
    return sha256(repr(bearing).encode()).hexdigest()[:16]
