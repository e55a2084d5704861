"""Read the spec tables: one TOML file per word or rung, examples as small tables of text.

The reference pages of the documentation are built from the same files (docs/build_reference.py).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent

Row = dict[str, str]


@dataclass(frozen=True)
class Example:
    """One small story with its answers.

    ``contacts``, ``events`` and ``answers`` are tables: one dict per row, by the table's own
    headings. ``policy`` holds settings (TOML) that differ from the default policy.
    """

    title: str
    policy: str
    contacts: tuple[Row, ...]
    events: tuple[Row, ...]
    answers: tuple[Row, ...]


@dataclass(frozen=True)
class Spec:
    """One word or one rung: what it says, in both languages, and examples."""

    key: str
    title: str
    title_nl: str
    says: str
    says_nl: str
    unit: str
    examples: tuple[Example, ...]


def specs(folder: str) -> list[Spec]:
    """Read a folder of specs (``words`` or ``rungs``), in the order of its ``order.txt``."""
    names = (HERE / folder / "order.txt").read_text("utf-8").split()
    files = {path.stem for path in (HERE / folder).glob("*.toml")}
    if set(names) != files:
        raise ValueError(f"order.txt of {folder} and its files differ: {set(names) ^ files}")
    return [spec(HERE / folder / f"{name}.toml") for name in names]


def spec(path: Path) -> Spec:
    """Read one file."""
    told = tomllib.loads(path.read_text("utf-8"))
    return Spec(
        key=path.stem,
        title=told["title"],
        title_nl=told["title_nl"],
        says=told["says"],
        says_nl=told["says_nl"],
        unit=told.get("unit", ""),
        examples=tuple(
            Example(
                title=example["title"],
                policy=example.get("policy", ""),
                contacts=table(example.get("contacts", "")),
                events=table(example.get("events", "")),
                answers=table(example["answers"]),
            )
            for example in told["example"]
        ),
    )


def table(text: str) -> tuple[Row, ...]:
    """Read a table written as lines of cells with ``|`` between them; empty cells stay out."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    if not lines:
        return ()
    heads, *rows = lines
    for row in rows:
        if len(row) != len(heads):
            raise ValueError(f"{len(row)} cells under {len(heads)} headings: {row}")
    return tuple({h: c for h, c in zip(heads, row, strict=True) if c} for row in rows)
