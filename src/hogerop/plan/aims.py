"""What the plan aims at: lines of a journal, and what they come to. Reads and writes nothing.

Each aim keeps how it stood when it was set, so that progress can be told from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from hogerop.errors import FileFault
from hogerop.ladder import KEYS
from hogerop.words import say

__all__ = ["AIMS", "MONEY_AIMS", "Aims", "Sought", "aimed_line", "aims_of", "with_aims"]

AIMS = "aims"
"""The journal that they stand in."""
MONEY_AIMS = ("acquisition", "lifetime")
"""Aims in money: the cost of a new buyer, and the lifetime value of one. Others are rungs."""
_KNOWN = frozenset({*MONEY_AIMS, *KEYS[1:]})


@dataclass(frozen=True)
class Sought:
    """One aim, and how it stood when it was set.

    Parameters
    ----------
    aim : float
        Currency of the workspace, or contacts on a rung.
    since : date
        The day on which it was set.
    edition : int
        What ``now`` was reckoned from.
    now, low, high : float, optional
        How it stood on that day, with its 95% range; None = not known.
    """

    aim: float
    since: date
    edition: int
    now: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Aims:
    """All that is aimed at: the day by which, and each aim by its key."""

    until: date | None = None
    sought: Mapping[str, Sought] | None = None

    def of(self, key: str) -> Sought | None:
        """Return the aim of `MONEY_AIMS` or a rung; None where there is none."""
        return (self.sought or {}).get(key)


def with_aims(before: Aims, new: Mapping[str, Sought | None], *, until: date | None) -> Aims:
    """Return the aims with others set or, where None, taken away.

    What is aimed at already keeps how it stood at its start: only the aim changes.
    """
    sought = dict(before.sought or {})
    for key, one in new.items():
        old = sought.pop(key, None)
        if one is not None:
            sought[key] = one if old is None else replace(old, aim=one.aim)
    return Aims(until or before.until, sought)


def aimed_line(aims: Aims, *, on: date, by: str) -> dict[str, Any]:
    """Return the line that holds all that is aimed at from now on."""
    sought = {
        key: {**asdict(one), "since": one.since.isoformat()}
        for key, one in (aims.sought or {}).items()
    }
    until = aims.until and aims.until.isoformat()
    return {"what": "aimed", "on": on.isoformat(), "by": by, "until": until, "sought": sought}


def aims_of(lines: Iterable[Mapping[str, Any]]) -> tuple[Aims, ...]:
    """Return what was aimed at after every change, the newest last; nothing first.

    Raises
    ------
    FileFault
        If lines make no sense; lists all of them.
    """
    found, broken = [Aims()], []
    for number, line in enumerate(lines, start=1):
        try:
            if line["what"] == "undone" and len(found) > 1:
                found.pop()
            else:
                found.append(_aims(line))
        except (KeyError, ValueError, TypeError, AttributeError):
            broken.append(number)
    if broken:
        raise FileFault(
            say("The journal of aims is damaged."),
            where="journal/aims.jsonl",
            fix=say("Put the file back from a backup, or remove these lines."),
            problems=[say("Line {line} makes no sense.", line=number) for number in broken],
        )
    return tuple(found)


def _aims(line: Mapping[str, Any]) -> Aims:
    if line["what"] != "aimed" or not line["sought"].keys() <= _KNOWN:
        raise ValueError(line["what"])
    sought = {
        key: Sought(**{**said, "since": date.fromisoformat(said["since"])})
        for key, said in line["sought"].items()
    }
    return Aims(date.fromisoformat(line["until"]) if line["until"] else None, sought)
