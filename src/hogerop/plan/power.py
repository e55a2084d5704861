"""How many people it takes to see an effect, and which effect so many can show. Runs no query.

A test between two proportions (who moved up among the treated, and among those held out), two-sided
at 5%, that sees an effect in four cases out of five. The normal approximation is used, which is too
hopeful for a handful of people: below some ten moves in an arm, look at people and not at figures.

References
----------
Fleiss, J. L., Levin, B., & Paik, M. C. (2003). Statistical Methods for Rates and Proportions, 3rd
ed., section 4.2 (with the variance of the alternative, not pooled).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from hogerop.errors import AskedWrongly
from hogerop.paper import number
from hogerop.words import say, say_count

__all__ = ["Power", "least_visible", "least_visible_mean", "needed", "needed_per_arm", "power_said"]

_SIGNIFICANCE = 1.959963984540054  # normal quantile of 1 - 0.05 / 2
_POWER = 0.8416212335729143  # normal quantile of 0.8
_MANY = 1_000_000
_HANDFUL = 5
"""Units in the smaller arm below which no figure is given: one of them more or less is chance."""
_BOTH = (_SIGNIFICANCE + _POWER) ** 2


def needed_per_arm(base: float, effect: float) -> int:
    """Return how many units each of two equal arms needs, to the nearest whole one.

    Parameters
    ----------
    base : float
        Part that moves up when left alone, 0 to 1.
    effect : float
        Difference to be seen, as a part (0.01 is one point); not 0.

    Examples
    --------
    >>> needed_per_arm(0.05, 0.01)
    8155
    """
    _check(base, effect)
    treated = base + effect
    return round(_BOTH * (_spread(base) + _spread(treated)) / effect**2)


def needed(base: float, effect: float, *, share: float = 0.5) -> int:
    """Return how many units an action needs in all when it holds out a share of them.

    Parameters
    ----------
    share : float
        Part that is held out, above 0 and below 1.
    """
    _check(base, effect)
    spread = _spread(base + effect) / (1 - share) + _spread(base) / share
    return round(_BOTH * spread / effect**2)


def least_visible(base: float, treated: int, held: int) -> float | None:
    """Return the smallest rise that would be seen, as a part; None where not even the largest is.

    Parameters
    ----------
    base : float
        Part that moves up when left alone, 0 to 1.
    treated, held : int
        Units in both arms.

    Examples
    --------
    >>> round(least_visible(0.01, 40, 40), 2)
    0.18
    """
    if not 0 <= base <= 1:
        raise AskedWrongly(say("A part of the people lies between 0 and 1."), where=f"base={base}")
    if min(treated, held) < 1:
        return None
    # d^2 = k (p(1-p)/held + (p+d)(1-p-d)/treated), a square equation in d.
    k = _BOTH / treated
    a, b = 1 + k, -k * (1 - 2 * base)
    c = -_BOTH * _spread(base) * (1 / treated + 1 / held)
    rise = (-b + sqrt(b * b - 4 * a * c)) / (2 * a)
    return rise if 0 < rise <= 1 - base else None


def least_visible_mean(sd: float, treated: int, held: int) -> float | None:
    """Return the smallest difference of means that would be seen; None where an arm is empty.

    Parameters
    ----------
    sd : float
        Standard deviation of the outcome between units; the difference has its unit.
    """
    if min(treated, held) < 1:
        return None
    return sqrt(_BOTH * (1 / treated + 1 / held)) * sd


@dataclass(frozen=True)
class Power:
    """What an action of this size can show.

    Parameters
    ----------
    people : int
        Treated and held out together.
    treated, held : int
        Units that were drawn by lot (contacts, households, referrers).
    base : float
        Part that moves up when left alone, 0 to 1.
    expected : float
        Rise that the strategy is expected to bring, as a part.
    """

    people: int
    treated: int
    held: int
    base: float
    expected: float

    @property
    def visible(self) -> float | None:
        """The smallest rise that would be seen; None where none would."""
        return least_visible(self.base, self.treated, self.held)

    @property
    def handful(self) -> bool:
        """Whether an arm has so few that no figure says anything."""
        return min(self.treated, self.held) < _HANDFUL

    @property
    def enough(self) -> bool:
        """Whether the rise that is expected would be seen; never with a handful in an arm."""
        if self.handful:
            return False
        return self.visible is not None and self.visible <= self.expected

    @property
    def needed(self) -> int | None:
        """People that it takes to see what is expected; None where nothing is."""
        if not 0 < self.expected <= 1 - self.base or not self.held:
            return None
        units = self.treated + self.held
        per_unit = self.people / units
        return round(needed(self.base, self.expected, share=self.held / units) * per_unit)


def power_said(power: Power) -> str:
    """Say what an action of this size can show, and what to do where that is too little."""
    people = number(power.people)
    if not power.held:
        told = say_count(
            "One person is not enough to hold anybody out, so nothing will be known of its effect.",
            "With {n} people nobody is held out, so nothing will be known of its effect.",
            power.people,
        )
        return f"{told} {_for_other_reasons()}"
    if power.visible is None or power.handful:
        told = say("{people} people are too few to measure anything.", people=people)
        return f"{told} {_for_other_reasons()}"
    points = _points(power.visible)
    if power.enough:
        return say(
            "With {people} people, an effect of {points} or more shows in four cases out of five;"
            " {expected} is expected.",
            people=people,
            points=points,
            expected=_points(power.expected),
        )
    told = say(
        "With {people} people you will only see an effect above {points}.",
        people=people,
        points=points,
    )
    if power.needed is not None and power.needed > _MANY:
        told += " " + say("What is expected is too little to be seen, even with a million people.")
    elif power.needed is not None:
        told += " " + say(
            "To see what is expected, {expected}, takes about {needed} people.",
            needed=number(int(float(f"{power.needed:.3g}"))),
            expected=_points(power.expected),
        )
    return f"{told} {_for_other_reasons()}"


def _for_other_reasons() -> str:
    return say("Do it for other reasons, or pool it with the same action on other rungs.")


def _points(part: float) -> str:
    points = part * 100
    written = number(round(points, 0 if points >= 9.5 else 1))
    return say("1 point") if written == "1" else say("{points} points", points=written)


def _spread(part: float) -> float:
    return part * (1 - part)


def _check(base: float, effect: float) -> None:
    if not (0 <= base <= 1 and 0 <= base + effect <= 1) or effect == 0:
        raise AskedWrongly(
            say("A part of the people lies between 0 and 1, with the effect and without it."),
            where=f"base={base}, effect={effect}",
        )
