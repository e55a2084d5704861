"""When everybody bought, day by day, and what that says of them up to a day.

Several orders of one contact on one day are one occasion: the models of repeat buying count
decisions to buy, and a basket split over three invoices is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hogerop.compiled import compiled
from hogerop.value.buying.clock import CALENDAR, Clock
from hogerop.value.fitting.model import Histories

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
Days = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Occasions:
    """Every day on which a contact bought, by contact and day.

    Parameters
    ----------
    start : array of int64
        Where the occasions of each contact start; one entry more than there are contacts.
    day : array of int32
        Days since 1970-01-01.
    money : array of float64
        What the orders of the day left, less what was given back of them; NaN = not known.
    """

    start: Counts
    day: Days
    money: Floats

    @property
    def contacts(self) -> int:
        """How many contacts there are, those who never bought included."""
        return len(self.start) - 1

    def each_day(self, until: int) -> tuple[int, Counts]:
        """Return the first day, and how many bought on each day from then to ``until``."""
        first = int(self.day.min())
        days = self.day[self.day <= until] - first
        return first, np.bincount(days, minlength=until - first + 1)


@dataclass(frozen=True)
class Buyers:
    """Everybody who bought by a day; each array has one entry per buyer.

    Parameters
    ----------
    contact : array of int64
        Number of the contact.
    first_day, last_day : array of int32
        Day of the first order (first sight, from which on they are observed) and of the last.
    histories : Histories
        Frequency, recency, T and log_gaps, as the clock tells the time.
    priced : array of int64
        Occasions of which the money is known.
    money : array of float64
        The money of those together.
    """

    contact: Counts
    first_day: Days
    last_day: Days
    histories: Histories
    priced: Counts
    money: Floats

    @property
    def mean_money(self) -> Floats:
        """Money per occasion, NaN where none is known."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(self.priced > 0, self.money / np.maximum(self.priced, 1), np.nan)

    def part(self, rows: Counts) -> Buyers:
        """Return some of the buyers."""
        return Buyers(
            self.contact[rows],
            self.first_day[rows],
            self.last_day[rows],
            self.histories.part(rows),
            self.priced[rows],
            self.money[rows],
        )


def occasions(contact: Any, day: Any, orders: Any, money: Any, contacts: int) -> Occasions:
    """Put orders and what was given back, in any order, together as occasions.

    Parameters
    ----------
    contact, day, orders, money : arrays
        One entry per order (1), order taken back (-1) or other refund (0): the contact's number,
        the day, which of these it is, and its money (negative if given back, NaN = not known). A
        refund lowers the last occasion of its contact on or before its day.
    contacts : int
        Number of contacts.
    """
    start, days, amounts = _together(contact, day, orders, money, contacts)
    return Occasions(start, days, amounts)


def buyers(of: Occasions, until: int, clock: Clock = CALENDAR) -> Buyers:
    """Sum up what everybody did until the evening of a day.

    The sum of the logarithms of the gaps between occasions is what a model of regular buying
    needs; the others leave it aside.
    """
    begin = min(int(of.day.min(initial=until)), until)
    readings = clock.readings(begin, until)
    found = _summed(of.start, of.day, of.money, until, begin, readings)
    contact, first, last, x, recency, T, log_gaps, priced, money = found
    histories = Histories(
        frequency=x, recency=recency, T=T, log_gaps=log_gaps, covariates=None, names=()
    )
    return Buyers(contact, first, last, histories, priced, money)


def orders_after(of: Occasions, contact: Counts, since: int, until: int) -> tuple[Counts, Floats]:
    """Return, per contact, the occasions in (since, until] and their known money together."""
    counts, money = _between(of.start, of.day, of.money, contact, since, until)
    return counts, money


def cumulative_orders(of: Occasions, days: Days) -> Counts:
    """Return how many repeat orders everybody had made together by the evening of each day."""
    if not len(of.day):
        return np.zeros(len(days), np.int64)
    repeat = np.ones(len(of.day), np.bool_)
    some = of.start[:-1] < of.start[1:]
    repeat[of.start[:-1][some]] = False
    counted = np.searchsorted(np.sort(of.day[repeat]), days, side="right")
    return counted.astype(np.int64)


@compiled
def _together(
    contact: Days, day: Days, orders: npt.NDArray[np.int8], money: Floats, contacts: int
) -> tuple[Counts, Days, Floats]:
    start = np.zeros(contacts + 1, np.int64)
    for c in contact:
        start[c + 1] += 1
    for c in range(contacts):
        start[c + 1] += start[c]
    fill = start[:-1].copy()
    # Day and kind in one number: of one day orders first, then those taken back, then refunds.
    key = np.empty(len(contact), np.int64)
    amount = np.empty(len(contact), np.float64)
    for i in range(len(contact)):
        at = fill[contact[i]]
        key[at] = 4 * np.int64(day[i]) + (0 if orders[i] > 0 else 1 if orders[i] < 0 else 2)
        amount[at] = money[i]
        fill[contact[i]] += 1
    kept = np.zeros(contacts + 1, np.int64)
    days = np.empty(len(contact), np.int32)
    n = 0
    for c in range(contacts):
        low, high = start[c], start[c + 1]
        _sort_few(key, amount, low, high)
        first, many = n, 0
        for i in range(low, high):
            when, kind = key[i] >> 2, key[i] & 3
            if kind == 0 and (n == first or days[n - 1] != when):
                days[n] = when
                # What is written lies before what is still to be read.
                amount[n] = amount[i]
                n, many = n + 1, 1
                continue
            if n == first:
                continue
            if kind == 0 and np.isnan(amount[n - 1]):
                amount[n - 1] = amount[i]
            elif not np.isnan(amount[i]):
                amount[n - 1] += amount[i]
            many += 1 if kind == 0 else -1 if kind == 1 else 0
            if kind == 1 and many == 0:
                n -= 1
        kept[c + 1] = n
    return kept, days[:n].copy(), amount[:n].copy()


@compiled
def _sort_few(key: Counts, amount: Floats, low: int, high: int) -> None:
    if high - low > 64:
        by = np.argsort(key[low:high], kind="mergesort")
        amount[low:high] = amount[low:high][by]
        key[low:high] = key[low:high][by]
        return
    for i in range(low + 1, high):
        k, a = key[i], amount[i]
        j = i
        while j > low and key[j - 1] > k:
            key[j] = key[j - 1]
            amount[j] = amount[j - 1]
            j -= 1
        key[j] = k
        amount[j] = a


@compiled
def _summed(
    start: Counts, day: Days, money: Floats, until: int, begin: int, readings: Floats
) -> tuple[Any, ...]:
    n = 0
    for c in range(len(start) - 1):
        if start[c] < start[c + 1] and day[start[c]] <= until:
            n += 1
    contact = np.empty(n, np.int64)
    first, newest = np.empty(n, np.int32), np.empty(n, np.int32)
    x, recency, T = np.empty(n, np.int64), np.empty(n), np.empty(n)
    log_gaps, priced, total = np.zeros(n), np.zeros(n, np.int64), np.zeros(n)
    at = 0
    for c in range(len(start) - 1):
        low, high = start[c], start[c + 1]
        if low == high or day[low] > until:
            continue
        last = low
        for i in range(low, high):
            if day[i] > until:
                break
            if i > low:
                log_gaps[at] += np.log(readings[day[i] - begin] - readings[day[i - 1] - begin])
            if not np.isnan(money[i]):
                priced[at] += 1
                total[at] += money[i]
            last = i
        contact[at], first[at], newest[at], x[at] = c, day[low], day[last], last - low
        came = readings[day[low] - begin]
        recency[at], T[at] = readings[day[last] - begin] - came, readings[until - begin] - came
        at += 1
    return contact, first, newest, x, recency, T, log_gaps, priced, total


@compiled
def _between(
    start: Counts, day: Days, money: Floats, contact: Counts, since: int, until: int
) -> tuple[Counts, Floats]:
    counts, total = np.zeros(len(contact), np.int64), np.zeros(len(contact))
    for at in range(len(contact)):
        c = contact[at]
        for i in range(start[c], start[c + 1]):
            if since < day[i] <= until:
                counts[at] += 1
                if not np.isnan(money[i]):
                    total[at] += money[i]
    return counts, total
