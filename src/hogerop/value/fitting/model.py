"""What every model of repeat buying takes and gives: histories in, expected orders out.

A model works in whatever unit of time its histories are in; everywhere outside the tests that is
days. Nothing here reads a table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hogerop.value.fitting.ahead import Ahead
from hogerop.value.fitting.cloud import Bell, Cloud

__all__ = ["DAYS_A_MONTH", "DAYS_A_YEAR", "Fitted", "Floats", "Histories", "Integers", "Model"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

DAYS_A_MONTH = 30.4375
DAYS_A_YEAR = 12 * DAYS_A_MONTH
_LEAST = float(np.finfo(np.float64).tiny)

FURTHEST = 8.0
"""No log of a parameter is taken further from 0, with time counted in mean Ts.

Beyond it no data can tell the difference: a rate 3,000 times smaller than one order in the whole
of the time observed is no rate at all.
"""


@dataclass(frozen=True)
class Histories:
    """What a model knows of each buyer; one place in every array per contact.

    Several orders on one day are one occasion. Somebody who ordered on one day only has
    ``frequency`` 0 and ``recency`` 0.

    Parameters
    ----------
    frequency : int64 array
        x: days with an order, after the first such day. At least 0.
    recency : float64 array
        t_x: days from the first to the last order. From 0 to ``T``.
    T : float64 array
        Days from the first order to the end of what was observed. At least 0.
    log_gaps : float64 array, optional
        Sum of the natural logs of the days between orders; 0 where ``frequency`` is 0. Only models
        of regular buyers need it.
    covariates : float64 array of contacts by names, optional
        What else is known of a contact and does not change, as 0 and 1 or as a figure.
    names : tuple of str
        What the columns of ``covariates`` are.
    """

    frequency: Integers
    recency: Floats
    T: Floats
    log_gaps: Floats | None = None
    covariates: Floats | None = None
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Lay the arrays out as the compiled functions expect them."""
        object.__setattr__(self, "frequency", np.ascontiguousarray(self.frequency, np.int64))
        for name in ("recency", "T", "log_gaps", "covariates"):
            if getattr(self, name) is not None:
                given = np.ascontiguousarray(getattr(self, name), np.float64)
                object.__setattr__(self, name, given)

    def __len__(self) -> int:
        """Return the number of contacts."""
        return len(self.frequency)

    @cached_property
    def repeat_orders(self) -> int:
        """Repeat orders of all contacts together."""
        return int(self.frequency.sum())

    @cached_property
    def counts(self) -> Integers:
        """How many contacts made 0, 1, 2, ... repeat orders.

        What a model says of x alone is worked out once for each x, not once for each contact.
        """
        return np.bincount(self.frequency, minlength=1).astype(np.int64)

    @cached_property
    def mean_T(self) -> float:
        """Mean of ``T``; 1 where there is nobody or nobody was observed for any time at all."""
        mean = float(self.T.mean()) if len(self) else 0.0
        # Nothing can be counted in a unit whose own inverse is infinite.
        return mean if mean >= _LEAST else 1.0

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """The contacts apart by the different rows of ``covariates``; without any, all as one."""
        if self.covariates is None or not len(self):
            return (Profile(np.zeros(0), np.arange(len(self)), self),)
        rows, which = np.unique(self.covariates, axis=0, return_inverse=True)
        order = np.argsort(which.reshape(-1), kind="stable")
        ends = np.cumsum(np.bincount(which.reshape(-1), minlength=len(rows)))
        places = np.split(order, ends[:-1])
        return tuple(
            Profile(row, place, replace(self.part(place), covariates=None, names=()))
            for row, place in zip(rows, places, strict=True)
        )

    def part(self, rows: NDArray[np.integer] | NDArray[np.bool_] | slice) -> Histories:
        """Return the histories of some contacts."""
        return replace(
            self,
            frequency=self.frequency[rows],
            recency=self.recency[rows],
            T=self.T[rows],
            log_gaps=None if self.log_gaps is None else self.log_gaps[rows],
            covariates=None if self.covariates is None else self.covariates[rows],
        )

    def in_unit(self, unit: float) -> Histories:
        """Return the same histories with time counted in units of ``unit`` days."""
        gaps = None if self.log_gaps is None else self.log_gaps - self.frequency * np.log(unit)
        return replace(self, recency=self.recency / unit, T=self.T / unit, log_gaps=gaps)


@dataclass(frozen=True)
class Profile:
    """The contacts of whom the same is known: the row, their places, their histories."""

    row: Floats
    places: NDArray[np.integer]
    histories: Histories


class Model(Protocol):
    """A model of repeat buying; `hogerop.value.fitting.estimation.fit` finds its parameters.

    ``theta`` is what is estimated: the natural logs of the parameters, followed by the
    coefficients as they are, in the unit of time of the histories given with it. ``parameters``
    are the parameters themselves followed by the coefficients, in days.
    """

    @property
    def name(self) -> str:
        """What the field calls it, such as ``BG/NBD``."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters, all positive numbers, in order."""

    @property
    def time_powers(self) -> tuple[int, ...]:
        """For each parameter the power of time it is in: 1 for days, 0 for a bare number.

        All 0 means that the model counts occasions, not time.
        """

    @property
    def coefficients(self) -> tuple[str, ...]:
        """The names of the coefficients, which may be negative; none without covariates."""

    def start(self, histories: Histories) -> Floats:
        """Return a sensible ``theta`` to begin from."""

    def log_likelihood(self, theta: Floats, histories: Histories) -> tuple[float, Floats]:
        """Return the log-likelihood and its derivative to ``theta``, always finite."""

    def boundary(self, theta: Floats, log_likelihood: float, histories: Histories) -> str | None:
        """Say in words what the data cannot show, such as that no one has left yet."""

    def p_alive(self, parameters: Floats, histories: Histories) -> Floats:
        """Return the chance that each contact still buys."""

    def expected_orders(self, parameters: Floats, histories: Histories, days: float) -> Floats:
        """Return the orders expected of each contact in ``(T, T + days]``."""

    def discounted_orders(
        self, parameters: Floats, histories: Histories, days: float | None, yearly_rate: float
    ) -> Floats:
        """Return the same, an order at t counted as ``(1 + yearly_rate) ** (-t / DAYS_A_YEAR)``.

        ``days`` None means for ever (DERT); the rate must then be above 0.
        """

    def orders_by(self, parameters: Floats, days: Floats) -> Floats:
        """Return the repeat orders expected of a new buyer by each number of days after."""

    def draw_ahead(
        self, parameters: Floats, histories: Histories, days: float, random: np.random.Generator
    ) -> Ahead:
        """Draw when each contact orders in ``(T, T + days]``, chance in buying included."""


@dataclass(frozen=True)
class Fitted:
    """A model with the parameters that fit the histories best.

    Parameters
    ----------
    model : Model
        The model.
    values : float64 array
        Its parameters, then its coefficients, in days.
    covariance : float64 array
        Of the logs of the parameters and the coefficients as they are (``theta``).
    log_likelihood : float
        At these parameters, time in days.
    contacts : int
        How many contacts it was fitted to.
    unit : float
        The days that count as 1 in ``theta``: the mean of T.
    boundary : str, optional
        What the data cannot show, in words.
    cloud : Cloud, optional
        Draws of ``theta`` weighed by the exact likelihood (`estimation.with_cloud`). Without it
        intervals and draws come from the covariance: near enough for many contacts only (0012).
    """

    model: Model
    values: Floats
    covariance: Floats
    log_likelihood: float
    contacts: int
    unit: float
    boundary: str | None = None
    cloud: Cloud | None = None

    @property
    def theta(self) -> Floats:
        """The logs of the parameters, then the coefficients, time in `unit`."""
        theta, positive = self.values.copy(), self._positive
        powers = np.array(self.model.time_powers)
        theta[:positive] = np.log(theta[:positive]) - powers * np.log(self.unit)
        return theta

    @property
    def parameters(self) -> dict[str, float]:
        """The parameters and coefficients by name, in days."""
        return dict(zip(self._names, map(float, self.values), strict=True))

    @property
    def standard_errors(self) -> dict[str, float]:
        """Standard errors by name, in days (delta method)."""
        spread = np.sqrt(np.diag(self.covariance))
        spread[: self._positive] *= self.values[: self._positive]
        return dict(zip(self._names, map(float, spread), strict=True))

    def intervals(self, share: float = 0.95) -> dict[str, tuple[float, float]]:
        """Return each parameter's interval by name, in days."""
        low, high = map(self._in_days, self._doubt.interval(share))
        return {n: (float(a), float(b)) for n, a, b in zip(self._names, low, high, strict=True)}

    def draws(self, number: int, random: np.random.Generator) -> Floats:
        """Draw parameters as sure as they are: one row per draw, in the order of values."""
        drawn = self._doubt.draws(number, random)
        logs = drawn[:, : self._positive]
        np.clip(logs, -FURTHEST, FURTHEST, out=logs)
        return self._in_days(drawn)

    @property
    def _doubt(self) -> Cloud | Bell:
        return self.cloud or Bell(self.theta, self.covariance)

    def _in_days(self, theta: Floats) -> Floats:
        """Return the parameters, time in days, and the coefficients of each row of ``theta``."""
        out, positive = np.array(theta, np.float64), self._positive
        powers = np.array(self.model.time_powers)
        out[..., :positive] = np.exp(out[..., :positive] + powers * np.log(self.unit))
        return out

    @property
    def _positive(self) -> int:
        return len(self.model.parameters)

    @property
    def _names(self) -> tuple[str, ...]:
        return (*self.model.parameters, *self.model.coefficients)
