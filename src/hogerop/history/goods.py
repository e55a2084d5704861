"""What can be given back, and what was, as arrays.

Money is in millionths of the currency (micros), pieces are in ten-thousandths, and `UNKNOWN`
stands for what no file tells. A moment is any whole number that sorts as time does.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

UNKNOWN = -(2**63)
NONE = -1

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Goods(NamedTuple):
    """What can be given back. An order holds products; a shelf lists orders, earliest first.

    ``order_open``, ``order_pieces``, ``holding_open`` and ``holding_pieces`` are what is left;
    ``order_holdings`` counts the products not yet wholly given back; ``order_credit`` is money
    that a cancellation took and that a later refund of it may name again. ``entry_before`` is
    the nearest earlier place on the shelf that is still worth looking at.
    """

    order_total: Numbers
    order_margin: Numbers
    order_open: Numbers
    order_pieces: Numbers
    order_holdings: Numbers
    order_credit: Numbers
    order_ended: Flags
    holding_open: Numbers
    holding_pieces: Numbers
    holding_back: Flags
    shelf_start: Numbers
    entry_order: Numbers
    entry_holding: Numbers
    entry_moment: Numbers
    entry_before: Numbers


class Refunds(NamedTuple):
    """What was given back, in the order in which it is settled; `NONE` where nothing is named."""

    cancels: Flags
    money: Numbers
    pieces: Numbers
    moment: Numbers
    order: Numbers
    holding: Numbers
    shelf: Numbers


class Parts(NamedTuple):
    """What was settled: one row per line and order, and one per line for the unmatched rest.

    ``cents`` and ``margin`` are whole cents or `UNKNOWN`; ``order`` is `NONE` for the rest;
    ``covered`` is money, in micros, that no order's known amount had to be lowered by.
    """

    line: Numbers
    order: Numbers
    cents: Numbers
    margin: Numbers
    ends: Flags
    covered: Numbers


class Taken(NamedTuple):
    """What one order gave: money and covered in micros, pieces; and how that is written down."""

    money: int
    covered: int
    pieces: int
    cents: int
    margin: int
    ends: bool
