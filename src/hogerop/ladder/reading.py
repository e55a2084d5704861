"""Read the words of the rule language off a life, and when time alone will change them.

Compiled by Numba. The four arrays ``days``, ``runs``, ``orders`` and ``facts`` are those of
`hogerop.ladder.life`; ``k`` is a kind of event and ``window`` a number of days, 0 = ever.
"""

from __future__ import annotations

import numpy as np

from hogerop.compiled import leaf
from hogerop.ladder.life import (
    COSTED,
    DAY,
    FIRST,
    LOST_MARGIN,
    LOST_SPEND,
    MARGIN,
    MEMBER_UNTIL,
    MOST_GAPS,
    NEVER,
    ORDER_DAYS,
    ORDERS,
    PAST,
    PRICED,
    SPEND,
    USUAL_GAP,
)
from hogerop.ladder.vocabulary import Kind, Measure

_ORDER, _REFERRAL, _TESTIMONIAL = int(Kind.ORDER), int(Kind.REFERRAL), int(Kind.TESTIMONIAL)
_M = {measure.name: int(measure) for measure in Measure}
_M_ORDERS, _M_ORDER_DAYS, _M_SPEND, _M_MARGIN = (
    _M["ORDERS"],
    _M["ORDER_DAYS"],
    _M["SPEND"],
    _M["MARGIN"],
)
_M_SINCE, _M_GAP, _M_VARIATION, _M_COUNT = (
    _M["DAYS_SINCE"],
    _M["USUAL_GAP"],
    _M["GAP_VARIATION"],
    _M["COUNT"],
)
_M_PROMOTIONS, _M_MONTHS, _M_MEMBER = _M["PROMOTIONS"], _M["PROMOTION_MONTHS"], _M["IS_MEMBER"]
_M_RHYTHM = _M["IN_RHYTHM"]


@leaf
def _first_order_day_within(orders, facts, today, window):
    """Index of the first order day in ``(today - window, today]``; 0 for a window of ever."""
    if window == 0:
        return 0
    low, high = 0, int(facts[ORDER_DAYS])
    while low < high:
        middle = (low + high) // 2
        if orders[DAY, middle] > today - window:
            high = middle
        else:
            low = middle + 1
    return low


@leaf
def _first_within(days, runs, k, today, window):
    """Index of the first event of a kind in ``(today - window, today]``."""
    low, high = runs[FIRST, k], runs[PAST, k]
    if window == 0:
        return low
    while low < high:
        middle = (low + high) // 2
        if days[middle] > today - window:
            high = middle
        else:
            low = middle + 1
    return low


@leaf
def _total(orders, facts, row, at):
    """Sum a row of the orders from an order day on."""
    n = int(facts[ORDER_DAYS])
    if at >= n:
        return np.int64(0)
    return orders[row, n - 1] - (orders[row, at - 1] if at else np.int64(0))


@leaf
def _money(orders, facts, row, known_row, lost, today, window):
    at = _first_order_day_within(orders, facts, today, window)
    if _total(orders, facts, ORDERS, at) > 0 and _total(orders, facts, known_row, at) == 0:
        return np.nan
    cents = float(_total(orders, facts, row, at))
    return (cents - facts[lost]) / 100.0 if window == 0 else cents / 100.0


@leaf
def month_of(day):
    """Months since year 0 of a day since 1970 (proleptic Gregorian; Howard Hinnant's algorithm)."""
    z = day + 719468
    era = z // 146097
    doe = z - era * 146097
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    return (yoe + era * 400 + (1 if month <= 2 else 0)) * 12 + month


@leaf
def _promotion_months(days, runs, today, window):
    """Distinct calendar months of referrals and testimonials: a merge of two sorted runs."""
    i = _first_within(days, runs, _REFERRAL, today, window)
    j = _first_within(days, runs, _TESTIMONIAL, today, window)
    months, last = 0, -1
    while i < runs[PAST, _REFERRAL] or j < runs[PAST, _TESTIMONIAL]:
        from_i = j >= runs[PAST, _TESTIMONIAL] or (i < runs[PAST, _REFERRAL] and days[i] <= days[j])
        month = month_of(days[i] if from_i else days[j])
        if from_i:
            i += 1
        else:
            j += 1
        if month != last:
            months += 1
            last = month
    return float(months)


@leaf
def value(days, runs, orders, facts, columns, c, measure, window, k, today):
    """Value of a word on the evening of today; NaN = missing, infinity = it never happened."""
    if measure == _M_ORDER_DAYS:
        return float(facts[ORDER_DAYS] - _first_order_day_within(orders, facts, today, window))
    if measure == _M_ORDERS:
        return float(
            _total(orders, facts, ORDERS, _first_order_day_within(orders, facts, today, window))
        )
    if measure == _M_SINCE:
        return _days_since(days, runs, orders, facts, k, today)
    if measure == _M_GAP:
        return facts[USUAL_GAP]
    if measure == _M_COUNT:
        return float(runs[PAST, k] - _first_within(days, runs, k, today, window))
    if measure == _M_PROMOTIONS:
        made = runs[PAST, _REFERRAL] - _first_within(days, runs, _REFERRAL, today, window)
        given = runs[PAST, _TESTIMONIAL] - _first_within(days, runs, _TESTIMONIAL, today, window)
        return float(made + given)
    if measure == _M_MONTHS:
        return _promotion_months(days, runs, today, window)
    if measure == _M_MEMBER:
        return 1.0 if facts[MEMBER_UNTIL] >= today else 0.0
    if measure == _M_SPEND:
        return _money(orders, facts, SPEND, PRICED, LOST_SPEND, today, window)
    if measure == _M_MARGIN:
        return _money(orders, facts, MARGIN, COSTED, LOST_MARGIN, today, window)
    if measure == _M_VARIATION:
        return _gap_variation(orders, facts)
    return columns[c, k]


@leaf
def _gap_variation(orders, facts):
    """Return the coefficient of variation (n - 1) of the last nine gaps; missing below three."""
    n = int(facts[ORDER_DAYS])
    g = min(MOST_GAPS, n - 1)
    if g < 3:
        return np.nan
    mean = (orders[DAY, n - 1] - orders[DAY, n - 1 - g]) / g
    spread = 0.0
    for j in range(g):
        spread += (orders[DAY, n - 1 - j] - orders[DAY, n - 2 - j] - mean) ** 2
    return np.sqrt(spread / (g - 1)) / mean


@leaf
def _days_since(days, runs, orders, facts, k, today):
    if k == _ORDER:
        n = int(facts[ORDER_DAYS])
        return float(today - orders[DAY, n - 1]) if n else np.inf
    if runs[PAST, k] == runs[FIRST, k]:
        return np.inf
    return float(today - days[runs[PAST, k] - 1])


@leaf
def next_change(days, runs, orders, facts, measure, window, k, today):
    """First day after today on which time alone can change a word by a jump; NEVER if none."""
    if measure == _M_MEMBER:
        until = facts[MEMBER_UNTIL]
        return np.int32(until + 1) if today <= until < NEVER else NEVER
    if window == 0:
        return NEVER
    if measure in (_M_ORDERS, _M_ORDER_DAYS, _M_SPEND, _M_MARGIN):
        at = _first_order_day_within(orders, facts, today, window)
        return np.int32(orders[DAY, at] + window) if at < facts[ORDER_DAYS] else NEVER
    if measure == _M_COUNT:
        return _leaves(days, runs, k, today, window)
    if measure in (_M_PROMOTIONS, _M_MONTHS):
        return min(
            _leaves(days, runs, _REFERRAL, today, window),
            _leaves(days, runs, _TESTIMONIAL, today, window),
        )
    return NEVER


@leaf
def _leaves(days, runs, k, today, window):
    """Day on which the oldest event of a kind leaves the window."""
    at = _first_within(days, runs, k, today, window)
    return np.int32(days[at] + window) if at < runs[PAST, k] else NEVER


@leaf
def holds_until(days, runs, orders, facts, measure, window, k, need, gaps, least_days, today):
    """Say whether a count is at least ``need``, or a contact in rhythm, and until when.

    Returns
    -------
    int
        0 if not; else the first day on which time alone ends it, NEVER if it does not.
    """
    if measure == _M_RHYTHM:
        n = int(facts[ORDER_DAYS])
        if n == 0:
            return np.int64(0)
        limit = max(least_days, gaps * facts[USUAL_GAP])
        ends = orders[DAY, n - 1] + np.int64(np.floor(min(limit, 1e8))) + 1
        return ends if ends > today else np.int64(0)
    if need <= 0:
        return np.int64(NEVER)
    if measure == _M_COUNT:
        if runs[PAST, k] - runs[FIRST, k] < need:
            return np.int64(0)
        leaves = days[runs[PAST, k] - need] + window
    else:
        n = int(facts[ORDER_DAYS])
        at = n - need if measure == _M_ORDER_DAYS else _order_day_with(orders, facts, need, n)
        if at < 0 or n == 0:
            return np.int64(0)
        leaves = orders[DAY, at] + window
    if window == 0:
        return np.int64(NEVER)
    return np.int64(leaves) if leaves > today else np.int64(0)


@leaf
def _order_day_with(orders, facts, need, n):
    """Last order day from which on ``need`` orders stand; -1 if there are fewer."""
    at = n - 1
    while at >= 0 and _total(orders, facts, ORDERS, at) < need:
        at -= 1
    return at
