"""Who goes on buying, and what referrals bring."""

from __future__ import annotations

from datetime import date

from hogerop import value
from hogerop.contracts import COSTS
from hogerop.steps.business import Progress
from hogerop.steps.channels import allocation_of
from hogerop.steps.costing import period_meant, seen_up_to
from hogerop.steps.edition import reading
from hogerop.steps.running import current
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
    edition, manifest = current(workspace, progress)
    needed = ("contacts", "events", "membership", "left_out", "intervals")
    engine = reading(workspace, edition, needed)
    day = seen_up_to(workspace, engine, as_of, manifest)
    number = value.number_of(day)
    money = value.read_takings(engine, number)
    late = value.records_begin_late(engine, number)
    value.read_arrivals(engine, number, allocation_of(workspace.settings))
    found = value.cohorts(engine, as_of=day, money=money, by=by, late=late)
    return WhoGoesOnBuying(found, workspace.settings.business.currency, late)


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
    edition, manifest = current(workspace, progress)
    needed = ("contacts", "events", "membership", "left_out", "intervals", "credits")
    engine = reading(workspace, edition, needed)
    day = seen_up_to(workspace, engine, as_of, manifest)
    engine.read("costs", [entry.file("costs") for entry in workspace.imports()], COSTS)
    settings = workspace.settings
    money = value.read_takings(engine, value.number_of(day))
    late = value.records_begin_late(engine, value.number_of(day))
    first, last = period_meant(since, until, day, value.costs_known(engine), late)
    hour_cost = settings.money.hour_cost
    won = value.acquisition(
        engine,
        allocation_of(settings),
        since=first,
        until=last,
        as_of=day,
        money="none",
        hour_cost=None if hour_cost is None else float(hour_cost),
        late=late,
    )
    otherwise = cost_otherwise(won)
    found = value.referrals(
        engine, since=first, until=last, as_of=day, money=money, cost_of_winning=otherwise
    )
    names = value.names_of(engine, [one.contact_id for one in found.referrers[:named]])
    return WhatReferralsBring(found, settings.business.currency, names, otherwise)


def cost_otherwise(won: value.Acquisition) -> float | None:
    """Return what a new buyer costs by other ways than referral; None where it is not known."""
    sent = next((one for one in won.channels if one.channel == value.REFERRAL), None)
    cost = won.whole.cost - (sent.cost if sent else 0.0)
    buyers = won.whole.expected - (sent.expected if sent else 0.0)
    return cost / buyers if cost > 0 and buyers > 0 else None
