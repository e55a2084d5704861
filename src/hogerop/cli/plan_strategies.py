"""``hogerop plan strategies``: what may be done, and what is known of whether it works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.answers.plan_strategies import json_of
from hogerop.cli.asked import workspace_of
from hogerop.cli.options import Json
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.errors import AskedWrongly
from hogerop.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.text import Text

    from hogerop.plan import Strategy


def strategies(
    context: typer.Context,
    key: Annotated[
        str | None, typer.Argument(metavar="KEY", help="One of them, such as second_order_mail.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List the strategies, or show one of them: what to do, for whom, and the evidence.

    Your own are TOML files in the folder strategies of the workspace; one of the same name takes
    the place of ours. ``--json``: see the page about JSON.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    there = steps.plan_strategies(workspace)
    shown = there if key is None else {key: _named(there, key)}
    if as_json:
        told = [json_of(one) for one in shown.values()]
        write_json(told if key is None else told[0])
    elif key is None:
        _list(there)
    else:
        _show(shown[key], workspace.settings.business.currency)


def _named(there: Mapping[str, Strategy], key: str) -> Strategy:
    if key in there:
        return there[key]
    from difflib import get_close_matches

    near = get_close_matches(key, there, n=1, cutoff=0.4)
    raise AskedWrongly(
        say("There is no strategy {key}.", key=key[:40]),
        fix=say("Did you mean {near}?", near=near[0])
        if near
        else say("List them with `hogerop plan strategies`."),
    )


def _list(there: Mapping[str, Strategy]) -> None:
    from hogerop.plan import step_name

    heads = [say("Key"), say("evidence"), say("expected")]
    place = None
    made = table(*heads, right=(2,), fold=(0,))
    for one in there.values():
        if one.place != place:
            made.add_section()
            made.add_row(text(step_name(one.place), "bold"))
            place = one.place
        # The name stands under the key: beside it words are cut on a screen of 80 columns.
        named = text(one.key).append("\n" + one.name, "dim")
        made.add_row(named, text(evidence_name(one.evidence)), _expected(one))
    screen().print(made)
    line(
        say(
            "Expected: by which part of itself the chance of the step is expected to rise, before"
            " anything was measured here, and between which figures in four of five cases. A guess"
            " is what we expect of everything of which no size is known: a little. Your own"
            " strategies go into the folder strategies."
        ),
        "dim",
    )


def _expected(one: Strategy) -> Text:
    """Return what is expected, and under it between which figures in four of five cases."""
    low, high = _ends(one)
    between = say("{low} to {high}", low=low, high=high)
    return text(lift_said(one)).append("\n" + between, "dim")


def _ends(one: Strategy) -> tuple[str, str]:
    """Return between which lifts it is in four of five cases."""
    return _lift(one.prior.range[0]), _lift(one.prior.range[1])


def _lift(lift: float) -> str:
    from hogerop.paper import share

    sign = "+" if lift > 0 else "−" if lift < 0 else ""
    return sign + share(abs(lift), 1.0)


def _show(one: Strategy, currency: str) -> None:
    from hogerop.ladder import rule_in_words
    from hogerop.paper import money
    from hogerop.plan import channel_name, step_name

    said = one.now
    line(f"{said.name} ({step_name(one.place)})", "bold")
    low, high = _ends(one)
    for number, what in enumerate(said.do, 1):
        line(f"{number}. {what}")
    line()
    line(
        say(
            "For whom: {rule}; {channel}.",
            rule=rule_in_words(one.for_whom),
            channel=channel_name(one.channel),
        )
    )
    if one.spreads:
        line(say("Those who get it talk to those who do not: the lot falls on all of a circle."))
    line(
        say(
            "Costs: {money} and {minutes} minutes for each contact, and {fixed} and {hours} hours"
            " however many: {drivers}.",
            money=money(one.cost.money, currency),
            minutes=f"{one.cost.minutes:g}",
            fixed=money(one.cost.fixed, currency),
            hours=f"{one.cost.hours:g}",
            drivers=said.drivers,
        )
    )
    line(say("Look at: {kpi}.", kpi=said.kpi))
    line(
        say("Evidence, {kind}: {said}", kind=evidence_name(one.evidence), said=said.evidence),
    )
    if one.source:
        line(one.source, "dim")
    line(
        say(
            "Expected here: {lift} on the chance of the step; in four of five cases between {low}"
            " and {high}.",
            lift=lift_said(one),
            low=low,
            high=high,
        )
    )
    for warning in said.warnings:
        line(say("Warning: {warning}", warning=warning), "yellow")


def evidence_name(kind: str) -> str:
    """Return a class of evidence in the reader's language."""
    return {
        "R": say("randomised trial"),
        "Q": say("like compared with like"),
        "C": say("correlation"),
    }.get(kind, say("none found"))


def lift_said(one: Strategy) -> str:
    """Return what is expected of a strategy, and whether that is a guess."""
    from hogerop.plan import prior

    said = _lift(one.prior.mean)
    return say("{lift} (guess)", lift=said) if one.prior == prior("-") else said
