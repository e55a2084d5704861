"""The folder of one business: settings, imports, editions and journals.

::

    hogerop.toml      settings and ladder policy
    imports/NNNN/     what came in, one folder per file
    editions/NNNN/    what a run made of it
    journal/          what people said and decided
    listeners/KEY/    what a program was told of who moved
    current           the number of the edition in force

Nothing of it is ever seen half: see `numbered`. Readers take no lock.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
from cachetools import LRUCache, cached

from hogerop.errors import AskedWrongly, WorkspaceFault
from hogerop.words import say
from hogerop.workspace import journal, spill
from hogerop.workspace.checks import FILE_NAME
from hogerop.workspace.durable import disk_faults, reading_faults, replace_text
from hogerop.workspace.engine import DuckDBEngine
from hogerop.workspace.lock import saying, writing
from hogerop.workspace.numbered import (
    Draft,
    Numbered,
    drafted,
    next_number,
    numbered,
    put_aside,
    put_back,
    remove,
    removed,
    sweep_unfinished,
)
from hogerop.workspace.opened import open_duckdb
from hogerop.workspace.rewriting import DECIDED, Rewriting, finish, rewriting
from hogerop.workspace.settings import EngineLimits, Settings, template

EACH_OF_MANY = EngineLimits(memory="1GB", threads=2)
"""What the engine may use where many ask at the same time, all together (decision 0025)."""

OPEN_AT_ONCE = 32
"""Of how many workspaces a DuckDB stays open for who asks next."""

SHELVES = ("journal", "imports")
"""Parts of a workspace that grow while its edition stays the same."""

ALWAYS = ("strategies", "editions")
"""Parts of which every answer is told when they change: forgetting rewrites an edition."""

LISTENERS = "listeners"
"""Where lies what programs are told of who moved."""

KEPT_EDITIONS = 3
"""How many editions stay: a reader may still be busy with the one before."""


@dataclass(frozen=True)
class Workspace:
    """The folder of one business.

    Parameters
    ----------
    folder : Path
        Where it is.
    wait : float
        Seconds that a writer waits for another one, 0 or more.
    shared : bool
        Whether many look at the same time, as in the app. Nobody then waits for what came in
        meanwhile to be placed.
    most : EngineLimits, optional
        What an engine may use at most, whatever the settings allow.
    looked : set of str
        Which of `SHELVES` were looked at so far.
    """

    folder: Path
    wait: float = 10.0
    shared: bool = False
    most: EngineLimits | None = None
    looked: set[str] = field(default_factory=set, compare=False, repr=False)

    @classmethod
    def create(
        cls,
        folder: Path | str,
        *,
        name: str | None = None,
        currency: str = "EUR",
        time_zone: str = "Europe/Amsterdam",
        language: str = "en",
    ) -> Workspace:
        """Make a workspace; files that lie in the folder already are left alone.

        Raises
        ------
        AskedWrongly
            If there is a workspace in the folder.
        WorkspaceFault
            If the settings cannot be used, or the folder cannot be written.
        """
        workspace = cls(Path(folder).absolute())
        text = template(
            name=(name or workspace.folder.name).strip(),
            currency=currency,
            time_zone=time_zone,
            language=language,
        )
        Settings.parse(text)
        with disk_faults(workspace.folder):
            workspace.folder.mkdir(parents=True, exist_ok=True)
            with writing(workspace.folder, wait=workspace.wait):
                if workspace._settings_file.exists():
                    raise AskedWrongly(
                        say("There is a workspace in this folder already."),
                        where=str(workspace.folder),
                        fix=say("Use it as it is, or choose another folder."),
                    )
                for shelf in ("imports", "editions", "journal", spill.SHELF):
                    (workspace.folder / shelf).mkdir(exist_ok=True)
                # Last, for it is what makes a folder a workspace.
                replace_text(workspace._settings_file, text)
        return workspace

    @classmethod
    def open(cls, folder: Path | str, *, shared: bool = False) -> Workspace:
        """Open a workspace.

        Parameters
        ----------
        shared : bool
            Whether many look at the same time: nobody's question then takes the whole computer.

        Raises
        ------
        WorkspaceFault
            If there is none, if it is of a newer version, or if its settings cannot be used.
        """
        most = EACH_OF_MANY if shared else None
        workspace = cls(Path(folder).absolute(), shared=shared, most=most)
        workspace.settings  # noqa: B018  # reading them is the check
        if (workspace.folder / DECIDED).exists():
            with workspace.writing():
                pass  # A writer finishes first what another one decided.
        return workspace

    @property
    def settings(self) -> Settings:
        """What hogerop.toml says now."""
        try:
            with reading_faults(self._settings_file):
                text = self._settings_text()
        except FileNotFoundError:
            raise WorkspaceFault(
                say("There is no workspace here."),
                where=str(self.folder),
                fix=say("Make one with `hogerop init`, or point to yours with -w FOLDER."),
            ) from None
        except UnicodeDecodeError as error:
            raise WorkspaceFault(
                say("This file is not written in UTF-8."),
                where=FILE_NAME,
                fix=say("Save it as UTF-8 in your editor."),
            ) from error
        return Settings.parse(text)

    def change_settings(self, text: str) -> None:
        """Replace hogerop.toml by another text, if that can be used.

        Raises
        ------
        WorkspaceFault
            If it cannot; the settings are then as they were.
        """
        Settings.parse(text)
        with self.writing(), disk_faults(self._settings_file):
            replace_text(self._settings_file, text)

    def imports(self) -> list[Numbered]:
        """Return the imports, oldest first."""
        self.looked.add("imports")
        return numbered(self.folder / "imports", "import.json")

    def imports_of(self, numbers: Collection[int]) -> list[Numbered]:
        """Return those of these imports that are still there, oldest first.

        What an edition says of its imports stays as it is, whatever comes in: an answer that rests
        on them alone has not `looked` at the shelf.
        """
        there = numbered(self.folder / "imports", "import.json")
        return [entry for entry in there if entry.number in numbers]

    @contextmanager
    def new_import(self) -> Iterator[Draft]:
        """Take something in: it is there when the block ends well, and not otherwise.

        Raises
        ------
        WorkspaceFault
            If another writer is busy, or the disk is full or may not be written.
        """
        with self.writing():
            with drafted(self.folder / "imports", "import.json") as draft:
                yield draft
            self._put_aside_replaced()

    def next_import(self) -> int:
        """Return the number of the next import, higher than that of any before it."""
        self.looked.add("imports")
        return next_number(self.folder / "imports")

    def removed_imports(self) -> list[Numbered]:
        """Return the imports that were put aside, lowest number first."""
        self.looked.add("imports")
        return removed(self.folder / "imports", "import.json")

    def remove_import(self, entry: Numbered) -> None:
        """Put an import aside: it counts no more, and can be put back.

        Raises
        ------
        WorkspaceFault
            If another writer is busy, or the disk may not be written.
        """
        with self.writing():
            put_aside(entry)

    def restore_import(self, entry: Numbered) -> None:
        """Put an import back that was put aside, under its own number.

        Raises
        ------
        WorkspaceFault
            If another writer is busy, or the disk may not be written.
        """
        with self.writing():
            put_back(entry)

    def editions(self) -> list[Numbered]:
        """Return the editions that are kept, oldest first."""
        return numbered(self.folder / "editions", "manifest.json")

    def edition(self) -> Numbered | None:
        """Return the edition in force, None before the first run.

        Ask once and hold on to the answer: the next moment another one may be in force.
        """
        try:
            with reading_faults(self.folder):
                number = int((self.folder / "current").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except ValueError:
            number = 0
        for edition in self.editions():
            if edition.number == number:
                return edition
        raise WorkspaceFault(
            say("The edition in force is missing."),
            where=str(self.folder / "current"),
            fix=say("Make it again with `hogerop run`."),
        )

    @contextmanager
    def new_edition(self) -> Iterator[Draft]:
        """Make an edition: it is in force when the block ends well, and not otherwise.

        Raises
        ------
        WorkspaceFault
            If another writer is busy, or the disk is full or may not be written.
        """
        with self.writing():
            with drafted(self.folder / "editions", "manifest.json") as draft:
                yield draft
            with disk_faults(self.folder):
                replace_text(self.folder / "current", f"{draft.number:04d}\n")

    def hearings(self, listener: str) -> list[Numbered]:
        """Return what a listener was told, oldest first."""
        return numbered(self.folder / LISTENERS / listener, "manifest.json")

    @contextmanager
    def new_hearing(self, listener: str) -> Iterator[Draft]:
        """Note what a listener is told: it is there when the block ends well, and not otherwise.

        Raises
        ------
        WorkspaceFault
            If another writer is busy, or the disk is full or may not be written.
        """
        shelf = self.folder / LISTENERS / listener
        with self.writing(), drafted(shelf, "manifest.json") as draft:
            yield draft

    def drop_hearings(self, listener: str, *, before: int | None = None) -> None:
        """Remove what a listener was told, up to a number; without one the listener as well."""
        with self.writing(), disk_faults(self.folder):
            there = self.hearings(listener)
            remove([one for one in there if before is None or one.number < before])
            if before is None:
                shutil.rmtree(self.folder / LISTENERS / listener, ignore_errors=True)

    @contextmanager
    def rewriting(self) -> Iterator[Rewriting]:
        """Change many files at once: all of them when the block ends well, else none.

        Raises
        ------
        WorkspaceFault
            If another writer is busy, or the disk is full or may not be written.
        """
        with self.writing(), self.saying(), rewriting(self.folder) as change:
            yield change

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock over more than one import or edition.

        The first thing that a writer does is to sweep what a stopped one left behind.

        Raises
        ------
        WorkspaceFault
            If another writer is busy for longer than ``wait``: says which, and since when.
        """
        # Not Path.exists: that fails in a folder which may not be looked into.
        if not os.path.exists(self._settings_file):
            Workspace.open(self.folder)
        with writing(self.folder, wait=self.wait) as outermost:
            if outermost:
                with disk_faults(self.folder):
                    self._sweep(KEPT_EDITIONS)
            yield

    @contextmanager
    def saying(self) -> Iterator[None]:
        """Hold the journals as they are, to add a line that rests on what was looked up.

        Nobody is forgotten meanwhile, and no line is added but by this thread. It is held for
        moments, files may come in beside it, and no block in it asks for `writing`.

        Raises
        ------
        WorkspaceFault
            If another one holds them for longer than ``wait``.
        """
        if (self.folder / DECIDED).exists():
            with self.writing():
                pass  # Somebody is being forgotten: a writer who was stopped halfway is finished.
        with saying(self.folder, wait=self.wait):
            yield

    def sweep(self, *, keep: int = KEPT_EDITIONS) -> None:
        """Remove unfinished work and old editions, never the one in force or one it builds on.

        Parameters
        ----------
        keep : int
            How many of the newest editions stay, 1 or more.
        """
        with self.writing(), disk_faults(self.folder):
            self._sweep(keep)

    def append(self, journal_name: str, line: Mapping[str, object], *, wait: bool = True) -> None:
        """Add a line to a journal; when this returns it is on the disk.

        Parameters
        ----------
        wait : bool
            Without it a power cut may lose the line; a stopped process never does.

        Raises
        ------
        WorkspaceFault
            If the disk is full or may not be written; the journal is then as it was.
        """
        with self.saying():
            journal.append(self.journal_file(journal_name), line, wait=wait)

    def journal(self, journal_name: str) -> journal.Journal:
        """Return what a journal holds, nothing where there is no such journal."""
        return journal.read(self.journal_file(journal_name))

    def said(self, journal_name: str) -> list[dict[str, Any]]:
        """Return what the lines of a journal say, oldest first, none where there is no such one.

        Raises
        ------
        WorkspaceFault
            If a line is no JSON object.
        """
        return journal.objects(self.journal_file(journal_name))

    def journal_file(self, journal_name: str) -> Path:
        """Return the file of a journal, whether it is there or not."""
        self.looked.add("journal")
        return journal.journal_file(self.folder / "journal", journal_name)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Give a folder for passing files: gone afterwards, and swept after a process that died."""
        folder = spill.folder_of_this_process(self.folder)
        with disk_faults(self.folder):
            folder.mkdir(parents=True, mode=0o700)
        try:
            with disk_faults(self.folder, only_full=True):
                yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def engine(self) -> DuckDBEngine:
        """Return a fresh engine, within the limits of the settings."""
        limits = self.settings.engine
        if self.most is not None:
            limits = limits.at_most(self.most)
        return DuckDBEngine(
            memory_limit=limits.memory,
            threads=limits.threads,
            temp_directory=spill.folder_of_this_process(self.folder),
        )

    def reader(self) -> DuckDBEngine:
        """Return an engine for a question: where many ask, all of them in one DuckDB."""
        if not self.shared:
            return self.engine()
        limits = self.settings.engine.at_most(self.most or EACH_OF_MANY)
        try:
            return DuckDBEngine.among(*opened_for(self.folder, limits))
        except duckdb.Error:
            # After a fault within itself a DuckDB answers nobody any more.
            with _OPENING:
                opened_for.cache.pop(opened_for.cache_key(self.folder, limits), None)
            return DuckDBEngine.among(*opened_for(self.folder, limits))

    def state(self, shelves: Collection[str] = SHELVES) -> tuple[tuple[str, int, int], ...]:
        """Return what tells whether anything was changed: equal as long as nothing was.

        It costs a look at the folder, and nothing of it is read. The settings, the owner's own
        strategies, the editions and which of them is in force always count; what is still in the
        making does not.

        Parameters
        ----------
        shelves : collection of str
            Which of `SHELVES` count beside these.
        """
        folders = [self.folder, *(self.folder / one for one in (*ALWAYS, *sorted(shelves)))]
        with reading_faults(self.folder):
            return tuple(
                (one.path, one.stat().st_mtime_ns, one.stat().st_size)
                for folder in folders
                if folder.is_dir()
                for one in sorted(os.scandir(folder), key=lambda one: one.name)
                if (folder != self.folder or one.name in (FILE_NAME, "current"))
                and not one.name.startswith(".")
            )

    @property
    def _settings_file(self) -> Path:
        return self.folder / FILE_NAME

    def _settings_text(self) -> str:
        try:
            return self._settings_file.read_text(encoding="utf-8")
        except NotADirectoryError:
            raise FileNotFoundError from None  # A file is no workspace either.

    def _sweep(self, keep: int) -> None:
        finish(self.folder)
        listeners = (self.folder / LISTENERS).glob("*")
        for shelf in (
            self.folder,
            self.folder / "imports",
            self.folder / "editions",
            *listeners,
        ):
            sweep_unfinished(shelf)
        spill.sweep(self.folder)
        self._put_aside_replaced()
        editions = self.editions()
        needed = {edition.number for edition in editions[-max(keep, 1) :]}
        try:
            current = self.edition()
        except WorkspaceFault:
            return  # Which one is in force is not known, so all of them stay.
        needed |= {current.number} if current else set()
        remove([e for e in editions if e.number not in _with_bases(needed, editions)])

    def _put_aside_replaced(self) -> None:
        """Put aside the imports whose place another one took (``replaces`` in its import.json)."""
        there = {entry.number: entry for entry in self.imports()}
        for entry in list(there.values()):
            try:
                replaced = entry.says.get("replaces", [])
            except WorkspaceFault:
                continue  # Whoever reads it will hear that it is broken.
            assert isinstance(replaced, list)
            for number in replaced:
                if number in there:
                    put_aside(there.pop(number))


def _with_bases(needed: set[int], editions: list[Numbered]) -> set[int]:
    """Return these editions and all that they are built on (``bases`` in the manifest)."""
    bases = {e.number: e.says.get("bases", []) for e in editions}
    found: set[int] = set()
    waiting = list(needed)
    while waiting:
        number = waiting.pop()
        if number in bases and number not in found:
            found.add(number)
            below = bases[number]
            assert isinstance(below, list)
            waiting += below
    return found


_OPENING = Lock()


@cached(LRUCache(OPEN_AT_ONCE), lock=_OPENING)
def opened_for(folder: Path, limits: EngineLimits) -> tuple[duckdb.DuckDBPyConnection, Path]:
    """Return the DuckDB in which all ask of this workspace, and of no other, and where it spills.

    The longest unused goes first; whoever still asks in it keeps it until they are done.
    """
    spilled = spill.folder_of_this_process(folder)
    opened = open_duckdb(memory_limit=limits.memory, threads=limits.threads, temp_directory=spilled)
    return opened, spilled
