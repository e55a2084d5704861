"""Who is who in an edition: found anew, or kept where nothing that bears on it has changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from hogerop import identity
from hogerop.contracts import ISSUED, MEMBERSHIPS
from hogerop.identity import Resolved
from hogerop.ladder import Policy, day_number
from hogerop.steps.edition import RECORDED, read_edition
from hogerop.steps.marking import MARKS
from hogerop.workspace import DuckDBEngine, Numbered, Settings, Workspace


def who_is_who(
    workspace: Workspace,
    engine: DuckDBEngine,
    settings: Settings,
    *,
    edition: int,
    anew: bool = False,
) -> tuple[Resolved, str]:
    """Leave the relations of `identity.TABLES`; return counts, and a hash of what bears on them.

    Where the edition before was made of the same imports, journals and settings, what it says of
    who is who is taken over, unless it is asked for ``anew``: another day or another rule changes
    nobody's name.
    """
    bearing = bearing_of(workspace)
    before = workspace.editions()[-1:]
    if before and before[0].says.get("who") == bearing and not anew:
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


def bearing_of(workspace: Workspace) -> str:
    """Return a hash of everything that bears on who is who."""
    settings = workspace.settings
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


def _kept(engine: DuckDBEngine, before: Numbered) -> Resolved:
    """Take over what an edition says."""
    read_edition(engine, before, identity.TABLES)
    return known_of(before)


def known_of(before: Numbered) -> Resolved:
    """Return how many an edition knows."""
    says: Mapping[str, Any] = before.says
    return Resolved(
        contacts=int(says["contacts"]),
        shared=int(says["shared"] or 0),
        undated={day_number(date.fromisoformat(day)): int(n) for day, n in says["undated"].items()},
    )
