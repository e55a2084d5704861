"""A round as it could be: which actions, for whom, and why; nothing of it stands in the plan yet.

Numbers and words; runs no query.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from hogerop.contracts import contact_name
from hogerop.plan.choosing import Choice, choose
from hogerop.plan.drafting import ClustersOf, Draft, Round, drafts, with_holdout
from hogerop.plan.everybody import Everybody
from hogerop.plan.offers import Limits, People
from hogerop.plan.posterior import Belief
from hogerop.plan.strategy import Strategy
from hogerop.plan.unpaid import Unpaid, unpaid
from hogerop.plan.why import Reckoned, Why, Worthwhile, reason

__all__ = ["Chosen", "Proposal", "Weighed", "proposed"]


@dataclass(frozen=True)
class Weighed:
    """What a choice was made from, so that everybody can be told why.

    Attributes
    ----------
    there : Everybody
        Those who could be chosen.
    people : People
        The same contacts, in the same order, as the choice knows them.
    strategies : sequence of Strategy
        In the order of the choice's places.
    belief : Belief
        Of these strategies.
    measured : frozenset of str
        Keys of those of which holdouts of this business have said anything.
    """

    there: Everybody
    people: People
    strategies: Sequence[Strategy]
    belief: Belief
    measured: frozenset[str]

    def worthwhile(self, place: int, pick: int) -> Worthwhile:
        """Return what a strategy is expected to do for one contact."""
        strategy = self.strategies[pick]
        return Worthwhile(
            chance=float(self.people.chance[place]),
            lift=float(self.belief.mean[pick, strategy.place]),
            worth=float(self.people.worth[place]),
            measured=strategy.key in self.measured,
        )


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
    weighed : Weighed
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
    weighed: Weighed

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
        there = self.weighed.there
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
            strategy=self.weighed.strategies[pick],
            expected=self.weighed.worthwhile(place, pick),
            currency=self.currency,
        )


def proposed(
    weighed: Weighed,
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
    people, strategies, belief = weighed.people, weighed.strategies, weighed.belief
    earning = [with_holdout(one, of.held) for one in strategies]
    choice = choose(people, earning, belief, limits, seed=of.seed, held=of.held)
    found = drafts(choice, strategies, people, weighed.there, belief, of, clusters_of)
    whys, many = np.unique(choice.why, return_counts=True)
    return Proposal(
        reckoned_from=reckoned_from,
        of=of,
        currency=currency,
        limits=limits,
        drafts=tuple(_with_reckoned(one, weighed, choice) for one in found),
        choice=choice,
        unpaid=tuple(unpaid(choice, strategies, people, belief, limits)),
        contacts=contacts,
        why={Why(why): int(n) for why, n in zip(whys, many, strict=True)},
        notes=(),
        weighed=weighed,
    )


def _with_reckoned(one: Draft, weighed: Weighed, choice: Choice) -> Draft:
    """Return a draft that keeps why each of those whom it treats was chosen."""
    treated = one.contacts[~one.held_out]
    # In the order of the audience, which is that of the records.
    treated = treated[np.argsort(weighed.there.record[treated])]
    pick = int(choice.picks[treated[0]])
    reckoned = Reckoned(
        lift=weighed.worthwhile(int(treated[0]), pick).lift,
        measured=one.strategy.key in weighed.measured,
        chance=tuple(np.round(weighed.people.chance[treated], 6).tolist()),
        worth=tuple(np.round(weighed.people.worth[treated], 4).tolist()),
        tried=tuple(choice.tried[treated].tolist()),
    )
    return replace(one, action=replace(one.action, reckoned=reckoned))
