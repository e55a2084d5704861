"""The plan as a file: a PDF to read, a workbook to sort, a calendar to be reminded by."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hogerop.errors import AskedWrongly
from hogerop.plan.outlets.calendar import save_calendar
from hogerop.plan.outlets.plan_pdf import save_plan_pdf
from hogerop.plan.outlets.workbook import save_plan_workbook
from hogerop.steps.business import Progress
from hogerop.steps.writing import written_plan
from hogerop.words import say
from hogerop.workspace import Workspace

ENDINGS = (".pdf", ".xlsx", ".ics")


def write_plan(
    workspace: Workspace,
    file: Path,
    *,
    owner: str | None = None,
    names: bool = True,
    progress: Progress | None = None,
) -> int:
    """Write the plan to a PDF, a workbook or a calendar. A door: reads, and writes a file.

    Parameters
    ----------
    file : Path
        Its name ends in ``.pdf``, ``.xlsx`` or ``.ics``.
    owner : str, optional
        Whose steps the calendar holds; everybody's by default.
    names : bool
        Also who is treated by actions that are not done or stopped.

    Returns
    -------
    int
        How many actions it holds; of a calendar, how many steps.

    Raises
    ------
    AskedWrongly
        If the name ends otherwise, or an owner is named for what is no calendar.
    FileFault
        If the file cannot be written.
    """
    check_ending(file, owner=owner)
    written = written_plan(workspace, names=names, progress=progress)
    now = datetime.now(ZoneInfo(workspace.settings.business.time_zone))
    if file.suffix == ".ics":
        there = [planned.action for planned in written.actions]
        whom = {planned.action.id: planned.people for planned in written.actions}
        return save_calendar(file, there, made_at=now, owner=owner, people=whom)
    if file.suffix == ".pdf":
        save_plan_pdf(file, written, made_at=now)
    else:
        save_plan_workbook(file, written)
    return len(written.actions)


def check_ending(file: Path, *, owner: str | None = None) -> None:
    """Refuse a file that the plan is not written to.

    Raises
    ------
    AskedWrongly
        If its name ends otherwise, or an owner is named for what is no calendar.
    """
    if file.suffix not in ENDINGS:
        raise AskedWrongly(
            say("A plan is written as PDF, Excel or a calendar."),
            where=str(file),
            fix=say("Let the name end in .pdf, .xlsx or .ics."),
        )
    if owner is not None and file.suffix != ".ics":
        raise AskedWrongly(
            say("Only a calendar is written for one owner."),
            where=str(file),
            fix=say("Leave --owner out, or let the name end in .ics."),
        )
