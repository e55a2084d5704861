"""Take somebody out of every file of a folder, as one change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from hogerop import identity, plan
from hogerop.contracts import contact_name
from hogerop.identity.decisions import without as without_records
from hogerop.identity.forgetting.erasing import (
    FORGOTTEN,
    ROW_BY_ROW,
    TABLES,
    Erased,
    erased_from,
    their_codes,
    their_record,
)
from hogerop.sources import recorded_without
from hogerop.steps import access_files, loose_files
from hogerop.steps.edition import RECORDED
from hogerop.steps.noting import NOTES, note_without
from hogerop.workspace import ROWS_TOGETHER, Workspace
from hogerop.workspace.journal import objects
from hogerop.workspace.rewriting import Rewriting, finish, rewriting

_STAMPS = ("import.json", "manifest.json")
_OWN_FILES = ("hogerop.toml", "current", ".lock", ".saying", ".writer", "forgotten.key")


@dataclass(frozen=True)
class Done:
    """How many files were rewritten, which could not be, and which were about nobody else."""

    files: int
    unreached: tuple[str, ...]
    removed: tuple[str, ...]


def erase_files(
    folder: Path,
    who: Erased,
    *,
    add: Mapping[str, Sequence[Mapping[str, object]]],
    key: Path,
) -> Done:
    """Rewrite every file below a folder that speaks of somebody: all of them, or none. A door.

    Parameters
    ----------
    folder : Path
        A workspace, or a folder with copies of one, or of its files.
    add : mapping
        Journal -> lines that it gets; all of its lines are put in order, so that where they
        stand does not tell when they came.
    key : Path
        The file with the key of the marks, for copies that have none.
    """
    unreached, removed = [], []
    with _changing(folder) as change:
        headers = loose_files.headers_of(_imported(folder))
        contacts = frozenset(contact_name(number) for number in who.contacts.tolist())
        for file in _files(folder):
            if file.suffix == ".parquet" and _table_of(file) in TABLES:
                _table(file, who, change)
            elif file.parent.name == "journal" or file.name in (*_STAMPS, *_OWN_FILES):
                continue
            elif access_files.is_all_about(file, contacts):
                removed.append(str(file))
                change.remove(file)
            else:
                try:
                    after = loose_files.without(file, who.traces, headers)
                except ValueError:
                    unreached.append(str(file))
                    continue
                if after is not None:
                    change.new(file).write_bytes(after)
        workspaces = [Workspace(f.parent) for f in _files(folder) if f.name == "hogerop.toml"]
        for workspace in workspaces:
            _leave_their_past(workspace, who, change)
            for name in (RECORDED, NOTES, identity.DECISIONS, plan.PLANS, plan.TOUCHES):
                _journal(workspace.journal_file(name), who, change)
            _added(workspace, change, add)
            if not (its_key := workspace.folder / "journal" / key.name).exists():
                change.new(its_key).write_bytes(key.read_bytes())
        for stamp in (f for f in _files(folder) if f.name in _STAMPS):
            _stamp(stamp, who, change)
    return Done(len(change.fresh), tuple(unreached), tuple(removed))


@contextmanager
def _changing(folder: Path) -> Iterator[Rewriting]:
    """Change a folder; under the writer's lock where it is a workspace."""
    if (folder / "hogerop.toml").exists():
        with Workspace(folder).rewriting() as change:
            yield change
    else:
        finish(folder)
        with rewriting(folder) as change:
            yield change


def _files(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder that is no work in progress."""
    for file in sorted(folder.rglob("*")):
        parts = file.relative_to(folder).parts
        passing = any(part.startswith((".tmp-", ".spill")) for part in parts)
        if file.is_file() and not file.is_symlink() and not passing:
            yield file


def _imported(folder: Path) -> Iterator[Mapping[str, str]]:
    """Yield the columns of every file that was imported, and what they were read as."""
    for stamp in sorted(folder.rglob("import.json")):
        yield json.loads(stamp.read_text(encoding="utf-8")).get("columns", {})


def _table_of(file: Path) -> str:
    """Return the table that a file holds, or a part of."""
    return file.name.removeprefix("recorded_").partition(".")[0]


def _table(file: Path, who: Erased, change: Rewriting) -> None:
    with pq.ParquetFile(file) as opened:
        parts = range(opened.num_row_groups)
        if _table_of(file) in ROW_BY_ROW and not file.stem.endswith(".gone"):
            before = [opened.read_row_group(part) for part in parts]
        else:
            before = [opened.read()]
        after = [erased_from(file.stem, table, who) for table in before]
        if all(table is None for table in after):
            return
        with pq.ParquetWriter(change.new(file), opened.schema_arrow, compression="zstd") as writer:
            for old, new in zip(before, after, strict=True):
                kept = old if new is None else new.cast(opened.schema_arrow)
                writer.write_table(kept, row_group_size=ROWS_TOGETHER)


def _leave_their_past(workspace: Workspace, who: Erased, change: Rewriting) -> None:
    """Put the one row that says that there was somebody into the first import there is."""
    for entry in workspace.imports()[:1]:
        for table, rows in (
            ("records", their_record(who)),
            ("codes", their_codes(who, entry.number)),
        ):
            file = entry.file(table)
            before = pq.read_table(change.now(file))
            schema = before.schema
            new = pa.concat_tables([before, rows.select(schema.names).cast(schema)])
            pq.write_table(new, change.new(file), compression="zstd")


def _journal(file: Path, who: Erased, change: Rewriting) -> None:
    before = objects(file)
    after: list[dict[str, Any]]
    if file.stem == RECORDED:
        name = f"{FORGOTTEN}:{who.token}"
        after = [recorded_without(line, who.is_record, name) for line in before]
    elif file.stem == NOTES:
        noted = (note_without(line, who.is_record, who.traces.in_text) for line in before)
        after = [line for line in noted if line is not None]
    elif file.stem == plan.PLANS:
        after = [plan.without(line, who.is_record) for line in before]
    elif file.stem == plan.TOUCHES:
        touched = (plan.touches_without(line, who.is_record) for line in before)
        after = [line for line in touched if line is not None]
    else:
        gone = {
            name
            for line in before
            for side in ("a", "b")
            for name in _several(line.get(side))
            if who.is_record(identity.record_of(name))
        }
        after = [line for line in (without_records(one, gone) for one in before) if line]
    if file.stem == identity.DECISIONS:
        after += _stays_together(who, len(after))
    if after != before:
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in after)
        change.new(file).write_text(text, encoding="utf-8")


def _stays_together(who: Erased, after: int) -> list[dict[str, object]]:
    """Return the decisions that keep organisations one, and with theirs what somebody did.

    They may have hung together by the records of theirs that go.
    """
    theirs = [] if who.works_at is None else [f"{FORGOTTEN}:{who.token}"]
    groups = [[*theirs, *names] if n == 0 else [*names] for n, names in enumerate(who.left)]
    day = date(1970, 1, 1) + timedelta(days=who.gone)
    lines: list[dict[str, object]] = []
    for one, *others in filter(None, groups):
        if others:
            line = identity.decision_line(
                "same", [one], others, day, kind="organisation", after=after + len(lines)
            )
            lines.append(line)
    return lines


def _stamp(stamp: Path, who: Erased, change: Rewriting) -> None:
    """Write the hashes of the files anew, and take out texts that name them."""
    says = json.loads(stamp.read_text(encoding="utf-8"))
    texts = {
        key: loose_files.struck_out(value, who.traces)
        for key, value in says.items()
        if key not in ("files", "digest", "columns")
    }
    hashes = {
        name: _sha256(change.now(stamp.parent / name))
        for name in says.get("files", {})
        if (stamp.parent / name).exists()
    }
    after = {**says, **texts, "files": hashes}
    if after != says:
        text = json.dumps(after, ensure_ascii=False, indent=1)
        change.new(stamp).write_text(text + "\n", encoding="utf-8")


def _added(
    workspace: Workspace,
    change: Rewriting,
    add: Mapping[str, Sequence[Mapping[str, object]]],
) -> None:
    for name, lines in add.items():
        known = [json.dumps(line) for line in (*workspace.said(name), *lines)]
        text = "".join(f"{line}\n" for line in sorted(set(known)))
        change.new(workspace.journal_file(name)).write_text(text, encoding="utf-8")


def _several(side: object) -> list[str]:
    return [side] if isinstance(side, str) else [str(name) for name in side or ()]  # type: ignore[attr-defined]


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
