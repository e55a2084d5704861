"""The command line as somebody types it: in this process (quick), or in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from hogerop.cli import main
from hogerop.words import language, speak

HOGEROP = (sys.executable, "-m", "hogerop")


class Typed:
    """What a command said, and with which exit code it ended."""

    def __init__(self, code: int, said: str, complained: str) -> None:
        self.code, self.said, self.complained = code, said, complained


def typed(workspace: Path, *words: str | Path, lang: str = "en") -> Typed:
    """Type a command about a workspace, in this process."""
    said, complained, spoken = StringIO(), StringIO(), language()
    try:
        with redirect_stdout(said), redirect_stderr(complained):
            code = main(["-w", str(workspace), "--lang", lang, *map(str, words)])
    finally:
        speak(spoken)
    return Typed(code, said.getvalue(), complained.getvalue())


def done(workspace: Path, *words: str | Path, lang: str = "en") -> str:
    """Return what a command says that succeeds."""
    answer = typed(workspace, *words, lang=lang)
    assert (answer.code, answer.complained) == (0, ""), answer.complained
    return answer.said


def told(workspace: Path, *words: str | Path) -> dict[str, Any]:
    """Return the JSON that a command tells."""
    answer: dict[str, Any] = json.loads(done(workspace, *words, "--json"))
    return answer


def lines_told(workspace: Path, *words: str | Path) -> list[dict[str, Any]]:
    """Return the JSON that a command tells, one object a line."""
    return [json.loads(line) for line in done(workspace, *words, "--json").splitlines()]


def started(workspace: Path, *words: str | Path) -> subprocess.Popen[bytes]:
    """Start a command in a process of its own; whoever starts it, ends it."""
    return subprocess.Popen(
        [*HOGEROP, "-w", str(workspace), "--lang", "en", *map(str, words)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )


def standing(ladder: dict[str, Any]) -> dict[str, int]:
    """Return how many stand on each rung, and outside, of a ladder told in JSON."""
    return {rung["key"]: rung["contacts"] for rung in ladder["rungs"]} | {
        "outside": ladder["outside"]
    }


def in_order(files: Sequence[dict[str, Any]], *keys: str) -> dict[str, tuple[int, ...]]:
    """Return these counts of each file, by the file's name."""
    return {each["file"]: tuple(each[key] for key in keys) for each in files}
