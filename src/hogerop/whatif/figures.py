"""The numbers of an answer: each has a name, a range and a sentence, and none goes without them.

Numbers and words; runs no query.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from hogerop.paper import estimated_money
from hogerop.words import say

__all__ = ["KINDS", "LEVEL", "Figure", "Kind", "Range"]

LEVEL = 0.95

Kind = Literal["ceiling", "calibrated", "carry_over", "proven"]
"""``ceiling``: if they behaved like those who stand there. ``calibrated``: what such a move brings
by experiments, the nudged order included. ``carry_over``: the same without the nudged order, only
what comes after it. ``proven``: what holdouts measured, and nothing else."""

KINDS: tuple[Kind, ...] = ("ceiling", "calibrated", "carry_over", "proven")


@dataclass(frozen=True)
class Range:
    """A figure with its 95% range: ``low <= middle <= high``."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, draws: npt.NDArray[np.float64]) -> Range:
        """Return the median of draws, and the range that holds 95% of them.

        >>> found = Range.of(np.arange(101.0))
        >>> round(found.low, 9), found.middle, round(found.high, 9)
        (2.5, 50.0, 97.5)
        """
        tail = (1 - LEVEL) / 2
        low, middle, high = np.quantile(draws, [tail, 0.5, 1 - tail])
        return cls(float(middle), float(low), float(high))

    def times(self, factor: float) -> Range:
        """Return so many times as much; 0 or more times."""
        return Range(self.middle * factor, self.low * factor, self.high * factor)

    def said(self, currency: str) -> str:
        """Write the amount with its range."""
        return say(
            "{middle} (95%: {low} to {high})",
            middle=estimated_money(self.middle, currency),
            low=estimated_money(self.low, currency),
            high=estimated_money(self.high, currency),
        )


@dataclass(frozen=True)
class Figure:
    """One of the numbers of an answer.

    Parameters
    ----------
    kind : str
        Which one.
    change : Range or None
        Margin more (or less, negative) than without the change, in currency; None = not measured.
    after : Range or None
        Margin in all after the change, in currency.
    holdouts : int
        Experiments that it rests on, 0 or more.
    arithmetic : bool
        Whether it supposes nothing but that people go on buying as before.
    """

    kind: Kind
    change: Range | None
    after: Range | None = None
    holdouts: int = 0
    arithmetic: bool = False

    @property
    def label(self) -> str:
        """The name that the number never goes without."""
        return _label(self.kind)

    @property
    def meaning(self) -> str:
        """What the number says, and what it does not; one sentence."""
        if self.arithmetic and self.kind != "proven":
            return say("Arithmetic: it holds as long as people go on buying as before.")
        if self.kind == "ceiling":
            return say(
                "This compares people who differ: whoever stands a rung higher was often a better"
                " buyer already. Moving somebody up brings less, as a rule."
            )
        return _measured(self.kind) if self.holdouts else _not_measured(self.kind)

    def times(self, contacts: float) -> Figure:
        """Return the number for so many contacts instead of one; without what is proven.

        What was measured on some is not proven for all.
        """
        if self.kind == "proven" or self.change is None:
            return Figure(self.kind, None, None, 0)
        return Figure(self.kind, self.change.times(contacts), None, self.holdouts)

    def line(self, currency: str) -> str:
        """Write the number with its label, as one line."""
        amount = self.change.said(currency) if self.change else say("not measured")
        return say("{label}: {amount}", label=self.label, amount=amount)

    def sentence(self, currency: str) -> str:
        """Write the number with its label and what it means."""
        return say("{line}. {meaning}", line=self.line(currency), meaning=self.meaning)

    def as_dict(self) -> Mapping[str, object]:
        """Return the number for a machine, its label and meaning with it."""
        change = self.change
        return {
            "kind": self.kind,
            "label": self.label,
            "value": change.middle if change else None,
            "low": change.low if change else None,
            "high": change.high if change else None,
            "after": self.after.middle if self.after else None,
            "after_low": self.after.low if self.after else None,
            "after_high": self.after.high if self.after else None,
            "holdouts": self.holdouts,
            "meaning": self.meaning,
        }


def _label(kind: Kind) -> str:
    return {
        "ceiling": say("Ceiling, if they behaved like those who stand there"),
        "calibrated": say("Calibrated, with the nudged order"),
        "carry_over": say("Calibrated, carry-over only"),
        "proven": say("Proven by your own holdouts"),
    }[kind]


def _measured(kind: Kind) -> str:
    if kind == "calibrated":
        return say(
            "The ceiling, brought back to what your own holdouts measured for such a move, the"
            " order that was nudged included."
        )
    if kind == "carry_over":
        return say(
            "What your own holdouts measured after the nudged order: the buying that goes on"
            " because of it."
        )
    return say(
        "Measured, by leaving some people out by chance: what your own actions brought so far."
    )


def _not_measured(kind: Kind) -> str:
    if kind == "calibrated":
        return say(
            "Nothing was measured here yet: the ceiling times a wide guess (0.3, between 0.04 and"
            " 2.1), the order that was nudged included."
        )
    if kind == "carry_over":
        return say(
            "What goes on after the nudged order. Nothing was measured here yet: the same wide"
            " guess, with a chance of one in five that it is nothing at all."
        )
    return say(
        "No action with a part of the people held out by chance has been measured yet; until then"
        " nothing is proven."
    )
