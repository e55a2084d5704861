"""Campaigns of which nobody drew lots: whom they reached, and why that proves nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.paper import day, number
from hogerop.results.amounts import Outcome
from hogerop.results.of_action import WINDOW_DAYS
from hogerop.results.selection import Selection, selection
from hogerop.value import date_of, number_of
from hogerop.words import say, say_count

__all__ = ["Campaign", "Campaigns", "read_campaign", "read_campaigns"]

QUERIES = Path(__file__).parent / "queries"
YEAR = 365
"""Days that the same day a year before lies back; it is counted too."""


@dataclass(frozen=True)
class Campaign:
    """A campaign or action of no plan.

    Parameters
    ----------
    name : str
        As its file calls it.
    since : date
        First day on which it reached somebody.
    reached : int
        Contacts.
    compared : Selection or None
        What came of them and of the others, which is no effect; None where it is not looked at, or
        there is nobody to compare with.
    """

    name: str
    since: date
    reached: int
    compared: Selection | None = None

    @property
    def sentence(self) -> str:
        """Whom it reached, and when."""
        return say_count(
            "From {since} on it reached {n} contact.",
            "From {since} on it reached {number} contacts.",
            self.reached,
            since=day(self.since),
            number=number(self.reached),
        )


@dataclass(frozen=True)
class Campaigns:
    """All campaigns of no plan.

    Parameters
    ----------
    each : tuple of Campaign
        In the order in which they began.
    compared : Selection or None
        What those brought in a year whom any of them reached, and what the others did.
    """

    each: tuple[Campaign, ...] = ()
    compared: Selection | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """How many there are, and why the figures of those whom they reached are no effect."""
        if not self.each:
            return ()
        told = say_count(
            "{n} campaign came in of which nobody drew lots.",
            "{n} campaigns came in of which nobody drew lots.",
            len(self.each),
        )
        if self.compared is None:
            return (told,)
        year = say("What people brought in the last twelve months:")
        return (told, year, *self.compared.sentences)


def read_campaigns(
    engine: Engine, planned: Collection[str], *, until: date, money: Outcome | None
) -> Campaigns:
    """Return the campaigns of no plan, all together. A door: runs two queries.

    Parameters
    ----------
    engine : Engine
        Holds ``contacts``, ``events`` and ``membership`` of an edition, and ``takings``; gets
        ``planned``.
    planned : collection of str
        Ids of the plan's own actions, which are judged by their lots.
    until : date
        Day up to which orders are known.
    money : Outcome or None
        What is compared; None where no amount is known.
    """
    engine.put("planned", pa.table({"campaign": pa.array(sorted(planned), pa.string())}))
    rows = engine.ask(QUERIES / "campaigns.sql", until=number_of(until)).to_pylist()
    each = tuple(Campaign(r["campaign"], date_of(r["since"]), r["reached"]) for r in rows)
    if not each or money is None:
        return Campaigns(each)
    first = until - timedelta(days=YEAR)
    return Campaigns(each, _compared(engine, None, first, until, money, beside_before=False))


def read_campaign(engine: Engine, of: Campaign, *, until: date, money: Outcome | None) -> Campaign:
    """Return one of `read_campaigns` with what came of its people. A door: runs one query."""
    if money is None:
        return of
    last = min(of.since + timedelta(days=WINDOW_DAYS - 1), until)
    compared = _compared(engine, of.name, of.since, last, money, beside_before=True)
    return Campaign(of.name, of.since, of.reached, compared)


def _compared(
    engine: Engine,
    campaign: str | None,
    first: date,
    last: date,
    money: Outcome,
    *,
    beside_before: bool,
) -> Selection | None:
    rows = engine.ask(
        QUERIES / "chosen.sql", campaign=campaign, start=number_of(first), until=number_of(last)
    )
    chosen, brought, before = (
        np.asarray(rows[name].to_numpy(zero_copy_only=False))
        for name in ("chosen", "money", "before")
    )
    if chosen.all() or not chosen.any():
        return None
    return selection(money, chosen, brought, before if beside_before else None)
