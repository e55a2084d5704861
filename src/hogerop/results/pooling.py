"""One action on several rungs, taken together: each rung alone has too few people, as a rule.

Numbers and words; runs no query. On each rung lots were drawn by themselves, so each has its own
effect; together they are weighed by how many people there are on each, which is the effect on all
of them. (Weighed by precision it would be the effect on nobody in particular.)

References
----------
Imbens, G. W., & Rubin, D. B. (2015). Causal Inference for Statistics, Social, and Biomedical
Sciences, chapter 9: stratified randomised experiments.
Cochran, W. G. (1954). The combination of estimates from different experiments. Biometrics 10(1),
101-129: whether they differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hogerop.errors import TooLittle
from hogerop.ladder.rungs import KEYS, rung_name
from hogerop.results.amounts import Outcome
from hogerop.results.effects import Effect
from hogerop.words import say

__all__ = ["DIFFER", "Pooled", "pooled"]

DIFFER = 0.05
"""Chance below which the rungs are said to differ."""


@dataclass(frozen=True)
class Pooled:
    """One outcome of one action, all rungs together.

    Parameters
    ----------
    effect : Effect
        On all of them.
    by_rung : mapping
        Rung, 0 to 7 -> the effect there.
    alike : float
        How likely it is that the rungs differ so much, or more, by chance alone; 1 for one rung.
    """

    effect: Effect
    by_rung: Mapping[int, Effect]
    alike: float

    def sentence(self, outcome: Outcome) -> str:
        """Say where it did most and least if rungs differ by more than chance; else nothing."""
        if self.alike >= DIFFER:
            return ""
        most = max(self.by_rung, key=lambda rung: self.by_rung[rung].gain)
        least = min(self.by_rung, key=lambda rung: self.by_rung[rung].gain)
        return say(
            "It does not do the same on every rung: most on {most} ({gain}), least on {least}"
            " ({little}).",
            most=rung_name(KEYS[most]),
            gain=outcome.gain(self.by_rung[most].gain),
            least=rung_name(KEYS[least]),
            little=outcome.gain(self.by_rung[least].gain),
        )


def pooled(by_rung: Mapping[int, Effect]) -> Pooled:
    """Return the effect on the people of all rungs together.

    Parameters
    ----------
    by_rung : mapping
        Rung -> effect of the action on those who stood there; one rung or more.

    Raises
    ------
    TooLittle
        If there is no rung.
    """
    if not by_rung:
        raise TooLittle(say("There is no rung to take together."))
    several = list(by_rung.values())
    whole = sum(effect.units for effect in several)
    weights = [effect.units / whole for effect in several]

    def mean(values: list[float]) -> float:
        return sum(w * v for w, v in zip(weights, values, strict=True))

    def error(errors: list[float]) -> float:
        return float(sum((w * e) ** 2 for w, e in zip(weights, errors, strict=True)) ** 0.5)

    effect = Effect(
        gain=mean([e.gain for e in several]),
        se=error([e.se for e in several]),
        df=sum(e.df for e in several),
        treated_mean=mean([e.treated_mean for e in several]),
        held_out_mean=mean([e.held_out_mean for e in several]),
        treated=sum(e.treated for e in several),
        held_out=sum(e.held_out for e in several),
        removed=mean([e.removed for e in several]),
        se_alike=error([e.se_alike for e in several]),
    )
    return Pooled(effect, dict(by_rung), _alike(several))


def _alike(several: list[Effect]) -> float:
    """Return the chance of so large a Q (Cochran)."""
    from scipy.special import chdtrc

    own = [e.cautious for e in several if e.cautious.se > 0]
    if len(own) < 2:
        return 1.0
    weights = [e.se**-2 for e in own]
    middle = sum(w * e.gain for w, e in zip(weights, own, strict=True)) / sum(weights)
    q = sum(w * (e.gain - middle) ** 2 for w, e in zip(weights, own, strict=True))
    return float(chdtrc(len(own) - 1, q))
