"""Read JSON (a list of objects), JSON lines, and TOML (a table of words)."""

from __future__ import annotations

import io
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from hogerop.errors import FileFault
from hogerop.sources.opening.mixed import Cell, batches_of
from hogerop.sources.opening.opened import Batch, Opened, distinct_names
from hogerop.sources.opening.text import how_written
from hogerop.words import say

# A list is read whole; beyond this, JSON lines must be used.
_LARGEST_LIST = 512 << 20
_LONGEST_LINE = 16 << 20


def open_json(path: Path) -> Opened:
    """Open JSON or JSON lines. A door: reads the file.

    Raises
    ------
    FileFault
        If it is broken, or holds something else than objects.
    """
    text = how_written(path, None)
    with io.TextIOWrapper(text.open(), "utf-8") as file:
        whole = not _one_a_line(file)

    def objects() -> Iterator[dict[str, Cell]]:
        with io.TextIOWrapper(text.open(), "utf-8") as file:
            yield from _whole(file, path) if whole else _lines(file, path)

    names: dict[str, None] = {}
    for found in objects():
        names.update(dict.fromkeys(found))
    if not names:
        raise FileFault(
            say("The file is empty."), where=str(path), fix=say("Export it again, with its rows.")
        )

    def batches() -> Iterator[Batch]:
        rows = ((n, [o.get(name) for name in names]) for n, o in enumerate(objects(), start=1))
        return batches_of(rows, len(names))

    return Opened("json" if whole else "json lines", distinct_names(list(names)), batches)


def open_toml(path: Path) -> Opened:
    """Open a TOML table of words, such as ``JAN10 = "jan@example.nl"``, as code and referrer."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _broken(path) from error
    codes = found.get("codes", found)
    if not isinstance(codes, dict) or not all(isinstance(v, str) for v in codes.values()):
        raise _broken(path)
    rows: list[tuple[int, list[Cell]]] = [
        (number, [code, referrer]) for number, (code, referrer) in enumerate(codes.items(), start=1)
    ]
    return Opened("toml", ("code", "referrer"), lambda: batches_of(rows, 2))


def _one_a_line(file: io.TextIOWrapper) -> bool:
    """Return whether the first line is an object and others follow."""
    first = file.readline(_LONGEST_LINE)
    more = file.readline(_LONGEST_LINE).strip()
    try:
        return isinstance(json.loads(first), dict) and bool(more)
    except (ValueError, RecursionError):
        return False


def _lines(file: io.TextIOWrapper, path: Path) -> Iterator[dict[str, Cell]]:
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), ""), start=1):
        if line.strip():
            try:
                found = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise _broken(path, number) from error
            yield _flat(found, path, number)


def _whole(file: io.TextIOWrapper, path: Path) -> Iterator[dict[str, Cell]]:
    try:
        found = json.loads(file.read(_LARGEST_LIST))
    except (ValueError, RecursionError) as error:
        raise _broken(path) from error
    if isinstance(found, dict):
        # Some packages put their rows under a name: {"orders": [...]}.
        lists = [v for v in found.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        found = lists[0] if len(lists) == 1 else [found]
    for number, item in enumerate(found, start=1):
        yield _flat(item, path, number)


def _flat(found: object, path: Path, number: int) -> dict[str, Cell]:
    """Return an object whose inner objects became ``address city``."""
    if not isinstance(found, dict):
        raise _broken(path, number)
    flat: dict[str, Cell] = {}
    for name, value in found.items():
        if isinstance(value, dict):
            flat |= {f"{name} {inner}": cell for inner, cell in value.items()}
        else:
            flat[name] = value
    return flat


def _broken(path: Path, row: int | None = None) -> FileFault:
    where = str(path) if row is None else say("{file}, row {row}", file=path, row=row)
    return FileFault(
        say("The file is not what its name says, or is broken."),
        where=where,
        fix=say("Export it again, as a list of objects or one object a line."),
    )
