"""What a form says of a file that waits: its kind, its columns, and cells typed anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hogerop.sources.fields import FIELDS
from hogerop.sources.kinds import kinds
from hogerop.web.imports.told import Says
from hogerop.web.imports.trial import LONGEST_CELL, Tried, cell_of


def told_by(form: Mapping[str, str], one: Tried) -> Says:
    """Return what is told of a file, with what a form says more of it.

    Only what differs from how the file was read is told: the rest is found out as before.
    """
    before = one["told"]
    cells = {column: dict(rows) for column, rows in before.get("cells", {}).items()}
    for column, row, cell in _cells(form, one):
        cells.setdefault(column, {})[row] = cell
    return {
        "kind": _kind(form, one),
        "columns": before.get("columns", {}) | dict(_columns(form, one)),
        "cells": cells,
    }


def _kind(form: Mapping[str, str], one: Tried) -> str:
    told, found = one["told"].get("kind", ""), one["read"]["kind"] if "read" in one else ""
    chosen = form.get("kind", found)
    known = {"", *(kind.name for kind in kinds())}
    return str(chosen if chosen in known and chosen != found else told)


def _columns(form: Mapping[str, str], one: Tried) -> Iterator[tuple[str, str]]:
    read = {c["column"]: c["field"] for c in one["read"]["columns"]} if "read" in one else {}
    for place, name in enumerate(one["header"]):
        chosen = form.get(f"column-{place}")
        if chosen in ("", *FIELDS) and chosen != read.get(name, ""):
            yield name, chosen


def _cells(form: Mapping[str, str], one: Tried) -> Iterator[tuple[str, str, str]]:
    """Yield column, row and cell of each that was typed anew."""
    places = {name: place for place, name in enumerate(one["header"])}
    told = one["told"].get("cells", {})
    for row in one.get("wrong", ()):
        column, at = row["column"] or "", str(row["source_row"])
        typed = form.get(f"cell-{at}-{places.get(column, '')}", "").strip()[:LONGEST_CELL]
        if typed and (typed != cell_of(row) or at in told.get(column, {})):
            yield column, at, typed
