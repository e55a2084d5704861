"""Tests in which chance chose, as they came in: who was in which arm, and what came of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hogerop.contracts import Engine
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.results.effects import Flags, Floats, Ints, Units
from hogerop.results.known_before import Known, known_before
from hogerop.results.measures import figures_of, words_of
from hogerop.words import say

__all__ = ["Experiment", "experiments", "read_experiment"]

QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class Experiment:
    """One test, one place per unit.

    Parameters
    ----------
    name : str
        What the file calls it, else the file's own name.
    arms : tuple of str
        Names of the arms; ``held_out`` is the one that got nothing.
    arm : array of int
        Of each unit: place of its arm in ``arms``.
    outcomes : mapping
        Name -> what came of each unit; nan = not known.
    known : Known
        What was known of them before chance chose.
    household : array of int or None
        Units drawn together have one number; None where each was drawn by itself.
    """

    name: str
    arms: tuple[str, ...]
    held_out: str
    arm: Ints
    outcomes: Mapping[str, Floats]
    known: Known
    household: Ints | None = None

    @property
    def treatments(self) -> tuple[str, ...]:
        """The arms that got something. Each is a treatment of its own: they are never pooled."""
        return tuple(arm for arm in self.arms if arm != self.held_out)

    def is_in(self, arm: str) -> Flags:
        """Return which units are in an arm.

        Raises
        ------
        AskedWrongly
            If there is no such arm.
        """
        if arm not in self.arms:
            raise AskedWrongly(
                say("There is no arm {arm}.", arm=arm),
                where=self.name,
                fix=say("The arms are: {arms}.", arms=", ".join(self.arms)),
            )
        return np.asarray(self.arm == self.arms.index(arm))

    def units(self, treatment: str, outcome: str) -> Units:
        """Return the units of a treatment and those held out, of whom the outcome is known.

        Raises
        ------
        AskedWrongly
            If there is no such arm or outcome.
        TooLittle
            If fewer than two are left on either side.
        """
        if outcome not in self.outcomes:
            raise AskedWrongly(
                say("There is no outcome {outcome}.", outcome=outcome),
                where=self.name,
                fix=say("The outcomes are: {outcomes}.", outcomes=", ".join(self.outcomes)),
            )
        treated = self.is_in(treatment)
        there = (treated | self.is_in(self.held_out)) & ~np.isnan(self.outcomes[outcome])
        return Units(
            treated[there],
            self.outcomes[outcome][there],
            self.known.values[there] if self.known.names else None,
            None if self.household is None else self.household[there],
        )


def experiments(engine: Engine) -> tuple[str, ...]:
    """Return the names of the experiments that came in. A door: runs one query on ``units``."""
    found = engine.ask(QUERIES / "experiments.sql")
    return tuple(dict.fromkeys(found["experiment"].to_pylist()))


def read_experiment(engine: Engine, name: str, *, held_out: str | None = None) -> Experiment:
    """Read one experiment. A door: runs queries on ``units``.

    Parameters
    ----------
    name : str
        One of `experiments`.
    held_out : str, optional
        The arm that got nothing; by default the one whose name says so.

    Raises
    ------
    AskedWrongly
        If there is no such experiment or arm, or no single arm is named as held out.
    TooLittle
        If it has but one arm.
    """
    arms = [
        r for r in engine.ask(QUERIES / "experiments.sql").to_pylist() if r["experiment"] == name
    ]
    control = _held_out(name, arms, held_out, experiments(engine))
    rows = engine.ask(QUERIES / "units_of.sql", experiment=name)
    names = tuple(row["arm"] for row in arms)
    arm = np.array([names.index(word) for word in rows["arm"].to_pylist()], np.int64)
    return Experiment(
        name=name,
        arms=names,
        held_out=control,
        arm=arm,
        outcomes=figures_of(rows["outcomes"]),
        known=known_before(figures_of(rows["before"]), words_of(rows["traits"])),
        household=_households(rows["household"].to_numpy(zero_copy_only=False)),
    )


def _households(numbers: Floats) -> Ints | None:
    """Return a number of its own for whoever shares none; None where nobody does."""
    shared = ~np.isnan(numbers.astype(np.float64))
    if not shared.any():
        return None
    alone = -1 - np.arange(len(numbers))
    return np.where(shared, np.nan_to_num(numbers.astype(np.float64)), alone).astype(np.int64)


def _held_out(
    name: str, arms: list[dict[str, object]], asked: str | None, known: tuple[str, ...]
) -> str:
    """Return the arm that was held out: the one asked for, else the one whose name says so."""
    names = [str(row["arm"]) for row in arms]
    if not names:
        raise AskedWrongly(
            say("There is no experiment {name}.", name=name),
            fix=say("The experiments are: {names}.", names=", ".join(known))
            if known
            else say("Import a file of the kind experiment."),
        )
    if len(names) < 2:
        raise TooLittle(
            say("All units are in one arm: there is nothing to compare them with."),
            where=name,
            fix=say("Bring in those who were held out as well."),
        )
    said = [str(row["arm"]) for row in arms if row["held_out"]]
    if asked is not None and asked in names:
        return asked
    if asked is None and len(said) == 1:
        return said[0]
    raise AskedWrongly(
        say("It cannot be told which arm was held out."),
        where=say("{name}, arms: {arms}", name=name, arms=", ".join(names)),
        fix=say("Say which arm got nothing."),
    )
