"""One contact's life as far as the walk has come: taking its events in.

Compiled by Numba. A life is four arrays, handed on side by side because compiled code pays dearly
for arrays inside a tuple (measured: twice the time):

``days``
    day of every event of the batch, sorted by contact, kind and day (int32);
``runs``
    per kind the ``FIRST`` event of the run, one ``PAST`` the last that counts, the one that is
    ``COMING`` and where the run ``STOPS`` (int64, 5 x kinds + 1);
``orders``
    per order day the day and running totals, so that any window is a difference of two columns
    (int64, 6 x order days; money in cents);
``facts``
    what is known of the whole life: see ``ORDER_DAYS`` and the names beside it, then the sorted
    gaps (float64).
"""

from __future__ import annotations

import numpy as np

from hogerop.compiled import leaf
from hogerop.ladder.vocabulary import Kind

NEVER = np.int32(2**31 - 1)
"""The day that does not come."""
UNKNOWN = np.int64(-(2**63))
"""An amount that is not known."""
KINDS = len(Kind)
MOST_GAPS = 9

# Rows of runs; the last holds the kinds that this contact has, and at its end how many.
FIRST, PAST, COMING, STOPS, HELD = range(5)
# Rows of orders: the day, and running totals up to and including it.
DAY, ORDERS, SPEND, PRICED, MARGIN, COSTED = range(6)
# Entries of facts; the sorted gaps follow them.
ORDER_DAYS, USUAL_GAP, LOST_SPEND, LOST_MARGIN, MEMBER_UNTIL = range(5)
FIRST_GAP = 5
FACTS = FIRST_GAP + MOST_GAPS

_ORDER, _REFUND, _UNMATCHED = int(Kind.ORDER), int(Kind.REFUND), int(Kind.UNMATCHED_REFUND)
_MEMBERSHIP, _BUYER, _BUYER_GONE = (
    int(Kind.MEMBERSHIP),
    int(Kind.REFERRED_BUYER),
    int(Kind.REFERRED_BUYER_GONE),
)


@leaf
def begin(runs, facts, business_gap, kind, start, stop):
    """Set a life to the moment before its first event; return which kinds it holds, as bits."""
    held, n, i = np.uint32(0), 0, start
    while i < stop:
        k, j = kind[i], i
        while j < stop and kind[j] == k:
            j += 1
        runs[FIRST, k] = runs[PAST, k] = runs[COMING, k] = i
        runs[STOPS, k] = j
        runs[HELD, n] = k
        n += 1
        held |= np.uint32(1) << np.uint32(k)
        i = j
    runs[HELD, KINDS] = n
    for k in range(KINDS):
        if not (held >> np.uint32(k)) & np.uint32(1):
            runs[FIRST, k] = runs[PAST, k] = 0
    facts[:] = 0.0
    facts[USUAL_GAP] = business_gap
    facts[MEMBER_UNTIL] = -1e18
    return held


@leaf
def next_event(days, runs):
    """Return the day of the next event, NEVER if there is none."""
    soonest = NEVER
    for at in range(runs[HELD, KINDS]):
        k = runs[HELD, at]
        if runs[COMING, k] < runs[STOPS, k]:
            soonest = min(soonest, days[runs[COMING, k]])
    return soonest


@leaf
def take_in(days, runs, orders, facts, amount, margin, target, ends, today, business_gap):
    """Take in every event up to the evening of today; return which kinds did something."""
    touched = np.uint32(0)
    for at in range(runs[HELD, KINDS]):
        k = runs[HELD, at]
        while runs[COMING, k] < runs[STOPS, k] and days[runs[COMING, k]] <= today:
            _take_one(days, runs, orders, facts, amount, margin, target, ends, k, runs[COMING, k])
            runs[COMING, k] += 1
            touched |= np.uint32(1) << np.uint32(k)
    if touched & np.uint32((1 << _ORDER) | (1 << _REFUND)):
        _measure_gaps(orders, facts, business_gap)
    return touched


@leaf
def _take_one(days, runs, orders, facts, amount, margin, target, ends, k, i):
    if k == _ORDER:
        _take_order(orders, facts, days[i], amount[i], margin[i])
    elif k == _REFUND:
        _take_refund(orders, facts, target[i], amount[i], margin[i], ends[i])
    elif k == _UNMATCHED:
        if amount[i] != UNKNOWN:
            facts[LOST_SPEND] += amount[i]
        if margin[i] != UNKNOWN:
            facts[LOST_MARGIN] += margin[i]
    elif k == _MEMBERSHIP:
        if ends[i]:
            facts[MEMBER_UNTIL] = days[i] - 1
        facts[MEMBER_UNTIL] = max(facts[MEMBER_UNTIL], float(target[i]))
    elif k == _BUYER_GONE:
        _forget_buyer(days, runs, target[i])
    else:
        days[runs[PAST, k]] = days[i]
        runs[PAST, k] += 1


@leaf
def _take_order(orders, facts, day, amount, margin):
    n = int(facts[ORDER_DAYS])
    if n == 0 or orders[DAY, n - 1] != day:
        for row in range(1, 6):
            orders[row, n] = orders[row, n - 1] if n else 0
        orders[DAY, n] = day
        facts[ORDER_DAYS] = n + 1
        n += 1
    orders[ORDERS, n - 1] += 1
    if amount != UNKNOWN:
        orders[SPEND, n - 1] += amount
        orders[PRICED, n - 1] += 1
    if margin != UNKNOWN:
        orders[MARGIN, n - 1] += margin
        orders[COSTED, n - 1] += 1


@leaf
def _take_refund(orders, facts, day, amount, margin, ends):
    """Lower the order of the target day; an order at 0 stops being one."""
    n = int(facts[ORDER_DAYS])
    at = n - 1
    while at >= 0 and orders[DAY, at] > day:
        at -= 1
    if at < 0 or orders[DAY, at] != day:
        return
    money = amount if amount != UNKNOWN else np.int64(0)
    gain = margin if margin != UNKNOWN else np.int64(0)
    over = np.int64(1) if ends else np.int64(0)
    priced = over if amount != UNKNOWN else np.int64(0)
    costed = over if margin != UNKNOWN else np.int64(0)
    for j in range(at, n):
        orders[ORDERS, j] -= over
        orders[SPEND, j] -= money
        orders[PRICED, j] -= priced
        orders[MARGIN, j] -= gain
        orders[COSTED, j] -= costed
    before = orders[ORDERS, at - 1] if at else np.int64(0)
    if orders[ORDERS, at] == before:
        _drop_order_day(orders, facts, at, n)


@leaf
def _drop_order_day(orders, facts, at, n):
    for row in range(1, 6):
        left = orders[row, at] - (orders[row, at - 1] if at else np.int64(0))
        for j in range(at, n):
            orders[row, j] -= left
    for j in range(at, n - 1):
        for row in range(6):
            orders[row, j] = orders[row, j + 1]
    facts[ORDER_DAYS] = n - 1


@leaf
def _forget_buyer(days, runs, day):
    for j in range(runs[FIRST, _BUYER], runs[PAST, _BUYER]):
        if days[j] == day:
            for m in range(j, runs[PAST, _BUYER] - 1):
                days[m] = days[m + 1]
            runs[PAST, _BUYER] -= 1
            return


@leaf
def _measure_gaps(orders, facts, business_gap):
    """Find the usual gap, ``(g m + business_gap) / (g + 1)``, m the median of the last g <= 9."""
    n = int(facts[ORDER_DAYS])
    g = min(MOST_GAPS, n - 1)
    if g < 1:
        facts[USUAL_GAP] = business_gap
        return
    for j in range(g):
        new = float(orders[DAY, n - 1 - j] - orders[DAY, n - 2 - j])
        m = j
        while m > 0 and facts[FIRST_GAP + m - 1] > new:
            facts[FIRST_GAP + m] = facts[FIRST_GAP + m - 1]
            m -= 1
        facts[FIRST_GAP + m] = new
    half = FIRST_GAP + g // 2
    middle = facts[half] if g % 2 else (facts[half - 1] + facts[half]) / 2.0
    facts[USUAL_GAP] = (g * middle + business_gap) / (g + 1)
