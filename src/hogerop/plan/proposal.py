"""A round as it could be: which actions, for whom, and why; nothing of it stands in the plan yet.

Numbers and words; runs no query.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from hogerop.contracts import contact_name
from hogerop.plan.basis import Basis
from hogerop.plan.choosing import Choice, choose
from hogerop.plan.drafting import ClustersOf, Draft, Round, drafts, with_holdout
from hogerop.plan.offers import Limits
from hogerop.plan.unpaid import Unpaid, unpaid
from hogerop.plan.why import Why, reason

__all__ = ["Chosen", "Proposal", "proposed"]


@dataclass(frozen=True)
class Chosen:
    """One contact that takes part in an action to be."""

    contact: str
    record: int
    held_out: bool
    reason: str


@dataclass(frozen=True)
class Proposal:
    """A round as it could be.

    Attributes
    ----------
    reckoned_from : date
        The day up to which orders are known.
    of : Round
    currency : str
    limits : Limits
    drafts : tuple of Draft
        The actions, from the foot of the ladder up.
    choice : Choice
    unpaid : tuple of Unpaid
        Steps for which nothing is done.
    contacts : int
        Everybody who could be looked at.
    why : mapping of Why to int
        How many were chosen, or not, for which reason.
    notes : tuple of str
    basis : Basis
        What it was chosen from.
    """

    reckoned_from: date
    of: Round
    currency: str
    limits: Limits
    drafts: tuple[Draft, ...]
    choice: Choice
    unpaid: tuple[Unpaid, ...]
    contacts: int
    why: Mapping[Why, int]
    notes: tuple[str, ...]
    basis: Basis

    @property
    def costs(self) -> float:
        """Money for all actions; currency."""
        return float(sum(one.action.budget for one in self.drafts))

    @property
    def minutes(self) -> float:
        """Of staff."""
        return sum(one.minutes for one in self.drafts)

    @property
    def brings(self) -> float:
        """Margin expected of all who are treated, before costs; currency."""
        return sum(one.brings for one in self.drafts)

    @property
    def range(self) -> tuple[float, float]:
        """Between which they bring in four of five cases, were they apart from each other."""
        half = float(np.linalg.norm([one.range[1] - one.brings for one in self.drafts]))
        return self.brings - half, self.brings + half

    def people(self, of: Draft) -> Iterator[Chosen]:
        """Yield everybody who takes part in an action, with the reason."""
        there = self.basis.there
        for place, out in zip(of.contacts.tolist(), of.held_out.tolist(), strict=True):
            contact, record = int(there.contact[place]), int(there.record[place])
            yield Chosen(contact_name(contact), record, out, self.reason(place))

    def reason(self, place: int) -> str:
        """Say in one sentence why a contact gets what it gets, or nothing."""
        why, pick = Why(self.choice.why[place]), int(self.choice.picks[place])
        if pick < 0:
            return reason(why)
        return reason(
            why,
            strategy=self.basis.strategies[pick],
            expected=self.basis.worthwhile(place, pick),
            currency=self.currency,
        )


def proposed(
    basis: Basis,
    of: Round,
    limits: Limits,
    *,
    clusters_of: ClustersOf,
    currency: str,
    reckoned_from: date,
    contacts: int,
) -> Proposal:
    """Choose for everybody, and draft an action for each strategy and rung.

    Parameters
    ----------
    clusters_of : callable
        Who hangs together.
    currency : str
        ISO 4217 code.
    reckoned_from : date
        The day up to which orders are known.
    contacts : int
        Everybody who could be looked at.
    """
    people, strategies, belief = basis.people, basis.strategies, basis.belief
    earning = [with_holdout(one, of.held) for one in strategies]
    choice = choose(people, earning, belief, limits, seed=of.seed, held=of.held)
    found = drafts(choice, basis, of, clusters_of)
    whys, many = np.unique(choice.why, return_counts=True)
    return Proposal(
        reckoned_from=reckoned_from,
        of=of,
        currency=currency,
        limits=limits,
        drafts=found,
        choice=choice,
        unpaid=tuple(unpaid(choice, strategies, people, belief, limits)),
        contacts=contacts,
        why={Why(why): int(n) for why, n in zip(whys, many, strict=True)},
        notes=(),
        basis=basis,
    )
