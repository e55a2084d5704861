"""The numbers of an answer: each has a name, a range and a sentence, and none goes without them.

Numbers and words; runs no query.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from hogerop.paper import estimated_money
from hogerop.whatif.meaning import About, Kind, meaning
from hogerop.words import say

__all__ = ["KINDS", "LEVEL", "Figure", "Kind", "Range"]

LEVEL = 0.95

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
    about : str
        What the change is about; see `hogerop.whatif.meaning.About`.
    """

    kind: Kind
    change: Range | None
    after: Range | None = None
    holdouts: int = 0
    about: About = "moved"

    @property
    def label(self) -> str:
        """The name that the number never goes without."""
        return _label(self.kind)

    @property
    def meaning(self) -> str:
        """What the number says, and what it does not; a sentence or two."""
        return meaning(self.kind, self.about, measured=self.holdouts > 0)

    def times(self, contacts: float) -> Figure:
        """Return the number for so many contacts instead of one; without what is proven.

        What was measured on some is not proven for all.
        """
        if self.kind == "proven" or self.change is None:
            return replace(self, change=None, after=None, holdouts=0)
        return replace(self, change=self.change.times(contacts), after=None)

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
