"""Whether the ranges of "what if" hold the truth, where the truth is known: ``make habits``.

In each made-up world (`habit_world`) the ladder of a year is counted, and it is asked what it would
bring if every customer moved up to member by ordering once more. Then three experiments are played:
7,500 customers by chance are asked, as many are left alone, and one in five of those asked orders
once more. The answer is given before and after them. Nothing in `hogerop.whatif` was set by what
comes out here.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from tests.whatif.habit_world import (
    AHEAD,
    CUSTOMER,
    KNOWN,
    LOOK,
    People,
    people,
    play,
    standings,
    truth,
)

from hogerop.forecast.cells import (
    cells,
    chain_of_cells,
    codes_of,
)
from hogerop.forecast.flows import flows
from hogerop.forecast.waits import told_apart
from hogerop.whatif import Answer, Figure, Holdout, Seen, StepUp, Terms, seen_of, what_if
from hogerop.whatif.kappa import Effect

LIFTS = (0.0, 0.1, 0.3, 0.6)
BUYERS, ARM, HOLDOUTS, COMPLY = 560_000, 7_500, 3, 0.2
FUTURES = 4
TERMS = Terms(yearly_rate=0.0)
"""The truth is not discounted, so neither is the answer."""


@dataclass(frozen=True)
class Line:
    """One effect in one world: the truth, and the ranges before and after the experiments."""

    lift: float
    effect: Effect
    truth: float
    prior: Figure
    after: Figure
    ceiling: Figure


def world(
    lift: float, seed: int, *, window: int = AHEAD, buyers: int = BUYERS, arm: int = ARM
) -> list[Line]:
    """Play one world and ask before and after three experiments measured over so many months."""
    who = people(buyers, lift, seed)
    nobody = np.zeros(buyers, bool)
    past = standings(play(who, nobody), KNOWN)
    on = past.standing[-1] == CUSTOMER
    told = truth(who, on, FUTURES)
    moves = flows(past, codes_of(past, LOOK), LOOK.standing(np.arange(LOOK.codes)))
    moves = told_apart(moves, LOOK)
    chain = chain_of_cells(moves, LOOK)
    seen = seen_of(cells(moves, chain), alike=chain.alike)
    measured = experiments(who, on, seed, window, arm)
    before, after = _ask(seen, [], seed), _ask(seen, measured, seed)
    return [
        Line(lift, effect, size * before.moved, first, then, before.ceiling)
        for effect, size, first, then in (
            ("with_order", told.with_order, before.calibrated, after.calibrated),
            ("carry_over", told.carry_over, before.carry_over, after.carry_over),
        )
    ]


def _ask(seen: Seen, holdouts: Sequence[Holdout], seed: int) -> Answer:
    return what_if([StepUp(CUSTOMER, 1.0)], seen, terms=TERMS, holdouts=holdouts, seed=seed)


def experiments(who: People, on: np.ndarray, seed: int, window: int, arm: int) -> list[Holdout]:
    """Play three experiments on customers, none of whom is in two of them."""
    random = np.random.default_rng([seed, 78])
    drawn = random.permutation(np.flatnonzero(on))[: 2 * arm * HOLDOUTS].reshape(HOLDOUTS, 2, arm)
    out = []
    for number, (asked, left) in enumerate(drawn):
        nudged = np.zeros(len(on), bool)
        nudged[asked[random.random(arm) < COMPLY]] = True
        played = play(who, nudged, future=1000 + number, only=on)
        late = played.money[KNOWN : KNOWN + window].sum(axis=0)
        for effect, money in (("with_order", late + played.nudged), ("carry_over", late)):
            spread = np.var(money[asked], ddof=1) + np.var(money[left], ddof=1)
            out.append(
                Holdout(
                    step=CUSTOMER,
                    effect=effect,  # type: ignore[arg-type]
                    gain=float(money[asked].sum() - money[left].sum()),
                    se=float((spread * arm) ** 0.5),
                    induced_moves=float(nudged.sum()),
                    window_months=window,
                    contacts=arm,
                )
            )
    return out


def told(lines: Sequence[Line]) -> str:
    """Return the table, a row for each effect and habit and one for all habits together."""
    head = (
        "| effect | habit | worlds | truth | ceiling | kappa | prior holds | after holds | width |"
    )
    out = [head, "|---|---|---|---|---|---|---|---|---|"]
    for effect in ("with_order", "carry_over"):
        of_effect = [line for line in lines if line.effect == effect]
        for lift in (*sorted({line.lift for line in of_effect}), None):
            some = [line for line in of_effect if lift is None or line.lift == lift]
            truths = float(np.mean([line.truth for line in some]))
            ceiling = float(np.mean([_range(line.ceiling)[1] for line in some]))
            out.append(
                f"| {effect} | {'all' if lift is None else lift} | {len(some)} | {truths:,.0f} "
                f"| {ceiling:,.0f} | {truths / ceiling:.3f} | {share_held(some, 'prior'):.3f} "
                f"| {share_held(some, 'after'):.3f} | {width(some):.3f} |"
            )
    return "\n".join(out)


def share_held(lines: Sequence[Line], which: str) -> float:
    """Return in which share of the worlds the 95% range holds the truth."""
    held = []
    for line in lines:
        low, _, high = _range(line.prior if which == "prior" else line.after)
        held.append(low <= line.truth <= high)
    return float(np.mean(held))


def width(lines: Sequence[Line]) -> float:
    """Return the mean width after the experiments, as a share of that before."""
    shares = []
    for line in lines:
        before, after = _range(line.prior), _range(line.after)
        shares.append((after[2] - after[0]) / (before[2] - before[0]))
    return float(np.mean(shares))


def _range(figure: Figure) -> tuple[float, float, float]:
    assert figure.change is not None
    return figure.change.low, figure.change.middle, figure.change.high


def main() -> int:
    """Print the table; return 1 where ranges hold the truth too seldom or stay too wide."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--worlds", type=int, default=25, help="of each habit")
    asked.add_argument("--window", type=int, default=AHEAD, help="months that are measured")
    given = asked.parse_args()
    lines: list[Line] = []
    for seed in range(1, given.worlds + 1):
        for lift in LIFTS:
            lines += world(lift, seed, window=given.window)
        sys.stderr.write(f"{seed} of {given.worlds} worlds of each habit\n")
        if seed % 5 == 0 and seed < given.worlds:
            sys.stderr.write(told(lines) + "\n")
    sys.stdout.write(told(lines) + "\n")
    fine = all(
        share_held(of, "after") >= 0.90 and width(of) <= 0.5
        for effect in ("with_order", "carry_over")
        for of in [[line for line in lines if line.effect == effect]]
    )
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
