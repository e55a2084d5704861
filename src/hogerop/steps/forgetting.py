"""Forgetting somebody: out of every file, for good, while past counts stay as they were."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from hogerop.contracts import (
    CODES,
    CONTACTS,
    EVENTS,
    INTERVALS,
    ISSUED,
    LINES,
    STANDINGS,
    Engine,
    contact_name,
)
from hogerop.errors import HogeropError
from hogerop.identity.forgetting.erasing import Erased
from hogerop.identity.forgetting.forget import erased, told_of
from hogerop.identity.forgetting.marks import mark, marks_of
from hogerop.ladder import day_number
from hogerop.ladder.stood import as_lived
from hogerop.steps.business import Progress, silent, today_of
from hogerop.steps.edition import find_person, reading
from hogerop.steps.erasing_files import erase_files
from hogerop.steps.marking import MARKS, key_file, key_of_the_marks
from hogerop.steps.running import current, run
from hogerop.steps.telling_apart import STOOD
from hogerop.words import say
from hogerop.workspace import Numbered, Workspace


@dataclass(frozen=True)
class Forgotten:
    """What was done: under which id their past is kept, and where they may still be.

    ``records`` counts the records that were theirs, ``files`` those that were rewritten;
    ``removed`` names files that were all about them and went whole, ``unreached`` those that hold
    them and could not be rewritten. ``not_placed`` says why everybody could not be placed without
    them afterwards; it is empty where they were.
    """

    contact: str
    records: int
    files: int
    unreached: tuple[str, ...]
    removed: tuple[str, ...]
    not_placed: str = ""


def forget(workspace: Workspace, who: str, *, progress: Progress | None = None) -> Forgotten:
    """Erase everything that identifies somebody, for good. A door: rewrites the workspace.

    Past counts stay: what they did is kept under a number drawn by lot, as kind, day, amount and
    who referred. A file of before that is imported again does not bring them back.

    Parameters
    ----------
    who : str
        A contact's id, ``source:id``, e-mail address, or whole name.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one contact, answers to it.
    WorkspaceFault
        If the disk is full or may not be written; nothing is changed then.
    """
    tell = progress or silent
    with workspace.writing():
        edition, _ = current(workspace, progress)
        with workspace.saying(), closing(reading(workspace, edition, ())) as engine:
            contact, called = find_person(workspace, engine, edition, who)
            tell(say("finding what is held"), 0.1)
            read_all_of(workspace, engine, edition)
            person = erased(engine, contact, called, today=day_number(today_of(workspace)))
            # What is done for an organisation goes on; who stood for themselves, stands no more.
            stood = as_lived(engine, contact, instead=person.record, until=person.gone)
            add = {
                MARKS: _marks(workspace, engine, person),
                STOOD: [] if person.works_at else [stood.line()],
            }
            unreached: list[str] = []
            removed: list[str] = []
            files = 0
            for folder in (workspace.folder, *_backups(workspace)):
                tell(say("rewriting files"), 0.3)
                done = erase_files(folder, person, add=add, key=key_file(workspace))
                files += done.files
                unreached += done.unreached
                removed += done.removed
        not_placed = _placed_anew(workspace, progress)
    return Forgotten(
        contact=contact_name(person.record),
        records=len(person.records),
        files=files,
        unreached=tuple(unreached),
        removed=tuple(removed),
        not_placed=not_placed,
    )


def _placed_anew(workspace: Workspace, progress: Progress | None) -> str:
    """Place everybody without them; return why that failed, for they are erased all the same."""
    try:
        run(workspace, progress=progress)
    except HogeropError as fault:
        return fault.what
    return ""


def read_all_of(workspace: Workspace, engine: Engine, edition: Numbered) -> None:
    """Name everything that may speak of somebody (`find_person` named records and membership)."""
    imports = workspace.imports()
    recorded = edition.folder / "recorded_lines.parquet"
    engine.read("lines", [*(entry.file("lines") for entry in imports), recorded], LINES)
    engine.read("codes", [entry.file("codes") for entry in imports], CODES)
    for name, promise in (
        ("contacts", CONTACTS),
        ("events", EVENTS),
        ("sent", LINES),
        ("intervals", INTERVALS),
        ("standings", STANDINGS),
        ("issued", ISSUED),
    ):
        file = edition.file(name)
        engine.read(name, [file] if file.is_file() else [], promise)


def _marks(workspace: Workspace, engine: Engine, person: Erased) -> list[dict[str, object]]:
    """Return the marks by which they are known again when an old file comes in."""
    key = key_of_the_marks(workspace)
    own = [person.telling(row) for row in told_of(engine)]
    marks = marks_of(key, own, person.records.tolist())
    marks |= {mark(key, "code", code) for code in person.spoken_of}
    return [{"mark": one} for one in sorted(marks)]


def _backups(workspace: Workspace) -> list[Path]:
    """Return the folders with backups that the settings name, those that can be reached now."""
    folders = [workspace.folder / name for name in workspace.settings.privacy.backups]
    return [folder for folder in folders if folder.is_dir()]
