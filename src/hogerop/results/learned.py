"""What a test teaches: rows of ``effects``, from which "what if" and the plan learn.

Numbers only; runs no query. A test teaches whatever it says, a gain, nothing or harm: to learn from
those alone that came out well would be to learn what is not so. A test that proves nothing teaches
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import pyarrow as pa

from hogerop.contracts import EFFECTS
from hogerop.results.effects import Effect
from hogerop.results.verdict import Judged

__all__ = ["Lesson", "Trial", "effects_table", "lessons"]


@dataclass(frozen=True)
class Trial:
    """Which action was tested, on whom.

    Parameters
    ----------
    run : str
        The action or experiment.
    strategy : str
        Key of its strategy.
    step : int
        Rung on which the people stood, 1 to 6; 0 = not known yet.
    window_days : int or None
        Over how many days it was counted what came of them, 1 or more; None = not known.
    """

    run: str
    strategy: str
    step: int
    window_days: int | None


@dataclass(frozen=True)
class Lesson:
    """One row of ``effects``; its columns are explained there."""

    step: int
    strategy: str
    outcome: str
    gain: float
    se: float
    window_days: int | None
    n: int
    induced_moves: float | None
    run: str


def lessons(
    of: Trial,
    moved: Judged,
    *,
    with_order: Judged | None = None,
    carry_over: Judged | None = None,
) -> tuple[Lesson, ...]:
    """Return what a test teaches.

    Parameters
    ----------
    of : Trial
        What was tested.
    moved : Judged
        Of the outcome "moved up a rung": a share.
    with_order, carry_over : Judged, optional
        Of the margin of the window, with the nudged order and without it; money.

    Returns
    -------
    tuple of Lesson
        None for an outcome of which there are too few to reckon with or which proves nothing, and
        none for the step where nobody held out made it. Moves that were induced are told only
        where it is shown that there were any: a gain over next to no moves would be any figure.
    """
    induced = None
    if moved.low > 0 and _teaches(moved):
        induced = moved.effect.gain * moved.effect.treated
    found = []
    if _teaches(moved) and moved.effect.held_out_mean > 0:
        found.append(_lesson(of, "step", *_relative(moved.effect), moved, induced))
    for outcome, judged in (("with_order", with_order), ("carry_over", carry_over)):
        if judged is not None and _teaches(judged) and moved.verdict != "no_proof":
            effect, many = judged.effect.cautious, judged.effect.treated
            found.append(
                _lesson(of, outcome, effect.gain * many, effect.se * many, judged, induced)
            )
    return tuple(found)


def effects_table(learned: Iterable[Lesson]) -> pa.Table:
    """Return lessons as ``contracts.EFFECTS``."""
    rows = [asdict(lesson) for lesson in learned]
    return EFFECTS.of({name: [row[name] for row in rows] for name in EFFECTS.schema.names})


def _lesson(
    of: Trial, outcome: str, gain: float, se: float, judged: Judged, induced: float | None
) -> Lesson:
    return Lesson(
        of.step, of.strategy, outcome, gain, se, of.window_days, judged.effect.treated, induced,
        of.run,
    )  # fmt: skip


def _teaches(judged: Judged) -> bool:
    return judged.verdict != "no_proof" and not judged.few


def _relative(effect: Effect) -> tuple[float, float]:
    """Return the gain of a share as a part of the share of those held out (delta method)."""
    left = effect.held_out_mean
    part = effect.gain / left
    own = left * (1 - left) / effect.held_out
    # The share of those held out is in the gain once already; below the line it counts the rest.
    variance = effect.cautious.se**2 + (part**2 + 2 * part) * own
    return part, max(variance, 0.0) ** 0.5 / left
