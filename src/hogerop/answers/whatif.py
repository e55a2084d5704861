"""What `hogerop whatif` answers, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.whatif.answer import Answer, Best, Step
    from hogerop.whatif.figures import Figure


def json_of(answer: Answer) -> dict[str, Any]:
    """Return an answer with the keys that other programs build on: no number without its label."""
    return {
        "asked": [lever.said() for lever in answer.levers],
        "as_of": None if answer.as_of is None else answer.as_of.isoformat(),
        "months": answer.months,
        "extrapolated": answer.extrapolated,
        "currency": answer.currency,
        "before": asdict(answer.before),
        "moved": answer.moved,
        "left_out": answer.left_out,
        "sends": answer.sends,
        **_figures(answer.figures),
        "winning": None if answer.winning is None else asdict(answer.winning),
        "steps": [_step(step) for step in answer.steps],
        "best": None if answer.best is None else _best(answer.best),
        "refused": answer.refused,
        "warnings": answer.warnings,
        "longer": None if answer.longer is None else json_of(answer.longer),
    }


def _step(step: Step) -> dict[str, Any]:
    from hogerop.ladder import KEYS

    return {
        "from": KEYS[step.rung],
        "to": KEYS[step.rung + 1],
        "contacts": step.contacts,
        "left_out": step.left_out,
        "value": asdict(step.value),
        "next_value": asdict(step.next_value),
        "per_contact": _figures(step.per_contact),
        "in_all": _figures(step.in_all),
        "as_suspects": _figures(step.as_suspects),
    }


def _best(best: Best) -> dict[str, Any]:
    from hogerop.ladder import KEYS

    rungs = {"per_contact": KEYS[best.per_contact], "in_all": KEYS[best.in_all]}
    return asdict(best) | rungs | {"sentence": best.sentence}


def _figures(figures: tuple[Figure, ...]) -> dict[str, Any]:
    return {figure.kind: figure.as_dict() for figure in figures}
