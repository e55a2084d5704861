"""What `hogerop plan strategies` answers, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.plan import Strategy


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
