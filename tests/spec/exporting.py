"""Read the specs of exports: files in the shape of a package, and what comes out of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from tests.spec.read import HERE, Row, table


@dataclass(frozen=True)
class Export:
    """One file: its text, and what an import of it must tell.

    ``records`` and ``lines`` are tables that name the columns they speak of. ``refused`` is what
    the refusal must say, of a file that cannot be taken.
    """

    name: str
    text: str
    kind: str = ""
    counts: str = ""
    unread: tuple[str, ...] | None = None
    notes: tuple[str, ...] | None = None
    refused: tuple[str, ...] = ()
    records: tuple[Row, ...] | None = None
    lines: tuple[Row, ...] | None = None
    headings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """Write the file as its text stands, line ends and byte order mark included."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / self.name
        path.write_bytes(self.text.encode())
        return path


@dataclass(frozen=True)
class Story:
    """Files that are imported one after another, and the events that there are in the end."""

    title: str
    files: tuple[Export, ...]
    events: tuple[Row, ...] | None
    headings: tuple[str, ...] = ()


def stories() -> list[tuple[str, Story]]:
    """Read all of ``exports/``: package and story."""
    return [
        (path.stem, _story(told))
        for path in sorted((HERE / "exports").glob("*.toml"))
        for told in tomllib.loads(path.read_text("utf-8"))["story"]
    ]


def _story(told: dict[str, object]) -> Story:
    files, events = told["file"], told.get("events")
    assert isinstance(files, list)
    return Story(
        title=str(told["title"]),
        files=tuple(_export(file) for file in files),
        events=_rows(events),
        headings=() if events is None else _headings(str(events)),
    )


def _export(told: dict[str, object]) -> Export:
    return Export(
        name=str(told["name"]),
        text=str(told["text"]),
        kind=str(told.get("kind", "")),
        counts=str(told.get("counts", "")),
        unread=_texts(told.get("unread")),
        notes=_texts(told.get("notes")),
        refused=_texts(told.get("refused")) or (),
        records=_rows(told.get("records")),
        lines=_rows(told.get("lines")),
        headings={n: _headings(str(told[n])) for n in ("records", "lines") if n in told},
    )


def _rows(told: object) -> tuple[Row, ...] | None:
    return None if told is None else table(str(told))


def _texts(told: object) -> tuple[str, ...] | None:
    if told is None:
        return None
    assert isinstance(told, list)
    return tuple(str(text) for text in told)


def _headings(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.strip().splitlines()[0].split("|"))
