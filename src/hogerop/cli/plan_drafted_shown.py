"""A round of the plan on the screen: what to do, what it brings, and where nothing pays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hogerop.answers.purse import hours_said, purse_said
from hogerop.cli.screen import line, screen, table, text
from hogerop.ladder import RUNGS
from hogerop.paper import RUNG_COLOURS, day, estimated_money, number, round_money
from hogerop.plan import Why, power_said, reason
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from rich.table import Table

    from hogerop.plan import Action, Draft, Proposal


def show_proposal(found: Proposal, drafted: Sequence[Action]) -> None:
    """Write a round to the screen."""
    line(
        say(
            "A round from {start} to {end}: {costs} of {budget}, and {used} of the {hours} hours of"
            " work.",
            start=day(found.of.start),
            end=day(found.of.end),
            costs=round_money(found.costs, found.currency),
            budget=round_money(found.limits.budget, found.currency),
            used=hours_said(found.minutes),
            hours=hours_said(found.limits.minutes),
        ),
        "bold",
    )
    line(
        say(
            "Reckoned from {day}; lots drawn with seed {seed}.",
            day=day(found.reckoned_from),
            seed=found.of.seed,
        ),
        "dim",
    )
    if purse := purse_said(found):
        line(purse)
    line()
    if found.drafts:
        _actions(found)
    else:
        _nothing_pays(found)
    _nothing_done(found)
    _whys(found)
    for note in found.notes:
        line(f"• {note}", "dim")
    if drafted:
        line()
        ids = ", ".join(one.id for one in drafted)
        line(say("Drafted: {ids}.", ids=ids), "bold")
    elif found.drafts:
        line()
        line(say("Nothing was put into the plan."), "bold")


def _nothing_pays(found: Proposal) -> None:
    line(say("Nothing pays: the best plan is to do nothing with anybody by name."), "bold")
    if found.limits.hour_cost:
        line(
            say(
                "An hour of work has to bring {money} here. Where the hours are paid anyway, see"
                " what pays then with {option}.",
                money=round_money(found.limits.hour_cost, found.currency),
                option="--hour-cost 0",
            )
        )


def _actions(found: Proposal) -> None:
    screen().print(_table(found))
    low, high = found.range
    line(
        say(
            "All together are expected to bring {brings} before costs, over a year; in four of five"
            " cases between {low} and {high}.",
            brings=estimated_money(found.brings, found.currency),
            low=estimated_money(low, found.currency),
            high=estimated_money(high, found.currency),
        )
    )
    line()
    line(say("What it will show"), "bold")
    for one in found.drafts:
        if one.power.enough:
            line(f"• {one.action.title}: {power_said(one.power)}")
    if few := [one for one in found.drafts if not one.power.enough]:
        line(f"• {_too_few(few)}")


def _too_few(few: Sequence[Draft]) -> str:
    """Say once of all actions that are too small to show anything that they are."""
    return say(
        "Too few people to measure by itself: {actions}. Do it for its own sake; `hogerop plan"
        " show` says what it would take.",
        actions=", ".join(
            f"{one.action.title} ({number(one.power.people)})"
            for one in sorted(few, key=lambda one: -one.power.people)
        ),
    )


def _table(found: Proposal) -> Table:
    made = table(
        *(say("Action"), say("Rung"), say("people"), say("held out"), say("costs"), say("hours")),
        say("brings"),
        right=range(2, 7),
        fold=(0,),
    )
    for one in found.drafts:
        rung, (low, high) = RUNGS[one.action.rung - 1], one.range
        brings = text(estimated_money(one.brings, found.currency))
        between = say(
            "{low} to {high}",
            low=estimated_money(low, found.currency),
            high=estimated_money(high, found.currency),
        )
        made.add_row(
            text(one.strategy.name),
            text(rung.name, RUNG_COLOURS[rung.key]),
            text(number(len(one.action.audience.people))),
            text(number(len(one.action.audience.holdout))),
            text(round_money(float(one.action.budget), found.currency)),
            text(hours_said(one.minutes)),
            brings.append("\n" + between, "dim"),
        )
    return made


def _nothing_done(found: Proposal) -> None:
    said = [one.said(found.currency) for one in found.unpaid]
    said += [
        say(
            "{strategy} does not earn back with so few people what it costs once: {once}, with"
            " {hours} hours of work among it.",
            strategy=one.name,
            once=round_money(
                one.cost.once(found.limits.hour_cost) * (1 - found.of.held), found.currency
            ),
            hours=hours_said(60 * one.cost.hours * (1 - found.of.held)),
        )
        for one in found.choice.dropped
        if one.cost.once(found.limits.hour_cost)
        and one.place not in {nothing.step for nothing in found.unpaid}
    ]
    if said:
        line()
        line(say("Where nothing is done"), "bold")
    for sentence in said:
        line(f"• {sentence}")


def _whys(found: Proposal) -> None:
    line()
    of = say_count(
        "Why, of {count} contact",
        "Why, of {count} contacts",
        found.contacts,
        count=number(found.contacts),
    )
    line(of, "bold")
    for why, many in sorted(found.why.items(), key=lambda one: -one[1]):
        line(f"{number(many):>9}  {_why(why)}")


def _why(why: Why) -> str:
    if why == Why.CHOSEN:
        return say("Chosen: what they get is expected to bring more than it costs.")
    if why == Why.TRIED:
        return say("Drawn by lot to try something out, since what it does here is not sure yet.")
    return reason(why)
