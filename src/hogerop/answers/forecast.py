"""What `hogerop forecast` answers, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.forecast.foretold import Ahead, ComingMonths, Forecast


def json_of(coming: ComingMonths) -> dict[str, Any]:
    """Return the forecast with the keys that other programs build on."""
    found = coming.forecast
    return {
        "as_of": found.as_of,
        "months": found.ends,
        "past": found.past,
        "contacts": found.contacts,
        "rungs": [_line(line) for line in found.rungs],
        "standings": [_line(line, lapsed=True) for line in found.standings],
        "newcomers": [asdict(kind) for kind in found.newcomers],
        "currency": coming.currency,
        "money": found.money_is,
        "money_past": found.money_past,
        "money_months": [asdict(one) for one in found.money],
        "money_total": None if found.money_total is None else asdict(found.money_total),
        "checks": _checks(found),
        "notes": found.notes,
        "draws": found.draws,
        "seed": found.seed,
    }


def _line(line: Ahead, *, lapsed: bool = False) -> dict[str, Any]:
    from hogerop.forecast.months import is_lapsed, rung_of
    from hogerop.ladder import KEYS

    flag = {"lapsed": is_lapsed(line.standing)} if lapsed else {}
    return {
        "rung": KEYS[rung_of(line.standing)],
        **flag,
        "past": line.past,
        "months": [asdict(one) for one in line.months],
        "arrived": line.arrived,
    }


def _checks(found: Forecast) -> dict[str, Any] | None:
    return None if found.checks is None else asdict(found.checks)
