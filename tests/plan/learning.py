"""Whether a plan that learns from its holdouts earns more: ``make learning``.

In each made-up business (``tests/spec/plan/worlds.toml``) ten strategies can be tried on six rungs
for twelve rounds. What they really do is known here and not to the plan, which starts from a
library that promises too much, holds a tenth of everybody out, and believes what that measures.
Earnings are those expected under the truth, so that luck in a holdout is not luck in the score.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from hogerop.plan import Scarce, allocate
from hogerop.plan.exploring import explore
from hogerop.plan.knowing import Known
from hogerop.plan.posterior import Belief, Measured, Prior, believe, prior

WORLDS: Mapping[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "spec" / "plan" / "worlds.toml").read_text()
)
RUNGS = 6
Floats = np.ndarray
Random = np.random.Generator
DRAWS = 20
HELD = float(WORLDS["worlds"]["holdout"])
ROUNDS = int(WORLDS["worlds"]["rounds"])


@dataclass(frozen=True)
class Done:
    """What is done in a round: each contact's strategy, and the part of its like held out."""

    picks: np.ndarray
    held: Floats


@dataclass(frozen=True)
class World:
    """A business: who stands where, what a step is worth, and what strategies really do."""

    seed: int
    alike: int  # contacts that each of the unlike ones stands for
    rung: np.ndarray  # of each, from 0
    step: Floats  # rungs: chance of a step up
    value: Floats  # of each: what the step is worth
    costs: Floats  # strategies
    minutes: Floats  # strategies
    suits: np.ndarray  # strategies x rungs
    priors: Sequence[Prior]  # of each strategy: what the library expects
    lift: Floats  # strategies x rungs: the true one
    budget: float
    hours: float

    def gains(self, lift: Floats) -> Floats:
        """Return what each strategy brings with each contact, if these were the lifts."""
        return (self.step * np.where(self.suits, lift, -np.inf))[:, self.rung] * self.value

    def drawn(self, belief: Belief, seed: int) -> Floats:
        """Return the gains as they may be: contacts drawn by lot share one of twenty draws."""
        lot = np.random.default_rng([seed, 82]).integers(0, DRAWS, len(self.rung))
        lifts = belief.draws(DRAWS, seed=seed)[lot, :, self.rung].T
        return np.where(self.suits[:, self.rung], lifts, -np.inf) * self.unit

    @cached_property
    def unit(self) -> Floats:
        """What a lift of 1 would bring with each contact."""
        return self.step[self.rung] * self.value

    @cached_property
    def scarce(self) -> tuple[Scarce, ...]:
        """Money and minutes of one round, if a tenth of those chosen is held out and costs nothing.

        For each contact that stands for the others.
        """
        many = len(self.rung) / (1 - HELD)
        return Scarce(self.costs, self.budget * many), Scarce(self.minutes, self.hours * 60 * many)

    def earned(self, done: Done) -> float:
        """Return what a round's choice is worth under the truth, for all contacts."""
        who = np.flatnonzero(done.picks >= 0)
        picks = done.picks[who]
        left = self.gains(self.lift)[picks, who] - self.costs[picks]
        return float(left @ (1 - done.held[who])) * self.alike

    def measure(self, done: Done, random: Random) -> list[Measured]:
        """Play a round: return what the holdout says of each strategy on each rung."""
        out = []
        for s in range(len(self.costs)):
            for k in range(RUNGS):
                here = (done.picks == s) & (self.rung == k)
                many = int(here.sum()) * self.alike
                held = round(float(done.held[here].sum()) * self.alike)
                if min(held, many - held) < 1:
                    continue
                base = self.step[k]
                up = random.binomial(many - held, np.clip(base * (1 + self.lift[s, k]), 0, 1))
                left = random.binomial(held, base)
                gain = up / (many - held) - left / held
                se = np.sqrt(base * (1 - base) * (1 / (many - held) + 1 / held))
                out.append(Measured(s, k, gain / base, float(se / base)))
        return out


def world(seed: int, contacts: int) -> World:
    """Return the world of a seed; its people and truths are the same however many there are."""
    random = np.random.default_rng([seed, 36])
    of, rungs = WORLDS["strategies"], WORLDS["rungs"]
    many, strategies = WORLDS["worlds"]["alike"], WORLDS["worlds"]["strategies"]
    sizes = random.dirichlet(np.full(RUNGS, rungs["sizes"]))
    rung = np.sort(random.choice(RUNGS, many, p=sizes))
    value = _log(random, rungs["value"], RUNGS)[rung]
    published = _log(random, of["published"], strategies)
    classes = random.choice(list(of["evidence"]), strategies, p=list(of["evidence"].values()))
    costs = _log(random, of["cost"], strategies)
    minutes = _log(random, of["minutes"], strategies)
    minutes *= random.random(strategies) < of["with_minutes"]
    shared = random.uniform(*WORLDS["truth"]["shared"])
    z = WORLDS["truth"]["mean"] + np.sqrt(shared) * random.standard_normal((strategies, 1))
    z = z + np.sqrt(1 - shared) * random.standard_normal((strategies, RUNGS))
    holds = random.uniform(*WORLDS["truth"]["holds"])
    return World(
        seed=seed,
        alike=contacts // many,
        rung=rung,
        step=_log(random, rungs["step"], RUNGS),
        value=value * random.lognormal(0, rungs["between"], many),
        costs=costs,
        minutes=minutes,
        suits=random.random((strategies, RUNGS)) < of["suits"],
        priors=[prior(c, lift) for c, lift in zip(classes, published, strict=True)],
        lift=published[:, None] * holds * z,
        budget=float(_log(random, WORLDS["limits"]["budget"], 1)[0]),
        hours=float(_log(random, WORLDS["limits"]["hours"], 1)[0]),
    )


def _log(random: Random, ends: list[float], many: int) -> Floats:
    return np.exp(random.uniform(np.log(ends[0]), np.log(ends[1]), many))


Way = Callable[[World, Belief, int, int], Done]


def _a_tenth_held(world: World, gains: Floats) -> Done:
    picks = allocate(gains, world.costs, world.scarce).picks
    return Done(picks, np.full(len(picks), HELD))


def by_mean(world: World, belief: Belief, seed: int, left: int) -> Done:
    """Choose as if the mean of what is believed were true."""
    return _a_tenth_held(world, world.gains(belief.mean))


def by_draw(world: World, belief: Belief, seed: int, left: int) -> Done:
    """Choose as if draws from what is believed were true (Thompson)."""
    return _a_tenth_held(world, world.drawn(belief, seed))


def by_both(world: World, belief: Belief, seed: int, left: int) -> Done:
    """Choose as the product does, which is told how many rounds are left."""
    noise = (1 - world.step) / world.step / world.alike
    known = Known(belief, world.rung, world.unit, noise, left)
    gains = world.gains(belief.mean)
    found = explore(gains, world.costs, world.scarce, known, seed=seed, held=HELD)
    return Done(found.picks, found.held)


def rungs_apart(priors: Sequence[Prior], measured: Sequence[Measured], *, steps: int) -> Belief:
    """Return what is believed where one rung tells nothing of another, nor all of the doubt."""
    precision = np.repeat([[p.sd**-2.0] for p in priors], steps, axis=1)
    pulled = precision * np.array([[p.mean] for p in priors])
    for one in measured:
        precision[one.strategy, one.step] += one.se**-2
        pulled[one.strategy, one.step] += one.lift * one.se**-2
    return Belief(pulled / precision, np.eye(steps) / precision[:, :, None])


WAYS: Mapping[str, tuple[Way, Callable[..., Belief]]] = {
    "both": (by_both, believe),
    "thompson": (by_draw, believe),
    "mean": (by_mean, believe),
    "thompson, rungs apart": (by_draw, rungs_apart),
    "mean, rungs apart": (by_mean, rungs_apart),
}
"""How it is chosen, and from what is believed. Who believes what the product does is the harder one
to beat: it learns as much of each holdout."""


def play(world: World, way: Way, believing: Callable[..., Belief]) -> Floats:
    """Return what each round earns."""
    measured: list[Measured] = []
    earned = []
    for round_ in range(ROUNDS):
        seed = world.seed * 1000 + round_
        belief = believing(world.priors, measured, steps=RUNGS)
        done = way(world, belief, seed, ROUNDS - 1 - round_)
        earned.append(world.earned(done))
        measured += world.measure(done, np.random.default_rng([seed, 37]))
    return np.array(earned)


def never_learning(world: World) -> Floats:
    """Return what each round earns if the library is believed for ever: the same in all."""
    done = by_mean(world, believe(world.priors, steps=RUNGS), 0, 0)
    return np.full(ROUNDS, world.earned(done))


def oracle(world: World) -> float:
    """Return what all rounds would earn together if the truth were known and nobody held out."""
    money, minutes = world.scarce
    whole = tuple(Scarce(s.uses, s.limit * (1 - HELD)) for s in (money, minutes))
    best = allocate(world.gains(world.lift), world.costs, whole).worth
    return best * world.alike * ROUNDS


@dataclass(frozen=True)
class Line:
    """What one world earned by each way, as a part of what who knows the truth would earn."""

    seed: int
    contacts: int
    shares: Mapping[str, float]
    late: Mapping[str, float]  # of the last three rounds


def played(seed: int, contacts: int) -> Line:
    """Play one world in every way."""
    one = world(seed, contacts)
    best = oracle(one)
    earned = {name: play(one, *way) for name, way in WAYS.items()}
    earned["never learns"] = never_learning(one)
    return Line(
        seed,
        contacts,
        {name: float(some.sum() / best) for name, some in earned.items()},
        {name: float(some[-3:].sum() / best * ROUNDS / 3) for name, some in earned.items()},
    )


def ahead(lines: Sequence[Line], than: str) -> tuple[float, float]:
    """Return by how much the product's way is ahead, and its standard error, paired by world."""
    more = np.array([line.shares["both"] - line.shares[than] for line in lines])
    return float(more.mean()), float(more.std(ddof=1) / np.sqrt(len(more)))


def losses(lines: Sequence[Line], name: str) -> float:
    """Return in which share of the worlds twelve rounds together cost more than they brought."""
    return float(np.mean([line.shares[name] < 0 for line in lines]))


def told(lines: Sequence[Line]) -> str:
    """Return the table: a row for each way and number of contacts."""
    out = [
        "| contacts | way | worlds | share of the best | last 3 rounds | loss | both is ahead by |",
        "|---|---|---|---|---|---|---|",
    ]
    for contacts in WORLDS["worlds"]["contacts"]:
        some = [line for line in lines if line.contacts == contacts]
        for name in some[0].shares if some else ():
            share = np.mean([line.shares[name] for line in some])
            late = np.mean([line.late[name] for line in some])
            more, se = ahead(some, name)
            out.append(
                f"| {contacts:,} | {name} | {len(some)} | {share:.3f} | {late:.3f} "
                f"| {losses(some, name):.3f} | {more:.3f} (se {se:.3f}) |"
            )
    return "\n".join(out)


def main() -> int:
    """Print the table; return 1 where learning is not clearly ahead, or costs too often."""
    first, last = WORLDS["worlds"]["seeds"]
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--first", type=int, default=first, help="seed of the first world")
    asked.add_argument("--worlds", type=int, default=last - first + 1)
    given = asked.parse_args()
    lines: list[Line] = []
    for seed in range(given.first, given.first + given.worlds):
        lines += [played(seed, contacts) for contacts in WORLDS["worlds"]["contacts"]]
        sys.stderr.write(f"\r{seed + 1 - given.first} of {given.worlds}")
    sys.stderr.write("\n")
    sys.stdout.write(told(lines) + "\n")
    fine = True
    for contacts in WORLDS["worlds"]["contacts"]:
        some = [line for line in lines if line.contacts == contacts]
        gaps = [ahead(some, name) for name in ("thompson", "mean")]
        fine &= all(more > 2 * se for more, se in gaps) and losses(some, "both") <= 0.05
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
