"""A writer for `test_crash.py`: it imports, runs and records for ever, until it is killed.

For every line on its input it starts one writer, says its process number, and says ``dead`` when
it is gone. A line ``random`` lets it write until it is killed from outside; a line with a number
makes it kill itself just before that step (fsync, rename, replace, cut) on the disk. What the
writer was told is safe, it says: ``import 3``, ``edition 3``, ``recorded 3``.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa

from hogerop.workspace import Draft, DuckDBEngine, Workspace


def main(folder: Path) -> None:
    pa.table({"number": [0]})  # what Arrow loads at its first table is loaded once, here
    with Workspace.open(folder).writing():
        pass  # a lock that this process once held must not stand in the way of those it forks
    for line in sys.stdin:
        writer = os.fork()
        if writer == 0:
            if line.strip() != "random":
                die_before_step(int(line))
            write_for_ever(folder)
        say(f"writer {writer}")
        os.waitpid(writer, 0)
        say("dead")


def write_for_ever(folder: Path) -> None:
    workspace = Workspace.open(folder)
    engine = workspace.engine()
    while True:
        with workspace.new_import() as draft:
            write(draft, engine)
        say(f"import {draft.number}")
        with workspace.new_edition() as draft:
            write(draft, engine)
        say(f"edition {draft.number}")
        number = len(workspace.journal("recorded").lines) + 1
        workspace.append("recorded", {"number": number})
        say(f"recorded {number}")


def write(draft: Draft, engine: DuckDBEngine) -> None:
    engine.put("numbers", pa.table({"number": [draft.number] * 1000}))
    engine.write("numbers", draft.file("one"))
    engine.write("numbers", draft.file("other"))
    draft.says["number"] = draft.number


def die_before_step(last: int) -> None:
    steps = 0

    def dying(step: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: object) -> Any:
            nonlocal steps
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return step(*arguments)

        return counted

    for name in ("fsync", "rename", "replace", "ftruncate"):
        setattr(os, name, dying(getattr(os, name)))


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
