"""`kill -9` at any moment: nothing acknowledged is lost, and nothing half is seen.

The commands are processes of their own, as they are typed; what they leave behind is looked at by
the same commands. The moments are spread by a seeded chance over the time that the command takes
when nobody disturbs it: twenty each in `make soak`, six in `make test`. The moment between two
files is short, and so it is watched for.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.story.typed import done, started, told

from hogerop import sample
from hogerop.workspace import Numbered, Workspace

MOMENTS = 20 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 6
PATIENCE = 60
"""Seconds after which a command that was left alone is taken to hang."""

FIRST = ("shopify_customers.csv",)
THEN = ("fietspas.csv", "shopify_orders.csv")
EARLIER = "2025-06-30"

pytestmark = pytest.mark.story


@dataclass(frozen=True)
class Shop:
    """A workspace to copy, a command to kill in the copy, and what that command does undisturbed.

    ``before`` and ``after`` are what readers see; they may see nothing in between.
    """

    template: Path
    command: tuple[str, ...]
    seconds: float
    before: dict[str, Any]
    after: dict[str, Any]

    def moments(self, seed: int) -> Iterator[float]:
        """Yield seconds after the start: one at random in each part of the time it takes."""
        chance = random.Random(seed)
        for part in range(MOMENTS):
            yield (part + chance.random()) / MOMENTS * self.seconds


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample.make(tmp_path_factory.mktemp("files"), names=250, until=date(2025, 10, 31)).folder


@pytest.fixture(scope="module")
def importing(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """One file was taken in before; two more are being taken in."""
    template = tmp_path_factory.mktemp("importing")
    done(template, "init", template)
    done(template, "import", *(files / name for name in FIRST))
    return undisturbed(template, ("import", *(str(files / name) for name in THEN)))


@pytest.fixture(scope="module")
def running(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """The ladder of the last day is in force; that of an earlier day is being made."""
    template = tmp_path_factory.mktemp("running")
    done(template, "init", template)
    done(template, "import", *(files / name for name in (*FIRST, *THEN)))
    return undisturbed(template, ("run", "--as-of", EARLIER))


def undisturbed(template: Path, command: tuple[str, ...]) -> Shop:
    before = seen(template)  # compiles what the timed process would else be compiling
    workspace = template.with_name(f"{template.name}-undisturbed")
    shutil.copytree(template, workspace)
    began = time.monotonic()
    assert started(workspace, *command).wait(PATIENCE) == 0
    seconds = time.monotonic() - began
    return Shop(template, command, seconds, before, seen(workspace))


def test_an_import_killed_at_any_moment_is_there_whole_or_not_at_all(
    importing: Shop, tmp_path: Path
) -> None:
    for moment in importing.moments(seed=2026):
        workspace = killed(importing, after(moment), tmp_path)
        assert imported_in_order(workspace) >= len(FIRST)
        assert_the_rest_comes_in(importing, workspace)


def test_an_import_killed_between_two_files_has_the_first_of_them(
    importing: Shop, tmp_path: Path
) -> None:
    one_of_two = len(FIRST) + 1
    for _ in range(20):  # a busy machine may look too late
        workspace = killed(importing, until(one_of_two), tmp_path)
        kept = imported_in_order(workspace)
        assert kept >= one_of_two
        assert_the_rest_comes_in(importing, workspace)
        if kept == one_of_two:
            return
    pytest.fail("every time both files were there before anybody could look")


def test_a_run_killed_at_any_moment_leaves_the_edition_before_or_the_next_one_in_force(
    running: Shop, tmp_path: Path
) -> None:
    for moment in running.moments(seed=1879):
        workspace = killed(running, after(moment), tmp_path)
        assert_whole(workspace)
        assert seen(workspace) in (running.before, running.after)

        done(workspace, *running.command)
        assert seen(workspace) == running.after
        assert_nothing_lies_about(workspace)
        shutil.rmtree(workspace)


def killed(shop: Shop, wait: Callable[[Path], None], folder: Path) -> Path:
    """Return a copy of the workspace in which the command was killed after that wait."""
    workspace = folder / "shop"
    shutil.copytree(shop.template, workspace)
    command = started(workspace, *shop.command)
    try:
        wait(workspace)
    finally:
        command.kill()
        acknowledged = command.wait(PATIENCE) == 0
    if acknowledged:
        assert seen(workspace) == shop.after
    return workspace


def after(moment: float) -> Callable[[Path], None]:
    """Return the wait of so many seconds."""
    return lambda _: time.sleep(moment)


def until(imports: int) -> Callable[[Path], None]:
    """Return the wait until there are so many imports."""

    def wait(workspace: Path) -> None:
        last = workspace / "imports" / f"{imports:04d}"
        began = time.monotonic()
        while not last.exists():
            assert time.monotonic() - began < PATIENCE
            time.sleep(0.001)

    return wait


def imported_in_order(workspace: Path) -> int:
    """Return how many files are in the workspace, which is whole and has them in their order."""
    assert_whole(workspace)
    names = [each["file"] for each in told(workspace, "imports", "list")["imports"]]
    assert names == [*FIRST, *THEN][: len(names)]
    return len(names)


def assert_the_rest_comes_in(shop: Shop, workspace: Path) -> None:
    done(workspace, *shop.command)
    assert seen(workspace) == shop.after
    assert_nothing_lies_about(workspace)
    shutil.rmtree(workspace)


def seen(workspace: Path) -> dict[str, Any]:
    """Return everything that the owner sees, and every stay of every contact."""
    ladder = told(workspace, "ladder")
    edition = Workspace.open(workspace).edition()
    assert edition is not None
    return {
        "imports": [
            (each["file"], each["rows"], each["digest"])
            for each in told(workspace, "imports", "list")["imports"]
        ],
        "ladder": ladder,
        "stays": rows_of(edition, "intervals"),
        "events": rows_of(edition, "events"),
    }


def rows_of(numbered: Numbered, table: str) -> list[tuple[Any, ...]]:
    rows = pq.read_table(numbered.file(table)).to_pylist()
    return sorted((tuple(row.values()) for row in rows), key=repr)


def assert_whole(workspace: Path) -> None:
    opened = Workspace.open(workspace)
    for numbered in chain(opened.imports(), opened.editions()):
        assert numbered.broken_files() == []
    imports = [each.number for each in opened.imports()]
    assert imports == list(range(1, len(imports) + 1))
    assert opened.edition() is not None


def assert_nothing_lies_about(workspace: Path) -> None:
    assert [path for path in workspace.rglob("*") if path.name.startswith(".tmp-")] == []
    assert list((workspace / ".spill").iterdir()) == []
