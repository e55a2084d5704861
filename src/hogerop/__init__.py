"""Hogerop: every name in a business's database on the Ladder of Loyalty.

The names here are those of a notebook: make or open a workspace, take files in, and ask.

>>> import hogerop
>>> hogerop.RUNGS[4].key
'member'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop import chart as chart
    from hogerop.errors import HogeropError
    from hogerop.ladder import RUNGS, Policy
    from hogerop.steps import (
        beside,
        cohorts,
        coming_months,
        contacts,
        costs,
        decide,
        decisions,
        demo,
        different,
        divide_costs,
        imports,
        look,
        matched,
        monthly_report,
        months,
        movement,
        moves,
        open,
        policy_check,
        policy_set,
        policy_text,
        policy_try,
        policy_undo,
        record,
        referrals,
        review,
        run,
        same,
        same_channel,
        set_aside,
        show,
        start,
        take_in,
        undo,
        values,
        what_if,
        who_is_who,
        why,
        worth,
        worth_of,
    )
    from hogerop.steps import ladder as counts
    from hogerop.words import speak, speaking

__all__ = [
    "RUNGS",
    "HogeropError",
    "Policy",
    "beside",
    "chart",
    "cohorts",
    "coming_months",
    "contacts",
    "costs",
    "counts",
    "decide",
    "decisions",
    "demo",
    "different",
    "divide_costs",
    "imports",
    "look",
    "matched",
    "monthly_report",
    "months",
    "movement",
    "moves",
    "open",
    "policy_check",
    "policy_set",
    "policy_text",
    "policy_try",
    "policy_undo",
    "record",
    "referrals",
    "review",
    "run",
    "same",
    "same_channel",
    "set_aside",
    "show",
    "speak",
    "speaking",
    "start",
    "take_in",
    "undo",
    "values",
    "what_if",
    "who_is_who",
    "why",
    "worth",
    "worth_of",
]

_HOMES = {
    "HogeropError": "hogerop.errors",
    "Policy": "hogerop.ladder",
    "RUNGS": "hogerop.ladder",
    "speak": "hogerop.words",
    "speaking": "hogerop.words",
}


def __getattr__(name: str) -> Any:
    """Load a name when it is first asked for: `hogerop --help` needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module 'hogerop' has no attribute {name!r}")
    if name == "chart":
        return import_module("hogerop.chart")
    # Not "ladder": that is the name of a room, which would hide the function.
    known_as = "ladder" if name == "counts" else name
    return getattr(import_module(_HOMES.get(name, "hogerop.steps")), known_as)


def __dir__() -> list[str]:
    return sorted(__all__)
