"""What was asked, made out: a day, a rung, the folder of the workspace, a file to write."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from hogerop.errors import AskedWrongly, FileFault
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.workspace import Workspace

SETTINGS = "hogerop.toml"
_DUTCH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True)
class Everywhere:
    """The options that hold for every command."""

    workspace: Path | None = None


def a_day(typed: str | None) -> date | None:
    """Return the day that was typed as ``2026-11-30`` or ``30-11-2026``; None where none was.

    With slashes it is read only where it can be one day: ``30/11/2026``, and not ``03/04/2026``,
    for some write the month first.

    Raises
    ------
    AskedWrongly
        If there is no such day, it is written otherwise, or it may be either of two.
    """
    if typed is None:
        return None
    if found := _ISO.fullmatch(typed.strip()):
        year, month, day = map(int, found.groups())
    elif found := _DUTCH.fullmatch(typed.strip()):
        day, month, year = map(int, found.groups())
        if "/" in typed and day != month and max(day, month) <= 12:
            raise _two_days(typed, year, month, day)
    else:
        raise _no_day(typed)
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise _no_day(typed) from fault


def a_rung(typed: str | None) -> str | None:
    """Return the key of a rung that was typed as key, number or name; None where none was.

    Raises
    ------
    AskedWrongly
        If there is no such rung.
    """
    from hogerop.ladder import OUTSIDE, RUNGS, rung_name

    if typed is None:
        return None
    word = typed.strip().casefold()
    if word in (OUTSIDE, "0", rung_name(OUTSIDE).casefold()):
        return OUTSIDE
    for rung in RUNGS:
        if word in (rung.key, str(rung.number), rung.english.casefold(), rung.name.casefold()):
            return rung.key
    raise AskedWrongly(
        say("There is no rung {name}", name=typed),
        fix=say(
            "Choose from {names}.",
            names=", ".join(
                _named(key, rung_name(key)) for key in (*(r.key for r in RUNGS), OUTSIDE)
            ),
        ),
    )


def _named(key: str, name: str) -> str:
    """Return a rung's name, and its key where that is another word."""
    return name if name.casefold() == key else f"{name} ({key})"


def folder_of(context: typer.Context) -> Path:
    """Return the folder of the workspace that is meant.

    ``-w`` or ``HOGEROP_WORKSPACE``; else the current folder or the nearest one above it that
    holds a ``hogerop.toml``; else the current folder.
    """
    asked: Any = context.find_root().obj
    if isinstance(asked, Everywhere) and asked.workspace is not None:
        return asked.workspace
    return nearest()


def nearest() -> Path:
    """Return the current folder or the nearest above it that is a workspace, else the current."""
    here = Path.cwd()
    # Not Path.exists: that fails in a folder which may not be looked into.
    return next((f for f in (here, *here.parents) if os.path.exists(f / SETTINGS)), here)


def workspace_of(context: typer.Context) -> Workspace:
    """Open the workspace that is meant.

    Raises
    ------
    WorkspaceFault
        If there is none, or it cannot be used.
    """
    from hogerop import steps

    return steps.open(folder_of(context))


def may_write(file: Path | None, *, force: bool) -> None:
    """Let no list or picture be made that cannot be written, or not without being asked for.

    Raises
    ------
    AskedWrongly
        If there is a file of this name, and ``--force`` is not given.
    FileFault
        If there is no folder to write it in.
    """
    if file is None:
        return
    if not os.path.isdir(file.parent):
        raise FileFault(
            say("The folder to write in is not there"),
            where=str(file.parent),
            fix=say("Make it first, or give another name."),
        )
    if not force and file.exists():
        raise AskedWrongly(
            say("There is a file of this name already"),
            where=str(file),
            fix=say("Give another name, or --force to write over it."),
        )


def _no_day(typed: str) -> AskedWrongly:
    return AskedWrongly(
        say("{typed} is no day", typed=typed[:40]),
        where=say("command line"),
        fix=say("Write a day as 2026-11-30 or as 30-11-2026."),
    )


def _two_days(typed: str, year: int, month: int, day: int) -> AskedWrongly:
    return AskedWrongly(
        say("{typed} may be either of two days", typed=typed.strip()),
        where=say("command line"),
        fix=say(
            "Write {first} or {second}.",
            first=f"{date(year, month, day)}",
            second=f"{date(year, day, month)}",
        ),
    )
