"""Planning a round: who gets which strategy within money and hours, and what that comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

import numpy as np
import pyarrow as pa

from hogerop import forecast, plan, whatif
from hogerop.contracts import contact_name
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.ladder import RUNGS, Policy, day_number
from hogerop.paper import day as day_said
from hogerop.paper import number, share
from hogerop.plan import Action, Belief, By, Choice, Draft, Everybody, People, Strategy, Why
from hogerop.plan.lots import Bools, Floats, Ints
from hogerop.steps.acting import actions, draft, key_of_the_holdout
from hogerop.steps.business import Progress, silent, today_of
from hogerop.steps.cells_kept import Kept, cells_of, last_known
from hogerop.steps.days import day_meant
from hogerop.steps.edition import Manifest, reading
from hogerop.steps.judging import learned
from hogerop.steps.resting_on import strategies
from hogerop.steps.running import current
from hogerop.words import say, say_count
from hogerop.workspace import DAYS, Numbered, Workspace

WEEKS = 8
"""How long a round lasts, unless somebody says otherwise."""
SEED = 0
"""Of what the worth of steps is drawn with: the same book gives the same figures."""

_LONGEST = 26
_TABLES = (
    *("contacts", "membership", "memberships", "events", "standings", "intervals", "values"),
)


@dataclass(frozen=True)
class Chosen:
    """One contact that takes part in an action to be."""

    contact: str
    record: int
    held_out: bool
    reason: str


@dataclass(frozen=True)
class Proposal:
    """A round as it could be: nothing of it stands in the plan yet.

    Attributes
    ----------
    reckoned_from : date
        The day up to which orders are known.
    of : Round
    currency : str
    limits : Limits
    drafts : tuple of Draft
        The actions, from the foot of the ladder up.
    choice : Choice
    unpaid : tuple of Unpaid
        Steps for which nothing is done.
    contacts : int
        Everybody who could be looked at.
    why : mapping of Why to int
        How many were chosen, or not, for which reason.
    notes : tuple of str
    """

    reckoned_from: date
    of: plan.Round
    currency: str
    limits: plan.Limits
    drafts: tuple[Draft, ...]
    choice: Choice
    unpaid: tuple[plan.Unpaid, ...]
    contacts: int
    why: Mapping[Why, int]
    notes: tuple[str, ...]
    _reason: Callable[[int], str]
    _there: Everybody

    @property
    def costs(self) -> float:
        """Money for all actions; currency."""
        return float(sum(one.action.budget for one in self.drafts))

    @property
    def minutes(self) -> float:
        """Of staff."""
        return sum(one.minutes for one in self.drafts)

    @property
    def brings(self) -> float:
        """Margin expected of all who are treated, before costs; currency."""
        return sum(one.brings for one in self.drafts)

    @property
    def range(self) -> tuple[float, float]:
        """Between which they bring in four of five cases, were they apart from each other."""
        half = float(np.linalg.norm([one.range[1] - one.brings for one in self.drafts]))
        return self.brings - half, self.brings + half

    def people(self, of: Draft) -> Iterator[Chosen]:
        """Yield everybody who takes part in an action, with the reason."""
        for place, out in zip(of.contacts.tolist(), of.held_out.tolist(), strict=True):
            yield Chosen(
                contact_name(int(self._there.contact[place])),
                int(self._there.record[place]),
                out,
                self._reason(place),
            )


def quiet_of(workspace: Workspace) -> plan.Quiet:
    """Return when people are left in peace, as the settings say."""
    said = workspace.settings.plan
    return plan.Quiet(
        begins=time.fromisoformat(said.quiet_from),
        ends=time.fromisoformat(said.quiet_until),
        days=frozenset(DAYS.index(day) for day in said.quiet_days),
    )


def beliefs(offered: Sequence[Strategy], effects: pa.Table) -> Belief:
    """Return what is believed of strategies, after what holdouts measured. Runs no query."""
    priors = [one.prior for one in offered]
    return plan.believe(priors, plan.taught(effects, offered), steps=len(plan.STEPS))


def propose(
    workspace: Workspace,
    *,
    budget: float,
    hours: float,
    weeks: int = WEEKS,
    start: date | None = None,
    owner: str | None = None,
    seed: int | None = None,
    effects: pa.Table | None = None,
    progress: Progress | None = None,
) -> Proposal:
    """Return a round within money and hours; it is not put into the plan. A door: reads.

    The key of the yearly holdout is drawn, and written, where there is none yet.

    Parameters
    ----------
    budget : float
        Money for the whole round; currency.
    hours : float
        Of staff, a week.
    weeks : int
        1 to 26.
    start : date, optional
        First day; else next Monday.
    owner : str, optional
        Who sees to it; else the business by name.
    seed : int, optional
        Of all lots; else the day number of the start, so that each round draws anew.
    effects : Table, optional
        What holdouts measured, of `contracts.EFFECTS`; by default all that the business learned.

    Raises
    ------
    AskedWrongly
        If weeks, budget or hours cannot be, or the round begins in the past.
    TooLittle
        If it cannot be foretold who takes which step, or what steps are worth.
    """
    tell, today = progress or silent, today_of(workspace)
    first = start or today + timedelta(days=7 - today.weekday())
    plan.check_round(budget=budget, hours=hours, weeks=weeks, start=first, today=today)
    settings = workspace.settings
    limits = plan.Limits(
        budget, hours * 60 * weeks, settings.plan.messages, float(settings.money.hour_cost or 0)
    )
    edition, manifest = current(workspace, progress)
    day = last_known(day_meant(workspace, None, manifest.newest_event), manifest.value)
    kept = cells_of(workspace, edition, manifest, day)
    _margin_known(workspace, kept)
    offered = [one for one in strategies(workspace).values() if one.channel not in plan.NAMELESS]
    measured = learned(workspace) if effects is None else effects
    of = plan.Round(
        start=first,
        end=first + timedelta(days=7 * weeks - 1),
        owner=owner or settings.business.name,
        seed=first.toordinal() if seed is None else seed,
        held=settings.plan.holdout,
        quiet_days=quiet_of(workspace).days,
    )
    tell(say("who may be reached"), 0.2)
    ground = _Ground(workspace, edition, manifest, kept, offered, measured, of)
    tell(say("who gets what"), 0.7)
    return ground.proposal(limits, day)


def keep(workspace: Workspace, proposal: Proposal, *, by: str) -> tuple[Action, ...]:
    """Put the actions of a proposal into the plan, as drafts. A door: writes the journal."""
    return tuple(draft(workspace, one.action, by=by) for one in proposal.drafts)


class _Ground:
    """All that a round is chosen from: who is there, what they may get, and what it would do."""

    def __init__(
        self,
        workspace: Workspace,
        edition: Numbered,
        manifest: Manifest,
        kept: Kept,
        offered: Sequence[Strategy],
        effects: pa.Table,
        of: plan.Round,
    ) -> None:
        self.workspace, self.of, self.offered = workspace, of, offered
        self.engine = reading(workspace, edition, _TABLES)
        self.there = self._everybody(manifest)
        self.belief = beliefs(offered, effects)
        self.measured = set(effects["strategy"].to_pylist())
        chance, worth, worth_sd = self._each(kept, effects)
        # Who cannot be reckoned with, and who takes part in another action, is nobody's choice.
        # Nobody is reached by name on the foot of the ladder.
        by_name = np.isin(self.there.step, [one.place for one in offered])
        unknown = by_name & ~(np.isfinite(chance) & np.isfinite(worth))
        self.unknown = Counter(self.there.rung[unknown].tolist())
        self.taken = int(self.there.taken.sum())
        known = np.isfinite(chance) & np.isfinite(worth) | (self.there.step < 0)
        self.place = np.flatnonzero(known & ~self.there.taken)
        suits = plan.suiting(
            reading(workspace, edition, ("contacts", "membership", "events")),
            offered,
            self.there.contact[self.place],
            on=day_number(manifest.as_of),
            policy=Policy.parse(workspace.settings.text),
        )
        self.people = People(
            step=self.there.step[self.place],
            chance=np.nan_to_num(chance[self.place]),
            worth=np.nan_to_num(worth[self.place]),
            worth_sd=np.nan_to_num(worth_sd[self.place]),
            suits=suits,
            may=np.array([self.there.may[one.channel] for one in offered])[:, self.place],
            held_all_year=self._held_all_year(),
            reached=self.there.reached[self.place],
        )

    def proposal(self, limits: plan.Limits, day: date) -> Proposal:
        """Choose, and draft an action for each strategy and rung."""
        of, there = self.of, _only(self.there, self.place)
        earning = [plan.with_holdout(one, of.held) for one in self.offered]
        choice = plan.choose(self.people, earning, self.belief, limits, seed=of.seed, held=of.held)
        found = plan.drafts(
            choice, self.offered, self.people, there, self.belief, of, self._clusters
        )
        whys, many = np.unique(choice.why, return_counts=True)
        currency = self.workspace.settings.business.currency
        return Proposal(
            reckoned_from=day,
            of=of,
            currency=currency,
            limits=limits,
            drafts=found,
            choice=choice,
            unpaid=tuple(
                plan.unpaid(choice, self.offered, self.people, self.belief, limits),
            ),
            contacts=len(self.there.contact),
            why={Why(why): int(n) for why, n in zip(whys, many, strict=True)},
            notes=tuple(self._notes(day, anything=bool(found))),
            _reason=self._reason_of(choice, currency),
            _there=there,
        )

    def _everybody(self, manifest: Manifest) -> Everybody:
        journal = self.workspace.journal(plan.TOUCHES)
        where = str(self.workspace.journal_file(plan.TOUCHES))
        return plan.read_everybody(
            self.engine,
            plan.touches(journal.lines, where=where),
            sorted(plan.engaged(actions(self.workspace))),
            channels=[one.channel for one in self.offered],
            day=max(manifest.as_of, today_of(self.workspace)),
            start=self.of.start,
        )

    def _each(self, kept: Kept, effects: pa.Table) -> tuple[Floats, Floats, Floats]:
        """Return of everybody the chance of the step by itself, its worth, and how unsure that is.

        Who moved since the cells were told apart, or came since, has the mean of their standing.
        """
        weeks = ((self.of.end - self.of.start).days + 1) / 7
        by_cell = forecast.chance_of_step(kept.cells, weeks * 7 * 12 / 365.25)
        by_standing = forecast.chance_on_standing(kept.cells, by_cell)
        contact, standing = self.there.contact, self.there.standing
        place = np.minimum(np.searchsorted(kept.contact, contact), len(kept.contact) - 1)
        cell = np.where(kept.contact[place] == contact, kept.cell[place], -1)
        same = (cell >= 0) & (kept.cells.standing[cell] == standing)
        chance = np.where(same, by_cell[cell], by_standing[standing])
        rate = float(self.workspace.settings.value.yearly_rate)
        worth = whatif.worth_of_steps(
            kept.seen,
            terms=whatif.Terms(yearly_rate=rate),
            holdouts=whatif.holdouts_of(effects),
            seed=SEED,
        )
        return chance, worth.mean[standing], worth.sd[standing]

    def _held_all_year(self) -> Bools:
        key, record = key_of_the_holdout(self.workspace), self.there.record[self.place]
        years = {self.of.start.year, self.of.end.year}
        held = [plan.held_all_year(record, key=key, year=year) for year in sorted(years)]
        return np.asarray(np.logical_or.reduce(held), np.bool_)

    def _clusters(self, contacts: Ints, by: By) -> Ints:
        return plan.clusters(self.engine, contacts, by=by)

    def _reason_of(self, choice: Choice, currency: str) -> Callable[[int], str]:
        def of_one(place: int) -> str:
            pick = int(choice.picks[place])
            if pick < 0:
                return plan.reason(Why(choice.why[place]))
            one = self.offered[pick]
            expected = plan.Worthwhile(
                chance=float(self.people.chance[place]),
                lift=float(self.belief.mean[pick, one.place]),
                worth=float(self.people.worth[place]),
                measured=one.key in self.measured,
            )
            why = Why(choice.why[place])
            return plan.reason(why, strategy=one, expected=expected, currency=currency)

        return of_one

    def _notes(self, day: date, *, anything: bool) -> Iterator[str]:
        if (self.of.start - day).days > 62:
            yield say(
                "Orders are known up to {day}: take in what came since before you act on this.",
                day=day_said(day),
            )
        for rung, many in sorted(self.unknown.items()):
            yield say(
                "{n} contacts on {rung} are left out: too few stand there or above to say what a"
                " step is worth.",
                n=number(many),
                rung=RUNGS[rung - 1].name,
            )
        if self.taken:
            yield say_count(
                "{n} contact takes part in an open action already.",
                "{n} contacts take part in an open action already.",
                self.taken,
            )
        if not self.workspace.settings.money.hour_cost:
            yield say(
                "Hours of your own count for nothing here; set hour_cost in hogerop.toml to have"
                " them earn what they are worth."
            )
        waiting = sum(one.state == "draft" for one in actions(self.workspace))
        if waiting:
            yield say_count(
                "{n} draft stands in the plan already; whoever is in both takes part in the one"
                " that is approved first.",
                "{n} drafts stand in the plan already; whoever is in two takes part in the one"
                " that is approved first.",
                waiting,
            )
        if anything:
            yield say(
                "{share} or more of the people of each action are held out by lot: it costs nothing"
                " with them, and shows what it did.",
                share=share(self.of.held, 1.0),
            )


def _only(there: Everybody, place: Ints) -> Everybody:
    return Everybody(
        there.contact[place],
        there.record[place],
        there.standing[place],
        there.value[place],
        there.reached[place],
        there.taken[place],
        {channel: may[place] for channel, may in there.may.items()},
    )


def _margin_known(workspace: Workspace, kept: Kept) -> None:
    if kept.money == "margin":
        return
    raise TooLittle(
        say("No margin is known, so it cannot be told what a step is worth beside what it costs."),
        where=str(workspace.folder),
        fix=say("Set margin_rate in hogerop.toml, or import orders with their margin."),
    )


def _check(weeks: int, start: date, today: date) -> None:
    if not 1 <= weeks <= _LONGEST:
        raise AskedWrongly(
            say("A round lasts 1 to {most} weeks.", most=_LONGEST), where=f"weeks={weeks}"
        )
    if start < today:
        raise AskedWrongly(
            say("A round cannot begin in the past."),
            where=start.isoformat(),
            fix=say("Choose today or a later day."),
        )
