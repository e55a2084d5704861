"""Change many files as if they were one: all of them, or none.

New versions are written beside the old ones in a folder that begins with ``.tmp-``. Its renaming
to ``.rewrite`` is the moment at which the change has happened: whoever opens the workspace after
that first puts into place what a stopped writer did not.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from hogerop.workspace.durable import disk_faults, make_durable, make_tree_durable

DECIDED = ".rewrite"
_PLAN = "plan.json"


@dataclass
class Rewriting:
    """A change in the making: new versions of files, and files that go."""

    folder: Path
    stage: Path
    fresh: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)

    def new(self, file: Path) -> Path:
        """Return where the new version of a file of the folder is to be written."""
        name = str(file.relative_to(self.folder))
        staged = self.fresh.setdefault(name, f"{len(self.fresh):06d}")
        return self.stage / staged

    def now(self, file: Path) -> Path:
        """Return where a file is to be read: its new version where there is one."""
        staged = self.fresh.get(str(file.relative_to(self.folder)))
        return file if staged is None else self.stage / staged

    def remove(self, file: Path) -> None:
        """Let a file of the folder go."""
        self.gone.append(str(file.relative_to(self.folder)))


@contextmanager
def rewriting(folder: Path) -> Iterator[Rewriting]:
    """Change files of a folder: it has happened when the block ends well, and not otherwise.

    To be used under the writer's lock.

    Raises
    ------
    WorkspaceFault
        If the disk is full or may not be written.
    """
    stage = folder / f".tmp-{uuid4().hex}"
    with disk_faults(folder):
        stage.mkdir()
    change = Rewriting(folder, stage)
    try:
        with disk_faults(folder, only_full=True):
            yield change
        with disk_faults(folder):
            plan = {"fresh": change.fresh, "gone": change.gone}
            (stage / _PLAN).write_text(json.dumps(plan), encoding="utf-8")
            make_tree_durable(stage)
            os.rename(stage, folder / DECIDED)
            make_durable(folder)
            finish(folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def finish(folder: Path) -> None:
    """Put into place what was decided; nothing where nothing was. To be used under the lock."""
    decided = folder / DECIDED
    if not decided.is_dir():
        return
    plan = json.loads((decided / _PLAN).read_text(encoding="utf-8"))
    touched = set()
    for name, staged in plan["fresh"].items():
        target = folder / name
        if (decided / staged).exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                shutil.copymode(target, decided / staged)
            os.replace(decided / staged, target)
        touched.add(target.parent)
    for name in plan["gone"]:
        (folder / name).unlink(missing_ok=True)
        touched.add((folder / name).parent)
    for parent in touched:
        make_durable(parent)
    done = folder / f".tmp-{uuid4().hex}"
    os.rename(decided, done)
    shutil.rmtree(done)
