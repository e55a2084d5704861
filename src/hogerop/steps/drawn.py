"""Who was drawn by lot, and the book that tells what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from hogerop import plan, results, value
from hogerop.plan import Audience
from hogerop.results import Outcome
from hogerop.steps.business import Progress
from hogerop.steps.days import day_meant
from hogerop.steps.edition import reading
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import DuckDBEngine, Workspace

_TABLES = ("contacts", "membership", "memberships", "events", "intervals")

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Book:
    """What an engine holds of who was there, and of the orders up to a day.

    Parameters
    ----------
    until : date
        That day: of the newest order, or before.
    money_is : str
        ``margin``, ``revenue`` or ``none``.
    """

    engine: DuckDBEngine
    until: date
    money_is: str
    currency: str

    @property
    def money(self) -> Outcome | None:
        """What figures of money are called; None where no amount is known."""
        if self.money_is == "none":
            return None
        name = say("margin") if self.money_is == "margin" else say("revenue")
        return Outcome(name, "money", self.currency)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of the money."""
        if self.money_is == "revenue":
            return (say("No margin is known: figures of money are revenue."),)
        return ()

    def draw(self, audience: Audience) -> None:
        """Name as ``drawn`` who was put in an action or held out of it, and who with whom."""
        records = np.array((*audience.people, *audience.holdout), np.int64)
        treated = np.arange(len(records)) < len(audience.people)
        drawn = _drawn(records, treated)
        if audience.by != "contact":
            drawn = drawn.drop_columns("household").join(
                self._homes(records, audience), "record_id"
            )
        self.engine.put("drawn", drawn)

    def draw_the_year(self, key: bytes, year: int, start: date) -> None:
        """Name as ``drawn`` everybody who was there when a year began, and who is left alone."""
        oldest = plan.oldest_records(self.engine)
        there = self.engine.ask(results.QUERIES / "seen_by.sql", day=value.number_of(start))
        oldest = oldest.filter(pc.is_in(oldest["contact_id"], value_set=there["contact_id"]))
        records = oldest["record_id"].to_numpy()
        self.engine.put("drawn", _drawn(records, ~plan.held_all_year(records, key=key, year=year)))

    def _homes(self, records: Ints, audience: Audience) -> pa.Table:
        """Return record_id and household: those are one who hang together now."""
        whose = self.engine.ask("membership")
        whose = whose.filter(pc.is_in(whose["record_id"], value_set=pa.array(records)))
        contacts = np.unique(whose["contact_id"].to_numpy())
        homes = plan.clusters(self.engine, contacts, by=audience.by)
        of = pa.table({"contact_id": contacts, "household": homes})
        return whose.join(of, "contact_id").select(["record_id", "household"])


def _drawn(records: Ints, treated: npt.NDArray[np.bool_]) -> pa.Table:
    """Return everybody as drawn alone."""
    alone = pa.nulls(len(records), pa.int64())
    return pa.table({"record_id": records, "treated": treated, "household": alone})


def read_book(workspace: Workspace, as_of: date | None, tell: Progress | None) -> Book:
    """Read who was there and what they ordered, up to a day. A door.

    Parameters
    ----------
    as_of : date, optional
        By default the day of the newest order, and never later.
    """
    edition, manifest = current(workspace, tell)
    engine = reading(workspace, edition, _TABLES)
    meant = day_meant(workspace, as_of, manifest.newest_event)
    known = value.orders_known(engine, value.number_of(meant))
    value.read_takings(engine, known)
    currency = workspace.settings.business.currency
    return Book(engine, value.date_of(known.until), known.money, currency)
