"""Failures on the screen: what, where, how to put it right, and never a traceback."""

from __future__ import annotations

import re
from typing import Any

from hogerop.cli.screen import errors
from hogerop.errors import (
    HogeropError,
    WhoIsMeant,
    WorkspaceFault,
    why_not,
)
from hogerop.paper import inert
from hogerop.words import say

ASKED_WRONGLY = 2
_TOO_MANY = re.compile(r"Got unexpected extra arguments? ?(?:\(s\))? ?\((.*)\)")

LINE = 2000
"""Characters of a line that are shown: a cell of a broken file can be of any length."""


def told_by(fault: Exception) -> int:
    """Show a failure on standard error and return its exit code."""
    if isinstance(fault, HogeropError):
        show(fault)
        return fault.exit_code
    if hasattr(fault, "format_message"):
        return _typed_wrongly(fault)
    if type(fault).__name__ == "Abort":
        three_lines(say("Stopped."), "", "")
        return 1
    if isinstance(fault, OSError):
        return told_by(_of_the_disk(fault))
    three_lines(
        say("Hogerop itself failed; this is a mistake of ours."),
        type(fault).__name__,
        say("Run the command again with --debug and send us what it shows."),
    )
    return 1


def _of_the_disk(fault: OSError) -> WorkspaceFault:
    """Return what the disk said and nobody nearer by put into words."""
    return WorkspaceFault(
        say("A file or folder cannot be used: {reason}.", reason=why_not(fault)),
        where=str(fault.filename or ""),
        fix=say("Put that right, then give the same command again."),
    )


def show(fault: HogeropError) -> None:
    """Show a failure that a person can mend, every problem of it."""
    more = fault.candidates if isinstance(fault, WhoIsMeant) else fault.problems
    three_lines(fault.what, fault.where, fault.fix, more=more)


def three_lines(what: str, where: str, fix: str, *, more: tuple[str, ...] = ()) -> None:
    """Show what is wrong (and its parts), where, and how to put it right."""
    from rich.text import Text

    screen = errors()
    screen.print(_lines(what, "bold red"), soft_wrap=True)
    for problem in more:
        screen.print(Text.assemble(("  - ", "red"), _lines(problem, "")), soft_wrap=True)
    if where:
        screen.print(_lines(where, "dim"), soft_wrap=True)
    if fix:
        screen.print(_lines(fix, "green"), soft_wrap=True)


def _lines(text: str, style: str) -> Any:
    from rich.text import Text

    # The caret under a rule needs its line breaks and its spaces.
    return Text("\n".join(inert(line, LINE) for line in text.split("\n")), style=style)


def _typed_wrongly(fault: Any) -> int:
    """Show what was typed wrongly, as told by the reader of the command line (click)."""
    command = getattr(getattr(fault, "ctx", None), "command_path", "") or "hogerop"
    help_line = say("See `{command} --help`.", command=command)
    if type(fault).__name__ == "NoArgsIsHelpError":
        return ASKED_WRONGLY
    three_lines(_what_was_typed_wrongly(fault), command, help_line)
    return ASKED_WRONGLY


def _what_was_typed_wrongly(fault: Any) -> str:
    kind = type(fault).__name__
    if kind == "NoSuchOption":
        what = say("There is no option {name}", name=fault.option_name)
        return _with_nearest(what, fault.possibilities)
    if kind == "MissingParameter" and fault.param is not None:
        return say("{name} is missing", name=_name(fault.param))
    if kind == "BadParameter" and fault.param is not None:
        return _cannot_use(fault.param)
    if kind == "BadOptionUsage" and "does not take" in fault.message:
        return say("{name} takes nothing behind it", name=fault.option_name)
    if kind == "BadOptionUsage":
        return say("{name} needs something behind it", name=fault.option_name)
    if fault.message == "Missing command.":
        return say("There is no command on the line")
    if more := _TOO_MANY.fullmatch(fault.message):
        return say("There is more on the line than the command needs: {words}", words=more[1])
    return str(fault.format_message())


def _cannot_use(param: Any) -> str:
    """Return that an option cannot use what it was given; of a number, which ones it can."""
    least, most = getattr(param, "min", None), getattr(param, "max", None)
    name = _name(param)
    if least is not None and most is not None:
        return say("{name} is a whole number, {least} to {most}", name=name, least=least, most=most)
    if least is not None:
        return say("{name} is a whole number from {least} on", name=name, least=least)
    return say("{name} is given something it cannot use", name=name)


def _with_nearest(what: str, possibilities: Any) -> str:
    if not possibilities:
        return what
    return say("{what}; the nearest is {name}", what=what, name=sorted(possibilities)[0])


def _name(param: Any) -> str:
    metavar = getattr(param, "metavar", None)
    if param.param_type_name == "argument":
        return str(metavar or param.name).upper()
    return str(max(param.opts, key=len))
