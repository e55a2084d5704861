"""Memberships on the screen: how many renew, and how long members stay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hogerop.cli.screen import line, screen, table, text
from hogerop.paper import decimal, number, share
from hogerop.words import say, say_count


def show_members(told: Mapping[str, Any]) -> None:
    """Write the section on memberships: what the manifest tells of them."""
    line()
    line(_heading(told), "bold")
    line(_about(told), "dim")
    if told["up"] < told["needed"]:
        line(
            "• "
            + say(
                "Too few to tell how long members stay: {up} memberships came up for renewal;"
                " {needed} are needed.",
                up=number(told["up"]),
                needed=number(told["needed"]),
            )
        )
    if told["boundary"] is not None:
        line("• " + say(told["boundary"]))
    if told["renewals"]:
        screen().print(_curve(told["renewals"]))


def _heading(told: Mapping[str, Any]) -> str:
    if (renew := told["renew"]) is None:
        return say_count("{n} membership runs", "{n} memberships run", told["now"])
    return say(
        "Of {now} members {share} will renew ({low} to {high}); they stay for another {years} years"
        " on average ({from_} to {to})",
        now=number(told["now"]),
        share=share(renew["expected"], 1),
        low=share(renew["low"], 1),
        high=share(renew["high"], 1),
        years=decimal(told["years"]["expected"]),
        from_=decimal(told["years"]["low"]),
        to=decimal(told["years"]["high"]),
    )


def _about(told: Mapping[str, Any]) -> str:
    said = say("{ever} memberships so far.", ever=number(told["ever"]))
    if not told["months_told"]:
        return said + " " + say("No last day is told: members may leave any month.")
    return said + " " + say_count(
        "One is paid for {n} month at a time.", "One is paid for {n} months at a time.",
        told["months"],
    )  # fmt: skip


def _curve(renewals: list[Mapping[str, Any]]) -> object:
    made = table(
        say("Renewal"), say("came up"), say("renewed"), say("of new members still there"),
        right=range(1, 4),
    )  # fmt: skip
    for one in renewals:
        there = ""
        if (left := one["left"]) is not None:
            ends = say("{low} to {high}", low=share(left["low"], 1), high=share(left["high"], 1))
            there = f"{share(left['expected'], 1)} ({ends})"
        renewed = share(one["renewed"], one["up"])
        made.add_row(*map(text, (number(one["number"]), number(one["up"]), renewed, there)))
    return made
