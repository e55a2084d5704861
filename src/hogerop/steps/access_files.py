"""Files with everything that is held about somebody: how they look, and how they are known again.

Such a file is about one person from its first row to its last, so it goes whole with them.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice
from pathlib import Path
from typing import Any

from hogerop.errors import FileFault
from hogerop.steps.loose_files import (
    cells_of_a_sheet,
    content_of,
    decoded,
    mark_between,
    parts_of,
)

_PART = "contact"
"""The part that says whom a file is about."""
_COLUMNS = 5


def flat(held: Mapping[str, list[Any]]) -> Iterator[list[object]]:
    """Yield a row for each thing known: contact, part, number of the row in it, what, value.

    Parameters
    ----------
    held : mapping
        Part -> its rows; ``contact`` says whose they are, which stands on every row.
    """
    whose = held[_PART][0][_PART]
    for part, rows in held.items():
        for number, row in enumerate(rows, start=1):
            for what, value in row.items():
                told = ", ".join(map(str, value)) if isinstance(value, list) else value
                yield [whose, part, number, what, told]


def is_all_about(file: Path, contacts: Set[str]) -> bool:
    """Say whether a file holds what is held about one of these contacts, and nothing else.

    Parameters
    ----------
    contacts : set of str
        Their ids, as they are typed.
    """
    read = _KINDS.get(file.suffix.lower())
    try:
        return read is not None and read(content_of(file), contacts)
    except (FileFault, ValueError, KeyError, IndexError, csv.Error, zipfile.BadZipFile):
        return False


def _json(content: bytes, contacts: Set[str]) -> bool:
    said = json.loads(content)
    whose = said.get(_PART) if isinstance(said, dict) else None
    return (
        isinstance(whose, list)
        and len(whose) == 1
        and isinstance(whose[0], dict)
        and whose[0].get(_PART) in contacts
    )


def _delimited(content: bytes, contacts: Set[str]) -> bool:
    _, text = decoded(content)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark_between(text))
    return _are_all_about(filter(None, rows), contacts)


def _workbook(content: bytes, contacts: Set[str]) -> bool:
    sheets = list(cells_of_a_sheet(parts_of(content)))
    return len(sheets) == 1 and _are_all_about(sheets[0], contacts)


def _are_all_about(rows: Iterable[Sequence[str]], contacts: Set[str]) -> bool:
    """Say whether every row below the heading is about them; the words of a heading may differ."""
    told = False
    for row in islice(rows, 1, None):
        if len(row) > _COLUMNS or not row or row[0] not in contacts:
            return False
        told |= row[1] == _PART and row[0] == row[-1]
    return told


_KINDS = {".json": _json, ".csv": _delimited, ".xlsx": _workbook}
