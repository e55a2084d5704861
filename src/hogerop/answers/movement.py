"""What `hogerop movement` answers, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.forecast.movement import Movement


def json_of(found: Movement) -> dict[str, Any]:
    """Return the movement with the keys that other programs build on."""
    from hogerop.ladder import KEYS

    return {
        "as_of": found.as_of,
        "months": [asdict(month) for month in found.months],
        "moves": [
            {"from": _standing(a), "to": _standing(b), "contacts": found.counts[row][column]}
            | {"share": asdict(found.rates[row][column])}
            for row, a in enumerate(found.standings)
            for column, b in enumerate(found.standings)
            if found.counts[row][column]
        ],
        "rungs": [asdict(of) | {"rung": KEYS[of.rung]} for of in found.rungs],
        "falls": [asdict(of) | {"rung": KEYS[of.rung], "to": KEYS[of.to]} for of in found.falls],
        "climbing": [asdict(of) | {"rung": KEYS[of.rung]} for of in found.climbing],
    }


def _standing(code: int) -> dict[str, Any]:
    from hogerop.forecast.months import is_lapsed, rung_of
    from hogerop.ladder import KEYS

    return {"rung": KEYS[rung_of(code)], "lapsed": is_lapsed(code)}
