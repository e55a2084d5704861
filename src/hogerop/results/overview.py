"""All that is known of what was tried: actions, strategies, experiments, and campaigns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from hogerop.results.campaigns import Campaign, Campaigns
from hogerop.results.finding import Finding

__all__ = ["Overview"]


@dataclass(frozen=True)
class Overview:
    """What was found, all of it or of what was asked for.

    Parameters
    ----------
    as_of : date
        Day up to which orders are known; with experiments alone, today.
    currency : str
        ISO 4217 code.
    actions, strategies, experiments : tuple of Finding
        In the order of the plan; strategies in several rounds; an arm each.
    campaigns : Campaigns
        Of no plan, all together.
    campaign : Campaign or None
        One of them, where that was asked for.
    notes : tuple of str
        What a reader must know of the money, and of what could not be read.
    """

    as_of: date
    currency: str
    actions: tuple[Finding, ...] = ()
    strategies: tuple[Finding, ...] = ()
    experiments: tuple[Finding, ...] = ()
    campaigns: Campaigns = field(default_factory=Campaigns)
    campaign: Campaign | None = None
    notes: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Actions, strategies and experiments, one after another."""
        return (*self.actions, *self.strategies, *self.experiments)

    @property
    def names(self) -> tuple[str, ...]:
        """By which each may be asked for."""
        campaigns = (one.name for one in self.campaigns.each)
        return tuple(dict.fromkeys([*(one.name for one in self.findings), *campaigns]))

    def only(self, name: str) -> Overview:
        """Return the same with nothing but the findings of a name, in small or capital letters."""

        def of(those: tuple[Finding, ...]) -> tuple[Finding, ...]:
            return tuple(one for one in those if one.name.lower() == name.strip().lower())

        return replace(
            self,
            actions=of(self.actions),
            strategies=of(self.strategies),
            experiments=of(self.experiments),
            campaigns=Campaigns(),
        )
