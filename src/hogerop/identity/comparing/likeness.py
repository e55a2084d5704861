"""Levels of likeness as small values, and the Splink settings that they make. Knows no tables."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import Any

TRIFLE = 2e-5
"""Bits by which levels of one comparison differ at least."""

NO_ADDRESS = "(area_l is null or area_r is null) and (road_l is null or road_r is null)"
"""One of the two tells neither postcode nor street with a number."""
# A part of a town is no other town: Amsterdam, Amsterdam Noord.
OTHER_TOWN = (
    "jaro_winkler_similarity(town_l, town_r) < 0.85"
    " and not contains(town_l, town_r) and not contains(town_r, town_l)"
)
"""Both tell a town, and these are neither one, nor a slip or a part of one."""


@dataclass(frozen=True)
class Unknown:
    """One of the two does not tell: no evidence either way."""

    when: str


@dataclass(frozen=True)
class Level:
    """One likeness or difference of two tellings.

    Parameters
    ----------
    name : str
        Its key; `evidence.SENTENCES` says it in words.
    when : str
        SQL condition over the columns of the left (``_l``) and right (``_r``) telling; ``else``
        for whatever is left.
    m : float
        How often tellings of one and the same show it, 0 to 1.
    u : float, optional
        How often tellings of two different ones show it, 0 to 1.
    others : float, optional
        Instead of ``u``: how many tellings of others share one's value. u is this / n.
    frequency_of : str, optional
        What is compared, where its value's own frequency takes the place of ``u`` (`scoring`).
    """

    name: str
    when: str
    m: float
    u: float | None = None
    others: float | None = None
    frequency_of: str | None = None

    def rate(self, tellings: int) -> float:
        """Return u among so many tellings."""
        if self.u is not None:
            return self.u
        assert self.others is not None
        # Among a handful nearly all share something: then it tells nothing, never the contrary.
        return min(self.others / tellings, self.m)


@dataclass(frozen=True)
class Comparison:
    """One thing that is compared: its levels, the likest first; the first that holds counts."""

    name: str
    levels: tuple[Level | Unknown, ...]

    def kept(self) -> tuple[Level, ...]:
        """Return the levels that tell something."""
        return tuple(level for level in self.levels if isinstance(level, Level))

    def weights(self, tellings: int) -> dict[str, float]:
        """Return what each level weighs among so many tellings, in bits, frequency aside.

        Splink leaves of a pair what each comparison weighs, not which level held. So every level
        weighs a trifle more than the one before it: no two weigh the same.
        """
        return {
            level.name: log2(level.m / level.rate(tellings)) + place * TRIFLE
            for place, level in enumerate(self.kept(), start=1)
        }


def settings(comparisons: tuple[Comparison, ...], *, tellings: int) -> dict[str, Any]:
    """Return the settings for Splink, among so many tellings (1 or more)."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "mention_id",
        # 0 bits: what two taken at random weigh is counted twice, and so added afterwards. So is
        # how common a name is.
        "probability_two_random_records_match": 0.5,
        "comparisons": [_comparison(one, tellings) for one in comparisons],
        # Which pairs are compared is not left to Splink: see the queries *_candidates.
        "blocking_rules_to_generate_predictions": [],
        "retain_intermediate_calculation_columns": True,
        "retain_matching_columns": False,
    }


def _comparison(one: Comparison, tellings: int) -> dict[str, Any]:
    weights = one.weights(tellings)
    return {
        "output_column_name": one.name,
        "comparison_levels": [
            _unknown(level) if isinstance(level, Unknown) else _level(level, weights[level.name])
            for level in one.levels
        ],
    }


def _unknown(level: Unknown) -> dict[str, Any]:
    return {"sql_condition": level.when, "label_for_charts": "unknown", "is_null_level": True}


def _level(level: Level, bits: float) -> dict[str, Any]:
    return {
        "sql_condition": "ELSE" if level.when == "else" else level.when,
        "label_for_charts": level.name,
        "m_probability": level.m,
        "u_probability": level.m / 2**bits,
        "fix_m_probability": True,
        "fix_u_probability": True,
    }
