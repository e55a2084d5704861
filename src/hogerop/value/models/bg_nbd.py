"""BG/NBD: buyers may leave after a repeat order.

P(alive) of somebody who ordered once is 1 in this model, however long ago that was. It is here to
compare with others' figures; `hogerop.value.models.mbg_nbd` mends it.

References
----------
Fader, P. S., Hardie, B. G. S. and Lee, K. L. (2005), "'Counting your customers' the easy way: an
alternative to the Pareto/NBD model", Marketing Science 24 (2), 275-284: equations 6 (likelihood),
9 (expected orders of a new buyer) and 10 (of a known one). P(alive): Fader and Hardie (2008),
"Computing P(alive) using the BG/NBD model", equation 7.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from hogerop.value.models.leaving_after_orders import LeavingAfterOrders

__all__ = ["BGNBD"]


@dataclass(frozen=True)
class BGNBD(LeavingAfterOrders):
    """Buyers may leave after a repeat order, never after the first."""

    name: ClassVar[str] = "BG/NBD"
    at_first: ClassVar[int] = 0
