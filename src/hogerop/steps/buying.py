"""The orders and buyers that costs, cohorts and referrals speak of: read once, and handed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hogerop import value
from hogerop.contracts import COSTS
from hogerop.paper import day as day_in_words
from hogerop.paper import number
from hogerop.steps.business import Progress
from hogerop.steps.channels import allocation_of
from hogerop.steps.days import day_meant
from hogerop.steps.edition import read_table, reading
from hogerop.steps.running import current
from hogerop.value import LateRecords
from hogerop.value.prediction.remarks import SOON
from hogerop.words import say
from hogerop.workspace import DuckDBEngine, Workspace

BUYING = ("contacts", "events", "membership", "left_out", "credits")
"""Tables of an edition that tell who bought, and through which channel they came."""


@dataclass(frozen=True)
class Bought:
    """What the engine holds of who bought.

    Parameters
    ----------
    day : date
        The day up to which somebody was watched: not after the newest order. Who has not bought
        since then may have; nobody looked. What else was noted later, a testimonial or a farewell,
        does not say that nobody bought.
    money : str
        ``margin``, ``revenue`` or ``none``.
    late : LateRecords or None
        What shows that the records begin later than the buyers did.
    beyond : date or None
        The day that was asked for, or today, where no order is known so long before it that a
        reader must know.
    """

    day: date
    money: str
    late: LateRecords | None
    beyond: date | None

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of where the records begin and end, a sentence each."""
        found = []
        if self.beyond is not None:
            found.append(
                say(
                    "Between {until} and {day} no order is known: this is how it stood on {until}.",
                    until=day_in_words(self.day),
                    day=day_in_words(self.beyond),
                )
            )
        if self.late is not None:
            found.append(
                say(
                    "Your records seem to begin later than your buyers did: {n} first orders in"
                    " the first weeks, {usual} in as many weeks later. Who came then is not counted"
                    " as new.",
                    n=number(self.late.seen),
                    usual=number(self.late.usual),
                )
            )
        return tuple(found)


def what_was_bought(
    workspace: Workspace,
    as_of: date | None,
    progress: Progress | None,
    names: tuple[str, ...] = (),
    *,
    until: date | None = None,
) -> tuple[DuckDBEngine, Bought]:
    """Read who bought what, when, and through which channel they came. A door.

    Leaves ``takings``, ``channels``, ``buyers``, the edition's values as ``valued`` and
    ``valued_groups``, the tables of which they are made, ``costs``, and those of ``names``. All of
    it is of the edition's imports: what was spent on buyers who are not placed yet would make the
    others dear.

    Parameters
    ----------
    as_of, until : date, optional
        The day and the end of the period that were asked for.
    """
    edition, manifest = current(workspace, progress)
    engine = reading(workspace, edition, (*BUYING, *names))
    for name, table in (("valued", "values"), ("valued_groups", "value_groups")):
        read_table(engine, edition, table, called=name, may_lack=True)
    spent = [entry.file("costs") for entry in workspace.imports_of(manifest.imports)]
    engine.read("costs", spent, COSTS)
    meant = day_meant(workspace, as_of, manifest.newest_event)
    known = value.orders_known(engine, value.number_of(meant))
    value.read_takings(engine, known)
    late = value.records_begin_late(engine, known.until)
    value.read_buyers(engine, known.as_of, allocation_of(workspace.settings), late=late)
    day = value.date_of(known.until)
    beyond = _beyond(as_of or until, meant, day, manifest.newest_event) if known.orders else None
    return engine, Bought(day, known.money, late, beyond)


def _beyond(asked: date | None, meant: date, day: date, newest: date | None) -> date | None:
    """Return the day that no order reaches: one asked for after all that is known, or by a week."""
    spoken_of = asked or meant
    after_all = asked is not None and newest is not None and asked > newest
    silence = (spoken_of - day).days
    return spoken_of if silence > SOON or (after_all and silence > 0) else None
