"""What the plan holds of somebody, and how it is taken out. Reads and writes nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import compress
from typing import Any

from hogerop.plan.actions import Action

__all__ = ["parts_in", "touches_of", "touches_without", "without"]

Line = dict[str, Any]


def parts_in(actions: Iterable[Action], is_theirs: Callable[[int], bool]) -> list[Line]:
    """Return in which actions somebody takes part, and on which side."""
    return [
        {"action": action.id, "title": action.title, "arm": arm, "start": action.start}
        for action in actions
        for arm, side in (
            ("treated", action.audience.people),
            ("holdout", action.audience.holdout),
        )
        if any(map(is_theirs, side))
    ]


def touches_of(lines: Iterable[Mapping[str, Any]], is_theirs: Callable[[int], bool]) -> list[Line]:
    """Return what went out to somebody, without the others that a line speaks of."""
    return [
        {part: line[part] for part in ("what", "action", "channel", "on")}
        for line in lines
        if any(map(is_theirs, _records_of(line)))
    ]


def without(line: Mapping[str, Any], is_theirs: Callable[[int], bool]) -> Line:
    """Return a line of the plan's journal in which somebody takes no part.

    Parameters
    ----------
    is_theirs : callable
        Whether a record is one of theirs.
    """
    if "action" not in line:
        return dict(line)
    action, audience = line["action"], line["action"]["audience"]
    arms = {arm: _others(audience[arm], is_theirs) for arm in ("people", "holdout")}
    left = {**action, "audience": {**audience, **arms}}
    if action.get("reckoned"):
        left["reckoned"] = _reckoned_of_others(action["reckoned"], audience["people"], is_theirs)
    return {**line, "action": left}


def touches_without(line: Mapping[str, Any], is_theirs: Callable[[int], bool]) -> Line | None:
    """Return a line of what went out without somebody; None where it was about nobody else.

    Parameters
    ----------
    is_theirs : callable
        Whether a record is one of theirs.
    """
    if "records" in line:
        return {**line, "records": _others(line["records"], is_theirs)}
    if not _records_of(line):
        return dict(line)
    left = dict(line)
    beside = _others(left.pop("beside", []), is_theirs)
    if beside:
        left["beside"] = beside
    if "record" not in line or is_theirs(line["record"]):
        if not beside:
            return None
        # What stays is about those who share the mailbox: it was written to. The number of a
        # message is made of the record, so that goes too.
        kept = {part: left[part] for part in ("what", "action", "channel", "on")}
        return {**kept, "beside": beside}
    return left


def _records_of(line: Mapping[str, Any]) -> list[int]:
    """Return whom a line of what went out speaks of; nobody where it takes a list back."""
    if "records" in line:
        return list(line["records"])
    return [*([line["record"]] if "record" in line else []), *line.get("beside", [])]


def _reckoned_of_others(
    reckoned: Mapping[str, Any], people: list[int], is_theirs: Callable[[int], bool]
) -> Line:
    """Return why the others were chosen: what stands in the places of their records."""
    stays = [not is_theirs(record) for record in people]
    each = {of: list(compress(reckoned[of], stays)) for of in ("chance", "worth", "tried")}
    return {**reckoned, **each}


def _others(records: list[int], is_theirs: Callable[[int], bool]) -> list[int]:
    return [record for record in records if not is_theirs(record)]
