"""What else is known of a contact and does not change, such as the channel they came by.

Works with any model whose parameters have a scale for the rate of buying and one for leaving. Each
contact's scales are the business's times ``exp(-coefficient * covariate)`` (for a chance of
leaving, ``exp(+...)``), so a coefficient above 0 means: buys more, or leaves sooner. All contacts
of whom the same is known share their parameters, so the model is asked once per *profile*; use
channels and kinds rather than figures that differ for everybody.

References
----------
Fader, P. S. and Hardie, B. G. S. (2007), "Incorporating time-invariant covariates into the
Pareto/NBD and BG/NBD models": equations 1 and 2 (alpha and beta), and for BG/NBD alpha and a with
no covariates on b.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.value.fitting.ahead import Ahead
from hogerop.value.fitting.model import Floats, Histories, Model

__all__ = ["WithCovariates", "orders_by_of"]

_SCALES = {"alpha": ("buying", -1.0), "a": ("leaving", 1.0), "beta": ("leaving", -1.0)}


@dataclass(frozen=True)
class WithCovariates:
    """A model whose buyers also differ by what is known of them.

    Parameters
    ----------
    model : Model
        BG/NBD, MBG/NBD or Pareto/NBD, or another with parameters named as theirs.
    names : tuple of str
        The columns of ``Histories.covariates``, in order.
    """

    model: Model
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the field calls the model underneath."""
        return self.model.name

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of a contact whose covariates are all 0."""
        return self.model.parameters

    @property
    def time_powers(self) -> tuple[int, ...]:
        """Those of the model underneath."""
        return self.model.time_powers

    @property
    def coefficients(self) -> tuple[str, ...]:
        """One for each scale and covariate, such as ``buying.shop``."""
        return tuple(f"{_SCALES[p][0]}.{n}" for p in self._scales for n in self.names)

    def start(self, histories: Histories) -> Floats:
        """Return the model's own start, and covariates that make no difference."""
        return np.concatenate([self.model.start(histories), np.zeros(len(self.coefficients))])

    def log_likelihood(self, theta: Floats, histories: Histories) -> tuple[float, Floats]:
        """Return the sum over profiles, and its derivative by the chain rule."""
        value, slope, positive = 0.0, np.zeros(len(theta)), len(self.parameters)
        for profile in histories.profiles:
            effects = self._effects(profile.row)
            own = theta[:positive] + effects @ theta[positive:]
            add, rise = self.model.log_likelihood(own, profile.histories)
            value += add
            slope[:positive] += rise
            slope[positive:] += rise @ effects
        return value, slope

    def boundary(self, theta: Floats, log_likelihood: float, histories: Histories) -> str | None:
        """Say what the model underneath says."""
        return self.model.boundary(theta[: len(self.parameters)], log_likelihood, histories)

    def p_alive(self, parameters: Floats, histories: Histories) -> Floats:
        """Return the chance that each contact still buys."""
        out = np.ones(len(histories))
        for profile in histories.profiles:
            own = self.own(parameters, profile.row)
            out[profile.places] = self.model.p_alive(own, profile.histories)
        return out

    def expected_orders(self, parameters: Floats, histories: Histories, days: float) -> Floats:
        """Return the orders expected of each contact in ``(T, T + days]``."""
        out = np.zeros(len(histories))
        for profile in histories.profiles:
            own = self.own(parameters, profile.row)
            out[profile.places] = self.model.expected_orders(own, profile.histories, days)
        return out

    def discounted_orders(
        self, parameters: Floats, histories: Histories, days: float | None, yearly_rate: float
    ) -> Floats:
        """Return the same with later orders counting for less; ``days`` None is for ever."""
        out = np.zeros(len(histories))
        for profile in histories.profiles:
            own = self.own(parameters, profile.row)
            orders = self.model.discounted_orders(own, profile.histories, days, yearly_rate)
            out[profile.places] = orders
        return out

    def orders_by(self, parameters: Floats, days: Floats) -> Floats:
        """Return the repeat orders of a new buyer whose covariates are all 0."""
        return self.model.orders_by(parameters[: len(self.parameters)], days)

    def draw_ahead(
        self, parameters: Floats, histories: Histories, days: float, random: np.random.Generator
    ) -> Ahead:
        """Draw what each contact orders in ``(T, T + days]``, chance in buying included."""
        n, every = len(histories), 1
        orders, steps, first = (np.zeros(n, np.int64) for _ in range(3))
        time = np.zeros(n)
        for profile in histories.profiles:
            own, at = self.own(parameters, profile.row), profile.places
            drawn = self.model.draw_ahead(own, profile.histories, days, random)
            orders[at], steps[at], first[at] = drawn.orders, drawn.steps, drawn.first
            time[at], every = drawn.days, drawn.every
        return Ahead(orders, steps, time, first, every)

    def own(self, parameters: Floats, row: Floats) -> Floats:
        """Return the parameters of contacts with these covariates."""
        positive = len(self.parameters)
        moved: Floats = np.exp(self._effects(row) @ parameters[positive:])
        return parameters[:positive] * moved

    def _effects(self, row: Floats) -> Floats:
        """Return how each coefficient moves the log of each parameter, given the covariates."""
        out = np.zeros((len(self.parameters), len(self.coefficients)))
        for place, scale in enumerate(self._scales):
            columns = slice(place * len(row), (place + 1) * len(row))
            out[self.parameters.index(scale), columns] = _SCALES[scale][1] * row
        return out

    @property
    def _scales(self) -> tuple[str, ...]:
        return tuple(p for p in self.parameters if p in _SCALES)


def orders_by_of(model: Model, parameters: Floats, row: Floats, days: Floats) -> Floats:
    """Return the repeat orders by each number of days of a new buyer with these covariates."""
    if isinstance(model, WithCovariates):
        return model.model.orders_by(model.own(parameters, row), days)
    return model.orders_by(parameters, days)
