"""How many new contacts come in per month: a stream of its own for each way of coming in.

A pool of two in equal parts, who err in different directions: as many as last year, and what
the trend makes of it. Both are spread over the year by the same season; the first has no growth,
but is as unsure of it as the second.

The trend: counts around ``exp(level + trend + season)``, as uneven as they were: negative binomial.
It is small until the months prove it, and dies out ahead; the months of the year are told apart
from two years on, and drawn towards each other as far as the years disagree. A month in which a
list was taken in at once is no stream, and left out; so are the months before a stream began.

References
----------
Gardner, E. S. & McKenzie, E. (1985). Forecasting trends in time series. Management Science 31,
1237-1246: the damped trend.

Bates, J. M. & Granger, C. W. J. (1969). The combination of forecasts. Operational Research
Quarterly 20, 451-468: why the pool errs less than either.

Breslow, N. E. & Clayton, D. G. (1993). Approximate inference in generalized linear mixed models.
Journal of the American Statistical Association 88, 9-25, section 2: the estimation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hogerop.forecast.months import Floats, Integers

__all__ = ["DAMPED", "TWO_YEARS", "Stream", "stream"]

DAMPED = 0.9
"""How much of a month's growth is left in the next."""
TWO_YEARS = 24
"""Months from which the months of the year are told apart."""
YEAR = 12
FORGETTING = 0.97
"""Weight of a month, of that of the month after it."""
_GROWTH = 0.02
_OF_GROWTH = 1  # its place among the effects
_LUMP, _LUMP_AT_LEAST = 6.0, 20
_ROUNDS = 60


@dataclass(frozen=True)
class Stream:
    """Newcomers of one kind.

    Parameters
    ----------
    effects : float64 array, 2 or 14
        Log of the level at the last month, growth a month, and of each month of the year.
    covariance : float64 array
        Of the effects.
    uneven : float
        Variance is ``mean + uneven * mean**2``.
    last_year : float
        Newcomers a month in the last twelve, lumps left out; in fewer, where no more are known.
    lumps : int64 array
        Which months of the past were left out.
    """

    effects: Floats
    covariance: Floats
    uneven: float
    last_year: float
    lumps: Integers

    @property
    def seasonal(self) -> bool:
        """Whether the months of the year are told apart."""
        return len(self.effects) > 2

    def drawn(
        self, months: Integers, draws: int, random: np.random.Generator
    ) -> npt.NDArray[np.int64]:
        """Return newcomers, months ahead x draws; every other draw has as many as last year.

        Parameters
        ----------
        months : int64 array
            Which of the year each month ahead is, 0 to 11; at least one.
        """
        effects = random.multivariate_normal(
            self.effects, self.covariance, draws, method="eigh", check_valid="ignore"
        )
        effects[::2, _OF_GROWTH] -= self.effects[_OF_GROWTH]
        mean = np.exp(np.clip(self._design(months) @ effects.T, -20.0, 20.0))
        mean[:, ::2] *= self._to_last_year(months)
        if self.uneven > 0:
            mean = random.gamma(1 / self.uneven, self.uneven * mean)
        return random.poisson(mean)

    def expected(self, months: Integers) -> Floats:
        """Return the mean of newcomers in each month ahead: of draws without end.

        Parameters
        ----------
        months : int64 array
            Which of the year each month ahead is, 0 to 11; at least one.
        """
        return (self.as_last_year(months) + self.by_trend(months)) / 2

    def as_last_year(self, months: Integers) -> Floats:
        """Return newcomers in each month ahead if there are as many as last year."""
        return self._mean(self._design(months), self._even) * self._to_last_year(months)

    def by_trend(self, months: Integers) -> Floats:
        """Return newcomers in each month ahead that the trend makes of it."""
        return self._mean(self._design(months), self.effects)

    @property
    def _even(self) -> Floats:
        """The effects, of a growth that is 0."""
        return np.where(np.arange(len(self.effects)) == _OF_GROWTH, 0.0, self.effects)

    def _to_last_year(self, months: Integers) -> float:
        """Return by what a year without growth is as many as last year."""
        year = self._design((months[0] + np.arange(YEAR)) % YEAR)
        return self.last_year / float(self._mean(year, self._even).mean())

    def _design(self, months: Integers) -> Floats:
        growth = np.cumsum(DAMPED ** np.arange(1, len(months) + 1))
        return _design(growth, months, self.seasonal)

    def _mean(self, design: Floats, effects: Floats) -> Floats:
        """Return the mean of what the effects make of it: of a log-normal distribution."""
        unsure = np.einsum("mi,ij,mj->m", design, self.covariance, design)
        return np.asarray(np.exp(np.clip(design @ effects + unsure / 2, -20.0, 20.0)), np.float64)


def stream(counts: Integers, months: Integers) -> Stream:
    """Estimate a stream from its past. Numbers only.

    Parameters
    ----------
    counts : int64 array
        Newcomers in each month, the last one the month just over. At least one month.
    months : int64 array
        Which of the year each is, 0 to 11.
    """
    began = _began(counts)
    counts, months = counts[began:], months[began:]
    ago = np.arange(len(counts))[::-1].astype(np.float64)
    lumps = _lumps(counts)
    weight = FORGETTING**ago
    weight[lumps] = 0.0
    seasonal = len(counts) >= TWO_YEARS and int(counts.sum()) >= TWO_YEARS
    design = _design(-ago, months, seasonal)
    effects, covariance, uneven = _fitted(counts.astype(np.float64), weight, design)
    return Stream(effects, covariance, uneven, _last_year(counts, weight), lumps + began)


def _began(counts: Integers) -> int:
    """Return the first month with anybody in it, or, where that is later, that of a year ago."""
    return max(min(int(np.argmax(counts > 0)), len(counts) - YEAR), 0)


def _last_year(counts: Integers, weight: Floats) -> float:
    last, usual = counts[-YEAR:], weight[-YEAR:] > 0
    return float(last[usual].mean() if usual.any() else last.mean())


def _lumps(counts: Integers) -> Integers:
    usual = float(np.median(counts))
    return np.flatnonzero((counts > _LUMP * max(usual, 1.0)) & (counts >= _LUMP_AT_LEAST))


def _design(when: Floats, months: Integers, seasonal: bool) -> Floats:
    columns = [np.ones((len(when), 1)), np.asarray(when)[:, None]]
    if seasonal:
        columns.append(np.eye(YEAR)[months])
    return np.hstack(columns)


def _fitted(counts: Floats, weight: Floats, design: Floats) -> tuple[Floats, Floats, float]:
    """Return effects, their covariance and the unevenness: penalised, by Fisher scoring."""
    size = design.shape[1]
    mean_count = (weight @ counts + 0.5) / (weight.sum() + 0.5)
    effects = np.zeros(size)
    effects[0] = np.log(mean_count)
    around = np.zeros(size)
    around[0] = effects[0]
    seasons_vary, uneven = 0.05, 0.0
    covariance = np.eye(size)
    for _ in range(_ROUNDS):
        mean = np.exp(np.clip(design @ effects, -20.0, 20.0))
        sure = weight * mean / (1 + uneven * mean)
        penalty = np.full(size, 1 / seasons_vary)
        penalty[:2] = [0.25, _GROWTH**-2]
        information = (design * sure[:, None]).T @ design + np.diag(penalty)
        pull = design.T @ (sure * (counts - mean) / mean) - penalty * (effects - around)
        covariance = np.asarray(np.linalg.inv(information), np.float64)
        step = covariance @ pull
        effects = effects + np.clip(step, -1.0, 1.0)
        uneven_now = _unevenness(counts, mean, weight, design, sure, covariance)
        seasons = effects[2:]
        wanted = float((seasons**2 + np.diag(covariance)[2:]).mean()) if size > 2 else seasons_vary
        change = abs(uneven_now - uneven) + abs(wanted - seasons_vary)
        uneven, seasons_vary = uneven_now, float(np.clip(wanted, 1e-4, 1.0))
        if change < 1e-6 and np.abs(step).max() < 1e-6:
            break
    return effects, np.asarray((covariance + covariance.T) / 2, np.float64), uneven


def _unevenness(
    counts: Floats, mean: Floats, weight: Floats, design: Floats, sure: Floats, covariance: Floats
) -> float:
    """Return what the squares of the residuals have over Poisson's, by moments."""
    used = weight > 0
    spent = float(np.trace(covariance @ ((design * sure[:, None]).T @ design)))
    free = max(used.sum() - spent, 1.0) / max(used.sum(), 1)
    extra = float((weight * ((counts - mean) ** 2 / free - mean)).sum())
    return float(np.clip(extra / max(float((weight * mean**2).sum()), 1e-12), 0.0, 4.0))
