"""Why a file cannot be taken as it is: each problem with what puts it right. Words only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from hogerop.errors import FileFault
from hogerop.sources.dates import Proof
from hogerop.words import say


class Problem(NamedTuple):
    """What is wrong, and what puts it right; a sentence each."""

    what: str
    fix: str


def refusal(path: Path, problems: Sequence[Problem]) -> FileFault:
    """Return the fault of a file: all its problems, and each fix once."""
    return FileFault(
        say("The file cannot be taken; nothing of it was."),
        where=str(path),
        fix=" ".join(dict.fromkeys(problem.fix for problem in problems)),
        problems=[problem.what for problem in problems],
    )


def cannot_tell(proof: Proof, columns: Sequence[str]) -> Problem:
    """Say that the order of day and month is not proved, or is proved both ways."""
    named = ", ".join(columns)
    if proof.is_mixed:
        return Problem(
            say(
                "Some dates can only be day-month (row {day}) and others only month-day"
                " (row {month}); columns: {columns}.",
                day=proof.day_first,
                month=proof.month_first,
                columns=named,
            ),
            say(
                "Write all dates one way, best as 2026-01-31. Or choose with --dates dmy or"
                " --dates mdy: rows whose date does not fit are then set aside."
            ),
        )
    return Problem(
        say(
            "No date proves whether 03-04 is 3 April or 4 March: row {row} can be read both ways;"
            " columns: {columns}.",
            row=proof.open,
            columns=named,
        ),
        say("Say how dates are written: --dates dmy (day first) or --dates mdy (month first)."),
    )


def unclear_mark() -> Problem:
    """Say that the decimal mark is not proved."""
    return Problem(
        say("No amount proves whether 1.234 is a thousand or one and a bit."),
        say('Say which mark stands before the cents in a mapping file: decimal = "," or ".".'),
    )


def guessed_mark(decimal: str) -> str:
    """Say that the decimal mark was guessed from the mark between the cells."""
    if decimal == ",":
        return say(
            "No amount proves whether 1.250 is a thousand or one and a bit; it was read as a"
            ' thousand. If that is wrong, write decimal = "." in a mapping file.'
        )
    return say(
        "No amount proves whether 1,250 is a thousand or one and a bit; it was read as a"
        ' thousand. If that is wrong, write decimal = "," in a mapping file.'
    )


def lying(column: str, *, is_email: bool) -> Problem:
    """Say that a column holds none of what its header promises."""
    return Problem(
        say(
            'Column "{column}" holds no {what} that can be read.',
            column=column,
            what=say("e-mail address") if is_email else say("date"),
        ),
        say("Mend the column in the file, or name the right one in a mapping file, in [columns]."),
    )
