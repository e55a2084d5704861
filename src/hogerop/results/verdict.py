"""What is to be said of a test: it works, it does not, it is too early, it harms, or no proof.

Words and numbers; runs no query. Only intervals that hold for every look are used, so that an owner
may look every morning and stop when it is clear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil
from typing import Literal

from hogerop.paper import day, number
from hogerop.results.always_valid import always_valid, units_needed
from hogerop.results.amounts import Outcome
from hogerop.results.balance import Check
from hogerop.results.effects import Effect
from hogerop.words import say

__all__ = ["LEAST", "LEAST_DONE", "Course", "Judged", "Verdict", "judge"]

LEAST = 25
"""Units that each arm has before anything is concluded: the intervals are true of many."""
LEAST_DONE = 10
"""Of a share: how many did it, and how many did not, both arms together, before it is judged."""

Verdict = Literal["works", "does_not", "too_early", "harmful", "no_proof"]


@dataclass(frozen=True)
class Course:
    """How far a test has come.

    Parameters
    ----------
    as_of : date
        The day that is looked at.
    done_on : date
        First day on which it is known of everybody what came of them: the last that is counted.
    units : int
        How many there are in all, treated and held out.
    """

    as_of: date
    done_on: date
    units: int

    def day_of(self, units: int, now: int) -> date | None:
        """Return the day on which so many are known, if they come in evenly; None = never."""
        if units <= now:
            return self.as_of
        if units > self.units or self.done_on <= self.as_of:
            return None
        part = (units - now) / (self.units - now)
        return self.as_of + timedelta(days=ceil(part * (self.done_on - self.as_of).days))


@dataclass(frozen=True)
class Judged:
    """One outcome of one treatment, judged.

    Parameters
    ----------
    outcome : Outcome
        What was looked at.
    effect : Effect
        What the treatment changed.
    low, high : float
        The interval that holds for every look together (95%).
    verdict : str
        See `Verdict`.
    known_on : date or None
        Where it is too early: the day on which it could be known; None = not with these people.
    checks : tuple of Check
        What was checked; those that are an alarm are why there is no proof.
    worthwhile : float
        The least gain that pays for itself, 0 or more.
    few : bool
        Whether there are too few for any interval.
    over : bool
        Whether it is known of everybody what came of them.
    plain : Effect or None
        The bare difference, where the effect was adjusted and that is told too.
    """

    outcome: Outcome
    effect: Effect
    low: float
    high: float
    verdict: Verdict
    known_on: date | None = None
    checks: tuple[Check, ...] = ()
    worthwhile: float = 0.0
    few: bool = False
    over: bool = False
    plain: Effect | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """The verdict, what it rests on, and what to do; a sentence or two each."""
        if self.verdict == "no_proof":
            why = [check.sentence for check in self.checks if check.alarm]
            return (say("This proves nothing."), *why)
        notes = [check.sentence for check in self.checks if check.sentence]
        return (self._said(), *([] if self.few else [self._rests_on()]), self.advice, *notes)

    def _said(self) -> str:
        of = {"outcome": self.outcome.name, "gain": self.outcome.gain(self.effect.gain)}
        if self.verdict == "works":
            return say("It works: {outcome} {gain}.", **of)
        if self.verdict == "harmful":
            return say("It does harm: {outcome} {gain}.", **of)
        if self.verdict == "does_not":
            return say(
                "It does not work: {outcome} {gain}, and {least} would be needed to pay for it.",
                least=self.outcome.gain(self.worthwhile),
                **of,
            )
        if self.over:
            return say("It cannot be told from this: {outcome} {gain}.", **of)
        return say("It is too early to tell: {outcome} {gain} so far.", **of)

    def _rests_on(self) -> str:
        return say(
            "{treated} treated, {held_out} held out ({level}). The true difference lies between"
            " {low} and {high} (95%), however often you look.",
            treated=number(self.effect.treated),
            held_out=number(self.effect.held_out),
            level=self.outcome.level(self.effect.held_out_mean),
            low=self.outcome.gain(self.low),
            high=self.outcome.gain(self.high),
        )

    @property
    def advice(self) -> str:
        """What to do, in a sentence."""
        if self.verdict == "works" and self.low < self.worthwhile:
            return say(
                "Whether it pays is not known yet: that takes {least}.",
                least=self.outcome.gain(self.worthwhile),
            )
        if self.verdict == "works":
            return say("Go on with it.")
        if self.verdict == "harmful":
            return say("Stop it now.")
        if self.verdict == "does_not":
            return say("Stop it, or change it.")
        if self.few:
            return self._too_few()
        if self.known_on is not None:
            return say("It could be known on {day}.", day=day(self.known_on))
        return say(
            "With these people it will not be known: do it for other reasons, do it again with"
            " more, or take it together with the same action on other rungs."
        )

    def _too_few(self) -> str:
        if self.over:
            return say("There are too few people to tell at all: look at them one by one.")
        assert self.known_on is not None
        return say(
            "There are too few to reckon with yet: {treated} treated and {held_out} held out. Look"
            " again on {day}.",
            treated=number(self.effect.treated),
            held_out=number(self.effect.held_out),
            day=day(self.known_on),
        )


def judge(
    effect: Effect,
    outcome: Outcome,
    *,
    course: Course,
    checks: Sequence[Check] = (),
    worthwhile: float = 0.0,
    plain: Effect | None = None,
) -> Judged:
    """Return the verdict on one outcome of one treatment.

    Parameters
    ----------
    effect : Effect
        Of those whose outcome is known on the day.
    outcome : Outcome
        What it is an effect on. More of it must be better.
    course : Course
        How far the test has come.
    checks : sequence of Check
        An alarm among them: no proof.
    worthwhile : float
        Least gain per unit that pays for what the treatment costs, in the outcome's measure, 0 or
        more; 0 = any gain does.
    plain : Effect, optional
        The bare difference, to be told beside an effect that was adjusted.
    """
    cautious = effect.cautious
    low, high = always_valid(cautious, tuned_to=max(course.units, effect.units))
    if outcome.measure == "share":
        low, high = max(low, -1.0), min(high, 1.0)
    over = course.done_on <= course.as_of
    found = Judged(
        outcome, effect, low, high, "too_early", None, tuple(checks), worthwhile,
        few=_few(effect, outcome), over=over, plain=plain,
    )  # fmt: skip
    verdict, known_on = _verdict(found, course)
    return replace(found, verdict=verdict, known_on=known_on)


def _verdict(of: Judged, course: Course) -> tuple[Verdict, date | None]:
    if any(check.alarm for check in of.checks):
        return "no_proof", None
    if of.few:
        return "too_early", None if of.over else course.done_on
    if of.high < 0:
        return "harmful", None
    if of.low > 0:
        return "works", None
    if of.high < of.worthwhile and not _lacks_time(of, course):
        return "does_not", None
    return "too_early", _known_on(of, course)


def _lacks_time(of: Judged, course: Course) -> bool:
    """Return whether everybody counts already, and what comes of them is not all there yet."""
    return of.effect.units >= course.units and not of.over


def _known_on(of: Judged, course: Course) -> date | None:
    """Return when the interval leaves nought or the worthwhile out, if all goes on as it seems.

    Where everybody counts already and only time is lacking, that is the last day.
    """
    if _lacks_time(of, course):
        return course.done_on
    apart = max(abs(of.effect.gain), of.worthwhile - of.effect.gain if of.worthwhile else 0.0)
    tuned_to = max(course.units, of.effect.units)
    needed = units_needed(of.effect.cautious, apart, tuned_to=tuned_to)
    return None if needed is None else course.day_of(needed, of.effect.units)


def _few(effect: Effect, outcome: Outcome) -> bool:
    if min(effect.treated, effect.held_out) < LEAST or effect.se == 0:
        return True
    if outcome.measure != "share":
        return False
    did = effect.treated * effect.treated_mean + effect.held_out * effect.held_out_mean
    return min(did, effect.units - did) < LEAST_DONE
