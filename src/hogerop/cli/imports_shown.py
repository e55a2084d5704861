"""What became of the rows of a file, on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.paper import inert, money, number, share, short_day
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.sources.report import ImportReport, Recognised

ROOM_FOR_KINDS = 110
"""Columns of the screen from which on a summary names the kind of each file."""

NAMED = 8
"""Columns that are named before the rest is counted."""


def show_looks(found: Sequence[Recognised], *, as_json: bool) -> None:
    """Write how files would be read."""
    if as_json:
        write_json({"files": [asdict(each) for each in found]})
        return
    for each in found:
        show_look(each)


def show_reports(reports: Sequence[ImportReport]) -> None:
    """Write what became of every row of several files, and what may be done next."""
    for report in reports:
        show_report(report)
    lists = [
        report
        for report in reports
        if report.kind == "contacts" and report.number > 1 and report.taken and not report.already
    ]
    for report in lists[:1]:
        command = f"hogerop imports show {report.number}"
        line(
            say(
                "See who of {file} was known already: {command}", file=report.file, command=command
            ),
            "dim",
        )
    line(say("Now see who stands where: {command}", command="hogerop ladder"), "dim")


def show_look(found: Recognised) -> None:
    """Write how a file would be read."""
    line(inert(found.file), "bold")
    line(_what_a_row_is(found.kind, found.source))
    if found.says:
        line(say(found.says), "dim")
    details = [found.format, found.encoding, found.sheet and say("sheet {name}", name=found.sheet)]
    if found.delimiter:
        details.append(say("columns parted by {sign}", sign=_sign(found.delimiter)))
    details.append(say("decimals after {sign}", sign=found.decimal))
    if found.dates:
        first = say("day first") if found.dates == "dmy" else say("month first")
        details.append(first)
    line(" · ".join(detail for detail in details if detail), "dim")
    screen().print(_columns([(c.column, c.field, c.why) for c in found.columns]))
    _show_unread(found.unread)
    _show_notes(found.notes)
    line()


def show_report(report: ImportReport) -> None:
    """Write what became of every row of a file."""
    line(inert(report.file), "bold")
    if report.already:
        line(say("This very file was taken in before; nothing has changed."), "dim")
        line()
        return
    line(_what_a_row_is(report.kind, report.source) + _span(report), "dim")
    _show_replaced(report)
    screen().print(_counts(report))
    _show_reasons(report)
    if report.columns:
        screen().print(_columns([(column, what, "") for column, what in report.columns.items()]))
    _show_unread(report.unread)
    _show_notes(report.notes)
    line()


def _what_a_row_is(kind: str, source: str) -> str:
    if source == "files":
        return say("Read as {kind}", kind=say(kind))
    return say("Read as {kind}, from {source}", kind=say(kind), source=inert(source, 40))


def _show_replaced(report: ImportReport) -> None:
    if report.replaces and report.fetched:
        numbers = ", ".join(map(str, report.replaces))
        line(
            say(
                "All was fetched again: this takes the place of import {numbers}, which was put"
                " aside.",
                numbers=numbers,
            )
        )
        return
    for replaced in report.replaces:
        line(
            say(
                "The same file, read otherwise: this takes the place of import {number}, which was"
                " put aside.",
                number=replaced,
            )
        )


def _span(report: ImportReport) -> str:
    if report.first_day is None or report.last_day is None:
        return ""
    first, last = short_day(report.first_day), short_day(report.last_day)
    return ", " + say("{first} to {last}", first=first, last=last)


def _counts(report: ImportReport) -> Any:
    """Return the four ends of a row, which add up to the rows of the file."""
    from rich.table import Table

    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column()
    grid.add_row(text(number(report.taken), "bold green"), text(say("taken"), "green"))
    grid.add_row(text(number(report.repeats)), text(_repeats(report.repeats)))
    grid.add_row(text(number(report.not_about_a_contact)), text(_nobodys(report), "", None))
    style = "yellow" if report.set_aside else ""
    grid.add_row(text(number(report.set_aside), style), text(say("set aside"), style))
    grid.add_row(text("─" * max(len(number(report.rows)), 3), "dim"), "")
    grid.add_row(
        text(number(report.rows), "bold"),
        text(say_count("row in the file", "rows in the file", report.rows), "bold"),
    )
    return grid


def _repeats(rows: int) -> str:
    return say_count("repeat, known already", "repeats, known already", rows)


def _nobodys(report: ImportReport) -> str:
    said = say("not about a contact")
    if not report.money_not_about_a_contact:
        return said
    amount = money(report.money_not_about_a_contact, report.currency)
    return f"{said}, " + say("{money} together", money=amount)


def _show_reasons(report: ImportReport) -> None:
    if not report.set_aside:
        return
    from hogerop.sources import reason_said

    line(say("Set aside, because:"), "yellow")
    for reason, rows in sorted(report.reasons.items(), key=lambda item: -item[1]):
        part = share(rows, report.rows)
        line(f"  {number(rows)} ({part}): {reason_said(reason)}")
    command = f"hogerop imports set-aside {report.number} --to set-aside.csv"
    line(
        say(
            "Mend these rows where they come from, and import that file again. See them: {command}",
            command=command,
        ),
        "dim",
    )


def _columns(columns: list[tuple[str, str, str]]) -> Any:
    from rich.table import Table

    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold", max_width=36)
    grid.add_column(overflow="fold")
    for column, field, why in columns:
        read_as = text(field_said(field))
        if why in ("content", "mapping"):
            read_as.append(f" ({_why(why)})", "dim")
        grid.add_row(text(column, "cyan"), text("→ ", "dim") + read_as)
    return grid


def field_said(field: str) -> str:
    """Return what a field means, in the reader's language."""
    from hogerop.sources.fields import FIELDS

    return say(FIELDS[field].means) if field in FIELDS else field


def _why(why: str) -> str:
    return say("told by its content") if why == "content" else say("told by the mapping")


def _show_unread(unread: tuple[str, ...]) -> None:
    if not unread:
        return
    named = ", ".join(inert(name, 40) for name in unread[:NAMED])
    if len(unread) > NAMED:
        named += " " + say("and {n} more", n=number(len(unread) - NAMED))
    line(say("Not read: {columns}", columns=named), "dim")


def _show_notes(notes: tuple[str, ...]) -> None:
    for note in notes:
        line(note, "dim")


def _sign(delimiter: str) -> str:
    return say("tab") if delimiter == "\t" else delimiter


def show_summary(reports: Sequence[ImportReport]) -> None:
    """Write one line per file: its rows and where they went."""
    kinds = screen().width >= ROOM_FOR_KINDS
    shown = table(
        *((say("File"), say("Read as")) if kinds else (say("File"),)),
        *(say("Rows"), say("Taken"), say("Repeats"), say("No contact"), say("Set aside")),
        right=(2, 3, 4, 5, 6) if kinds else (1, 2, 3, 4, 5),
    )
    for report in reports:
        others = (report.repeats, report.not_about_a_contact, report.set_aside)
        shown.add_row(
            text(report.file, "", 32),
            *((text(say(report.kind), "dim"),) if kinds else ()),
            *(text(number(report.rows), "bold"), text(number(report.taken))),
            *(text(number(n) if n else "") for n in others),
        )
    screen().print(shown)
