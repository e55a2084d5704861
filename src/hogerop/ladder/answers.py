"""What the ladder answers: counts, moves, why, and what is missing.

Days are dates here, rungs are keys (``suspect`` to ``fan``, or ``outside``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hogerop.sources.recorded import SOURCE
from hogerop.words import say


@dataclass(frozen=True)
class RungCount:
    """How many stand on a rung, how many of them lapsed, and how many stood there before.

    ``recorded`` is False where nobody can stand there because its rule asks for referrals or
    testimonials and none was ever recorded: the counts are then *not known* rather than 0.
    """

    key: str
    contacts: int
    lapsed: int
    before: int | None
    recorded: bool = True


@dataclass(frozen=True)
class LadderCounts:
    """The ladder of one day: ``contacts`` = ``outside`` + the seven rungs, lowest first.

    ``outside_market`` of those on a rung do not fit the target market. ``records_promotions`` is
    False where no referral or testimonial was ever recorded: then the rungs that ask for them are
    *not recorded* rather than empty. ``notes`` say what a reader must know, the choice of the day
    first.
    """

    as_of: date
    policy: str
    unit: str
    contacts: int
    outside: int
    outside_market: int
    rungs: tuple[RungCount, ...]
    compared_with: date | None
    contacts_before: int | None
    outside_before: int | None
    records_promotions: bool
    notes: tuple[str, ...]


@dataclass(frozen=True)
class SourceRow:
    """Where a fact comes from: a file and a row of it (see `contracts.ROW`)."""

    file: str
    row: int

    @property
    def called(self) -> str:
        """What a reader calls the file; what was recorded by hand stands in none of theirs."""
        return say("recorded by hand") if self.file == SOURCE else self.file


@dataclass(frozen=True)
class EventShown:
    """One event as evidence; ``lines`` rows of the file say so, the first is ``source``."""

    day: date
    kind: str
    amount: Decimal | None
    source: SourceRow
    lines: int


@dataclass(frozen=True)
class RuleShown:
    """One comparison of a rung's rule: the word, its value, what is asked, and the evidence.

    ``value`` is a number, a text, infinity (it never happened) or None (missing); value and
    threshold of a word of yes or no are True or False. ``sentence`` says it without the rule's
    own words; ``instead`` says that it may take the place of the comparison before it (``or``).
    """

    rung: str
    word: str
    value: bool | float | str | None
    threshold: bool | str
    unit: str
    holds: bool
    events: tuple[EventShown, ...]
    sentence: str
    instead: bool


@dataclass(frozen=True)
class Need:
    """One thing that is missing: so many events of a kind, or something no event can mend.

    ``kind`` is a kind of event, ``promotion`` (a referral or a testimonial), or ``time``,
    ``column``, ``another person``. ``earliest`` are the first days on which the evidence would do;
    ``by`` is the last day on which it still would, None if there is no such day in sight.
    """

    kind: str
    count: int
    by: date | None
    earliest: tuple[date, ...]
    amount: Decimal | None
    sentence: str


@dataclass(frozen=True)
class NextRung:
    """The next rung and what is missing for it."""

    rung: str
    missing: tuple[Need, ...]
    sentence: str


@dataclass(frozen=True)
class Why:
    """Why a contact stands where it stands on a day, until when, and what comes next."""

    contact: str
    name: str
    as_of: date
    rung: str
    lapsed: bool
    since: date
    stays_until: date | None
    lapses_on: date | None
    peak: str
    peak_since: date
    next: NextRung | None
    rules: tuple[RuleShown, ...]
    ahead: str | None
    outside_market: bool
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Move:
    """How many contacts went from one standing to another; ``new`` = not yet seen before."""

    from_: str
    to: str
    contacts: int


@dataclass(frozen=True)
class Moves:
    """Moves between two days, those who stayed included."""

    since: date
    until: date
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Mover:
    """Somebody who would stand elsewhere: the contact's id, from which rung, and to which."""

    contact: str
    from_: str
    to: str


@dataclass(frozen=True)
class Tried:
    """What a changed policy would do: who would stand elsewhere, and the counts.

    ``people`` are the first of those who would, the highest rung first.
    """

    changed: int
    moves: tuple[Move, ...]
    before: LadderCounts
    after: LadderCounts
    warnings: tuple[str, ...]
    people: tuple[Mover, ...] = ()
