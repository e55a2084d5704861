"""Who goes on buying: by month of the first order, by channel, by first rung reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hogerop.contracts import Engine
from hogerop.errors import AskedWrongly
from hogerop.value.conversion import HORIZON, Conversion, conversion
from hogerop.value.counted import Estimate, share_interval
from hogerop.value.days import date_of, months_after, number_of
from hogerop.value.money import cents
from hogerop.value.people import whole
from hogerop.words import say

_QUERIES = Path(__file__).parent / "queries"

By = Literal["month", "channel", "rung"]
"""What puts buyers together: the month of their first order, their channel, the first rung on which
they stood."""

OLD = "old"
"""Label of those who may have been buyers before the records begin."""


@dataclass(frozen=True)
class Age:
    """One calendar month in the life of a cohort; 0 is that of the first order.

    Parameters
    ----------
    buyers : int
        Who have reached that month.
    ordered, orders : int
        How many of them ordered in it, and how often.
    money : float
        What they brought in it, refunds taken off; currency.
    complete : bool
        Whether the month is over; an open one is not among the buyers of a longer row.
    share : Estimate
        Of the buyers, how many ordered.
    """

    age: int
    buyers: int
    ordered: int
    orders: int
    money: float
    complete: bool
    share: Estimate


@dataclass(frozen=True)
class Cohort:
    """Buyers that are put together.

    Parameters
    ----------
    label : str
        ``2026-03`` (a month), a channel, or the number of a rung; empty = not known; `OLD` = who
        may have been a buyer before the records begin.
    buyers : int
    again : Estimate or None
        Share that orders again, on another day, within ``again_days`` of the first order.
    ages : tuple of Age
        Without a gap, from age 0.
    """

    label: str
    buyers: int
    again: Estimate | None
    ages: tuple[Age, ...]


@dataclass(frozen=True)
class Cohorts:
    """All cohorts up to a day.

    Parameters
    ----------
    money : str
        ``margin``, ``revenue`` or ``none``.
    again_days : int
        Days of ``again``: 365, or as many as enough buyers were followed; 0 = too few were.
    together : Cohort
        All but `OLD`.
    cohorts : tuple of Cohort
        By month the oldest first, else the largest first; `OLD`, if there is one, before all.
    """

    by: By
    as_of: date
    money: str
    again_days: int
    together: Cohort
    cohorts: tuple[Cohort, ...]


def cohorts(engine: Engine, *, as_of: date, money: str, by: By = "month") -> Cohorts:
    """Return who goes on buying. A door: runs queries.

    Parameters
    ----------
    engine : Engine
        Holds ``takings`` (see `people.read_takings`), ``buyers`` (see `people.read_buyers`; old
        ones stand apart) and ``intervals``; leaves ``first_bought``.
    money : str
        What the money of ``takings`` is.
    by : str
        ``month``, ``channel`` or ``rung``.

    Raises
    ------
    AskedWrongly
        If ``by`` is something else.
    """
    if by not in get_args(By):
        raise AskedWrongly(
            say("Buyers are not put together by {word}", word=by),
            where="by",
            fix=say("Choose month, channel or rung."),
        )
    day = number_of(as_of)
    engine.make("first_bought", _QUERIES / "first_bought.sql", day=day, by=by)
    sizes = engine.ask(_QUERIES / "cohort_sizes.sql")
    told = engine.ask(_QUERIES / "cohorts.sql")
    waits = engine.ask(_QUERIES / "again.sql", day=day)
    both = _Part(sizes, told, waits)
    everything, old = both.only("old", False), both.only("old", True)
    days = min(HORIZON, everything.followed())
    return Cohorts(
        by=by,
        as_of=as_of,
        money=money,
        again_days=days,
        together=everything.cohort("", as_of, days),
        cohorts=(
            *([old.cohort(OLD, as_of, days)] if old.sizes.num_rows else ()),
            *_each(everything, by, as_of, days),
        ),
    )


@dataclass(frozen=True)
class _Part:
    """Some of the rows of the three queries: who, what they did, and how soon again."""

    sizes: pa.Table
    told: pa.Table
    waits: pa.Table

    def only(self, column: str, value: object) -> _Part:
        return _Part(
            *(
                rows.filter(pc.equal(rows[column], pa.scalar(value, rows[column].type)))
                for rows in (self.sizes, self.told, self.waits)
            )
        )

    def followed(self) -> int:
        return _curve(self.waits).horizon

    def cohort(self, label: str, as_of: date, days: int) -> Cohort:
        again = _curve(self.waits).share_within(days) if days and self.waits.num_rows else None
        buyers = int(whole(self.sizes["buyers"]).sum())
        return Cohort(label, buyers, again, tuple(_ages(self.sizes, self.told, as_of)))


def _each(everything: _Part, by: By, as_of: date, days: int) -> list[Cohort]:
    if by == "month":
        months = sorted(set(everything.sizes["month"].to_pylist()))
        parts = [(_month(m), everything.only("month", m)) for m in months]
        return [part.cohort(f"{when:%Y-%m}", as_of, days) for when, part in parts]
    labels = sorted(set(everything.sizes["label"].to_pylist()))
    found = [everything.only("label", label).cohort(label, as_of, days) for label in labels]
    return sorted(found, key=lambda one: (-one.buyers, one.label))


def _curve(waits: pa.Table) -> Conversion:
    did = waits.filter(waits["again"])
    rest = waits.filter(pc.invert(waits["again"]))
    return conversion(
        whole(did["days"]), whole(did["people"]), whole(rest["days"]), whole(rest["people"])
    )


def _ages(sizes: pa.Table, told: pa.Table, as_of: date) -> list[Age]:
    """Return every age that any of the cohorts has reached.

    A month that is not over counts only where no older cohort tells of that age.
    """
    now = (as_of.year - 1970) * 12 + as_of.month - 1
    is_over = number_of(as_of) + 1 == number_of(months_after(as_of, 1))
    months, buyers = whole(sizes["month"]), whole(sizes["buyers"])
    if not len(months):
        return []
    found = []
    cells = {name: whole(told[name]) for name in ("month", "age", "ordered", "orders")}
    money = told["money"].to_numpy()
    for age in range(now - int(months.min()) + 1):
        over = months + age < now + is_over
        complete = bool(over.any())
        reached = over if complete else months + age <= now
        of_age = (cells["age"] == age) & np.isin(cells["month"], months[reached])
        people = int(buyers[reached].sum())
        ordered = int(cells["ordered"][of_age].sum())
        found.append(
            Age(
                age=age,
                buyers=people,
                ordered=ordered,
                orders=int(cells["orders"][of_age].sum()),
                money=cents(money[of_age].sum()),
                complete=complete,
                share=share_interval(ordered, people),
            )
        )
    return found


def _month(number: int) -> date:
    return months_after(date_of(0), number)
