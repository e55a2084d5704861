"""A tutorial of the documentation: its commands, typed in their order, beside what it shows."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

PAGES = Path(__file__).parents[2] / "docs" / "tutorials"
LADDER = PAGES / "from-your-files-to-your-ladder.md"
VALUE = PAGES / "what-your-customers-are-worth.md"
AHEAD = PAGES / "look-ahead.md"
PROOF = PAGES / "from-plan-to-proof.md"
BEFORE_IT = ("make setup", "source .venv/bin/activate")


def steps_of(page: str) -> list[tuple[str, list[str]]]:
    """Return each command of a page, with the lines that the page shows as its output."""
    steps: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```(?:console|text)\n(.*?)```", page, flags=re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                steps.append((line.removeprefix("$ "), []))
            else:
                steps[-1][1].extend(told(line))
    return steps


def told(text: str) -> list[str]:
    """Return the lines of a text that tell something, without rules and runs of spaces."""
    lines = (" ".join(re.sub("[─-╿]", " ", line).split()) for line in text.splitlines())
    return [line for line in lines if line not in ("", "…")]


def follow(page: Path, folder: Path, *, sample: Path | None = None) -> None:
    """Type every command; all must work, and say what the page shows that they say.

    Parameters
    ----------
    sample : Path, optional
        The sample business, where it was made already: it is copied instead of made anew.
    """
    steps = [step for step in steps_of(page.read_text("utf-8")) if step[0] not in BEFORE_IT]
    if sample is not None:
        copied = (f"cp -r {shlex.quote(str(sample))} workshop", [])
        assert steps[0] == ("hogerop demo workshop", [])
        steps[0] = copied
    environment = os.environ | {"LC_ALL": "C.UTF-8", "COLUMNS": "80"}
    hogerop = f'hogerop() {{ {shlex.quote(sys.executable)} -m hogerop "$@"; }}'
    typed_by_hand = "[ ! -e slower.toml ] || sed -i.bak 's/gap = 60/gap = 180/' slower.toml"
    between = f"\n{typed_by_hand}\nprintf '\\f'\n"
    script = f"set -e\n{hogerop}\n{between.join(command for command, _ in steps)}"
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    said = [told(output) for output in done.stdout.split("\f")]
    never_said = [
        f"{command}: {line}"
        for (command, shown), lines in zip(steps, said, strict=True)
        for line in shown
        if line not in lines
    ]
    assert not never_said, "\n".join(never_said)
