"""The builder of a round: money and hours in, who gets what out; kept as drafts when asked to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from hogerop import steps
from hogerop.errors import AskedWrongly, FileFault, HogeropError, TooLittle
from hogerop.ladder import KEYS, rung_name
from hogerop.paper import day, decimal, estimated_money, inert, number, round_money
from hogerop.plan import (
    NAMELESS,
    Draft,
    Proposal,
    Why,
    faults_of_a_round,
    power_said,
    reason,
    refuse_round,
)
from hogerop.steps import Whom
from hogerop.web.asked import day_of
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.people import searched
from hogerop.words import say, say_count

NAMED = 20
"""People of an action to be whom the page names."""
FIELDS = ("budget", "hours", "hour_cost", "weeks", "start", "owner", "strategy", *searched.FIELDS)
USUAL = dict.fromkeys(FIELDS, "") | {"weeks": "8"}


@dataclass(frozen=True)
class Asked:
    """A round as it was typed, in numbers and days."""

    budget: float
    hours: float
    hour_cost: float | None
    weeks: int
    start: date | None
    owner: str


@require_safe
@inside(Right.DECIDE)
def draft_round(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Ask for money and hours, and show the round that they come to; nothing is kept."""
    typed = _typed(request.GET)
    usual = inside.workspace.settings.money.hour_cost
    told: dict[str, Any] = {
        "here_is": "plan",
        "typed": typed,
        "heading": say("A new round"),
        "hour_cost": "" if usual is None else f"{usual}",
        "strategies": _strategies(inside),
        **_only_for(inside, typed),
    }
    if "budget" not in request.GET:
        return inside.show(request, "round.html", **told)
    try:
        found = _proposed(inside, typed)
    except (AskedWrongly, TooLittle) as fault:
        page = inside.show(request, "round.html", **told, fault=fault)
        page.status_code = 400 if isinstance(fault, AskedWrongly) else 200
        return page
    return inside.show(request, "round.html", **{**told, **_shown(inside, found)})


@require_POST
@inside(Right.DECIDE)
def keep(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Put the round that was shown into the plan, as drafts; show it again where it is another."""
    typed = _typed(request.POST)
    again = f"{reverse('plan_round', args=[inside.business.slug])}?{urlencode(typed)}"
    try:
        found = _proposed(inside, typed)
        if _mark(found) != request.POST.get("mark"):
            messages.warning(
                request, say("Something changed since. Look again before you keep it.")
            )
            return redirect(again)
        kept = steps.plan_keep(inside.workspace, found, by=inside.by)
    except HogeropError as fault:
        messages.error(request, f"{fault.what} {fault.fix}".strip())
        return redirect(again)
    messages.success(request, say("Drafted: {ids}.", ids=", ".join(one.title for one in kept)))
    return redirect("plan", slug=inside.business.slug)


def _typed(asked: Mapping[str, str]) -> dict[str, str]:
    return {name: asked.get(name, USUAL[name]).strip()[:80] for name in FIELDS}


def _proposed(inside: Inside, typed: Mapping[str, str]) -> Proposal:
    asked, whom = _asked(typed, steps.today_of(inside.workspace)), searched.whom(typed)
    return steps.plan_propose(
        inside.reading,
        budget=asked.budget,
        hours=asked.hours,
        hour_cost=asked.hour_cost,
        weeks=asked.weeks,
        start=asked.start,
        owner=inert(asked.owner, 60) or None,
        strategy=typed["strategy"] or None,
        among=None if whom == Whom() else inside.ask(steps.whoever_is, whom),
    )


def _strategies(inside: Inside) -> list[tuple[str, str]]:
    """Return what can be chosen from: key and name of what is done with people by name."""
    try:
        library = inside.ask(steps.plan_strategies)
    except FileFault:
        return []  # A file of the owner's own is broken; the round itself says how.
    there = [(one.key, one.now.name) for one in library.values() if one.channel not in NAMELESS]
    return sorted(there, key=lambda one: one[1])


def _only_for(inside: Inside, typed: Mapping[str, str]) -> dict[str, Any]:
    """Return for whom alone the round is, where it is not for everybody."""
    whom = searched.whom(typed)
    if whom == Whom():
        return {}
    people = len(inside.ask(steps.whoever_is, whom))
    return {
        "whom": searched.about(whom),
        "how_many": say_count("{number} person", "{number} people", people, number=number(people)),
        "searched": [(name, typed[name]) for name in searched.FIELDS if typed[name]],
        "these": urlencode({name: typed[name] for name in searched.FIELDS if typed[name]}),
    }


def _asked(typed: Mapping[str, str], today: date) -> Asked:
    """Return what was typed in numbers and days.

    Raises
    ------
    AskedWrongly
        With all of it that cannot be.
    """
    faults: list[AskedWrongly] = []
    budget = _number(typed["budget"], say("Budget"), faults)
    hours = _number(typed["hours"], say("Hours a week"), faults)
    hour = typed["hour_cost"]
    hour_cost = _number(hour, say("An hour must bring"), faults) if hour else None
    weeks = _number(typed["weeks"], say("Weeks"), faults)
    start = _day(typed["start"], faults)
    faults += faults_of_a_round(
        budget=budget, hours=hours, hour_cost=hour_cost, weeks=weeks, start=start, today=today
    )
    refuse_round(faults)
    assert budget is not None and hours is not None and weeks is not None
    return Asked(budget, hours, hour_cost, int(weeks), start, typed["owner"])


def _number(typed: str, name: str, faults: list[AskedWrongly]) -> float | None:
    try:
        return float(typed.replace(",", "."))
    except ValueError:
        what = say("“{given}” is no number.", given=typed[:20])
        faults.append(AskedWrongly(what, where=name, fix=say("Give a number such as 8 or 2.5.")))
        return None


def _day(typed: str, faults: list[AskedWrongly]) -> date | None:
    try:
        return day_of(typed)
    except AskedWrongly as fault:
        faults.append(AskedWrongly(fault.what, where=say("First day"), fix=fault.fix))
        return None


def _mark(found: Proposal) -> str:
    """Return a short name for exactly this round: whoever keeps it has seen it."""
    drawn = [
        (one.strategy.key, one.action.rung, one.action.audience, one.action.budget)
        for one in found.drafts
    ]
    return sha256(repr((found.of, found.limits, drawn)).encode()).hexdigest()[:16]


def _shown(inside: Inside, found: Proposal) -> dict[str, Any]:
    low, high = (estimated_money(end, found.currency) for end in found.range)
    return {
        "heading": say(
            "A round from {start} to {end}: {costs} of {budget}, and {used} of the {hours} hours of"
            " work.",
            start=day(found.of.start),
            end=day(found.of.end),
            costs=round_money(found.costs, found.currency),
            budget=round_money(found.limits.budget, found.currency),
            used=decimal(found.minutes / 60, 1),
            hours=decimal(found.limits.minutes / 60, 1),
        ),
        "reckoned": say(
            "Reckoned from {day}; lots drawn with seed {seed}.",
            day=day(found.reckoned_from),
            seed=found.of.seed,
        ),
        "brings": say(
            "All together are expected to bring {brings} before costs, over a year; in four of five"
            " cases between {low} and {high}.",
            brings=estimated_money(found.brings, found.currency),
            low=low,
            high=high,
        )
        if found.drafts
        else "",
        "drafts": [_draft(inside, found, one) for one in found.drafts],
        "nothing_done": [one.said(found.currency) for one in found.unpaid],
        "whys": [
            (number(many), _why(why))
            for why, many in sorted(found.why.items(), key=lambda one: -one[1])
        ],
        "contacts": number(found.contacts),
        "notes": found.notes,
        "mark": _mark(found),
        "proposed": True,
    }


def _draft(inside: Inside, found: Proposal, one: Draft) -> dict[str, Any]:
    action, (low, high) = one.action, one.range
    treated = [who for who in found.people(one) if not who.held_out]
    names = {
        row["contact"]: row["name"] or row["email"]
        for row in steps.called(inside.workspace, [who.contact for who in treated[:NAMED]])
    }
    return {
        "title": action.title,
        "rung": KEYS[action.rung],
        "rung_name": rung_name(KEYS[action.rung]),
        "people": number(len(action.audience.people)),
        "held_out": number(len(action.audience.holdout)),
        "costs": round_money(float(action.budget), found.currency),
        "hours": decimal(one.minutes / 60, 1),
        "brings": estimated_money(one.brings, found.currency),
        "range": say(
            "{low} to {high}",
            low=estimated_money(low, found.currency),
            high=estimated_money(high, found.currency),
        ),
        "power": power_said(one.power),
        "steps": [step.what for step in action.steps],
        "named": [
            (who.contact, names.get(who.contact) or who.contact, who.reason)
            for who in treated[:NAMED]
        ],
        "more": number(len(treated) - NAMED) if len(treated) > NAMED else "",
    }


def _why(why: Why) -> str:
    if why == Why.CHOSEN:
        return say("Chosen: what they get is expected to bring more than it costs.")
    if why == Why.TRIED:
        return say("Drawn by lot to try something out, since what it does here is not sure yet.")
    return reason(why)
