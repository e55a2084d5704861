"""What those on a rung lack for the next, as the opened rung tells it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hogerop import steps
from hogerop.ladder import Lack, Lacking, rung_name
from hogerop.paper import decimal, number
from hogerop.value.counted import share_interval
from hogerop.web.businesses.wall import Inside
from hogerop.words import say


def lacks(inside: Inside, rung: str, asked: date | None) -> dict[str, Any] | None:
    """Return what is told; None from the top, and where nobody stands."""
    found = inside.ask(steps.lacking, rung, as_of=asked)
    if found is None or not found.looked_at:
        return None
    return {
        "heading": say("What they lack for {rung}", rung=rung_name(found.next)),
        "parts": [(_said(lack, found), _last(lack, found), lack.such_as) for lack in found.lacks],
        "nothing": _nothing(found),
        "drawn": _drawn(found),
    }


def _said(lack: Lack, found: Lacking) -> str:
    """Say what is asked, and how many do not have it."""
    return say(
        "{asked}: {many} do not have this", asked=lack.sentence, many=_many(lack.people, found)
    )


def _last(lack: Lack, found: Lacking) -> str:
    """Say how many lack nothing else, where there is something else."""
    if len(found.lacks) == 1:
        return ""
    return say("{many} lack only this", many=_many(lack.only, found))


def _nothing(found: Lacking) -> str:
    if not found.nothing:
        return ""
    return say(
        "{many} have all of it, and lack something that a lower rung asks",
        many=_many(found.nothing, found),
    )


def _many(part: int, found: Lacking) -> str:
    """Say how many: all were counted, or a share with its range."""
    if found.looked_at == found.contacts:
        return number(part)
    of = share_interval(part, found.looked_at)
    assert of.value is not None and of.low is not None and of.high is not None
    return share_in_range(of.low, of.value, of.high)


def share_in_range(low: float, mid: float, high: float) -> str:
    """Write a share of 1 with its range."""
    said = {"low": low, "mid": mid, "high": high}
    return say(
        "{mid} ({low} to {high})",
        **{end: f"{decimal(100 * share)}%" for end, share in said.items()},
    )


def _drawn(found: Lacking) -> str:
    if found.looked_at == found.contacts:
        return ""
    return say(
        "Counted on {n} drawn at random from {all}; the ranges are 95% sure.",
        n=number(found.looked_at),
        all=number(found.contacts),
    )
