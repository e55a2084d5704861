"""From ceilings to what is likely: every drawn chain's ceiling times what kappa may be.

Numbers only; runs no query. What was measured holds for the months it was measured in. After them
only the carry-over goes on, and fades: by a factor a month that may be anything from 0 to 1.

References
----------
Schmitt, P., Skiera, B., & Van den Bulte, C. (2011). Referral programs and customer value. Journal
of Marketing 75(1), 46-59.
Wolters, H. M., & Gedenk, K. (2018). Referral programs and customer value: Insights from the
telecommunications services industry. Journal of Marketing Behavior 3(4), 335-353. There the
referred stayed longer, at a lower margin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hogerop.whatif.kappa import Effect, Holdout, Measured, gain_per_move, posterior
from hogerop.whatif.pulling import ARITHMETIC, Part
from hogerop.whatif.reward import Floats

__all__ = ["Chances", "chances", "compared", "likely", "likely_path"]

REFERRED, REFERRED_SD = 1.10, 0.15
"""How many times as much the referred bring: studies find more (16%) and less, so a tenth more."""
EACH = 20
"""Draws of kappa for each drawn chain."""


@dataclass(frozen=True)
class Chances:
    """What may be true of each step, chains x `EACH`.

    Parameters
    ----------
    with_order, carry_over : mapping of step to array
        Draws of kappa. A step that is not there was not measured: see ``guess_*``.
    guess_with, guess_carry : array
        Draws of the guess, the same for every step that was not measured: sums are as wide as they
        may be.
    apart : mapping of step to array
        Draws of kappa with the nudged order, each step's own: for comparing steps. Whether kappa
        is the same on each is not known.
    fade, referred : array
        Factor a month after the window; factor for those who were referred.
    window : mapping of step to int
        Months measured, of steps that were.
    """

    with_order: Mapping[int, Floats]
    carry_over: Mapping[int, Floats]
    guess_with: Floats
    guess_carry: Floats
    apart: Mapping[int, Floats]
    fade: Floats
    referred: Floats
    window: Mapping[int, int]


def chances(
    holdouts: Sequence[Holdout], paths: Mapping[int, Floats], chains: int, *, seed: int
) -> Chances:
    """Return what may be true, given what the business's holdouts measured.

    Parameters
    ----------
    holdouts : sequence of Holdout
        All of them.
    paths : mapping of step to array, chains x months
        Ceiling per contact moved after 0, 1, ... months, as things are.
    chains : int
        How many chains were drawn.
    seed : int
        Of the draws.
    """
    random = np.random.default_rng([seed, 55])

    def spread() -> Floats:
        places = (np.arange(chains * EACH) + 0.5) / (chains * EACH)
        return random.permutation(places).reshape(chains, EACH)

    shared = spread()
    found: dict[Effect, dict[int, Floats]] = {"with_order": {}, "carry_over": {}}
    window: dict[int, int] = {}
    for step in sorted({holdout.step for holdout in holdouts} & set(paths)):
        own = spread()
        for effect, of_effect in found.items():
            of_step = [h for h in holdouts if h.step == step and h.effect == effect]
            if of_step:
                of_effect[step] = posterior(effect, own, _measured(of_step, paths[step]))
        months = paths[step].shape[1] - 1
        window[step] = min(max(h.window_months for h in holdouts if h.step == step), months)
    with_order = found["with_order"]
    apart = {step: posterior("with_order", spread()) for step in paths if step not in with_order}
    return Chances(
        with_order=with_order,
        carry_over=found["carry_over"],
        guess_with=posterior("with_order", shared),
        guess_carry=posterior("carry_over", shared),
        apart={**apart, **with_order},
        fade=spread(),
        referred=np.maximum(REFERRED + REFERRED_SD * random.standard_normal((chains, EACH)), 0.0),
        window=window,
    )


def _measured(holdouts: Sequence[Holdout], path: Floats) -> list[Measured]:
    """Return what holdouts of one step and effect say, one for each window."""
    out = []
    for months in sorted({holdout.window_months for holdout in holdouts}):
        gain, se = gain_per_move([h for h in holdouts if h.window_months == months])
        out.append(Measured(gain, se, path[:, min(months, path.shape[1] - 1)]))
    return out


def likely_path(effect: Effect, step: int, path: Floats, given: Chances) -> Floats:
    """Return what one move is likely to bring after 0, 1, ... months: chains x draws x months.

    Parameters
    ----------
    effect : str
        The nudged order included, or carry-over only.
    step : int
        As in `Part`.
    path : array of float, chains x months
        The ceiling of one move.
    given : Chances
        What may be true.
    """
    if step == ARITHMETIC:
        return np.repeat(path[:, None, :], EACH, axis=1)
    carry = given.carry_over.get(step, given.guess_carry)[:, :, None]
    kappa = carry
    if effect == "with_order":
        kappa = given.with_order.get(step, given.guess_with)[:, :, None]
    measured = step in (given.with_order if effect == "with_order" else given.carry_over)
    if not measured:
        return kappa * path[:, None, :]
    window = given.window[step]
    steps = np.diff(path, axis=1)[:, None, :]
    late = np.arange(1, steps.shape[2] - window + 1)
    faded = np.maximum(steps[:, :, window:], 0.0) * given.fade[:, :, None] ** late
    monthly = np.concatenate([kappa * steps[:, :, :window], carry * faded], axis=2)
    return np.concatenate([np.zeros((*kappa.shape[:2], 1)), np.cumsum(monthly, axis=2)], axis=2)


def compared(step: int, path: Floats, given: Chances, months: int) -> Floats:
    """Return what one move brings in so many months, for comparing it with one of another step."""
    own = replace(given, guess_with=given.apart[step])
    return np.asarray(likely_path("with_order", step, path, own)[:, :, months])


def likely(effect: Effect, part: Part, paths: Floats, months: int, given: Chances) -> Floats:
    """Return what a part is likely to bring in so many months: chains x draws."""
    brought = part.over(months, likely_path(effect, part.step, paths, given))
    return brought * given.referred if part.referred else brought
