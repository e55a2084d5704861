"""Below the stated sample nothing is predicted, and words say what would be needed."""

from __future__ import annotations

from hogerop.value.buying.enough import Sample, missing


def test_fifty_who_came_back_in_half_a_year_are_enough() -> None:
    assert missing(Sample(buyers=60, came_back=50, days=180)) == ()


def test_what_is_missing_is_said() -> None:
    assert missing(Sample(buyers=60, came_back=49, days=90)) == (
        "At least 50 buyers who came back another day are needed; you have 49.",
        "At least 180 days of orders are needed; you have 90.",
    )
