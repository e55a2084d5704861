"""Costs, cohorts and referrals as they are handed to screens and charts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hogerop.value.buying.late_records import LateRecords
from hogerop.value.cohorts import Cohorts
from hogerop.value.costs.acquisition import Acquisition
from hogerop.value.costs.ratio import OwnRatio
from hogerop.value.referring.referrals import Referrals


@dataclass(frozen=True)
class WhatItCost:
    """What it costs to win somebody, beside what it costs to keep them.

    Parameters
    ----------
    acquisition : Acquisition
        Per channel and month.
    ratio : OwnRatio
        What a new buyer costs against one more order: the business's own "six times".
    currency : str
        ISO 4217 code of all money.
    known : (date, date) or None
        The first and the last day that costs speak of.
    late : LateRecords or None
        What shows that the records begin later than the buyers did.
    notes : tuple of str
        What a reader must know of where the records begin and end, a sentence each.
    """

    acquisition: Acquisition
    ratio: OwnRatio
    currency: str
    known: tuple[date, date] | None
    late: LateRecords | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class WhoGoesOnBuying:
    """Cohorts, with the currency of their money.

    ``late`` shows that the records begin later than the buyers did: the first cohorts then hold old
    customers too. ``notes`` are as in `WhatItCost`.
    """

    cohorts: Cohorts
    currency: str
    late: LateRecords | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class WhatReferralsBring:
    """What referrals brought, with the currency, and the names of those who sent most.

    Parameters
    ----------
    names : dict
        Contact -> what it is called; only of the first referrers.
    notes : tuple of str
        As in `WhatItCost`.
    """

    referrals: Referrals
    currency: str
    names: dict[int, str]
    notes: tuple[str, ...]
