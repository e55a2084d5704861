"""``hogerop plan strategies``: what may be done, and what is known of whether it works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.options import Json
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.errors import AskedWrongly
from hogerop.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def json_of(one: Strategy) -> dict[str, Any]:
    """Return a strategy with the keys that other programs build on."""
    from hogerop.ladder import rule_in_words

    said = one.now
    return {
        "key": one.key,
        "name": said.name,
        "step": one.step,
        "channel": one.channel,
        "for_whom": one.for_whom,
        "for_whom_said": rule_in_words(one.for_whom),
        "spreads": one.spreads,
        "cost": {
            "money": one.cost.money,
            "minutes": one.cost.minutes,
            "fixed": one.cost.fixed,
            "hours": one.cost.hours,
        },
        "do": said.do,
        "drivers": said.drivers,
        "kpi": said.kpi,
        "evidence": {
            "class": one.evidence,
            "published": one.published,
            "source": one.source,
            "said": said.evidence,
        },
        "expected": {"mean": one.prior.mean, "sd": one.prior.sd},
        "warnings": said.warnings,
    }


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

    heads = [say("Key"), say("Strategy"), say("evidence"), say("expected")]
    place = None
    made = table(*heads, right=(3,), fold=(1,))
    for one in there.values():
        if one.place != place:
            made.add_section()
            made.add_row(text(step_name(one.place), "bold"))
            place = one.place
        made.add_row(
            text(one.key), text(one.name), text(evidence_name(one.evidence)), text(lift_said(one))
        )
    screen().print(made)
    line(
        say(
            "Expected: by which part of itself the chance of the step is expected to rise, before"
            " anything was measured here. A guess is what we expect of everything of which no size"
            " is known: a little. Your own strategies go into the folder strategies."
        ),
        "dim",
    )


def _show(one: Strategy, currency: str) -> None:
    from hogerop.ladder import rule_in_words
    from hogerop.paper import money, share
    from hogerop.plan import channel_name, step_name

    said = one.now
    line(f"{said.name} ({step_name(one.place)})", "bold")
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
            "Expected here: {lift} on the chance of the step, give or take {sd}.",
            lift=lift_said(one),
            sd=share(one.prior.sd, 1.0),
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
    from hogerop.paper import share
    from hogerop.plan import prior

    sign = "+" if one.prior.mean > 0 else "−" if one.prior.mean < 0 else ""
    said = sign + share(abs(one.prior.mean), 1.0)
    return say("{lift} (guess)", lift=said) if one.prior == prior("-") else said
