"""How long members stay: the share that renews, and what is still to come of those there are now.

A membership is known to end, which a habit of buying is not: so the model is the one for
subscriptions (sBG), in which at every renewal a member leaves with a chance of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hogerop.contracts import Engine
from hogerop.value.enough import LEAST_CAME_BACK
from hogerop.value.estimation import fit, with_cloud
from hogerop.value.model import DAYS_A_MONTH, DAYS_A_YEAR, Fitted, Floats, Histories, Integers
from hogerop.value.models.sbg import SBG
from hogerop.value.scoring import SHARE
from hogerop.value.worth import Figure

__all__ = ["LEAST_RENEWALS", "Members", "Memberships", "histories_of", "members", "members_of"]

LEAST_RENEWALS = LEAST_CAME_BACK
"""Memberships that must have come up for renewal: as many as must have come back to buy."""

_QUERY = Path(__file__).parent / "queries" / "memberships.sql"
_NEVER = 1_000_000
_GRACE = 31
"""Days within which a renewal may come late."""
_SHOWN, _DRAWS, _YEARS = 8, 400, 20
_ROUNDED = 0.1
"""Part of a term by which a membership may be longer than whole terms: leap years, a day over."""


@dataclass(frozen=True)
class Memberships:
    """Unbroken memberships, one place in every array each.

    Parameters
    ----------
    first, last : int array
        First and last day, since 1970-01-01.
    gone : bool array
        Given up.
    months : int, optional
        For how long one is usually paid at once; None where no last day is told.
    """

    first: Integers
    last: Integers
    gone: NDArray[np.bool_]
    months: int | None


@dataclass(frozen=True)
class Renewal:
    """The n-th renewal.

    Parameters
    ----------
    number : int
        1 for the first.
    up, renewed : int
        Memberships that came up for it, and those renewed.
    left : Figure, optional
        The share of new members that is still there after it.
    """

    number: int
    up: int
    renewed: int
    left: Figure | None


@dataclass(frozen=True)
class Members:
    """What memberships tell of staying.

    Parameters
    ----------
    ever, now : int
        Memberships there ever were, and those that run.
    months : int
        For how long one is paid at once.
    months_told : bool
        Whether files tell that; if not, any month is taken for one in which members may leave.
    up : int
        Memberships that came up for a renewal at least once.
    needed : int
        How many of those it takes to predict.
    renewals : tuple of Renewal
        The first few.
    renew : Figure, optional
        Share of those there are now that will make their next renewal.
    years : Figure, optional
        Years that a member of now still stays, in the mean; at most 20 are counted.
    boundary : str, optional
        What the data cannot show, in words.
    parameters : mapping of str to float
        Of the sBG; empty where it was not fitted.
    """

    ever: int
    now: int
    months: int
    months_told: bool
    up: int
    needed: int
    renewals: tuple[Renewal, ...]
    renew: Figure | None
    years: Figure | None
    boundary: str | None
    parameters: dict[str, float]


def members(engine: Engine, as_of: int, *, seed: int = 0) -> Members | None:
    """Return what memberships tell, None where there never was one. A door: runs one query.

    Reads the relations ``events`` and ``membership``.
    """
    known = memberships(engine, as_of)
    return members_of(known, as_of, seed=seed) if len(known.first) else None


def members_of(known: Memberships, as_of: int, *, seed: int = 0) -> Members:
    """Return what memberships tell. Runs no query."""
    term = (known.months or 1) * DAYS_A_MONTH
    of, runs = histories_of(known, as_of, term)
    up = int((of.T > 0).sum())
    fitted = fit(SBG(term), of, seed=seed) if up >= LEAST_RENEWALS else None
    said = fitted.boundary if fitted else None
    fitted = with_cloud(fitted, of, seed=seed) if fitted and not said else None
    here = of.part(runs)
    renew, years = _to_come(fitted, here, seed) if fitted else (None, None)
    return Members(
        ever=len(of),
        now=len(here),
        months=known.months or 1,
        months_told=known.months is not None,
        up=up,
        needed=LEAST_RENEWALS,
        renewals=_renewals(of, fitted, seed),
        renew=renew,
        years=years,
        boundary=said,
        parameters=fitted.parameters if fitted else {},
    )


def memberships(engine: Engine, as_of: int) -> Memberships:
    """Return the memberships up to the evening of a day. Runs one query."""
    rows = engine.ask(_QUERY, day=as_of, never=_NEVER, grace=_GRACE)
    return Memberships(
        rows["first_day"].to_numpy(),
        rows["last_day"].to_numpy(),
        rows["gone"].to_numpy(),
        rows["months"][0].as_py() if rows.num_rows else None,
    )


def histories_of(of: Memberships, as_of: int, term: float) -> tuple[Histories, NDArray[np.bool_]]:
    """Return the renewals made and come up of each membership, and which ones run.

    ``term`` is the days that are paid for at once. What came up in the last 31 days counts neither
    way: who renews by then is known sooner than who does not.
    """
    decided = as_of - _GRACE
    over = of.last < decided
    paid = np.ceil((of.last + 1 - of.first) / term - _ROUNDED)
    begun = np.floor((decided - of.first) / term + 0.01) + 1
    renewed = np.maximum(np.where(over, paid, begun), 1).astype(np.int64) - 1
    up = (renewed + over).astype(np.float64)
    return Histories(renewed, renewed.astype(np.float64), up), ~over & ~of.gone


def _to_come(fitted: Fitted, here: Histories, seed: int) -> tuple[Figure | None, Figure | None]:
    """Return the share that will renew, and the mean years to come, of the members there are."""
    if not len(here):
        return None, None
    model, random = fitted.model, np.random.default_rng(seed)
    assert isinstance(model, SBG)
    term, ahead = model.days_between, _YEARS * DAYS_A_YEAR
    drawn = [model.draw_orders(p, here, ahead, random) for p in fitted.draws(_DRAWS, random)]
    next_one = model.expected_orders(fitted.values, here, term).mean()
    ever = model.expected_orders(fitted.values, here, ahead).mean()
    # Half a term of what is paid for is still ahead, in the mean.
    years = [(each.mean() + 0.5) * term / DAYS_A_YEAR for each in drawn]
    renew = [np.minimum(each, 1).mean() for each in drawn]
    return _figure(next_one, renew), _figure((ever + 0.5) * term / DAYS_A_YEAR, years)


def _renewals(of: Histories, fitted: Fitted | None, seed: int) -> tuple[Renewal, ...]:
    number = np.arange(1, min(int(of.T.max()), _SHOWN) + 1)
    left = _survival(fitted, number.astype(np.float64), seed)
    up, renewed = ([int((counts >= n).sum()) for n in number] for counts in (of.T, of.frequency))
    return tuple(map(Renewal, map(int, number), up, renewed, left))


def _survival(fitted: Fitted | None, number: Floats, seed: int) -> list[Figure | None]:
    if fitted is None:
        return [None] * len(number)
    assert isinstance(fitted.model, SBG)
    model, draws = fitted.model, fitted.draws(_DRAWS, np.random.default_rng(seed))
    drawn = np.stack([model.survival(each, number) for each in draws])
    expected = model.survival(fitted.values, number)
    return [_figure(one, drawn[:, place]) for place, one in enumerate(expected)]


def _figure(expected: float, drawn: Floats | list[float]) -> Figure:
    low, high = np.quantile(drawn, [0.5 - SHARE / 2, 0.5 + SHARE / 2])
    return Figure(float(expected), float(low), float(high))
