"""The compiled heart of the walk: each contact's life from first sight to the last expiry.

Each comparison of the policy has a ``check`` day: until then its answer cannot change by time
alone. A day on which no event comes in and no check is due is never looked at.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from hogerop.compiled import compiled, leaf
from hogerop.ladder import life, reading
from hogerop.ladder.life import FACTS, KINDS, MEMBER_UNTIL, NEVER
from hogerop.ladder.order import most_orders
from hogerop.ladder.program import (
    ALWAYS,
    AND,
    AT_LEAST,
    AT_MOST,
    EQUAL,
    FAILS,
    HOLDS,
    LESS,
    MORE,
    OR,
)
from hogerop.ladder.vocabulary import Measure

CONDITIONS = 9  # 0 any evidence, 1 the target market, 2 to 7 the rungs, 8 the flag
LAPSED_BIT = 8
_SINCE, _MEMBER = int(Measure.DAYS_SINCE), int(Measure.IS_MEMBER)
_REMEMBERED = 4096
_ONE = np.uint64(1)


@compiled
def walk_contacts(
    kind: Any,
    days: Any,
    amount: Any,
    margin: Any,
    target: Any,
    ends: Any,
    start: Any,
    first_seen: Any,
    about_bits: Any,
    columns: Any,
    tables: Any,
    sequential: bool,
    flag_needs_rung: bool,
    business_gap: float,
    least_days: float,
    as_of: int,
    room: int,
) -> Any:
    """Walk every contact of a batch; the events are sorted by contact, kind and day.

    Returns the number of stays (-1 if there was no room for them), the stays' columns, and per
    contact the words' values and the conditions held on the evening of ``as_of``, and the first day
    after it on which either changes by what is known already.
    """
    words, comparisons, constants, terms, weights, kinds, steps, step_ends = tables
    contacts, compared = len(first_seen), len(constants)
    out_contact, out_rung = np.empty(room, np.int32), np.empty(room, np.int8)
    out_flag = np.empty(room, np.bool_)
    out_from, out_to = np.empty(room, np.int32), np.empty(room, np.int32)
    values = np.full((contacts, len(words)), np.nan)
    held = np.full(contacts, -1, np.int32)
    changes = np.full(contacts, NEVER, np.int32)
    runs = np.zeros((5, KINDS + 1), np.int64)
    orders = np.zeros((6, most_orders(kind, start) + 1), np.int64)
    facts = np.zeros(FACTS, np.float64)
    check = np.full(compared, NEVER, np.int32)
    active = np.empty(compared, np.int64)
    known_bits = np.full(_REMEMBERED, np.uint64(2**64 - 1), np.uint64)
    known_held = np.zeros(_REMEMBERED, np.int32)
    life.begin(runs, facts, business_gap, kind, 0, 0)
    resting = _resting(
        days, runs, orders, facts, comparisons, constants, terms, weights, kinds, least_days
    )
    n = 0
    for c in range(contacts):
        having = life.begin(runs, facts, business_gap, kind, start[c], start[c + 1])
        live = _active(kinds, having, active)
        bits = (about_bits[c] << np.uint64(compared)) | resting
        today, first = np.int64(first_seen[c]), True
        rung, flag, since = 0, False, today
        while True:
            touched = life.take_in(
                days, runs, orders, facts, amount, margin, target, ends, today, business_gap
            )
            if first:
                touched = ALWAYS
            before = bits
            upcoming = np.int64(life.next_event(days, runs))
            for at in range(live):
                a = active[at]
                if check[a] <= today or kinds[a] & touched:
                    holds, check[a] = _judge(
                        days, runs, orders, facts, columns, c,
                        comparisons, constants, terms, weights, least_days, a, today,
                    )  # fmt: skip
                    bit = _ONE << np.uint64(a)
                    bits = bits | bit if holds else bits & ~bit
                upcoming = min(upcoming, np.int64(check[a]))
            if first or bits != before:
                conditions = _conditions(steps, step_ends, bits, known_bits, known_held)
                new_rung = _rung(conditions, sequential)
                new_flag = (conditions >> LAPSED_BIT) & 1 == 1
                new_flag = new_flag and (new_rung >= 3 or not flag_needs_rung)
                if not first and (new_rung != rung or new_flag != flag):
                    if n + 1 >= room:
                        n = -1
                        break
                    out_contact[n], out_rung[n], out_flag[n] = c, rung, flag
                    out_from[n], out_to[n] = since, today
                    n += 1
                    since = today
                rung, flag, first = new_rung, new_flag, False
            if as_of < today < changes[c] and (touched or conditions != held[c]):
                changes[c] = today
            if today <= as_of < upcoming:
                held[c] = conditions
                if facts[MEMBER_UNTIL] >= as_of:
                    changes[c] = np.int32(min(facts[MEMBER_UNTIL] + 1.0, float(NEVER)))
                for w in range(len(words)):
                    values[c, w] = reading.value(
                        days, runs, orders, facts, columns, c,
                        words[w, 0], words[w, 1], words[w, 2], as_of,
                    )  # fmt: skip
            if upcoming >= NEVER:
                break
            today = upcoming
        if n < 0 or n >= room:
            n = -1
            break
        out_contact[n], out_rung[n], out_flag[n] = c, rung, flag
        out_from[n], out_to[n] = since, NEVER
        n += 1
    return n, out_contact, out_rung, out_flag, out_from, out_to, values, held, changes


@compiled
def _resting(days, runs, orders, facts, comparisons, constants, terms, weights, kinds, least_days):
    """Comparisons that hold for a contact of whom nothing is known, as bits."""
    bits, nobody = np.uint64(0), np.empty((1, 0))
    for a in range(len(constants)):
        if kinds[a] != ALWAYS:
            holds, _ = _judge(
                days,
                runs,
                orders,
                facts,
                nobody,
                0,
                comparisons,
                constants,
                terms,
                weights,
                least_days,
                a,
                0,
            )
            if holds:
                bits |= _ONE << np.uint64(a)
    return bits


@leaf
def _active(kinds, having, active):
    """List the comparisons that this contact's events can change; return how many."""
    live = 0
    for a in range(len(kinds)):
        if kinds[a] & having or kinds[a] == ALWAYS:
            active[live] = a
            live += 1
    return live


@leaf
def _judge(
    days,
    runs,
    orders,
    facts,
    columns,
    c,
    comparisons,
    constants,
    terms,
    weights,
    least_days,
    a,
    today,
):
    """Say whether a comparison holds this evening, and the first day on which time may end that."""
    sign, measure = comparisons[a, 0], comparisons[a, 1]
    if measure >= 0:
        until = reading.holds_until(
            days, runs, orders, facts, measure, comparisons[a, 2], comparisons[a, 3],
            comparisons[a, 4], constants[a], least_days, today,
        )  # fmt: skip
        if until == 0:
            return sign != AT_LEAST, NEVER
        return sign == AT_LEAST, np.int32(min(until, np.int64(NEVER)))
    total, slope, jump = constants[a], 0.0, NEVER
    for t in range(comparisons[a, 5], comparisons[a, 6]):
        measure, window, k = terms[t, 0], terms[t, 1], terms[t, 2]
        now = reading.value(days, runs, orders, facts, columns, c, measure, window, k, today)
        total += weights[t] * now
        if measure == _SINCE and now != np.inf:
            slope += weights[t]
        if window > 0 or measure == _MEMBER:
            change = reading.next_change(days, runs, orders, facts, measure, window, k, today)
            jump = min(jump, change)
    return _met(sign, total), min(jump, _crossing(total, slope, today))


@leaf
def _met(sign, total):
    if np.isnan(total):
        return False
    if sign == AT_LEAST:
        return total >= 0.0
    if sign == AT_MOST:
        return total <= 0.0
    if sign == MORE:
        return total > 0.0
    if sign == LESS:
        return total < 0.0
    if sign == EQUAL:
        return total == 0.0
    return total != 0.0


@compiled
def _crossing(total, slope, today):
    """First day to look again at a sum that grows by ``slope`` a day: never past where it is 0."""
    if slope == 0.0 or not np.isfinite(total) or total * slope > 0.0:
        return NEVER
    days = np.floor(abs(total) / abs(slope))
    if today + days >= NEVER - 1:
        return NEVER
    return np.int32(today + max(1.0, days))


@leaf
def _conditions(steps, step_ends, bits, known_bits, known_held):
    """Which conditions hold, as bits; the same comparisons give the same answer from memory."""
    slot = np.int64((bits * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(52))
    if known_bits[slot] == bits:
        return known_held[slot]
    found, step = np.int32(0), 0
    for condition in range(CONDITIONS):
        stack = np.uint64(0)
        while step < step_ends[condition]:
            stack = _stepped(stack, steps[step], bits)
            step += 1
        if stack & _ONE:
            found |= np.int32(1 << condition)
    known_bits[slot] = bits
    known_held[slot] = found
    return found


@compiled
def _stepped(stack, code, bits):
    """Take one postfix step on a stack of truths, the top in the lowest bit."""
    if code in (AND, OR):
        top, below = stack & _ONE, (stack >> _ONE) & _ONE
        joined = top & below if code == AND else top | below
        return ((stack >> np.uint64(2)) << _ONE) | joined
    if code == HOLDS:
        return (stack << _ONE) | _ONE
    if code == FAILS:
        return stack << _ONE
    return (stack << _ONE) | ((bits >> np.uint64(code)) & _ONE)


@compiled
def _rung(conditions, sequential):
    """Return the rung, 0 = outside: the highest whose rule holds, and those below it if asked."""
    foot = 1 if conditions & 3 else 0
    top = 0
    for k in range(2, 8):
        if (conditions >> k) & 1:
            top = k
    if not sequential or top <= 4:
        return max(top, foot)
    if (conditions >> 4) & 1:
        rung = 4
        while rung < 7 and (conditions >> (rung + 1)) & 1:
            rung += 1
        return rung
    if (conditions >> 3) & 1:
        return 3
    return 2 if (conditions >> 2) & 1 else foot
