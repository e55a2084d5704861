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
from hogerop.steps.edition import read_edition
from hogerop.steps.marking import MARKS
from hogerop.workspace import DuckDBEngine, Numbered, Settings, Workspace


def who_is_who(
    workspace: Workspace,
    engine: DuckDBEngine,
    settings: Settings,
    *,
    edition: int,
    bearing: str,
    anew: bool = False,
) -> Resolved:
    """Leave the relations of `identity.TABLES`; return counts.

    Where the edition before was made of the same imports, journals and settings (all that is
    ``bearing`` on who is who: `bearing_of`), what it says of who is who is taken over, unless it
    is asked for ``anew``: another day or another rule changes nobody's name.
    """
    before = workspace.editions()[-1:]
    if before and before[0].says.get("who") == bearing and not anew:
        return _kept(engine, before[0])
    for name, promise in (("memberships", MEMBERSHIPS), ("issued", ISSUED)):
        files = [entry.file(name) for entry in before if entry.file(name).exists()]
        engine.read(f"{name}_before", files, promise)
    return identity.resolve(
        engine,
        edition=edition,
        by_account=Policy.parse(settings.text).unit == "account",
        country=settings.business.country,
        source_order=settings.sources.order,
        decisions=identity.in_force(workspace.said(identity.DECISIONS)),
    )


def bearing_of(workspace: Workspace, settings: Settings, *, recorded: str, decided: str) -> str:
    """Return a hash of everything that bears on who is who.

    Parameters
    ----------
    recorded, decided : str
        Digests of those journals, as they were when settings and journals were read.
    """
    meaning = (
        [entry.number for entry in workspace.imports()],
        [recorded, decided, workspace.journal(MARKS).digest],
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
