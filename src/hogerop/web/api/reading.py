"""What is read: the ladder, who moves, what it is worth, what is ahead."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from hogerop import steps
from hogerop.answers import cohorts as cohorts_told
from hogerop.answers import costs as costs_told
from hogerop.answers import forecast as forecast_told
from hogerop.answers import ladder as ladder_told
from hogerop.answers import movement as movement_told
from hogerop.answers import moves as moves_told
from hogerop.answers import referrals as referrals_told
from hogerop.answers import report as report_told
from hogerop.answers import results as results_told
from hogerop.answers import value as value_told
from hogerop.answers import whatif as whatif_told
from hogerop.web.api.asked import Month, Rung, Words, first_of
from hogerop.web.api.door import reads
from hogerop.web.businesses.wall import Inside

Day = date | None
EVERYONE_UP = "everyone up one rung"
Months = Annotated[int, Field(ge=1, le=36)]


@reads("/business")
def business(inside: Inside) -> Any:
    """Return which business this token opens, and what it may do."""
    return {
        "name": inside.business.name,
        "currency": inside.workspace.settings.business.currency,
        "may": sorted(inside.limited_to or ()),
    }


@reads("/ladder")
def ladder(inside: Inside, as_of: Day = None, compare_with: Day = None) -> Any:
    """Return how many stand on each rung."""
    found = inside.ask(steps.ladder, as_of=as_of, compare_with=compare_with)
    return ladder_told.json_of(found)


@reads("/lacking", sees=True)
def lacking(inside: Inside, rung: Rung = "customer", as_of: Day = None) -> Any:
    """Return what those on a rung lack for the next one, part by part of its rule."""
    found = inside.ask(steps.lacking, rung, as_of=as_of)
    return {"lacking": None if found is None else asdict(found)}


@reads("/months")
def months(inside: Inside, as_of: Day = None) -> Any:
    """Return how many stood on each rung at the end of every month."""
    return {"months": list(inside.ask(steps.months, as_of=as_of))}


@reads("/moves")
def moves(inside: Inside, since: Day = None, until: Day = None) -> Any:
    """Return who went from which rung to which between two days, in numbers."""
    if since is None:
        since = steps.a_month_before(inside.ask(steps.ladder, as_of=until).as_of)
    return moves_told.json_of(inside.ask(steps.moves, since, until))


@reads("/movement")
def movement(inside: Inside, as_of: Day = None) -> Any:
    """Return climbs and falls of a month, with how sure each share is."""
    return movement_told.json_of(inside.ask(steps.movement, as_of=as_of))


@reads("/value")
def value(
    inside: Inside, by: Literal["rung", "cohort", "channel"] = "rung", as_of: Day = None
) -> Any:
    """Return what buyers are worth, with ranges."""
    return value_told.json_of(inside.ask(steps.worth, by=by, as_of=as_of))


@reads("/cohorts")
def cohorts(
    inside: Inside, by: Literal["month", "channel", "rung"] = "month", as_of: Day = None
) -> Any:
    """Return which part of the buyers of each month ordered in the months after."""
    return cohorts_told.json_of(inside.ask(steps.cohorts, by=by, as_of=as_of))


@reads("/costs")
def costs(inside: Inside, since: Day = None, until: Day = None, as_of: Day = None) -> Any:
    """Return what winning buyers costs, by channel."""
    found = inside.ask(steps.costs, since=since, until=until, as_of=as_of)
    return costs_told.json_of(found)


@reads("/referrals")
def referrals(inside: Inside, since: Day = None, until: Day = None, as_of: Day = None) -> Any:
    """Return who sent others, and what those bring."""
    found = inside.ask(steps.referrals, since=since, until=until, as_of=as_of)
    return referrals_told.json_of(found)


@reads("/forecast")
def forecast(inside: Inside, months: Months = 12, as_of: Day = None) -> Any:
    """Return how many will stand on each rung, month by month, with ranges."""
    return forecast_told.json_of(inside.ask(steps.coming_months, months=months, as_of=as_of))


@reads("/what-if")
def what_if(
    inside: Inside, ask: Words = EVERYONE_UP, months: Months = 12, as_of: Day = None
) -> Any:
    """Return what a change would bring: a ceiling, what to reckon with, what is proven."""
    return whatif_told.json_of(inside.ask(steps.what_if, ask, months=months, as_of=as_of))


@reads("/results")
def results(
    inside: Inside, name: Words | None = None, held_out: Words | None = None, as_of: Day = None
) -> Any:
    """Return what was tried and what it did."""
    return results_told.json_of(
        inside.ask(steps.results, name or None, as_of=as_of, held_out=held_out or None)
    )


@reads("/results/year")
def results_of_year(
    inside: Inside, year: Annotated[int, Field(ge=1990, le=2200)] | None = None, as_of: Day = None
) -> Any:
    """Return what the plan of a year brought, beside those held out all year."""
    return results_told.json_of_year(inside.ask(steps.results_of_year, year, as_of=as_of))


@reads("/report")
def report(inside: Inside, month: Month | None = None) -> Any:
    """Return the month of the owner: ladder, moves, value, forecast, what if, plan and results."""
    return report_told.json_of(inside.ask(steps.monthly_report, month=first_of(month)))


@reads("/review", sees=True)
def review(inside: Inside, limit: Annotated[int, Field(ge=1, le=200)] = 25) -> Any:
    """Return which records may be of one contact, and are asked about."""
    return asdict(inside.ask(steps.review, limit=limit))
