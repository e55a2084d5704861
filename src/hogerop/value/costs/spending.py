"""What was spent: every line of costs, spread over its days and divided over its two purposes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hogerop.contracts import Engine
from hogerop.value.allocation import Allocation, By
from hogerop.value.days import date_of

_QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class CostLine:
    """What was spent on one channel for one purpose in the period; money in currency.

    Parameters
    ----------
    channel : str
        Empty where the file names none.
    purpose : str
        One of ``contracts.PURPOSES``.
    amount, hours : float
        As the files say, within the period.
    cost : float
        Amount, and the hours at the cost of an hour where that is known.
    share : float or None
        Which share is for winning new buyers; None = undecided.
    decided_by : str
        What decided the share.
    lines : int
        Rows of files.
    """

    channel: str
    purpose: str
    amount: float
    hours: float
    cost: float
    share: float | None
    decided_by: By
    lines: int

    @property
    def acquire(self) -> float:
        """The part that was for winning new buyers."""
        return 0.0 if self.share is None else self.cost * self.share

    @property
    def retain(self) -> float:
        """The part that was for keeping buyers."""
        return 0.0 if self.share is None else self.cost * (1 - self.share)

    @property
    def undecided(self) -> float:
        """The part of which nobody said what it was for."""
        return self.cost if self.share is None else 0.0


@dataclass(frozen=True)
class Spending:
    """All costs; ``lines`` are those of the period, largest first.

    Parameters
    ----------
    before, after : float
        Cost of days before and after the period: with the lines, every euro appears once.
    by_month : dict
        (channel, first day of the month) -> cost for winning new buyers in the period.
    hours_without_cost : float
        Hours in the period that count for nothing, because no cost of an hour is set.
    rows, silent : int
        Rows of files in all; those with neither an amount nor hours.
    credits : float
        Negative amounts in the period (money that came back), a number of 0 or less.
    """

    lines: tuple[CostLine, ...]
    before: float
    after: float
    by_month: dict[tuple[str, int], float]
    hours_without_cost: float
    rows: int
    silent: int
    credits: float

    @property
    def total(self) -> float:
        """Cost of the period, undecided lines included."""
        return sum(line.cost for line in self.lines)

    @property
    def acquire(self) -> float:
        """Cost of winning new buyers in the period."""
        return sum(line.acquire for line in self.lines)

    @property
    def retain(self) -> float:
        """Cost of keeping buyers in the period."""
        return sum(line.retain for line in self.lines)

    @property
    def undecided(self) -> float:
        """Cost of which nobody said what it was for."""
        return sum(line.undecided for line in self.lines)


def spending(
    engine: Engine,
    allocation: Allocation,
    *,
    since: int,
    until: int,
    hour_cost: float | None = None,
) -> Spending:
    """Return what was spent between two days, both included. Runs one query.

    Parameters
    ----------
    engine : Engine
        Holds the relation ``costs`` (contract `COSTS`, all imports).
    since, until : int
        Days since 1970-01-01.
    hour_cost : float, optional
        Currency per hour of own work.
    """
    rows = engine.ask(_QUERIES / "spent.sql", since=since, until=until).to_pylist()
    an_hour = hour_cost or 0.0
    sums: defaultdict[tuple[str, str, float | None, By], list[float]] = defaultdict(
        lambda: [0.0, 0.0]
    )
    numbers: defaultdict[tuple[str, str, float | None, By], set[int]] = defaultdict(set)
    by_month: defaultdict[tuple[str, int], float] = defaultdict(float)
    for row in rows:
        channel = allocation.channel_of(row["channel"])
        share, by = allocation.share_of(channel, row["purpose"], row["share"])
        cost = row["amount"] + row["hours"] * an_hour
        if not row["amount"] and not row["hours"]:
            continue
        key = channel, row["purpose"], share, by
        sums[key][0] += row["amount"]
        sums[key][1] += row["hours"]
        numbers[key].add(row["line"])
        if share:
            by_month[channel, row["month"]] += cost * share
    lines = [
        CostLine(channel, purpose, amount, hours, amount + hours * an_hour, share, by, len(of))
        for (channel, purpose, share, by), (amount, hours) in sums.items()
        for of in (numbers[channel, purpose, share, by],)
    ]
    return Spending(
        lines=tuple(sorted(lines, key=lambda line: (-line.cost, line.channel, line.purpose))),
        before=sum(row["before"] + row["hours_before"] * an_hour for row in rows),
        after=sum(row["after"] + row["hours_after"] * an_hour for row in rows),
        by_month=dict(by_month),
        hours_without_cost=0.0 if hour_cost is not None else sum(row["hours"] for row in rows),
        rows=len({row["line"] for row in rows}),
        silent=len({row["line"] for row in rows if row["silent"]}),
        credits=sum(row["amount"] for row in rows if row["amount"] < 0),
    )


def costs_known(engine: Engine) -> tuple[date, date] | None:
    """Return the first and the last day that costs speak of, None without any. Runs one query.

    Reads the relation ``costs``.
    """
    first, last = engine.ask(_QUERIES / "costs_known.sql").to_pylist()[0].values()
    return None if first is None else (date_of(first), date_of(last))
