"""Pull levers on a chain: what margin would come more, if people behaved like those compared with.

Numbers only; runs no query. Levers that change the chain are pulled first (money, falling off,
referrals), those that move people after them, so that whoever is moved up lives in the changed
chain. Each part is what its lever adds to those before it; together they are the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from hogerop.forecast.months import LAPSED
from hogerop.ladder.rungs import FAN, PROSPECT, SUSPECT
from hogerop.whatif.climbing import Climb
from hogerop.whatif.levers import (
    Changed,
    EveryoneUp,
    LessFalling,
    Lever,
    MoreReferrals,
    MoreSuspects,
    StepUp,
)
from hogerop.whatif.reward import Floats, RewardChain, worths

__all__ = [
    "ARITHMETIC",
    "UNTESTED",
    "Part",
    "Terms",
    "entering",
    "in_order",
    "less_falling",
    "pull",
]

ARITHMETIC = -1
"""Step of a part that is arithmetic as long as people buy as before: nothing to hold it out for."""
UNTESTED = -2
"""Step of a part of which no holdout tells anything; the guess always holds."""


@dataclass(frozen=True)
class Terms:
    """What holds for the whole answer.

    Parameters
    ----------
    currency : str
        ISO 4217 code.
    yearly_rate : float
        At which later years are discounted, 0 or more.
    cost_a_month : float or None
        Spent on winning contacts in a month; None = unknown.
    cost_per_suspect : float or None
        What one more suspect costs; told beside what more suspects bring. None = unknown.
    """

    currency: str = "EUR"
    yearly_rate: float = 0.10
    cost_a_month: float | None = None
    cost_per_suspect: float | None = None


@dataclass(frozen=True)
class Part:
    """What one lever adds on one step.

    Parameters
    ----------
    step : int
        Rung from which it moves people (0 = won as suspects), `ARITHMETIC` or `UNTESTED`.
    path : array of float
        Of one move: margin more after 0, 1, ... months; currency.
    starts : array of float
        Moves made at the start of each month, discounted.
    referred : bool
        Whether it is about contacts who were brought by others.
    """

    step: int
    path: Floats
    starts: Floats
    referred: bool = False

    def over(self, months: int, path: Floats | None = None) -> Floats:
        """Return what all its moves bring in so many months; of another path where one is given.

        The path's last axis is the months; whoever moves later has fewer of them left.
        """
        of = self.path if path is None else path
        left = months - np.arange(months)
        return np.asarray(of[..., left] @ self.starts[:months])


def in_order(levers: Sequence[Lever]) -> tuple[Lever, ...]:
    """Return the levers in the order in which they are pulled."""
    kinds = (Changed, LessFalling, MoreReferrals, EveryoneUp, StepUp, MoreSuspects)
    return tuple(sorted(levers, key=lambda lever: kinds.index(type(lever))))


def pull(
    levers: Sequence[Lever],
    chain: RewardChain,
    value: Floats,
    climbs: Sequence[Climb],
    *,
    g: float,
    terms: Terms,
) -> tuple[Part, ...]:
    """Return what the levers add, a part for each lever and step.

    Parameters
    ----------
    levers : sequence of Lever
        In any order.
    chain : RewardChain
        As things are.
    value : array of float, months x cells
        What that is worth: `reward.worths`.
    climbs : sequence of Climb
        See `climbing.climbs`.
    g : float
        Monthly discount.
    terms : Terms
        Costs.
    """
    parts: list[Part] = []
    months = len(value) - 1
    for lever in in_order(levers):
        changed = _changed(lever, chain)
        if changed is not None:
            chain, before = changed, value
            # A change of money changes all of it in the same measure: no need to walk it again.
            if isinstance(lever, Changed):
                value = before * (1 + lever.share)
            else:
                value = worths(chain, months, g=g)
            people = np.where(chain.rung > 0, chain.now, 0)
            part = _at_once(_step_of(lever), (value - before) @ people, months)
            parts.append(replace(part, referred=isinstance(lever, MoreReferrals)))
        elif isinstance(lever, Changed):
            saved = -lever.share * (terms.cost_a_month or 0.0)
            path = saved * np.concatenate([[0.0], np.cumsum(g ** np.arange(months))])
            parts.append(_at_once(ARITHMETIC, path, months))
        elif isinstance(lever, MoreSuspects):
            starts = lever.per_month * g ** np.arange(months, dtype=np.float64)
            parts.append(Part(0, value @ entering(chain, SUSPECT), starts))
        else:
            parts += _moved(lever, value, climbs, months)
    return tuple(parts)


def _changed(lever: Lever, chain: RewardChain) -> RewardChain | None:
    """Return the chain after a lever that changes it; None after one that only moves people."""
    if isinstance(lever, Changed) and lever.what != "cost":
        return replace(chain, reward=chain.reward * (1 + lever.share))
    if isinstance(lever, LessFalling):
        return less_falling(chain, lever.rung, lever.share)
    if isinstance(lever, MoreReferrals):
        fans = np.where(chain.rung == FAN, lever.per_fan_year / 12, 0.0)
        more = np.outer(fans, _sent(chain))
        return replace(chain, births=more + (chain.births if chain.births.size else 0.0))
    return None


def _step_of(lever: Lever) -> int:
    """Return the step whose kappa a change of the chain takes.

    Who is kept from falling off a rung is moved up to it; who is referred is won.
    """
    if isinstance(lever, LessFalling):
        return lever.rung - 1
    if isinstance(lever, MoreReferrals):
        return 0
    return ARITHMETIC if isinstance(lever, Changed) and lever.what == "margin" else UNTESTED


def _moved(lever: Lever, value: Floats, climbs: Sequence[Climb], months: int) -> list[Part]:
    parts = []
    for climb in climbs:
        share = 1.0 if isinstance(lever, EveryoneUp) else 0.0
        if isinstance(lever, StepUp) and lever.rung == climb.rung:
            share = lever.share
        if share and climb.contacts:
            starts = np.zeros(months)
            starts[0] = share * climb.contacts
            parts.append(Part(climb.rung, value @ climb.change, starts))
    return parts


def _at_once(step: int, path: Floats, months: int) -> Part:
    starts = np.zeros(months)
    starts[0] = 1.0
    return Part(step, path, starts)


def entering(chain: RewardChain, rung: int) -> Floats:
    """Return in which cells new contacts of a rung start: where those on it stand now.

    Where nobody stands there, the nearest rung below; else all zero.
    """
    for at in range(rung, 0, -1):
        there = np.where(chain.standing == at, chain.now, 0)
        if there.sum():
            return np.asarray(there / there.sum())
    return np.zeros(len(chain.now))


def _sent(chain: RewardChain) -> Floats:
    """Return in which cells those begin who are sent: where those sent so far did.

    Where nobody was sent yet, they begin as prospects.
    """
    whole = chain.births.sum()
    if not whole:
        return entering(chain, PROSPECT)
    return np.asarray(chain.births.sum(axis=0) / whole, np.float64)


def less_falling(chain: RewardChain, rung: int, share: float) -> RewardChain:
    """Return the chain in which a share fewer fall off a rung.

    To fall off is to come down to a lower rung, to leave the ladder or to fall asleep, on the rung
    itself or on a higher one. Who is kept goes where those of the same cell go who did not fall. A
    cell from which everyone falls stays as it is: nobody there shows what not falling looks like.
    """
    on = np.flatnonzero(chain.rung == rung)
    lapsed, was = chain.standing >= LAPSED, chain.transitions[on]
    falls = (chain.rung < rung)[None, :] | (lapsed[None, :] & ~lapsed[on, None])
    lost = np.where(falls, was, 0.0)
    kept = was - lost
    stay = kept.sum(axis=1, keepdims=True)
    gained = share * lost.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        better = kept * (1 + gained / stay) + (1 - share) * lost
    transitions = chain.transitions.copy()
    transitions[on] = np.where(stay > 0, better, was)
    return replace(chain, transitions=transitions)
