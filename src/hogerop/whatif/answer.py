"""An answer to "what if": never one bare number.

Words and numbers; runs no query.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hogerop.ladder.rungs import RUNGS
from hogerop.paper import day, estimated_money, number, share
from hogerop.whatif.figures import Figure, Range
from hogerop.whatif.levers import Lever
from hogerop.whatif.winning import Winning
from hogerop.words import say

__all__ = ["Answer", "Best", "Step"]


@dataclass(frozen=True)
class Step:
    """One rung up from one rung, beside as many more suspects.

    Parameters
    ----------
    rung : int
        From where, 1 to 6.
    contacts : int
        Who stand there now and have enough others on the next rung to be compared with.
    left_out : int
        Who stand there too, and have not.
    value, next_value : Range
        Margin in the months to come of a contact there, and of one on the next rung (flag kept).
    per_contact : tuple of Figure
        Ceiling, calibrated, carry-over and proven, of one contact moved.
    in_all : tuple of Figure
        The same for all of them; proven only as far as holdouts went.
    as_suspects : tuple of Figure
        The same effort elsewhere: as many more suspects won. What either costs is not taken off.
    """

    rung: int
    contacts: int
    value: Range
    next_value: Range
    per_contact: tuple[Figure, ...]
    in_all: tuple[Figure, ...]
    as_suspects: tuple[Figure, ...]
    left_out: int = 0

    @property
    def name(self) -> str:
        """The step in words: "Shopper to Customer"."""
        return _step_name(self.rung)


@dataclass(frozen=True)
class Best:
    """Which single step pays most, calibrated and with the nudged order.

    Parameters
    ----------
    per_contact, in_all : int
        Rung from which it goes: where one contact moved brings most; where all of them do.
    sure_per_contact, sure_in_all : float or None
        Chance that it is this step and no other, 0 to 1; None where no other could be counted.
    beats_suspects : float or None
        Chance that one contact moved there brings more than one more suspect; None where there are
        too few suspects to tell.
    """

    per_contact: int
    in_all: int
    sure_per_contact: float | None
    sure_in_all: float | None
    beats_suspects: float | None

    @property
    def sentence(self) -> str:
        """The answer to "which step pays most", with how sure it is."""
        each, everyone = _step_name(self.per_contact), _step_name(self.in_all)
        if self.sure_per_contact is None or self.sure_in_all is None:
            told = say("Only {step} can be counted, so nothing pays more or less.", step=each)
        else:
            told = say(
                "Per contact {each} pays most (chance {sure}), for everyone together {all}"
                " (chance {sure_all}).",
                each=each,
                sure=share(self.sure_per_contact, 1),
                all=everyone,
                sure_all=share(self.sure_in_all, 1),
            )
        if self.beats_suspects is None:
            return told
        return (
            told
            + " "
            + say(
                "The chance that such a contact brings more than one more suspect is {sure}.",
                sure=share(self.beats_suspects, 1),
            )
        )


@dataclass(frozen=True)
class Answer:
    """What would change, as three numbers with their ranges; the calibrated one for two effects.

    Parameters
    ----------
    levers : tuple of Lever
        What was asked.
    months : int
        Over how many months the margin is counted.
    currency : str
        ISO 4217 code.
    before : Range
        Margin of those here now in these months, without any change.
    moved : float
        Contacts that are moved, kept from falling (a share of those who would fall in these
        months) or won.
    ceiling, calibrated, carry_over, proven : Figure
        See `hogerop.whatif.figures.Kind`.
    winning : Winning or None
        What more suspects cost; None where none are asked for.
    steps : tuple of Step
        Each single step up, from the foot of the ladder, as things are.
    best : Best or None
        Which of them pays most; None where there is none to choose from.
    left_out : int
        Contacts on the rungs asked about for whom too few are alike to answer.
    sends : bool
        Whether anybody here sends others; ``before`` and every change count them then.
    refused : tuple of str
        What could not be answered, and what would be needed; a sentence each.
    warnings : tuple of str
        What to keep in mind; a sentence each.
    longer : Answer or None
        The same over 36 months.
    as_of : date or None
        The day from which it is reckoned; None where nobody said.
    extrapolated : bool
        Whether this is further than there is anything to check it by.
    """

    levers: tuple[Lever, ...]
    months: int
    currency: str
    before: Range
    moved: float
    ceiling: Figure
    calibrated: Figure
    carry_over: Figure
    proven: Figure
    winning: Winning | None = None
    steps: tuple[Step, ...] = ()
    best: Best | None = None
    left_out: int = 0
    sends: bool = False
    refused: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    longer: Answer | None = None
    as_of: date | None = None
    extrapolated: bool = False

    def on(self, when: date, *notes: str) -> Answer:
        """Return the answer from a day, and that over more months; notes go before its warnings."""
        longer = self.longer and self.longer.on(when)
        return replace(self, as_of=when, warnings=(*notes, *self.warnings), longer=longer)

    @property
    def since(self) -> str:
        """From which day it is reckoned, in words; empty where nobody said."""
        if self.as_of is None:
            return ""
        return say("Reckoned from {day}.", day=day(self.as_of))

    @property
    def as_it_is(self) -> str:
        """What those here bring as things are, with those whom they send."""
        money, low, high = (
            estimated_money(of, self.currency)
            for of in (self.before.middle, self.before.low, self.before.high)
        )
        if self.sends:
            return say(
                "As it is now, those here and whom they send bring {money} in {months} months,"
                " other newcomers not counted (95%: {low} to {high}).",
                money=money,
                months=self.months,
                low=low,
                high=high,
            )
        return say(
            "As it is now, those here bring {money} in {months} months, newcomers not counted (95%:"
            " {low} to {high}).",
            money=money,
            months=self.months,
            low=low,
            high=high,
        )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The numbers, in the order in which they are told."""
        return self.ceiling, self.calibrated, self.carry_over, self.proven

    @property
    def asked(self) -> str:
        """What was asked, in words."""
        return ", ".join(lever.said() for lever in self.levers)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The whole answer in sentences: what was asked, then each number with its label."""
        opening = say(
            "If {asked}: margin more in the coming {months} months, of {before} without it.",
            asked=self.asked,
            months=number(self.months),
            before=self.before.said(self.currency),
        )
        told = (opening, *(figure.sentence(self.currency) for figure in self.figures))
        cost = (self.winning.sentence(self.currency),) if self.winning else ()
        best = (self.best.sentence,) if self.best else ()
        return (*told, *cost, *best, *self.refused, *self.warnings)


def _step_name(rung: int) -> str:
    return say("{rung} to {next}", rung=RUNGS[rung - 1].name, next=RUNGS[rung].name)
