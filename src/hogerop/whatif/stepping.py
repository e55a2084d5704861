"""Each single step up beside as many more suspects, and which of them pays most.

Numbers only; runs no query.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from hogerop.forecast.rates import WIDE
from hogerop.ladder.rungs import SUSPECT
from hogerop.whatif.answer import Best, Step
from hogerop.whatif.calibrating import Chances, compared, likely_path
from hogerop.whatif.climbing import LEAST, Climb, contacts_by_standing
from hogerop.whatif.drawn import Drawn
from hogerop.whatif.figures import Figure, Kind, Range
from hogerop.whatif.kappa import Effect, Holdout, gain_per_move
from hogerop.whatif.meaning import About
from hogerop.whatif.reward import Floats
from hogerop.whatif.seen import Seen

__all__ = ["EFFECTS", "best", "proven", "single_steps"]

EFFECTS: tuple[tuple[Effect, Kind], ...] = (
    ("with_order", "calibrated"),
    ("carry_over", "carry_over"),
)


def proven(holdouts: Sequence[Holdout]) -> Figure:
    """Return what holdouts measured, all of them together.

    An experiment that was measured both ways counts once: with the nudged order.
    """
    counted = _counted(holdouts)
    if not counted:
        return Figure("proven", None)
    gain, se = sum(h.gain for h in counted), sum(h.se**2 for h in counted) ** 0.5
    return Figure("proven", _around(gain, se), None, len(counted))


def single_steps(
    steps: Sequence[Climb],
    of: Drawn,
    given: Chances,
    holdouts: Sequence[Holdout],
    months: int,
) -> tuple[Step, ...]:
    """Return each step up that can be answered for, from the foot of the ladder."""
    suspects = _numbers(0, of.suspect, given, holdouts, months)
    out = []
    for climb in steps:
        if not climb.contacts:
            continue
        each = _numbers(climb.rung, of.climbed(climb.rung), given, holdouts, months)
        everyone = [figure.times(climb.contacts) for figure in each[:-1]]
        here = proven([h for h in holdouts if h.step == climb.rung])
        out.append(
            Step(
                rung=climb.rung,
                contacts=climb.contacts,
                value=Range.of(of.here[climb.rung][:, months]),
                next_value=Range.of(of.above[climb.rung][:, months]),
                per_contact=each,
                in_all=(*everyone, here),
                as_suspects=tuple(figure.times(climb.contacts) for figure in suspects),
                left_out=climb.left_out,
            )
        )
    return tuple(out)


def best(steps: Sequence[Climb], of: Drawn, given: Chances, seen: Seen, months: int) -> Best | None:
    """Return which step pays most, and how sure that is; None where no step can be answered for."""
    fine = [climb for climb in steps if climb.contacts]
    if not fine:
        return None
    each = np.array([compared(climb.rung, of.climbed(climb.rung), given, months) for climb in fine])
    everyone = each * np.array([climb.contacts for climb in fine])[:, None, None]
    first, sure = _most(each)
    first_in_all, sure_in_all = _most(everyone)
    beats = None
    if contacts_by_standing(seen.standing, seen.now)[SUSPECT] >= LEAST:
        suspect = compared(0, of.suspect, given, months)
        beats = float(np.mean(each[first] > suspect))
    found = Best(fine[first].rung, fine[first_in_all].rung, sure, sure_in_all, beats)
    if len(fine) > 1:
        return found
    # Of one step alone it is no chance that it is the best.
    return replace(found, sure_per_contact=None, sure_in_all=None)


def _most(draws: Floats) -> tuple[int, float]:
    """Return which row is most often the highest, and how often."""
    wins = np.bincount(draws.argmax(axis=0).ravel(), minlength=len(draws))
    return int(wins.argmax()), float(wins.max() / wins.sum())


def _numbers(
    step: int, path: Floats, given: Chances, holdouts: Sequence[Holdout], months: int
) -> tuple[Figure, ...]:
    """Return the numbers of one move: ceiling, both calibrated ones, proven."""
    concerned = [h for h in holdouts if h.step == step]
    of: About = "moved" if step else "won"
    figures = [Figure("ceiling", Range.of(path[:, months]), about=of)]
    for effect, kind in EFFECTS:
        draws = likely_path(effect, step, path, given)[:, :, months]
        rests = sum(h.effect == effect for h in concerned)
        figures.append(Figure(kind, Range.of(draws.ravel()), None, rests, of))
    counted = _counted(concerned)
    change = _around(*gain_per_move(counted)) if counted else None
    return (*figures, Figure("proven", change, None, len(counted)))


def _counted(holdouts: Sequence[Holdout]) -> list[Holdout]:
    """Return one measurement of each experiment, step by step."""
    out = []
    for step in sorted({h.step for h in holdouts}):
        of_step = [h for h in holdouts if h.step == step]
        out += [h for h in of_step if h.effect == "with_order"] or of_step
    return out


def _around(middle: float, se: float) -> Range:
    return Range(middle, middle - WIDE * se, middle + WIDE * se)
