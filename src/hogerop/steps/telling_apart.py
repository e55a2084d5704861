"""Who is who in an edition: found anew, or kept where nothing that bears on it has changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from hogerop import identity
from hogerop.contracts import ISSUED, MEMBERSHIPS, Engine
from hogerop.identity import Resolved
from hogerop.ladder import Policy, day_number
from hogerop.steps.edition import OF_AN_EDITION, RECORDED
from hogerop.steps.marking import MARKS
from hogerop.workspace import Numbered, Settings, Workspace

STOOD = "stood"
"""The journal of where those stood who were forgotten."""


def who_is_who(
    workspace: Workspace, engine: Engine, settings: Settings, *, edition: int
) -> tuple[Resolved, str]:
    """Leave the relations of `identity.TABLES`; return counts, and a hash of what bears on them.

    Where the edition before was made of the same imports, journals and settings, what it says of
    who is who is taken over: another day or another rule changes nobody's name.
    """
    bearing = _bearing(workspace, settings)
    before = workspace.editions()[-1:]
    if before and before[0].says.get("who") == bearing:
        return _kept(engine, before[0]), bearing
    for name, promise in (("memberships", MEMBERSHIPS), ("issued", ISSUED)):
        files = [entry.file(name) for entry in before if entry.file(name).exists()]
        engine.read(f"{name}_before", files, promise)
    found = identity.resolve(
        engine,
        edition=edition,
        by_account=Policy.parse(settings.text).unit == "account",
        country=settings.business.country,
        source_order=settings.sources.order,
        decisions=identity.in_force(workspace.said(identity.DECISIONS)),
    )
    return found, bearing


def _bearing(workspace: Workspace, settings: Settings) -> str:
    """Return a hash of everything that bears on who is who."""
    meaning = (
        [entry.number for entry in workspace.imports()],
        [workspace.journal(name).digest for name in (RECORDED, identity.DECISIONS, MARKS)],
        Policy.parse(settings.text).unit,
        settings.business.country,
        settings.sources,
        version("hogerop"),
        version("splink"),
    )
    return sha256(repr(meaning).encode()).hexdigest()[:12]


def _kept(engine: Engine, before: Numbered) -> Resolved:
    """Take over what an edition says."""
    for name in identity.TABLES:
        engine.read(name, [before.file(name)], OF_AN_EDITION[name])
    says: Mapping[str, Any] = before.says
    return Resolved(
        records=engine.ask("membership").num_rows,
        contacts=int(says["contacts"]),
        shared=int(says["shared"] or 0),
        undated={day_number(date.fromisoformat(day)): int(n) for day, n in says["undated"].items()},
    )
