"""What was found of an action, as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from hogerop.paper import number
from hogerop.results import Finding, Judged, Outcome
from hogerop.words import say


def scales_of(findings: Sequence[Finding]) -> dict[Outcome, float]:
    """Return for each outcome how far the widest range reaches to one side of none."""
    reach: dict[Outcome, float] = {}
    for one in chain.from_iterable(found.judged for found in findings):
        ends = [abs(one.effect.gain)] if one.few else [abs(one.low), abs(one.high)]
        reach[one.outcome] = max(reach.get(one.outcome, 0.0), *ends)
    return reach


def finding_shown(of: Finding, scales: dict[Outcome, float]) -> dict[str, Any]:
    """Return a finding with its outcomes, each with a range drawn to the scale of its kind."""
    return {
        "of": of.of,
        "name": of.name,
        "title": of.title or of.name,
        "state": of.state_name,
        "verdict": of.verdict or "",
        "people": number(of.people) if of.people else "",
        "outcomes": [_outcome(one, scales) for one in of.judged],
        "said": of.paragraphs,
    }


def _outcome(of: Judged, scales: dict[Outcome, float]) -> dict[str, Any]:
    """Return one outcome: what changed, the range, and where both lie from 0 to 100."""
    told, reach = of.outcome, scales[of.outcome]

    def place(at: float) -> str:
        return f"{50 + 48 * at / reach:.2f}" if reach else "50"

    return {
        "name": told.name,
        "gain": told.gain(of.effect.gain),
        "range": ""
        if of.few
        else say("{low} to {high}", low=told.gain(of.low), high=told.gain(of.high)),
        "dot": place(of.effect.gain),
        "ends": None if of.few else (place(of.low), place(of.high)),
        "verdict": of.verdict,
        "said": _verdict(of),
        "treated": number(of.effect.treated),
        "held_out": number(of.effect.held_out),
    }


def _verdict(of: Judged) -> str:
    if of.verdict == "too_early" and of.over:
        return say("cannot be told")
    return {
        "works": say("works"),
        "does_not": say("does not work"),
        "harmful": say("does harm"),
        "no_proof": say("proves nothing"),
        "too_early": say("too early to tell"),
    }[of.verdict]
