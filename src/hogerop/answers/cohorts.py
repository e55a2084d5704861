"""What `hogerop cohorts` answers, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.value import WhoGoesOnBuying


def json_of(found: WhoGoesOnBuying) -> dict[str, Any]:
    """Return the cohorts with the keys that other programs build on."""
    of = found.cohorts
    return {
        "by": of.by,
        "as_of": of.as_of,
        "currency": found.currency,
        "money": of.money,
        "again_days": of.again_days,
        "all": _named(asdict(of.together), of.by),
        "cohorts": [_named(asdict(one), of.by) for one in of.cohorts],
        "records_begin_late": found.late is not None,
        "notes": list(found.notes),
    }


def _named(one: dict[str, Any], by: str) -> dict[str, Any]:
    from hogerop.ladder import KEYS

    label = one["label"] or None
    if by == "rung" and isinstance(label, str) and label.isdigit():
        label = KEYS[int(label)]
    return one | {"label": label}
