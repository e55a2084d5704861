"""What an edition is made from, and how its tables are kept where little of them changes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pyarrow.parquet as pq

from hogerop.ladder import day_number
from hogerop.steps.business import fingerprint
from hogerop.steps.edition import STOOD, Manifest, manifest_of, read_table
from hogerop.steps.marking import MARKS
from hogerop.workspace import Draft, DuckDBEngine, Numbered, Settings, Workspace

LAYOUT = 2
"""How an edition is laid out: what one of another layout says is not built on."""

FOLDED = 0.2
"""From this share of a table's rows on, what changed since is written into one file with it."""

_LIES_BY = {"events": "record_id"}
"""Column by which a table lies, where it is not the contact."""


def rests_on(workspace: Workspace, settings: Settings) -> str:
    """Return a hash of what stays the same where an edition is made from the one before."""
    meaning = (
        LAYOUT,
        fingerprint(settings),
        settings.business.country,
        [workspace.journal(name).digest for name in (MARKS, STOOD)],
        [version(name) for name in ("hogerop", "duckdb", "splink")],
    )
    return sha256(repr(meaning).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Before:
    """The edition that another one is made from, and what came in since.

    Parameters
    ----------
    imports : sequence of Numbered
        All there are now.
    """

    edition: Numbered
    manifest: Manifest
    imports: Sequence[Numbered]

    @property
    def day(self) -> int:
        """Day of its standings."""
        return day_number(self.manifest.as_of)

    def fresh(self, table: str) -> list[Path]:
        """Return the files of a table of the imports that came in since."""
        return [e.file(table) for e in self.imports if e.number not in self.manifest.imports]

    def known(self, table: str) -> list[Path]:
        """Return the files of a table of the imports that it was made of."""
        return [e.file(table) for e in self.imports if e.number in self.manifest.imports]


def before_of(workspace: Workspace, rests: str) -> Before | None:
    """Return the edition that the next one can be made from, None where all is made anew.

    That needs the same rules, settings and version (``rests``: `rests_on`), and every import that
    it was made of.
    """
    newest = workspace.editions()[-1:]
    if not newest or newest[0].says.get("rests_on") != rests:
        return None
    found = Before(newest[0], manifest_of(newest[0]), workspace.imports())
    there = {entry.number for entry in found.imports}
    return found if there.issuperset(found.manifest.imports) else None


def keep(draft: Draft, before: Numbered, *tables: str) -> None:
    """Take tables over as they are, what had changed in them since included. A door: writes."""
    for table in tables:
        for file in (before.file(table), *_files(before, table)):
            draft.keep(file, before)


def change(
    engine: DuckDBEngine, draft: Draft, before: Numbered, table: str, *, rows: str, gone: str
) -> None:
    """Take a table over but for some of its rows, and write what takes their place. A door.

    Parameters
    ----------
    rows, gone : str
        Relations: the rows that come, and whose rows go (one column).
    """
    draft.keep(before.file(table), before)
    earlier = before.since(table) if _files(before, table) else None
    changed = engine.write_since(rows, draft.since(table), gone, before=earlier)
    if changed > FOLDED * pq.read_metadata(before.file(table)).num_rows:
        _fold(engine, draft, table)


def _files(before: Numbered, table: str) -> list[Path]:
    since = before.since(table)
    return [file for file in (since.rows, since.gone) if file.exists()]


def _fold(engine: DuckDBEngine, draft: Draft, table: str) -> None:
    """Write a table and what changed since into one file."""
    read_table(engine, draft, table, called="folded")
    whole = draft.folder / f"{table}.whole.parquet"
    engine.write("folded", whole, by=_LIES_BY.get(table, "contact_id"))
    engine.drop("folded")
    draft.let_go(draft.file(table), draft.since(table).rows, draft.since(table).gone)
    os.rename(whole, draft.file(table))
