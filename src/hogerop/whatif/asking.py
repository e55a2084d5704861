"""Ask "what if": from what was seen of the moves to an answer in three numbers.

Numbers and words; runs no query.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from hogerop.forecast.months import FARTHEST
from hogerop.paper import number
from hogerop.whatif.answer import Answer
from hogerop.whatif.calibrating import Chances, chances, likely
from hogerop.whatif.climbing import Climb, climbs
from hogerop.whatif.counting import moved
from hogerop.whatif.drawn import Drawn, drawn
from hogerop.whatif.figures import Figure, Range
from hogerop.whatif.kappa import Holdout
from hogerop.whatif.levers import Lever
from hogerop.whatif.meaning import about
from hogerop.whatif.pulling import ARITHMETIC, Terms
from hogerop.whatif.refusing import check, left_out, not_answered
from hogerop.whatif.seen import Seen
from hogerop.whatif.stepping import EFFECTS, best, proven, single_steps
from hogerop.whatif.winning import winning
from hogerop.words import say

__all__ = ["DRAWS", "LONG", "MONTHS", "what_if"]

MONTHS, LONG = 12, FARTHEST
"""Over how many months an answer is given, and over how many it is extrapolated."""
DRAWS = 200


@dataclass(frozen=True)
class _Ground:
    """What every answer to one question stands on."""

    levers: tuple[Lever, ...]
    seen: Seen
    steps: tuple[Climb, ...]
    drawn: Drawn
    given: Chances
    holdouts: tuple[Holdout, ...]
    terms: Terms


def what_if(
    levers: Sequence[Lever],
    seen: Seen,
    *,
    terms: Terms | None = None,
    holdouts: Sequence[Holdout] = (),
    months: int = MONTHS,
    draws: int = DRAWS,
    seed: int = 1,
) -> Answer:
    """Return what would change, as three numbers with their ranges.

    Parameters
    ----------
    levers : sequence of Lever
        Pulled together; at least one.
    seen : Seen
        Moves, money, and who stands where now.
    terms : Terms, optional
        Currency, discount and costs.
    holdouts : sequence of Holdout
        What experiments measured; none = nothing is proven, and kappa is a guess.
    months : int
        Over how many months, 1 to 36.
    draws, seed : int
        How many chains are drawn for the ranges, and by which chance.

    Raises
    ------
    AskedWrongly
        Levers that cannot be pulled together; every problem at once.
    TooLittle
        Fewer than 30 contacts on a rung that is asked about.
    """
    terms = terms or Terms()
    steps = climbs(seen.standing, seen.now)
    check(levers, seen, steps, terms, months)
    found = drawn(levers, seen, steps, terms, months=LONG, number=draws, seed=seed)
    ground = _Ground(
        levers=tuple(levers),
        seen=seen,
        steps=steps,
        drawn=found,
        given=chances(holdouts, found.paths(), draws, seed=seed),
        holdouts=tuple(holdouts),
        terms=terms,
    )
    short = _answer(ground, months)
    if months >= LONG:
        return replace(short, extrapolated=True)
    return replace(short, longer=replace(_answer(ground, LONG), extrapolated=True))


def _answer(on: _Ground, months: int) -> Answer:
    before = on.drawn.before[:, months]
    parts = on.drawn.parts
    concerned = [h for h in on.holdouts if h.step in {part.step for part, _ in parts}]
    whole = np.zeros(len(before))
    for part, paths in parts:
        whole = whole + part.over(months, paths)
    of = about(on.levers)
    calibrated = {}
    for effect, kind in EFFECTS:
        change = np.zeros((len(before), 1))
        for part, paths in parts:
            change = change + likely(effect, part, paths, months, on.given)
        rests = sum(h.effect == effect for h in concerned)
        after = Range.of((before[:, None] + change).ravel())
        calibrated[kind] = Figure(kind, Range.of(change.ravel()), after, rests, of)
    return Answer(
        levers=on.levers,
        months=months,
        currency=on.terms.currency,
        before=Range.of(before),
        moved=moved(on.levers, on.seen, on.steps, months),
        ceiling=Figure("ceiling", Range.of(whole), Range.of(before + whole), 0, of),
        calibrated=calibrated["calibrated"],
        carry_over=calibrated["carry_over"],
        proven=proven(concerned),
        winning=winning(
            on.levers, on.terms.cost_per_suspect, months, yearly_rate=on.terms.yearly_rate
        ),
        steps=single_steps(on.steps, on.drawn, on.given, on.holdouts, months),
        best=best(on.steps, on.drawn, on.given, on.seen, months),
        left_out=sum(climb.left_out for climb in not_answered(on.levers, on.steps)),
        sends=on.seen.sending is not None and bool(on.seen.sending.sends.any()),
        refused=left_out(on.levers, on.steps),
        warnings=_warnings(on, concerned, months),
    )


def _warnings(on: _Ground, concerned: Sequence[Holdout], months: int) -> tuple[str, ...]:
    out = []
    if months > MONTHS:
        out.append(
            say(
                "{months} months is an extrapolation: it says what would follow if everybody went"
                " on as in the months known.",
                months=number(months),
            )
        )
    sums = [part.step == ARITHMETIC for part, _ in on.drawn.parts]
    if any(sums) and not all(sums):
        out.append(
            say("What cost and margin bring is arithmetic: it holds if people buy as before.")
        )
    if any(part.step >= 1 and np.median(paths[:, months]) < 0 for part, paths in on.drawn.parts):
        out.append(
            say("Those on a rung above bring less here than those below; moving up costs margin.")
        )
    measured = proven(concerned).change
    if measured is not None and measured.high < 0:
        out.append(say("Your own holdouts say that such a move lost money so far."))
    out.append(
        say(
            "People on one rung differ, and the best of them stay the best: on public data the top"
            " rung brought a quarter more than the chain said."
        )
    )
    return tuple(out)
