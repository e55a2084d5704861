"""Every command of the tutorial works, in its order, as it is written there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "docs" / "tutorials"
LADDER = PAGES / "from-your-files-to-your-ladder.md"
VALUE = PAGES / "what-your-customers-are-worth.md"
AHEAD = PAGES / "look-ahead.md"
BEFORE_IT = ("make setup", "source .venv/bin/activate")


def commands_of(page: str) -> list[str]:
    blocks = re.findall(r"```console\n(.*?)```", page, flags=re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


@pytest.mark.story
def test_the_tutorial_can_be_followed_from_its_first_command_to_its_last(tmp_path: Path) -> None:
    follow(LADDER, tmp_path)
    assert (tmp_path / "my-workshop" / "call.xlsx").exists()


@pytest.mark.story
def test_the_tutorial_of_value_can_be_followed_too(tmp_path: Path) -> None:
    follow(VALUE, tmp_path)
    assert (tmp_path / "workshop" / "buyers.xlsx").exists()
    assert (tmp_path / "workshop" / "alive.svg").exists()


@pytest.mark.story
def test_the_tutorial_of_looking_ahead_can_be_followed_too(tmp_path: Path) -> None:
    follow(AHEAD, tmp_path)
    assert (tmp_path / "workshop" / "money.svg").exists()
    assert (tmp_path / "workshop" / "steps.svg").exists()


def follow(page: Path, folder: Path) -> None:
    commands = [c for c in commands_of(page.read_text("utf-8")) if c not in BEFORE_IT]
    environment = os.environ | {"LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    hogerop = f'hogerop() {{ {shlex.quote(sys.executable)} -m hogerop "$@"; }}'
    typed_by_hand = "[ ! -e slower.toml ] || sed -i.bak 's/gap = 60/gap = 180/' slower.toml"
    script = "\n".join(["set -e", hogerop, *(f"{c}\n{typed_by_hand}" for c in commands)])
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
