"""The pages of the ladder: how many stand where, and who moves."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from babel.dates import format_date
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hogerop import steps
from hogerop.chart import heading_of_ladder, heading_of_movement, remarks_on_ladder
from hogerop.chart.answer_said import in_amounts, more
from hogerop.chart.heading import climbs_and_falls, period
from hogerop.chart.movement_said import period_of_movement
from hogerop.chart.worth_said import heading_of_concentration, in_range, written
from hogerop.errors import AskedWrongly, FileFault, TooLittle
from hogerop.forecast import Movement
from hogerop.forecast.movement import RungMoves
from hogerop.forecast.rates import Rate
from hogerop.ladder import KEYS, LadderCounts, Policy, rule_in_words, rung_name
from hogerop.paper import change, day, number, reader_locale, share, short_day
from hogerop.value.prediction.worth import Worth
from hogerop.web.asked import day_asked, rung_asked
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.ladder.lacks import lacks, share_in_range
from hogerop.web.ladder.pyramid import MonthDrawn, months_drawn, pyramid
from hogerop.words import say

TOP = "fan"


@require_safe
@inside(Right.LOOK)
def ladder(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show the ladder of a day, compared with an earlier one, and one rung opened."""
    asked = day_asked(request)
    counts = inside.ask(steps.ladder, as_of=asked, compare_with=day_asked(request, "compare_with"))
    since = counts.compared_with or steps.a_month_before(counts.as_of)
    moves = inside.ask(steps.moves, since, counts.as_of)
    worth = _worth(inside, asked)
    climbed, fell = climbs_and_falls(moves)
    rungs = pyramid(counts, moves, worth)
    opened = rung_asked(request) or _most_valued(worth) or "customer"
    return inside.show(
        request,
        "ladder.html",
        here_is="ladder",
        heading=heading_of_ladder(counts),
        lead=heading_of_concentration(worth) if worth and worth.curve else "",
        counts=counts,
        as_of=counts.as_of.isoformat(),
        compare_with=since.isoformat(),
        day=day(counts.as_of),
        before=short_day(since),
        rungs=rungs,
        value_of=_value_is(worth),
        facts=_facts(counts, climbed, fell, worth, since),
        remarks=remarks_on_ladder(counts),
        outside=number(counts.outside),
        opened=next((rung for rung in rungs if rung.key == opened), None),
        asks=_asks(inside, opened),
        lacks=lacks(inside, opened, asked),
        tenth=_tenth(inside, opened) if asked is None else None,
        strategies=_strategies(inside, opened),
        near=_near(inside, opened, asked),
        months=_months(inside, asked),
        period=period(moves),
    )


def _worth(inside: Inside, asked: date | None) -> Worth | None:
    """Return what each rung is worth on the edition's day; of another day it takes too long."""
    if asked is not None:
        return None
    try:
        return inside.ask(steps.worth)
    except TooLittle:
        return None


def _most_valued(worth: Worth | None) -> str | None:
    if worth is None or not worth.groups:
        return None

    def carried(key: str) -> float:
        group = next(one for one in worth.groups if one.key == key)
        figure = group.figures.get(worth.worth)
        return figure.expected if figure else float(group.last_12 or 0)

    below_the_top = [group.key for group in worth.groups if group.key in KEYS[1:-1]]
    return max(below_the_top, key=carried, default=None)


def _value_is(worth: Worth | None) -> str:
    """Return what the bars to the right stand for."""
    if worth is None:
        return say("Value is known of the usual day only.")
    return {
        "lifetime_value": say("Expected lifetime value a person"),
        "value_12": say("Expected value of 12 months a person"),
        "orders_12": say("Expected orders of 12 months a person"),
    }.get(worth.worth, say("What a person brought in the 12 months before"))


def _facts(
    counts: LadderCounts, climbed: int, fell: int, worth: Worth | None, since: date
) -> list[tuple[str, str, str]]:
    """Return what stands in the row of figures: label, figure, and what is said under it."""
    on_it = counts.contacts - counts.outside
    before = (counts.contacts_before or 0) - (counts.outside_before or 0)
    buyers = sum(rung.contacts for rung in counts.rungs[2:])
    lapsed = sum(rung.lapsed for rung in counts.rungs)
    found = [
        (
            say("People on the ladder"),
            number(on_it),
            say("{change} since {day}", change=change(on_it - before), day=short_day(since)),
        ),
        (
            say("Climbed and fell"),
            f"{number(climbed)} / {number(fell)}",
            say("since {day}", day=short_day(since)),
        ),
        (
            say("Lapsed"),
            number(lapsed),
            say("{share} of your buyers", share=share(lapsed, buyers)) if buyers else "",
        ),
    ]
    coming = worth.business.figures.get("value_12") if worth else None
    if worth and coming:
        found.append(
            (
                say("Expected in 12 months"),
                written("value_12", coming.expected, worth.currency),
                say("80% sure: {range}", range=in_range("value_12", coming, worth.currency)),
            )
        )
    return found


def _asks(inside: Inside, rung: str) -> tuple[str, str, str] | None:
    """Return the next rung, its rule in words, and as the owner wrote it; None from the top."""
    if rung == TOP:
        return None
    above = KEYS[KEYS.index(rung) + 1]
    written = Policy.parse(inside.workspace.settings.text).written.get(above, "")
    return rung_name(above), rule_in_words(written) if written else "", written


def _tenth(inside: Inside, rung: str) -> dict[str, str] | None:
    """Return what it would bring if a tenth of a rung stood one higher; None where unknown."""
    if rung == TOP:
        return None
    above = KEYS[KEYS.index(rung) + 1]
    sentence = f"10% {rung} to {above}"
    try:
        answer = inside.ask(steps.what_if, sentence)
    except (AskedWrongly, TooLittle):
        return None
    change = answer.calibrated.change
    if change is None:
        return None
    return {
        "ask": urlencode({"ask": sentence}),
        "heading": say("If 10% of them became {rung}", rung=rung_name(above)),
        "said": more(change.middle, answer.currency),
        "range": in_amounts(change, answer.currency),
        "label": answer.calibrated.label,
    }


def _strategies(inside: Inside, rung: str) -> list[str]:
    """Return what can be done for those on a rung, by name."""
    try:
        library = inside.ask(steps.plan_strategies)
    except FileFault:
        return []  # A file of the owner's own is broken; the page of the plan says how.
    return sorted(one.now.name for one in library.values() if one.step == rung)


def _near(inside: Inside, rung: str, asked: date | None) -> dict[str, str]:
    """Return how many of a rung are about to fall, and how many do what a higher one asks."""
    falling = inside.ask(steps.people, rung=rung, falling=True, size=1, as_of=asked)
    ahead = inside.ask(steps.people, rung=rung, ahead=True, size=1, as_of=asked)
    return {"falling": number(falling.in_all), "ahead": number(ahead.in_all)}


def _movement(inside: Inside, asked: date | None) -> Movement | None:
    try:
        return inside.ask(steps.movement, as_of=asked)
    except TooLittle:
        return None


def _months(inside: Inside, asked: date | None) -> list[MonthDrawn]:
    found = _movement(inside, asked)
    return months_drawn(_said_months(found)) if found else []


def _said_months(found: Movement) -> list[tuple[str, int, int, str]]:
    return [
        (
            short_month(month.end),
            month.climbed,
            month.fell,
            say(
                "{month}: {up} climbed, {down} fell",
                month=short_month(month.end),
                up=number(month.climbed),
                down=number(month.fell),
            ),
        )
        for month in found.months
    ]


def short_month(end: date) -> str:
    """Return a month as its first three letters."""
    return format_date(end, "LLL", locale=reader_locale()).rstrip(".")


@require_safe
@inside(Right.LOOK)
def movement(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show who climbs and who falls, month by month and rung by rung, and who just did."""
    asked = day_asked(request)
    found = inside.ask(steps.movement, as_of=asked)
    until = inside.ask(steps.day_spoken_of, as_of=asked)
    since = day_asked(request, "since") or steps.a_month_before(until)
    moves = inside.ask(steps.moves, since, until)
    climbed, fell = climbs_and_falls(moves)
    flows = [
        (move.from_, move.to, rung_name(move.from_), rung_name(move.to), number(move.contacts))
        for move in moves.moves
        if move.from_ != move.to and move.from_ in KEYS and move.to in KEYS
    ]
    return inside.show(
        request,
        "movement.html",
        here_is="movement",
        heading=heading_of_movement(found),
        lead=say("{period}, up to {day}.", period=period_of_movement(found), day=day(found.as_of)),
        as_of=until.isoformat(),
        since=since.isoformat(),
        months=months_drawn(_said_months(found)),
        rungs=[_row(one) for one in reversed(found.rungs)],
        flows=[(f, KEYS.index(to) > KEYS.index(f), a, b, n) for f, to, a, b, n in flows],
        climbed=number(climbed),
        fell=number(fell),
        period=period(moves),
        movers=_movers(inside, since, until),
    )


MOVERS = 60
"""People that a page names of those who moved."""


def _movers(inside: Inside, since: date, until: date) -> list[tuple[str, str, str, str, bool]]:
    """Return who moved, the highest rung first: id, name, from, to and whether they climbed."""
    return [
        (
            row["contact"],
            row["name"] or row["email"] or row["contact"],
            rung_name(row["from"]),
            rung_name(row["to"]),
            KEYS.index(row["to"]) > KEYS.index(row["from"]),
        )
        for row in inside.ask(steps.movers, since, until, newcomers=False, most=MOVERS)
    ]


def _row(of: RungMoves) -> tuple[str, str, str, str, str]:
    return (
        KEYS[of.rung],
        rung_name(KEYS[of.rung]),
        number(of.seen),
        "–" if of.rung == len(KEYS) - 1 else _rate(of.climbed),
        "–" if of.rung == 0 else _rate(of.fell),
    )


def _rate(rate: Rate) -> str:
    return share_in_range(rate.low, rate.value, rate.high)
