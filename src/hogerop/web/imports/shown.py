"""What a file came to, or would, as the pages write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hogerop.errors import HogeropError
from hogerop.paper import money, number, share, short_day
from hogerop.sources import ImportReport, reason_said
from hogerop.sources.fields import FIELDS
from hogerop.sources.kinds import kinds
from hogerop.web.imports.trial import Tried, cell_of
from hogerop.words import say

TYPED = ("parquet",)
"""Formats whose cells are numbers and dates of their own: there nothing can be typed anew."""


def tried_shown(one: Tried, place: int) -> dict[str, Any]:
    """Return what a file would come to; ``place`` is its place among those handed in."""
    shown = {
        "name": one["name"],
        "place": place,
        "fault": HogeropError(**one["fault"]) if one["fault"] else None,
        "kinds": _kinds(one),
        "columns": _columns(one),
        "rows_taken": 0,
        "rows_aside": 0,
    }
    if one["fault"]:
        return shown
    report, read = one["report"], one["read"]
    return shown | {
        "rows_taken": report["taken"],
        "rows_aside": report["set_aside"],
        "read_as": say("Read as {kind}", kind=say(report["kind"])),
        "rows": number(report["rows"]),
        "taken": number(report["taken"]),
        "repeats": number(report["repeats"]) if report["repeats"] else "",
        "not_about": number(report["not_about_a_contact"]),
        "aside": number(report["set_aside"]),
        "unread": ", ".join(read["unread"]),
        "notes": report["notes"],
        "reasons": _reasons(report["reasons"], report["rows"]),
        "wrong": [_wrong(row, one) for row in one["wrong"]],
    }


def _kinds(one: Tried) -> list[dict[str, Any]]:
    """Return every kind that a file can be said to be, the one it is read as chosen."""
    chosen = one["read"]["kind"] if "read" in one else one["told"].get("kind", "")
    return [
        {"key": kind.name, "name": say(kind.name), "chosen": kind.name == chosen}
        for kind in kinds()
        if not kind.refused
    ]


def _columns(one: Tried) -> list[dict[str, Any]]:
    """Return the columns of a file, each with the fields that it can be read as."""
    read = {c["column"]: c["field"] for c in one["read"]["columns"]} if "read" in one else {}
    read = read or one["told"].get("columns", {})
    fields = _fields(one["read"]["kind"] if "read" in one else one["told"].get("kind", ""))
    return [
        {
            "place": place,
            "name": name,
            "read_as": read.get(name, ""),
            "fields": [(field, means, field == read.get(name)) for field, means in fields],
        }
        for place, name in enumerate(one["header"])
    ]


def _fields(kind: str) -> list[tuple[str, str]]:
    """Return the fields of a kind with what they mean; of no kind, all there are."""
    reads = next((one.reads for one in kinds() if one.name == kind), tuple(FIELDS))
    return sorted(((name, say(FIELDS[name].means)) for name in set(reads)), key=lambda one: one[1])


def _reasons(reasons: Mapping[str, int], rows: int) -> list[tuple[str, str, str]]:
    return [
        (number(n), share(n, rows), reason_said(reason))
        for reason, n in sorted(reasons.items(), key=lambda item: -item[1])
    ]


def _wrong(row: dict[str, Any], one: Tried) -> dict[str, Any]:
    header, column, at = list(one["header"]), row["column"] or "", row["source_row"]
    can = column in header and one["read"]["format"] not in TYPED
    typed = one["told"].get("cells", {}).get(column, {}).get(str(at))
    return {
        "row": number(at),
        "column": column,
        "why": reason_said(row["reason"]),
        "name": f"cell-{at}-{header.index(column)}" if can else "",
        "cell": cell_of(row) if typed is None else typed,
    }


def import_shown(report: ImportReport) -> dict[str, Any]:
    """Return what became of every row of an import."""
    lost = report.money_not_about_a_contact
    return {
        "read_as": say("Read as {kind}", kind=say(report.kind)),
        "rows": number(report.rows),
        "taken": number(report.taken),
        "repeats": number(report.repeats),
        "not_about": number(report.not_about_a_contact),
        "money": money(lost, report.currency) if lost else "",
        "aside": number(report.set_aside) if report.set_aside else "",
        "reasons": _reasons(report.reasons, report.rows),
        "columns": [(column, _means(field)) for column, field in report.columns.items()],
        "unread": ", ".join(report.unread),
        "notes": report.notes,
        "first": short_day(report.first_day) if report.first_day else "",
        "last": short_day(report.last_day) if report.last_day else "",
    }


def _means(field: str) -> str:
    return say(FIELDS[field].means) if field in FIELDS else field
