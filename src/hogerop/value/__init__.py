"""What contacts are worth: models of repeat buying and of spend, and what follows from them."""

from __future__ import annotations

from hogerop.value.allocation import Allocation
from hogerop.value.brought import WhatItCost, WhatReferralsBring, WhoGoesOnBuying
from hogerop.value.cohorts import OLD, Age, Cohort, Cohorts, cohorts
from hogerop.value.cohorts import By as CohortsBy
from hogerop.value.costs.acquisition import Acquisition, acquisition
from hogerop.value.costs.came import Won
from hogerop.value.costs.lifetimes import lifetimes
from hogerop.value.costs.optimum import Optimum, Response, optimum
from hogerop.value.costs.payback import Payback
from hogerop.value.costs.ratio import OwnRatio, Times, own_ratio
from hogerop.value.costs.returns import Returns
from hogerop.value.costs.spending import CostLine, Spending, costs_known
from hogerop.value.counted import Estimate
from hogerop.value.days import date_of, months_after, number_of
from hogerop.value.histories import newest_order
from hogerop.value.late_records import LateRecords
from hogerop.value.model import DAYS_A_MONTH, DAYS_A_YEAR, Fitted, Histories, Model
from hogerop.value.people import (
    REFERRAL,
    names_of,
    read_arrivals,
    read_takings,
    records_begin_late,
)
from hogerop.value.referrals import Generation, Referrals, Referrer, referrals

__all__ = [
    "DAYS_A_MONTH",
    "DAYS_A_YEAR",
    "OLD",
    "REFERRAL",
    "Acquisition",
    "Age",
    "Allocation",
    "Cohort",
    "Cohorts",
    "CohortsBy",
    "CostLine",
    "Estimate",
    "Fitted",
    "Generation",
    "Histories",
    "LateRecords",
    "Model",
    "Optimum",
    "OwnRatio",
    "Payback",
    "Referrals",
    "Referrer",
    "Response",
    "Returns",
    "Spending",
    "Times",
    "WhatItCost",
    "WhatReferralsBring",
    "WhoGoesOnBuying",
    "Won",
    "acquisition",
    "cohorts",
    "costs_known",
    "date_of",
    "lifetimes",
    "months_after",
    "names_of",
    "newest_order",
    "number_of",
    "optimum",
    "own_ratio",
    "read_arrivals",
    "read_takings",
    "records_begin_late",
    "referrals",
]
