"""Set what was given back against the orders that it came from: one pass over arrays.

Number functions only: they know no tables. Units are those of `hogerop.history.goods`.
"""

from __future__ import annotations

import numpy as np

from hogerop.compiled import compiled
from hogerop.history.goods import NONE, UNKNOWN, Goods, Parts, Refunds, Taken


@compiled
def in_cents(micros: int) -> int:
    """Return whole cents, halves away from zero."""
    return (micros + 5000) // 10000 if micros >= 0 else -((5000 - micros) // 10000)


@compiled
def _hand_back(goods: Goods, order: int, holding: int, pieces: int) -> None:
    """Note that pieces (`UNKNOWN`: all that are left) of a product came back."""
    if holding != NONE:
        held = goods.holding_pieces[holding]
        if pieces in (UNKNOWN, held):
            if not goods.holding_back[holding]:
                goods.order_holdings[order] -= 1
            goods.holding_back[holding] = True
            pieces = 0 if held == UNKNOWN else held
        if held != UNKNOWN:
            goods.holding_pieces[holding] = held - pieces
    if goods.order_pieces[order] != UNKNOWN:
        left = goods.order_pieces[order]
        goods.order_pieces[order] = 0 if pieces == UNKNOWN else max(0, left - pieces)
    elif holding == NONE and pieces == UNKNOWN:
        goods.order_holdings[order] = 0


@compiled
def _lower(goods: Goods, order: int, money: int) -> tuple[int, int, bool]:
    """Lower a known order by money; return cents, cents of margin, whether that ends it."""
    before = goods.order_open[order]
    after = before - money
    cents = in_cents(before) - in_cents(after)
    ends = in_cents(after) == 0 and not goods.order_ended[order]
    margin = UNKNOWN
    if goods.order_margin[order] != UNKNOWN:
        rate = goods.order_margin[order] / goods.order_total[order]
        margin = in_cents(round(rate * before)) - in_cents(0 if ends else round(rate * after))
    goods.order_open[order] = 0 if ends else after
    goods.order_ended[order] |= ends
    return cents, margin, ends


@compiled
def _end_unknown(goods: Goods, order: int) -> tuple[int, int, bool]:
    """End an order of unknown amount, once."""
    ends = not goods.order_ended[order]
    goods.order_ended[order] = True
    margin = goods.order_margin[order]
    return UNKNOWN, in_cents(margin) if ends and margin != UNKNOWN else UNKNOWN, ends


@compiled
def _cancel(goods: Goods, order: int) -> tuple[int, int, bool]:
    """Take all that is open of an order."""
    if goods.order_open[order] == UNKNOWN:
        return _end_unknown(goods, order)
    goods.order_credit[order] += goods.order_open[order]
    return _lower(goods, order, goods.order_open[order])


@compiled
def _pieces_back(goods: Goods, order: int, holding: int, money: int, pieces: int) -> int:
    """Return how many pieces come back; `UNKNOWN` = all, 0 = money alone tells."""
    held: int = goods.order_pieces[order] if holding == NONE else goods.holding_pieces[holding]
    if pieces != UNKNOWN and held != UNKNOWN and (holding != NONE or money == UNKNOWN):
        return min(pieces, held)
    if money == UNKNOWN and (holding != NONE or pieces == UNKNOWN):
        return UNKNOWN
    return 0


@compiled
def _take(
    goods: Goods, order: int, holding: int, money: int, pieces: int, named: bool
) -> tuple[Taken, int]:
    """Give back to one order what it can take; return that, and the money it accounts for.

    An order that is looked for (not named) by pieces accounts for the price of the pieces that
    it takes, even where it was cheaper; by money alone, for no more than the product cost.
    """
    back = _pieces_back(goods, order, holding, money, pieces)
    by_pieces = back > 0 and not named
    share = money
    if by_pieces and money != UNKNOWN and back < pieces:
        share = round(money * (back / pieces))
    if back != 0:
        _hand_back(goods, order, holding, back)
    all_back = goods.order_holdings[order] == 0 or goods.order_pieces[order] == 0
    is_open = goods.order_open[order]
    if is_open == UNKNOWN:
        cents, margin, ends = UNKNOWN, UNKNOWN, False
        if all_back:
            cents, margin, ends = _end_unknown(goods, order)
        covered = 0 if share == UNKNOWN else share
        return Taken(0, covered, back, cents, margin, ends), covered
    if share == UNKNOWN:
        if not all_back or (back == 0 and not named):
            return Taken(0, 0, back, UNKNOWN, UNKNOWN, False), 0
        cents, margin, ends = _lower(goods, order, is_open)
        return Taken(is_open, 0, back, cents, margin, ends), 0
    most = share
    if holding != NONE and not named and not by_pieces:
        most = min(share, goods.holding_open[holding])
    taken = min(most, is_open)
    covered = min(most - taken, goods.order_credit[order])
    goods.order_credit[order] -= covered
    if holding != NONE:
        goods.holding_open[holding] = max(0, goods.holding_open[holding] - taken - covered)
        if goods.holding_open[holding] == 0 and (taken + covered > 0 or not named):
            _hand_back(goods, order, holding, UNKNOWN)
    cents, margin, ends = _lower(goods, order, taken)
    used = share if by_pieces else taken + covered
    return Taken(taken, covered, back, cents, margin, ends), used


@compiled
def _latest(goods: Goods, place: int, start: int) -> int:
    """Return the latest place on the shelf, at most this one, that can still take something."""
    at = place
    while at >= start:
        order, holding = goods.entry_order[at], goods.entry_holding[at]
        spent = goods.order_ended[order] and goods.order_credit[order] == 0
        if not (spent or (holding != NONE and goods.holding_back[holding])):
            break
        at = goods.entry_before[at]
    # The way found is remembered, so that nobody walks over the same spent places again.
    while place > at:
        before = goods.entry_before[place]
        goods.entry_before[place] = at
        place = before
    return at


@compiled
def _note(parts: Parts, at: int, line: int, order: int, taken: Taken) -> int:
    """Write one part down; return the place of the next."""
    parts.line[at], parts.order[at] = line, order
    parts.cents[at], parts.margin[at], parts.ends[at] = taken.cents, taken.margin, taken.ends
    parts.covered[line] += taken.covered
    return at + 1


@compiled
def _look_for(goods: Goods, refunds: Refunds, line: int, parts: Parts, at: int) -> tuple[int, int]:
    """Set a line against its shelf; return the place of the next part, and the money left."""
    money, pieces, shelf = refunds.money[line], refunds.pieces[line], refunds.shelf[line]
    rest = max(money, 0)
    start, end = goods.shelf_start[shelf], goods.shelf_start[shelf + 1]
    moments = goods.entry_moment[start:end]
    found = start - 1 + np.searchsorted(moments, refunds.moment[line], side="right")
    place = _latest(goods, found, start)
    while place >= start:
        order, holding = goods.entry_order[place], goods.entry_holding[place]
        taken, used = _take(goods, order, holding, money, pieces, False)
        if taken.pieces != 0 or taken.money + taken.covered > 0 or money == 0:
            at = _note(parts, at, line, order, taken)
            rest -= taken.money + taken.covered if money != UNKNOWN else 0
            money -= used if money != UNKNOWN else 0
            # From where pieces could not be compared, money alone tells how much is left.
            pieces = pieces - taken.pieces if pieces != UNKNOWN and taken.pieces > 0 else UNKNOWN
            if pieces == 0 or (pieces == UNKNOWN and money <= 0):
                break
        place = _latest(goods, place - 1, start)
    return at, rest


@compiled
def give_back(goods: Goods, refunds: Refunds) -> Parts:
    """Settle every line, in order, and return the parts.

    A line that names its order lowers that order. One that does not is set against the orders of
    its shelf that are not later than itself, the latest first, by pieces where both tell them
    and by money otherwise. No order goes below zero. The arrays of ``goods`` are used up.
    """
    n = len(refunds.money)
    # Every part but a line's last two uses up a place on a shelf for good.
    most = 2 * n + len(goods.entry_order)
    parts = Parts(
        np.empty(most, np.int64),
        np.empty(most, np.int64),
        np.empty(most, np.int64),
        np.empty(most, np.int64),
        np.empty(most, np.bool_),
        np.zeros(n, np.int64),
    )
    at = 0
    for line in range(n):
        first, order, money = at, refunds.order[line], refunds.money[line]
        rest = max(money, 0)
        if order != NONE and refunds.cancels[line]:
            cents, margin, ends = _cancel(goods, order)
            at = _note(parts, at, line, order, Taken(0, 0, 0, cents, margin, ends))
            rest = 0
        elif order != NONE:
            holding, pieces = refunds.holding[line], refunds.pieces[line]
            taken, used = _take(goods, order, holding, money, pieces, True)
            at = _note(parts, at, line, order, taken)
            rest -= used
        elif refunds.shelf[line] != NONE:
            at, rest = _look_for(goods, refunds, line, parts, at)
        if at == first or in_cents(rest) > 0:
            cents = UNKNOWN if money == UNKNOWN else in_cents(rest)
            at = _note(parts, at, line, NONE, Taken(0, 0, 0, cents, UNKNOWN, False))
    return Parts(
        parts.line[:at],
        parts.order[:at],
        parts.cents[:at],
        parts.margin[:at],
        parts.ends[:at],
        parts.covered,
    )
