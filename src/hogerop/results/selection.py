"""Those who were chosen beside those who were not: why that shows no effect, in words.

Words and numbers; runs no query. Whoever is sent an offer was picked because they buy. A campaign
without a part of the people held out by lot is told so, with the two figures and what it would take
to know, and never with their difference as what it brought.

References
----------
Gordon, B. R., Moakler, R., & Zettelmeyer, F. (2023). Close enough? A large-scale exploration of
non-experimental approaches to advertising measurement. Marketing Science 42(4), 768-793: matching
on all that is known does not mend it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.errors import TooLittle
from hogerop.results.amounts import Outcome
from hogerop.results.effects import Flags, Floats
from hogerop.words import say

__all__ = ["Selection", "selection"]


@dataclass(frozen=True)
class Selection:
    """A comparison of unlike people. It has no gain: there is none to be had from it.

    Parameters
    ----------
    outcome : Outcome
        What was compared.
    chosen, others : int
        How many were chosen, and how many were not; 1 or more.
    chosen_mean, others_mean : float
        What came of each, on average.
    chosen_before, others_before : float or None
        The same before anything was done, where it is known.
    """

    outcome: Outcome
    chosen: int
    others: int
    chosen_mean: float
    others_mean: float
    chosen_before: float | None = None
    others_before: float | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """The two figures, why their difference is no effect, and how to come to know one."""
        told = say(
            "{outcome}: {chosen} for those who were chosen, {others} for those who were not. That"
            " is selection and no effect: they were not drawn by lot.",
            outcome=self.outcome.name,
            chosen=self.outcome.level(self.chosen_mean),
            others=self.outcome.level(self.others_mean),
        )
        remedy = say(
            "Leave a part of the people out by lot next time: then it can be known what it brings."
        )
        if self.chosen_before is None or self.others_before is None:
            return told, remedy
        before = say(
            "Before anything was done it was {chosen} and {others} already.",
            chosen=self.outcome.level(self.chosen_before),
            others=self.outcome.level(self.others_before),
        )
        return told, before, remedy


def selection(
    outcome: Outcome, chosen: Flags, values: Floats, before: Floats | None = None
) -> Selection:
    """Return what came of those who were chosen, and of the others.

    Parameters
    ----------
    chosen : array of bool
        Who was reached because somebody thought them fit for it.
    values : array of float
        What came of each.
    before : array of float, optional
        The same of a time before.

    Raises
    ------
    TooLittle
        If everybody was chosen, or nobody.
    """
    if chosen.all() or not chosen.any():
        raise TooLittle(
            say("Everybody was reached, or nobody: there is nobody to compare with."),
            fix=say("Hold more people out, by lot."),
        )
    earlier = (None, None) if before is None else (_mean(before, chosen), _mean(before, ~chosen))
    return Selection(
        outcome,
        int(chosen.sum()),
        int((~chosen).sum()),
        _mean(values, chosen),
        _mean(values, ~chosen),
        *earlier,
    )


def _mean(values: Floats, of: Flags) -> float:
    return float(np.mean(values[of]))
