"""A mapping file: what the owner says about a file that its header does not."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from pathlib import Path

from hogerop.errors import FileFault
from hogerop.sources.fields import FIELDS
from hogerop.sources.kinds import kinds
from hogerop.words import say

_CHOICES = {"dates": ("dmy", "mdy"), "decimal": (".", ",")}
_TEXTS = ("kind", "source", "dates", "decimal", "currency", "delimiter", "encoding", "sheet")


@dataclass(frozen=True)
class Mapping:
    """What is told about a file; None = find out.

    Parameters
    ----------
    columns : dict
        The file's column -> field, ``""`` = do not read it.
    cells : dict
        The file's column -> row -> what is read there instead of what stands in the file.
    whole : bool, optional
        Whether an order in the file is there with all its rows, so that it takes the place of what
        an older file said of it.
    """

    kind: str | None = None
    source: str | None = None
    dates: str | None = None
    decimal: str | None = None
    currency: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    whole: bool | None = field(default=None, repr=False)
    columns: dict[str, str] = field(default_factory=dict)
    cells: dict[str, dict[int, str]] = field(default_factory=dict)


Told = Mapping | Path | Table[str, object] | None
"""What may be given for a mapping."""


def mapping_of(told: Told) -> Mapping:
    """Return a mapping from a file, a table or nothing. A door, where it is a file.

    Raises
    ------
    FileFault
        Listing everything in it that is not understood.
    """
    if told is None or isinstance(told, Mapping):
        return told or Mapping()
    where = str(told) if isinstance(told, Path) else ""
    table = _read(told) if isinstance(told, Path) else dict(told)
    problems = [
        say('"{word}" is not known here.', word=w)
        for w in table
        if w not in (*_TEXTS, "whole", "columns", "cells")
    ]
    for word, allowed in (*_CHOICES.items(), ("kind", tuple(k.name for k in kinds()))):
        if word in table and table[word] not in allowed:
            problems.append(
                say("{word} must be one of: {allowed}.", word=word, allowed=", ".join(allowed))
            )
    whole = table.get("whole")
    if not isinstance(whole, bool | None):
        problems.append(
            say("{word} must be one of: {allowed}.", word="whole", allowed="true, false")
        )
    columns = table.get("columns", {})
    if not isinstance(columns, dict):
        problems.append(say("[columns] must be a table: column = field."))
        columns = {}
    for column, name in columns.items():
        if name not in ("", *FIELDS):
            problems.append(
                say(
                    'The field "{field}" of column "{column}" is not known.',
                    field=name,
                    column=column,
                )
            )
    cells, wrong = _cells(table.get("cells", {}))
    problems += wrong
    if problems:
        raise FileFault(
            say("The mapping file is not understood."),
            where=where,
            fix=say("The fields are: {fields}.", fields=", ".join(sorted(FIELDS))),
            problems=problems,
        )
    texts = {word: str(table[word]) for word in _TEXTS if word in table}
    named = {str(c): str(f) for c, f in columns.items()}
    return Mapping(
        **texts, whole=bool(whole) if whole is not None else None, columns=named, cells=cells
    )


def _cells(told: object) -> tuple[dict[str, dict[int, str]], list[str]]:
    """Return cells that were typed anew, by column and row; and what is wrong with them."""
    found: dict[str, dict[int, str]] = {}
    for column, rows in told.items() if isinstance(told, dict) else [("", told)]:
        if not isinstance(rows, dict) or not all(str(row).isdecimal() for row in rows):
            return {}, [say('[cells] must be tables by column: [cells."Date"] 12 = "2026-03-01".')]
        found[str(column)] = {int(row): str(cell) for row, cell in rows.items()}
    return found, []


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FileFault(
            say("The mapping file cannot be read."),
            where=str(path),
            fix=say('Write it as TOML, such as: [columns] "Klantnr" = "id"'),
        ) from error
