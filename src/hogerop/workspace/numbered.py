"""Numbered folders (imports, editions) that are there whole or not at all.

A folder is made under a name that begins with ``.tmp-``, stamped with the hash of each of its
files, put on the disk, and only then renamed to its number. Whatever happens before the rename,
nobody sees it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from uuid import uuid4

from hogerop.contracts import Since
from hogerop.errors import WorkspaceFault
from hogerop.words import say
from hogerop.workspace.durable import (
    disk_faults,
    make_durable,
    make_tree_durable,
    reading_faults,
)

UNFINISHED = ".tmp-"
REMOVED = ".removed"
"""What the name of a folder ends in that was put aside and can be put back."""


@dataclass(frozen=True)
class Numbered:
    """One whole folder: an import or an edition.

    ``stamp_name`` is the file that says what is in it (import.json, manifest.json).
    """

    number: int
    folder: Path
    stamp_name: str

    @cached_property
    def says(self) -> Mapping[str, object]:
        """What was noted when the folder was made; ``files`` holds the hash of each file."""
        try:
            with reading_faults(self.folder):
                said = json.loads((self.folder / self.stamp_name).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError) as error:
            raise _broken(self.folder / self.stamp_name) from error
        assert isinstance(said, dict)
        return said

    def file(self, table: str) -> Path:
        """Return the Parquet file of a table; whether it is there depends on what was written."""
        return self.folder / f"{table}.parquet"

    def since(self, table: str) -> Since:
        """Return where that lies which changed in a table after its file was written, if it did."""
        return _since(self.folder, table)

    def broken_files(self) -> list[str]:
        """Return the names of the files that are gone or not as they were written."""
        files = self.says.get("files", {})
        assert isinstance(files, dict)
        return [
            name
            for name, sha256 in files.items()
            if not (self.folder / name).is_file() or _sha256(self.folder / name) != sha256
        ]


@dataclass
class Draft:
    """A folder in the making: write files into ``folder``, and note in ``says`` what they hold.

    ``says`` must be fit for JSON; it becomes the folder's import.json or manifest.json. ``kept``
    has the hash of each file that was taken over: it is not read again for it.
    """

    number: int
    folder: Path
    says: dict[str, object] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)

    def keep(self, file: Path, older: Numbered) -> None:
        """Take a file of another folder over as it is, without a copy where the disk can do so.

        The folder is complete in itself: the older one may go.
        """
        try:
            os.link(file, self.folder / file.name)
        except OSError:  # Some disks know no second name for a file.
            shutil.copyfile(file, self.folder / file.name)
        files = older.says["files"]
        assert isinstance(files, dict)
        self.kept[file.name] = files[file.name]

    def let_go(self, *files: Path) -> None:
        """Take files out of the folder again, whether they were written or taken over."""
        for file in files:
            file.unlink(missing_ok=True)
            self.kept.pop(file.name, None)

    def file(self, table: str) -> Path:
        """Return where the Parquet file of a table is to be written."""
        return self.folder / f"{table}.parquet"

    def since(self, table: str) -> Since:
        """Return where what changed in a table is to be written, where its file stays as it was."""
        return _since(self.folder, table)


def numbered(shelf: Path, stamp_name: str) -> list[Numbered]:
    """Return the whole folders on a shelf, lowest number first."""
    try:
        with reading_faults(shelf):
            names = [name for name in os.listdir(shelf) if name.isascii() and name.isdigit()]
    except FileNotFoundError:
        names = []
    return [Numbered(int(name), shelf / name, stamp_name) for name in sorted(names, key=int)]


def removed(shelf: Path, stamp_name: str) -> list[Numbered]:
    """Return the whole folders on a shelf that were put aside, lowest number first."""
    found = [(int(f.stem), f) for f in shelf.glob(f"*{REMOVED}") if f.stem.isdigit()]
    return [Numbered(number, folder, stamp_name) for number, folder in sorted(found)]


def next_number(shelf: Path) -> int:
    """Return the number of the next folder on a shelf; no number is given twice."""
    taken = [*numbered(shelf, ""), *removed(shelf, "")]
    return max((folder.number for folder in taken), default=0) + 1


def put_aside(old: Numbered) -> None:
    """Take a folder off its shelf, in one step; it can be put back."""
    _rename(old, f"{old.number:04d}{REMOVED}")


def put_back(old: Numbered) -> None:
    """Put a folder back that was put aside, under its own number, in one step."""
    _rename(old, f"{old.number:04d}")


def _rename(old: Numbered, name: str) -> None:
    with disk_faults(old.folder):
        os.rename(old.folder, old.folder.with_name(name))
        make_durable(old.folder.parent)


@contextmanager
def drafted(shelf: Path, stamp_name: str) -> Iterator[Draft]:
    """Make the next folder on a shelf; it appears when the block ends well, and not otherwise.

    To be used under the writer's lock.

    Raises
    ------
    WorkspaceFault
        If the disk is full or may not be written.
    """
    number = next_number(shelf)
    folder = shelf / f"{UNFINISHED}{uuid4().hex}"
    with disk_faults(shelf):
        folder.mkdir(parents=True)
    draft = Draft(number, folder)
    try:
        with disk_faults(shelf, only_full=True):
            yield draft
        with disk_faults(shelf):
            _stamp(draft, stamp_name)
            make_tree_durable(folder)
            os.rename(folder, shelf / f"{number:04d}")
            make_durable(shelf)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove(folders: Sequence[Numbered]) -> None:
    """Remove whole folders; none of them is ever seen half removed."""
    for old in folders:
        doomed = old.folder.with_name(f"{UNFINISHED}{uuid4().hex}")
        os.rename(old.folder, doomed)
        shutil.rmtree(doomed)


def sweep_unfinished(shelf: Path) -> None:
    """Remove what a writer that was stopped left behind. To be used under the writer's lock."""
    for left in shelf.glob(f"{UNFINISHED}*"):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _stamp(draft: Draft, stamp_name: str) -> None:
    files = {
        str(file.relative_to(draft.folder)): draft.kept.get(file.name) or _sha256(file)
        for file in sorted(draft.folder.rglob("*"))
        if file.is_file()
    }
    text = json.dumps({**draft.says, "files": files}, ensure_ascii=False, indent=1)
    (draft.folder / stamp_name).write_text(text + "\n", encoding="utf-8")


def _since(folder: Path, table: str) -> Since:
    return Since(folder / f"{table}.since.parquet", folder / f"{table}.gone.parquet")


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _broken(file: Path) -> WorkspaceFault:
    return WorkspaceFault(
        say("A file of the workspace is missing or broken."),
        where=str(file),
        fix=say("Put it back from a backup, or import again."),
    )
