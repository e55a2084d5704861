"""Editions: what one says of itself, and how its tables are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hogerop import identity, plan
from hogerop.contracts import (
    CELL_MOVES,
    CELLS,
    CONTACT_CELLS,
    CONTACTS,
    CREDITS,
    EVENTS,
    INTERVALS,
    ISSUED,
    LEFT_OUT,
    LIKENESSES,
    MEMBERSHIP,
    MEMBERSHIPS,
    RECORDS,
    STANDINGS,
    VALUE_GROUPS,
    VALUES,
    Engine,
)
from hogerop.steps.business import fingerprint
from hogerop.workspace import DuckDBEngine, Numbered, Workspace

RECORDED = "recorded"
"""The journal of what was recorded by hand."""

OF_AN_EDITION = {
    "membership": MEMBERSHIP,
    "contacts": CONTACTS,
    "events": EVENTS,
    "intervals": INTERVALS,
    "standings": STANDINGS,
    "credits": CREDITS,
    "left_out": LEFT_OUT,
    "likenesses": LIKENESSES,
    "memberships": MEMBERSHIPS,
    "issued": ISSUED,
    "values": VALUES,
    "value_groups": VALUE_GROUPS,
    "cells": CELLS,
    "cell_moves": CELL_MOVES,
    "contact_cells": CONTACT_CELLS,
}


@dataclass(frozen=True)
class Manifest:
    """What an edition says of itself: what it was made from, when, and of which day it speaks.

    Parameters
    ----------
    policy, settings : str
        Hash of the policy, and of everything in the settings that bears on the figures.
    imports : tuple of int
        Numbers of the imports.
    recorded : int
        Lines of the journal of what was recorded by hand; blank ones are not counted.
    journal, decided, touches : str
        SHA-256 of those lines, of the journal of decisions, and of what went out: where it differs,
        a line was added, edited or removed since.
    who : str
        Hash of everything that bears on who is who: where it is equal, that was taken over.
    shared : int
        Mailboxes, telephones and bank accounts that several people use; None where not counted.
    undated : dict
        Day of an import (2026-01-31) -> how many contacts are counted from it for want of a date of
        their own.
    value : dict
        What the values were reckoned with, what was chosen or refused, and why; empty in an
        edition from before there were values.
    ahead : dict
        From which day the cells look ahead, and over how many months they were seen; and who
        climbed and fell until then (see `movement_kept`). Empty where too little is known.
    """

    edition: int
    as_of: date
    first_event: date | None
    newest_event: date | None
    policy: str
    settings: str
    imports: tuple[int, ...]
    recorded: int
    journal: str
    contacts: int
    undated: dict[str, int]
    shared: int | None
    events: int
    records_promotions: bool
    margin_known: bool
    settled: dict[str, Any]
    made_at: datetime
    versions: dict[str, str]
    decided: str
    touches: str
    who: str
    value: dict[str, Any]
    ahead: dict[str, Any]


def manifest_of(edition: Numbered) -> Manifest:
    """Return what an edition says of itself."""
    # An edition from before these were noted is behind, and will be made again.
    says: dict[str, Any] = {"journal": "", "undated": {}, "decided": "", "touches": "", "who": ""}
    says |= {"shared": None, "value": {}, "ahead": {}}
    says |= {k: v for k, v in edition.says.items() if k != "files"}
    for day in ("as_of", "first_event", "newest_event"):
        says[day] = None if says[day] is None else date.fromisoformat(str(says[day]))
    says["imports"] = tuple(says["imports"])
    says["made_at"] = datetime.fromisoformat(str(says["made_at"]))
    return Manifest(**says)


def is_behind(workspace: Workspace, manifest: Manifest) -> bool:
    """Say whether something came in, or a setting changed, after an edition was made."""
    return settings_changed(workspace, manifest) or something_came_in(workspace, manifest)


def settings_changed(workspace: Workspace, manifest: Manifest) -> bool:
    """Say whether a setting or a rule changed after an edition was made."""
    return manifest.settings != fingerprint(workspace.settings)


def something_came_in(workspace: Workspace, manifest: Manifest) -> bool:
    """Say whether files came in, or something was recorded, after an edition was made."""
    return (
        manifest.imports != tuple(entry.number for entry in workspace.imports())
        or manifest.journal != workspace.journal(RECORDED).digest
        or manifest.decided != workspace.journal(identity.DECISIONS).digest
        or manifest.touches != workspace.journal(plan.TOUCHES).digest
    )


def reading(workspace: Workspace, edition: Numbered, names: Sequence[str]) -> DuckDBEngine:
    """Return an engine that holds these tables of an edition, by their names."""
    engine = workspace.reader()
    read_edition(engine, edition.folder, names)
    return engine


def read_edition(engine: Engine, folder: Path, names: Sequence[str]) -> None:
    """Name the tables in the folder of an edition."""
    for name in names:
        engine.read(name, [folder / f"{name}.parquet"], OF_AN_EDITION[name])


def all_records(workspace: Workspace, engine: Engine, edition: Numbered) -> None:
    """Name every row that says who somebody is, those recorded by hand included."""
    files = [entry.file("records") for entry in workspace.imports()]
    engine.read("records", [*files, edition.folder / "recorded_records.parquet"], RECORDS)


def find_contact(workspace: Workspace, engine: Engine, edition: Numbered, who: str) -> int:
    """Return the contact that is meant (see `identity.find`)."""
    read_edition(engine, edition.folder, ("membership",))
    if (contact := identity.standing(engine, who)) is not None:
        return contact
    _who_there_is(workspace, engine, edition)
    return identity.find(engine, who)


def find_person(
    workspace: Workspace, engine: Engine, edition: Numbered, who: str
) -> tuple[int, str]:
    """Return the contact that is meant, and what names the one person of it who is, in full."""
    _who_there_is(workspace, engine, edition)
    identity.put_whose(engine)
    called = identity.named_in_full(engine, who)
    return identity.find(engine, called), called


def _who_there_is(workspace: Workspace, engine: Engine, edition: Numbered) -> None:
    all_records(workspace, engine, edition)
    engine.read("membership", [edition.file("membership")], MEMBERSHIP)
    engine.read("issued", [edition.file("issued")], ISSUED)
