"""`kill -9` at any moment: what was acknowledged is there, and nothing half is seen."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from hogerop.workspace import Numbered, Workspace

STEPS_OF_ONE_ROUND = 30
"""An import, a run and a recorded line take fewer steps on the disk than this."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "shop", name="Jansen")


@pytest.fixture
def writers(workspace: Workspace) -> Iterator[subprocess.Popen[str]]:
    script = Path(__file__).with_name("writer_to_kill.py")
    with subprocess.Popen(
        [sys.executable, str(script), str(workspace.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def test_a_writer_killed_at_a_random_moment_loses_nothing(
    workspace: Workspace, writers: subprocess.Popen[str]
) -> None:
    chance = random.Random(2026)
    # On a busy machine a writer may need many lives before its first edition stands.
    for life in range(1, 200):
        acknowledged = killed_after(writers, seconds=chance.uniform(0, 0.4))
        assert_whole(workspace, acknowledged)
        if life >= 20 and workspace.edition() is not None:
            break
    assert workspace.edition() is not None


def test_a_writer_killed_before_any_step_on_the_disk_loses_nothing(
    workspace: Workspace, writers: subprocess.Popen[str]
) -> None:
    seen: set[str] = set()
    for step in range(1, STEPS_OF_ONE_ROUND + 1):
        acknowledged = killed_before(writers, step=step)
        assert_whole(workspace, acknowledged)
        seen |= acknowledged.keys()
    assert seen == {"import", "edition", "recorded"}


def killed_after(writers: subprocess.Popen[str], *, seconds: float) -> dict[str, int]:
    started(writers, "random")
    writer = int(heard(writers).split()[1])
    time.sleep(seconds)  # the moment of the kill is what is tried here
    os.kill(writer, signal.SIGKILL)
    return acknowledged_by(writers)


def killed_before(writers: subprocess.Popen[str], *, step: int) -> dict[str, int]:
    started(writers, str(step))
    return acknowledged_by(writers)


def started(writers: subprocess.Popen[str], how: str) -> None:
    assert writers.stdin is not None
    writers.stdin.write(f"{how}\n")


def heard(writers: subprocess.Popen[str]) -> str:
    assert writers.stdout is not None
    return writers.stdout.readline().strip()


def acknowledged_by(writers: subprocess.Popen[str]) -> dict[str, int]:
    acknowledged = {}
    while (line := heard(writers)) != "dead":
        kind, number = line.split()
        if kind != "writer":
            acknowledged[kind] = int(number)
    return acknowledged


def assert_whole(workspace: Workspace, acknowledged: dict[str, int]) -> None:
    opened = Workspace.open(workspace.folder)
    imports, editions = opened.imports(), opened.editions()
    for numbered in [*imports, *editions]:
        assert_one_number(numbered)
    assert [i.number for i in imports] == list(range(1, len(imports) + 1))
    assert len(imports) >= acknowledged.get("import", 0)
    edition = opened.edition()
    assert (edition.number if edition else 0) >= acknowledged.get("edition", 0)
    recorded = [json.loads(line)["number"] for _, line in opened.journal("recorded").lines]
    assert recorded == list(range(1, len(recorded) + 1))
    assert len(recorded) >= acknowledged.get("recorded", 0)


def assert_one_number(numbered: Numbered) -> None:
    assert numbered.broken_files() == []
    assert numbered.says["number"] == numbered.number
    for name in ("one", "other"):
        column = pq.read_table(numbered.file(name)).column("number")
        assert column.to_pylist() == [numbered.number] * 1000
