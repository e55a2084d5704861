"""What can go wrong, said in three lines: what, where, and how to put it right.

Messages name files, rows, columns and settings, and no customer's data. There is one exception, and
it stays on the screen of whoever asked: where more than one contact answers to a name, each is
listed by what tells them apart (`WhoIsMeant`).
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from typing import ClassVar

from hogerop.words import say


class HogeropError(Exception):
    """Something a person can put right.

    Parameters
    ----------
    what : str
        What is wrong, one sentence in the reader's language.
    where : str, optional
        File, row, column, setting or line where it is wrong.
    fix : str, optional
        What to do about it.
    problems : sequence of str, optional
        All that is wrong, where that is more than one thing.

    Attributes
    ----------
    exit_code : int
        What the command line returns for this kind of failure.
    """

    exit_code: ClassVar[int] = 1

    def __init__(
        self, what: str, *, where: str = "", fix: str = "", problems: Sequence[str] = ()
    ) -> None:
        self.what, self.where, self.fix = what, where, fix
        self.problems = tuple(problems)
        super().__init__(what, where, fix)

    def __str__(self) -> str:
        listed = [f"- {problem}" for problem in self.problems]
        return "\n".join(line for line in (self.what, *listed, self.where, self.fix) if line)


class AskedWrongly(HogeropError):
    """A command or function was given something it cannot use (exit code 2).

    ``problems`` lists what is wrong where that is more than one thing.
    """

    exit_code = 2


def refuse(faults: Sequence[AskedWrongly], what: str, *, fix: str = "") -> None:
    """Refuse with all that was asked wrongly, not with the first of it; nothing where nothing was.

    Parameters
    ----------
    faults : sequence of AskedWrongly
        Each with where and how to put it right. One alone is raised as it is.
    what : str
        What cannot be, where there are several.
    fix : str, optional
        What to do about all of them.

    Raises
    ------
    AskedWrongly
        If there is any.
    """
    if len(faults) == 1:
        raise faults[0]
    if faults:
        told = [f"{one.where}: {one.what} {one.fix}" for one in faults]
        raise AskedWrongly(what, fix=fix, problems=told)


class FileFault(HogeropError):
    """A file cannot be taken; nothing of it was (exit code 3).

    ``problems`` lists every fault found in it, so that it is mended once.
    """

    exit_code = 3


class PolicyFault(HogeropError):
    """The ladder's policy cannot be read (exit code 4)."""

    exit_code = 4


class WhoIsMeant(HogeropError):
    """Nobody, or more than one contact, answers to a name (exit code 5).

    ``candidates`` lists the contacts that do: by their ids, and on the screen of the command line
    by name and e-mail address as well.
    """

    exit_code = 5

    def __init__(
        self, what: str, *, where: str = "", fix: str = "", candidates: Sequence[str] = ()
    ) -> None:
        self.candidates = tuple(candidates)
        super().__init__(what, where=where, fix=fix)


class WorkspaceFault(HogeropError):
    """The workspace is missing, broken, busy or of a newer version (exit code 6)."""

    exit_code = 6


class NotPlacedYet(WorkspaceFault):
    """The rules changed, and everybody has to be placed by them before anything can be shown."""


class TooLittle(HogeropError):
    """There is too little to answer from, such as before the first import (exit code 7)."""

    exit_code = 7


def why_not(error: OSError) -> str:
    """Return in the reader's language why a file or folder cannot be read or written.

    The system's own words are in the language of the system, so they are a last resort.
    """
    reasons = {
        errno.ENOENT: say("it is not there"),
        errno.EACCES: say("you have no right to it"),
        errno.EPERM: say("you have no right to it"),
        errno.EROFS: say("this disk can only be read"),
        errno.EISDIR: say("it is a folder"),
        errno.ENOTDIR: say("it lies in something that is no folder"),
        errno.ENOSPC: say("there is no room left on the disk"),
        errno.EDQUOT: say("there is no room left on the disk"),
        errno.ENAMETOOLONG: say("its name is too long"),
        errno.EIO: say("the disk does not answer"),
    }
    return reasons.get(error.errno or 0) or error.strerror or type(error).__name__
