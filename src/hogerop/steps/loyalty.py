"""Who goes on buying, and what referrals bring."""

from __future__ import annotations

from datetime import date

from hogerop import value
from hogerop.steps.business import Progress
from hogerop.steps.buying import what_was_bought
from hogerop.steps.channels import allocation_of
from hogerop.steps.costing import period_meant
from hogerop.value import WhatReferralsBring, WhoGoesOnBuying
from hogerop.workspace import Workspace


def cohorts(
    workspace: Workspace,
    *,
    by: value.CohortsBy = "month",
    as_of: date | None = None,
    progress: Progress | None = None,
) -> WhoGoesOnBuying:
    """Return who goes on buying, by month of the first order. A door: reads.

    Parameters
    ----------
    by : str
        ``month``; or put together by ``channel`` or by the first ``rung`` on which they stood.

    Raises
    ------
    AskedWrongly
        If ``by`` is something else.
    """
    engine, bought = what_was_bought(workspace, as_of, progress, ("intervals",))
    found = value.cohorts(engine, as_of=bought.day, money=bought.money, by=by)
    currency = workspace.settings.business.currency
    return WhoGoesOnBuying(found, currency, bought.late, bought.notes)


def referrals(
    workspace: Workspace,
    *,
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
    named: int = 20,
    progress: Progress | None = None,
) -> WhatReferralsBring:
    """Return what referrals brought, and who sent most. A door: reads.

    Parameters
    ----------
    since, until : date, optional
        The period whose new buyers are told; by default that of `costs`.
    named : int
        How many of the referrers are named.
    """
    engine, bought = what_was_bought(workspace, as_of, progress, ("intervals",), until=until)
    settings = workspace.settings
    first, last = period_meant(since, until, bought, value.costs_known(engine))
    allocation = allocation_of(settings)
    hour_cost = settings.money.hour_cost
    won = value.acquisition(
        engine,
        allocation,
        since=first,
        until=last,
        as_of=bought.day,
        money="none",
        hour_cost=None if hour_cost is None else float(hour_cost),
        late=bought.late,
    )
    lifetimes = value.lifetimes(engine, allocation)
    found = value.referrals(
        engine,
        since=first,
        until=last,
        as_of=bought.day,
        money=bought.money,
        cost=cost_of_referrals(won),
        otherwise=cost_otherwise(won),
        lifetime=lifetimes.get(value.REFERRAL, lifetimes.get("")),
        own=value.REFERRAL in lifetimes,
    )
    names = value.names_of(engine, [one.contact_id for one in found.referrers[:named]])
    return WhatReferralsBring(found, settings.business.currency, names, bought.notes)


def cost_of_referrals(won: value.Acquisition) -> float:
    """Return what was spent on winning buyers by referral: rewards, cards, hours."""
    spent = (*won.channels, *won.unattributed)
    return next((one.cost for one in spent if one.channel == value.REFERRAL), 0.0)


def cost_otherwise(won: value.Acquisition) -> value.Estimate | None:
    """Return what a new buyer costs in other ways than referral; None where it is not known."""
    sent = next((one for one in won.channels if one.channel == value.REFERRAL), None)
    cost = won.whole.cost - cost_of_referrals(won)
    buyers = won.whole.expected - (sent.expected if sent else 0.0)
    return value.cost_per(cost, buyers, won.whole.unsure) if cost > 0 and buyers > 0 else None
