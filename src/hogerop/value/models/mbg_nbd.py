"""MBG/NBD: buyers may leave after any order, the first included.

References
----------
Batislam, E. P., Denizel, M. and Filiztekin, A. (2007), "Empirical validation and comparison of
models for customer base analysis", International Journal of Research in Marketing 24 (3), 201-209:
the likelihood, P(alive) and expected orders of section 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from hogerop.value.models.leaving_after_orders import LeavingAfterOrders

__all__ = ["MBGNBD"]


@dataclass(frozen=True)
class MBGNBD(LeavingAfterOrders):
    """Buyers may leave after any order, the first included."""

    name: ClassVar[str] = "MBG/NBD"
    at_first: ClassVar[int] = 1
