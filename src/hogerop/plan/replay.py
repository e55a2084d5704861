"""What the lines of the plan's journal come to. Reads and writes nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from hogerop.errors import AskedWrongly, FileFault
from hogerop.plan.actions import Action, Step, may_become
from hogerop.plan.audience import Audience
from hogerop.plan.strategy import Strategy
from hogerop.plan.why import Reckoned
from hogerop.plan.wording import reworded
from hogerop.words import say

__all__ = ["Change", "actions_of", "before_of", "changes_of", "holdout_key"]

Strategies = Mapping[str, Strategy]
_NONE: Strategies = {}


@dataclass(frozen=True)
class Change:
    """Who changed what about an action, and when."""

    on: date
    by: str
    said: str


def holdout_key(lines: Iterable[Mapping[str, Any]]) -> bytes | None:
    """Return the key of the yearly holdout, the first that was drawn; None where none was."""
    return next((bytes.fromhex(str(line["key"])) for line in lines if line["what"] == "key"), None)


def actions_of(
    lines: Iterable[Mapping[str, Any]], strategies: Strategies = _NONE
) -> tuple[Action, ...]:
    """Return the actions as they stand now, in the order in which they were drafted.

    Parameters
    ----------
    lines : iterable of mapping
        Of the journal, oldest first.
    strategies : mapping of str to Strategy, optional
        By key; what they say of an action is said in the reader's language (`reworded`).

    Raises
    ------
    FileFault
        If lines make no sense; lists all of them.
    """
    found: dict[str, list[Action]] = {}
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            _take(found, line, strategies)
        except (KeyError, ValueError, TypeError, IndexError, InvalidOperation, AskedWrongly):
            problems.append(say("Line {line} makes no sense.", line=number))
    if problems:
        raise FileFault(
            say("The journal of plans is damaged."),
            where="journal/plans.jsonl",
            fix=say("Put the file back from a backup, or remove these lines."),
            problems=problems,
        )
    return tuple(as_it_was[-1] for as_it_was in found.values())


def before_of(
    lines: Iterable[Mapping[str, Any]], action: str, strategies: Strategies = _NONE
) -> Action | None:
    """Return an action as it was before its last change; None where it is as it was drafted."""
    found: dict[str, list[Action]] = {}
    for line in lines:
        _take(found, line, strategies)
    return found[action][-2] if len(found[action]) > 1 else None


def changes_of(
    lines: Iterable[Mapping[str, Any]], action: str, strategies: Strategies = _NONE
) -> tuple[Change, ...]:
    """Return what was changed about an action, oldest first."""
    found: dict[str, list[Action]] = {}
    told = []
    for line in lines:
        before = found.get(str(line.get("id")), [None])[-1]
        _take(found, line, strategies)
        if line.get("id") == action:
            said = _change_said(line, before, found[action][-1])
            told.append(Change(date.fromisoformat(line["on"]), str(line["by"]), said))
    return tuple(told)


def _take(found: dict[str, list[Action]], line: Mapping[str, Any], strategies: Strategies) -> None:
    """Carry out a line; each action is kept as it was after every change of it."""
    what = line["what"]
    if what == "key":
        bytes.fromhex(line["key"])
        return
    name = str(line["id"])
    if what == "drafted":
        if name in found:
            raise ValueError(name)
        found[name] = [reworded(_action(line), strategies)]
        return
    action = found[name][-1]
    if what == "changed":
        if action.state != "draft":
            raise ValueError(name)
        found[name].append(reworded(_action(line), strategies))
    elif what == "moved":
        may_become(action, line["to"])
        started = action.started or line["to"] == "running"
        stopped = date.fromisoformat(line["on"]) if line["to"] == "stopped" else None
        moved = replace(action, state=line["to"], started=started, stopped_on=stopped)
        found[name].append(moved)
    elif what == "ticked":
        place = int(line["step"]) - 1
        ticked = replace(action.steps[place], done=True)
        steps = (*action.steps[:place], ticked, *action.steps[place + 1 :])
        found[name].append(replace(action, steps=steps))
    elif what == "undone" and len(found[name]) > 1:
        found[name].pop()
    else:
        raise ValueError(what)


def _change_said(line: Mapping[str, Any], before: Action | None, now: Action) -> str:
    if before is None:
        return say("drafted")
    if line["what"] == "moved":
        why = str(line.get("why") or "")
        return f"{now.state_name}: {why}" if why else now.state_name
    if line["what"] == "ticked":
        return say("step {step} ticked off", step=line["step"])
    if line["what"] == "undone":
        return say("the last change was taken back; it is {state} now", state=now.state_name)
    names = {
        "title": say("title"),
        "owner": say("owner"),
        "channel": say("channel"),
        "start": say("start"),
        "end": say("end"),
        "steps": say("steps"),
        "budget": say("budget"),
        "audience": say("audience"),
    }
    different = [
        said for name, said in names.items() if getattr(before, name) != getattr(now, name)
    ]
    return say("changed: {what}", what=", ".join(different) or say("nothing"))


def _action(line: Mapping[str, Any]) -> Action:
    said = line["action"]
    drawn = said["audience"]
    audience = Audience(
        people=tuple(map(int, drawn["people"])),
        holdout=tuple(map(int, drawn["holdout"])),
        seed=int(drawn["seed"]),
        share=float(drawn["share"]),
        by=drawn["by"],
        units=(int(drawn["units"][0]), int(drawn["units"][1])),
    )
    steps = tuple(
        Step(str(step["what"]), date.fromisoformat(step["on"]), int(step["minutes"]))
        for step in said["steps"]
    )
    # It was checked when it was written; since then people of it may have been forgotten.
    return Action(
        id=str(line["id"]),
        title=str(said["title"]),
        strategy=str(said["strategy"]),
        rung=int(said["rung"]),
        owner=str(said["owner"]),
        channel=str(said["channel"]),
        start=date.fromisoformat(said["start"]),
        end=date.fromisoformat(said["end"]),
        steps=steps,
        budget=Decimal(said["budget"]),
        audience=audience,
        chance=said.get("chance"),
        rise=said.get("rise"),
        reckoned=_reckoned(said.get("reckoned")),
    )


def _reckoned(said: Mapping[str, Any] | None) -> Reckoned | None:
    if said is None:
        return None
    return Reckoned(
        lift=float(said["lift"]),
        measured=bool(said["measured"]),
        chance=tuple(map(float, said["chance"])),
        worth=tuple(map(float, said["worth"])),
        tried=tuple(map(bool, said["tried"])),
    )
