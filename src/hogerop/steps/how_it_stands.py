"""How the business stands: what a new buyer costs and brings, and how many are on each rung."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hogerop.steps.asking import ladder
from hogerop.steps.business import Progress
from hogerop.steps.costing import costs
from hogerop.steps.running import current
from hogerop.value import Estimate
from hogerop.workspace import Workspace


@dataclass(frozen=True)
class Standing:
    """How it stands on the day that answers speak of.

    Parameters
    ----------
    edition : int
        What all of it was reckoned from.
    as_of : date
        The day.
    known_until : date
        Last day of the period that the costs are of.
    acquisition, lifetime : Estimate
        What a new buyer costs, and brings in all its life, with 95% ranges; currency.
    money : str
        What ``lifetime`` is of: ``margin``, ``revenue`` or ``none``.
    counts : mapping of str to int
        Contacts by rung; None where a rung asks for what was never recorded.
    """

    edition: int
    as_of: date
    known_until: date
    acquisition: Estimate
    lifetime: Estimate
    money: str
    counts: Mapping[str, int | None]


def how_it_stands(workspace: Workspace, *, progress: Progress | None = None) -> Standing:
    """Return how the business stands now. A door: reads.

    The cost is that of twelve months, as `costs` has it where no period is asked for.
    """
    edition, manifest = current(workspace, progress)
    found = costs(workspace, progress=progress).acquisition
    brought = found.returns.get("")
    return Standing(
        edition=edition.number,
        as_of=manifest.as_of,
        known_until=found.until,
        acquisition=found.whole.per_shopper if found.whole.cost else _UNKNOWN,
        lifetime=(brought and brought.lifetime) or _UNKNOWN,
        money=found.money,
        counts=counts_on(workspace, progress=progress),
    )


def cost_since(workspace: Workspace, day: date, *, progress: Progress | None = None) -> Estimate:
    """Return what a new buyer cost who came in from a day on. A door: reads.

    Nothing is known of it until costs and orders of after that day came in.
    """
    usual = costs(workspace, progress=progress).acquisition
    if day >= usual.until:
        return _UNKNOWN
    of = costs(workspace, since=day, progress=progress).acquisition.whole
    return of.per_shopper if of.cost and of.shoppers else _UNKNOWN


def counts_on(
    workspace: Workspace, day: date | None = None, *, progress: Progress | None = None
) -> dict[str, int | None]:
    """Return how many stood on each rung on a day, by its key. A door: reads."""
    found = ladder(workspace, as_of=day, progress=progress)
    return {rung.key: rung.contacts if rung.recorded else None for rung in found.rungs}


_UNKNOWN = Estimate(None, None, None)
