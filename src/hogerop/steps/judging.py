"""Judging: what actions did, against those held out by lot, and what is learned of it.

Results are kept nowhere. Who was drawn stands in the journal, what happened since in the edition,
and they are put side by side when somebody asks.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

import pyarrow as pa

from hogerop import results as results_room
from hogerop.contracts import UNITS
from hogerop.errors import AskedWrongly, HogeropError
from hogerop.plan import Action, Strategy
from hogerop.results import Finding, Lesson, Overview
from hogerop.steps.acting import actions
from hogerop.steps.business import Progress, silent, today_of
from hogerop.steps.drawn import Book, read_book
from hogerop.steps.resting_on import strategies
from hogerop.steps.taking_in import report_of
from hogerop.words import say
from hogerop.workspace import Workspace


def results(
    workspace: Workspace,
    name: str | None = None,
    *,
    as_of: date | None = None,
    held_out: str | None = None,
    progress: Progress | None = None,
) -> Overview:
    """Return what was found of all that was tried, or of one thing. A door: reads the workspace.

    Parameters
    ----------
    name : str, optional
        An action's id, a strategy's key, or the name of an experiment or campaign.
    as_of : date, optional
        Up to which day; by default that of the newest order, and never later.
    held_out : str, optional
        Of an experiment: the arm that got nothing, where no name says so.

    Raises
    ------
    AskedWrongly
        If nothing goes by that name, or there is no such arm.
    TooLittle
        If nothing has been imported.
    """
    judging = _Judging(workspace, as_of, progress or silent)
    tried = judging.experiments(held_out, of=name)
    if name is not None and tried and tried[0].name == name:
        return Overview(judging.today, judging.currency, experiments=tried)
    acted = judging.actions()
    book = judging.book
    campaigns = results_room.read_campaigns(
        book.engine, [one.id for one in judging.planned], until=book.until, money=book.money
    )
    whole = Overview(
        as_of=book.until,
        currency=judging.currency,
        actions=acted,
        strategies=results_room.judge_strategies(acted, judging.titles, until=book.until),
        experiments=tried,
        campaigns=campaigns,
        notes=book.notes,
    )
    return whole if name is None else _only(whole, name.strip(), book)


def learned(
    workspace: Workspace, *, as_of: date | None = None, progress: Progress | None = None
) -> pa.Table:
    """Return what holdouts taught so far, as ``contracts.EFFECTS``. A door: reads the workspace.

    Of the plan's own actions those whose window is over, whatever came of them; and the experiments
    that name a strategy. Where there are none of either, only journals are read.

    Parameters
    ----------
    as_of : date, optional
        Up to which day; by default that of the newest order, and never later.
    """
    judging = _Judging(workspace, as_of, progress or silent)
    lessons: list[Lesson] = []
    over = [one for one in judging.planned if _may_be_over(one, as_of or judging.today)]
    for one, action in zip(judging.actions(over), over, strict=True):
        back = judging.brings_back(action)
        lessons += results_room.learned_of(one, until=judging.book.until, back=back)
    for one in judging.experiments(None, faults=False):
        if one.strategy:
            lessons += results_room.taught_by(one, judging.strategies[one.strategy].step)
    return results_room.effects_table(lessons)


class _Judging:
    """One look at a business: what is asked for is read, once, and nothing else."""

    def __init__(self, workspace: Workspace, as_of: date | None, tell: Progress) -> None:
        self.workspace, self.as_of, self.tell = workspace, as_of, tell
        self.currency = workspace.settings.business.currency
        self.today = today_of(workspace)
        self.planned = actions(workspace)

    @cached_property
    def strategies(self) -> dict[str, Strategy]:
        return dict(strategies(self.workspace))

    @property
    def titles(self) -> dict[str, str]:
        return {key: one.name for key, one in self.strategies.items()}

    @cached_property
    def book(self) -> Book:
        return read_book(self.workspace, self.as_of, self.tell)

    def brings_back(self, action: Action) -> bool:
        of = self.strategies.get(action.strategy)
        return of is not None and of.step == "lapsed"

    def actions(self, those: list[Action] | None = None) -> tuple[Finding, ...]:
        """Return what is found of actions; of all of the plan by default."""
        return tuple(self._action(one) for one in (self.planned if those is None else those))

    def _action(self, action: Action) -> Finding:
        until = self.book.until if action.begun else self.today
        before = results_room.before(action, until, today=self.today)
        if before.notes:
            return before
        self.tell(say("comparing both sides"), 0.5)
        book, back = self.book, self.brings_back(action)
        book.draw(action.audience)
        came_of = results_room.read_came_of(
            book.engine,
            action.id,
            start=action.start,
            window_days=results_room.window_days(action),
            as_of=until,
            back=back,
        )
        pays = book.money_is == "margin"
        cost = float(action.budget) / len(action.audience.people) if pays else 0.0
        return results_room.judge_action(
            action, came_of, until=until, money=book.money, cost=cost, back=back
        )

    def experiments(
        self, held_out: str | None, *, of: str | None = None, faults: bool = True
    ) -> tuple[Finding, ...]:
        """Return what is found of the experiments that came in; of one, if any is named so."""
        entries = [
            entry for entry in self.workspace.imports() if report_of(entry).kind == "experiment"
        ]
        if not entries:
            return ()
        told: list[Finding] = []
        with closing(self.workspace.engine()) as engine:
            engine.read("units", [entry.file("units") for entry in entries], UNITS)
            names = results_room.experiments(engine)
            for name in [of] if of in names else names:
                try:
                    one = results_room.read_experiment(engine, name, held_out=held_out)
                except HogeropError as fault:
                    if of == name:
                        raise
                    if faults:
                        why = f"{fault.what} {fault.fix}"
                        told.append(Finding("experiment", name, "", notes=(why,)))
                    continue
                told += results_room.judge_experiment(
                    one, as_of=self.today, strategies=self.strategies
                )
        return tuple(told)


def _may_be_over(action: Action, day: date) -> bool:
    last = action.start + timedelta(days=results_room.window_days(action) - 1)
    return action.begun and bool(action.audience.holdout) and last <= day


def _only(whole: Overview, name: str, book: Book) -> Overview:
    """Return what goes by a name.

    Raises
    ------
    AskedWrongly
        If nothing does.
    """
    named = whole.only(name)
    campaign = next((c for c in whole.campaigns.each if c.name.lower() == name.lower()), None)
    if campaign is not None:
        of = results_room.read_campaign(book.engine, campaign, until=book.until, money=book.money)
        return replace(named, campaign=of)
    if not named.findings:
        raise AskedWrongly(
            say("There is nothing of that name to judge."),
            where=name,
            fix=say("There are: {names}.", names=", ".join(whole.names))
            if whole.names
            else say("Nothing was tried yet: draft an action, or bring in an experiment."),
        )
    return named
