"""Everybody whom a round of the plan could choose, and what a step by each would be worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pyarrow as pa

from hogerop import forecast, plan, whatif
from hogerop.contracts import Engine, contact_number
from hogerop.ladder import Policy, day_number
from hogerop.plan import Everybody, People, Strategy
from hogerop.plan.lots import Bools, Floats, Ints
from hogerop.steps.acting import actions, key_of_the_holdout
from hogerop.steps.business import today_of
from hogerop.steps.cells_kept import Kept
from hogerop.steps.edition import Manifest, reading
from hogerop.workspace import Numbered, Workspace

_FIRST_WEEK = timedelta(days=7)
SEED = 0
"""Of what the worth of steps is drawn with: the same book gives the same figures."""

_TABLES = (
    *("contacts", "membership", "memberships", "events", "standings", "intervals", "values"),
)
_TOLD = ("contacts", "membership", "events")


@dataclass(frozen=True)
class Choosable:
    """Who could be chosen, and who could not.

    Attributes
    ----------
    there : Everybody
        Those who could be.
    people : People
        The same contacts, in the same order.
    contacts : int
        Everybody on the ladder.
    unknown : mapping of (int, bool) to int
        By rung, and whether they lapsed: contacts of whom it cannot be said what a step is worth.
    taken : int
        Contacts that take part in an open action.
    from_new_year : array of bool
        Of the same contacts: whom another year's lot leaves alone from the New Year within the
        round on.
    """

    there: Everybody
    people: People
    contacts: int
    unknown: dict[tuple[int, bool], int]
    taken: int
    from_new_year: Bools


def choosable(
    workspace: Workspace,
    edition: Numbered,
    manifest: Manifest,
    kept: Kept,
    offered: Sequence[Strategy],
    effects: pa.Table,
    of: plan.Round,
    *,
    among: Collection[str] | None = None,
) -> Choosable:
    """Return who could be chosen for a round. A door: reads an edition and the journals.

    Parameters
    ----------
    kept : Kept
        The cells of the forecast.
    offered : sequence of Strategy
    effects : Table
        What holdouts measured, of `contracts.EFFECTS`.
    of : Round
    among : collection of str, optional
        Ids of those who are looked at; else everybody.
    """
    engine = reading(workspace, edition, _TABLES)
    there = _everybody(workspace, engine, manifest, offered, of)
    if among is not None:
        asked = [number for id in among if (number := contact_number(id)) is not None]
        there = there.only(np.flatnonzero(np.isin(there.contact, np.array(asked, np.int64))))
    chance = _chances(there, kept, of)
    worth, worth_sd = _worths(workspace, there, kept, effects)
    # Who cannot be reckoned with, and who takes part in another action, is nobody's choice.
    # Nobody is reached by name on the foot of the ladder.
    reckoned = np.isfinite(chance) & np.isfinite(worth)
    unknown = np.isin(there.step, [one.place for one in offered]) & ~reckoned
    place = np.flatnonzero((reckoned | (there.step < 0)) & ~there.taken)
    here = there.only(place)
    people = People(
        step=here.step,
        chance=np.nan_to_num(chance[place]),
        worth=np.nan_to_num(worth[place]),
        worth_sd=np.nan_to_num(worth_sd[place]),
        suits=_suits(workspace, edition, manifest, offered, here.contact),
        may=np.array([here.may[one.channel] for one in offered]),
        held_all_year=_held_all_year(workspace, here.record, _years_of(of)),
        reached=here.reached,
    )
    lapsed = there.step == plan.STEPS.index("lapsed")
    left_out = dict(
        Counter(zip(there.rung[unknown].tolist(), lapsed[unknown].tolist(), strict=True))
    )
    later = _held_all_year(workspace, here.record, {of.end.year}) & ~people.held_all_year
    return Choosable(here, people, len(there.contact), left_out, int(there.taken.sum()), later)


def who_hangs_together(workspace: Workspace, edition: Numbered) -> plan.ClustersOf:
    """Return what finds the cluster of each contact, for whoever is drawn together."""
    engine = reading(workspace, edition, _TOLD)
    return lambda contacts, by: plan.clusters(engine, contacts, by=by)


def _everybody(
    workspace: Workspace,
    engine: Engine,
    manifest: Manifest,
    offered: Sequence[Strategy],
    of: plan.Round,
) -> Everybody:
    journal = workspace.journal(plan.TOUCHES)
    where = str(workspace.journal_file(plan.TOUCHES))
    return plan.read_everybody(
        engine,
        plan.touches(journal.lines, where=where),
        sorted(plan.engaged(actions(workspace))),
        channels=[one.channel for one in offered],
        day=max(manifest.as_of, today_of(workspace)),
        start=of.start,
    )


def _chances(there: Everybody, kept: Kept, of: plan.Round) -> Floats:
    """Return of everybody the chance that they take the step by themselves in the round.

    Who moved since the cells were told apart, or came since, has the mean of their standing.
    """
    days = (of.end - of.start).days + 1
    by_cell = forecast.chance_of_step(kept.cells, days * 12 / 365.25)
    by_standing = forecast.chance_on_standing(kept.cells, by_cell)
    place = np.minimum(np.searchsorted(kept.contact, there.contact), len(kept.contact) - 1)
    cell = np.where(kept.contact[place] == there.contact, kept.cell[place], -1)
    same = (cell >= 0) & (kept.cells.standing[cell] == there.standing)
    return np.asarray(np.where(same, by_cell[cell], by_standing[there.standing]), np.float64)


def _worths(
    workspace: Workspace, there: Everybody, kept: Kept, effects: pa.Table
) -> tuple[Floats, Floats]:
    """Return of everybody what the step is worth, and how unsure that is; currency."""
    worth = whatif.worth_of_steps(
        kept.seen,
        terms=whatif.Terms(yearly_rate=float(workspace.settings.value.yearly_rate)),
        holdouts=whatif.holdouts_of(effects),
        seed=SEED,
    )
    return worth.mean[there.standing], worth.sd[there.standing]


def _suits(
    workspace: Workspace,
    edition: Numbered,
    manifest: Manifest,
    offered: Sequence[Strategy],
    contacts: Ints,
) -> Bools:
    return plan.suiting(
        reading(workspace, edition, _TOLD),
        offered,
        contacts,
        on=day_number(manifest.as_of),
        policy=Policy.parse(workspace.settings.text),
    )


def _years_of(of: plan.Round) -> set[int]:
    """Return the years whose lot decides who is in a round: those of its first week.

    That of a New Year further on leaves its people alone from that day, and not before: with both
    years one in ten would be out of every round that goes past New Year.
    """
    return {of.start.year, min(of.start + _FIRST_WEEK, of.end).year}


def _held_all_year(workspace: Workspace, record: Ints, years: set[int]) -> Bools:
    key = key_of_the_holdout(workspace)
    held = [plan.held_all_year(record, key=key, year=year) for year in sorted(years)]
    return np.asarray(np.logical_or.reduce(held), np.bool_)
