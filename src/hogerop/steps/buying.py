"""The orders and buyers that costs, cohorts and referrals speak of: read once, and handed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hogerop import value
from hogerop.contracts import VALUE_GROUPS, VALUES
from hogerop.steps.business import Progress
from hogerop.steps.channels import allocation_of
from hogerop.steps.days import day_meant
from hogerop.steps.edition import reading
from hogerop.steps.running import current
from hogerop.value import LateRecords
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
    """

    day: date
    money: str
    late: LateRecords | None


def what_was_bought(
    workspace: Workspace,
    as_of: date | None,
    progress: Progress | None,
    names: tuple[str, ...] = (),
) -> tuple[DuckDBEngine, Bought]:
    """Read who bought what, when, and through which channel they came. A door.

    Leaves ``takings``, ``channels``, ``buyers``, the edition's values as ``valued`` and
    ``valued_groups``, the tables of which they are made, and those of ``names``.
    """
    edition, manifest = current(workspace, progress)
    engine = reading(workspace, edition, (*BUYING, *names))
    for name, table in (("valued", VALUES), ("valued_groups", VALUE_GROUPS)):
        file = edition.file(table.name)
        engine.read(name, [file] if file.exists() else [], table)
    meant = day_meant(workspace, as_of, manifest.newest_event)
    known = value.orders_known(engine, value.number_of(meant))
    value.read_takings(engine, known)
    late = value.records_begin_late(engine, known.until)
    value.read_buyers(engine, known.as_of, allocation_of(workspace.settings), late=late)
    return engine, Bought(value.date_of(known.until), known.money, late)
