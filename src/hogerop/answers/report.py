"""What `hogerop report` answers, as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.plan import Action
    from hogerop.report import MonthlyReport, Tested


def json_of(found: MonthlyReport) -> dict[str, Any]:
    """Return the report with the keys that other programs build on."""
    from hogerop.answers import costs, forecast, ladder, movement, moves, value, whatif

    return {
        "month": f"{found.first:%Y-%m}",
        "from": found.first,
        "to": found.last,
        "made_on": found.made_on,
        "edition": found.edition,
        "edition_day": found.edition_day,
        "policy": found.policy,
        "ladder": ladder.json_of(found.ladder),
        "a_year_before": found.a_year_before and ladder.json_of(found.a_year_before),
        "moves": _maybe(found.moves, moves.json_of),
        "movement": _maybe(found.movement, movement.json_of),
        "value": _maybe(found.worth, value.json_of),
        "costs": _maybe(found.costs, costs.json_of),
        "forecast": _maybe(found.forecast, forecast.json_of),
        "what_if": _maybe(found.what_if, whatif.json_of),
        "plan": [_action(one.action) for one in found.plan.actions] if found.plan else [],
        "results": [line for tested in found.results for line in _tested(tested)],
    }


def _maybe(told: Any, json_of: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    from hogerop.report import Untold

    return {"untold": told.why, "fix": told.fix} if isinstance(told, Untold) else json_of(told)


def _action(of: Action) -> dict[str, Any]:
    return {
        "id": of.id,
        "title": of.title,
        "state": of.state,
        "rung": of.rung,
        "owner": of.owner,
        "start": of.start,
        "end": of.end,
        "budget": of.budget,
        "people": len(of.audience.people),
        "held_out": len(of.audience.holdout),
    }


def _tested(tested: Tested) -> list[dict[str, Any]]:
    return [
        {
            "title": tested.title,
            "rung": tested.rung,
            "outcome": judged.outcome.name,
            "verdict": judged.verdict,
            "gain": judged.effect.gain,
            "low": judged.low,
            "high": judged.high,
            "treated": judged.effect.treated,
            "held_out": judged.effect.held_out,
        }
        for judged in tested.judged
    ]
