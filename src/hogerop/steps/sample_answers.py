"""What the people of the sample business did with the plan: simulated, and imported as usual."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hogerop import sample
from hogerop.errors import AskedWrongly, FileFault
from hogerop.plan import Action
from hogerop.sample import Part
from hogerop.sources import ImportReport
from hogerop.steps.acting import actions
from hogerop.steps.business import Progress, today_of
from hogerop.steps.edition import reading
from hogerop.steps.running import current, run
from hogerop.steps.sample_business import FILES, NAME
from hogerop.steps.taking_in import take_in
from hogerop.words import say
from hogerop.workspace import Workspace

__all__ = ["ANSWERS", "Answered", "answer_sample"]

ANSWERS = "answers"
"""The folder beside the files of before."""

_SPACES = {"shopify": "shopify:", "werkplaats": "files:", "fietspas": "files:card:"}
"""How the number of a card in each system is written in ``source_ids``."""


@dataclass(frozen=True)
class Answered:
    """What was simulated, and what became of its files.

    Attributes
    ----------
    answers : sample.Answers
    actions : int
        Actions that had begun, and were not stopped.
    treated, held_out : int
        True people that have a part in them.
    reports : tuple of ImportReport
        One per file.
    """

    answers: sample.Answers
    actions: int
    treated: int
    held_out: int
    reports: tuple[ImportReport, ...]


def answer_sample(
    workspace: Workspace,
    folder: Path | None = None,
    *,
    months: int = 3,
    progress: Progress | None = None,
) -> Answered:
    """Let the made-up people live on and answer to the plan; take in what they did. A door: writes.

    Whoever an action treats does what its strategy truly brings, from the action's first day on:
    invented effects, which are written beside the files. Nobody else does anything but what they
    would have done without a plan. A machine's clock does not matter: the day is the last of the
    files.

    Parameters
    ----------
    workspace : Workspace
        As `demo` made it.
    folder : path, optional
        Where the files come; by default ``answers`` in the workspace.
    months : int
        How many, 1 to 24, from the day on which the first action begins.

    Raises
    ------
    AskedWrongly
        If this is no sample business, it was answered before, or no action has begun.
    FileFault
        If the truth of the sample cannot be read.
    """
    folder = folder or workspace.folder / ANSWERS
    made = _made(workspace)
    if folder.exists():
        raise AskedWrongly(
            say("The months after the sample's last day were lived already."),
            where=str(folder),
            fix=say("Make the sample anew, in another folder."),
        )
    begun = [one for one in actions(workspace) if one.begun and one.state != "stopped"]
    if not begun:
        raise AskedWrongly(
            say("No action has begun: there is nothing to answer to."),
            where=str(workspace.folder),
            fix=say("Approve and start an action of the plan first."),
        )
    parts = _parts(begun, _people_of_records(workspace, progress))
    lived = sample.answers(
        folder,
        parts,
        seed=made["seed"],
        until=date.fromisoformat(made["until"]),
        names=made["names"],
        months=months,
        progress=progress,
    )
    reports = take_in(
        workspace,
        [folder / written.file for written in lived.files],
        today=max(today_of(workspace), lived.until),
        progress=progress,
    )
    run(workspace, progress=progress)
    held_out = sum(part.held_out for part in parts.values())
    return Answered(lived, len(begun), len(parts) - held_out, held_out, tuple(reports))


def _made(workspace: Workspace) -> dict[str, Any]:
    """Return how the sample was made: its seed, last day and number of names."""
    file = workspace.folder / FILES / sample.FOLDER / "parameters.json"
    if workspace.settings.business.name != NAME or not file.exists():
        raise AskedWrongly(
            say("This is no sample business: its people are not made up, and answer themselves."),
            where=str(workspace.folder),
            fix=say("Make one with `hogerop demo`."),
        )
    try:
        made: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return {key: made[key] for key in ("seed", "until", "names")}
    except (ValueError, KeyError, OSError) as fault:
        raise FileFault(
            say("The truth of the sample cannot be read."),
            where=str(file),
            fix=say("Make the sample anew, in another folder."),
        ) from fault


def _parts(begun: list[Action], people: Mapping[int, set[int]]) -> dict[int, Part]:
    """Return the part of each true person, that of the latest action; treated goes before held out.

    Somebody who is there under two names may be treated under the one and held out under the
    other: what reaches them reaches them.
    """
    parts: dict[int, Part] = {}
    for action in sorted(begun, key=lambda one: (one.start, one.id)):
        for records, held_out in ((action.audience.holdout, True), (action.audience.people, False)):
            for record in records:
                for person in people.get(record, ()):
                    parts[person] = Part(action.strategy, action.start, held_out)
    return parts


def _people_of_records(workspace: Workspace, progress: Progress | None) -> dict[int, set[int]]:
    """Return the true people behind each record's contact."""
    edition, _ = current(workspace, progress)
    engine = reading(workspace, edition, ("contacts", "membership"))
    of_card = _people_of_cards(workspace.folder / FILES / sample.FOLDER / "people.csv")
    behind = {
        row["contact_id"]: {
            person
            for written in row["source_ids"]
            for card in _as_on_cards(written)
            for person in of_card.get(card, ())
        }
        for row in engine.ask("contacts").select(["contact_id", "source_ids"]).to_pylist()
    }
    members = engine.ask("membership").select(["record_id", "contact_id"]).to_pylist()
    return {row["record_id"]: behind[row["contact_id"]] for row in members}


def _people_of_cards(file: Path) -> dict[str, set[int]]:
    """Return whose each card of the truth is, by its number or its e-mail address."""
    found: dict[str, set[int]] = defaultdict(set)
    with file.open(encoding="utf-8", newline="") as opened:
        for card in csv.DictReader(opened):
            person = int(card["person"])
            if card["id"] and card["system"] in _SPACES:
                found[_SPACES[card["system"]] + card["id"]].add(person)
            if card["email"]:
                found[f"mail:{card['email']}"].add(person)
    return found


def _as_on_cards(written: str) -> Iterator[str]:
    """Yield the ways in which the truth may know a ``source:id`` of a contact."""
    yield written
    _, mail, address = written.partition(":mail:")
    if mail:
        yield f"mail:{address}"
