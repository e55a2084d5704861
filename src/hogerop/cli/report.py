"""``hogerop report``: the owner's month, on the screen, as PDF, as Excel or as JSON."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.answers.report import json_of
from hogerop.cli.asked import may_write, workspace_of
from hogerop.cli.options import Force, Json
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import AskedWrongly
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.report import MonthlyReport

_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})|(?P<m>\d{1,2})[-/](?P<y>\d{4})")


def report(
    context: typer.Context,
    month: Annotated[
        str | None,
        typer.Option(
            "--month", metavar="MONTH", help="The month, as 2026-10; else the last that is over."
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="Save it: a name in .pdf or .xlsx."),
    ] = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Tell what a month brought: ladder, moves, value, forecast, what if, plan and results.

    Reads an edition and the plan; with ``--to`` writes a file. ``--json``: see the page about JSON.
    """
    from hogerop import steps

    may_report(to, force=force)
    asked = a_month(month)
    with waiting(silent=as_json) as progress:
        found = steps.monthly_report(workspace_of(context), month=asked, progress=progress)
    if to is not None:
        _save(found, to)
    if as_json:
        write_json(json_of(found))
        return
    _show(found)
    if to is not None:
        line(say("Saved: {file}", file=to), "green")


def may_report(path: Path | None, *, force: bool) -> None:
    """Let no report be made that cannot be saved under its name.

    Raises
    ------
    AskedWrongly
        If the name does not end in .pdf or .xlsx, or as `may_write`.
    """
    if path is not None and path.suffix.lower() not in (".pdf", ".xlsx"):
        raise AskedWrongly(
            say("A report is written as PDF or Excel only"),
            where=path.name,
            fix=say("Let the name end in .pdf or .xlsx."),
        )
    may_write(path, force=force)


def a_month(typed: str | None) -> date | None:
    """Return the first day of the month typed as ``2026-10`` or ``10-2026``; None where none was.

    Raises
    ------
    AskedWrongly
        If there is no such month, or it is written otherwise.
    """
    if typed is None:
        return None
    found = _MONTH.fullmatch(typed.strip())
    try:
        if found is None:
            raise ValueError
        return date(int(found["year"] or found["y"]), int(found["month"] or found["m"]), 1)
    except ValueError:
        raise AskedWrongly(
            say("{typed} is no month", typed=typed[:40]),
            where=say("command line"),
            fix=say("Write a month as 2026-10 or as 10-2026."),
        ) from None


def _save(found: MonthlyReport, to: Path) -> None:
    from hogerop.report import save_report_pdf, save_report_workbook

    if to.suffix.lower() == ".pdf":
        save_report_pdf(to, found, made_at=datetime.now(tz=UTC).replace(microsecond=0))
    else:
        save_report_workbook(to, found)


def _show(found: MonthlyReport) -> None:
    """Write the answer of every part, and the command that tells more."""
    from hogerop.paper import inert, month_in_full
    from hogerop.report import parts_of

    line(f"{month_in_full(found.last)} · {inert(found.business, 60)}", "bold")
    line(found.reckoned_from, "dim")
    for part in parts_of(found):
        line()
        line(part.title, "bold")
        line(inert(part.answer))
        line(" · ".join(part.commands), "dim")
