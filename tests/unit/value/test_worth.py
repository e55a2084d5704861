"""What a reader of values must know is said in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hogerop.value.prediction.worth import GroupWorth, Worth

DAYS = ["2025-03-31", "2025-06-30", "2025-09-30"]


def worth(
    actual: list[int],
    expected: list[float],
    *,
    split: str | None = DAYS[1],
    as_of: date | None = None,
) -> Worth:
    """Return what is told where a model follows the orders like this."""
    told: dict[str, Any] = {
        "money": "margin",
        "late": None,
        "spend": None,
        "model": {"name": "Pareto/NBD", "by": [], "clock": "calendar", "boundary": None},
        "sample": {"buyers": 400, "came_back": 200, "days": 900},
        "tracking": {"day": DAYS, "actual": actual, "expected": expected},
        "choice": None,
    }
    told["model"]["even_draws"] = 900
    if split is not None:
        line = {"name": "Pareto/NBD", "chosen": True, "bias": 0.0, "deviance": 1.0}
        told["choice"] = {"split": split, "tried": [line]}
    newest = date(2025, 9, 30)
    business = GroupWorth("", 400, 100, 1000.0, {})
    return Worth(as_of or newest, newest, "EUR", "rung", business, (), (), told)


def test_a_model_that_follows_the_orders_is_not_remarked_on() -> None:
    assert worth([500, 1000, 1500], [520.0, 1050.0, 1560.0]).off_track == ()


def test_what_it_expects_too_much_before_and_too_little_after_is_said() -> None:
    found = worth([500, 1000, 2000], [560.0, 1200.0, 2000.0])
    assert found.off_track == (
        "Up to 30 June 2025 the model expects 20% more repeat orders than came.",
        "After 30 June 2025 the model expects 20% fewer repeat orders than came.",
    )
    assert set(found.off_track) <= set(found.notes)


def test_without_a_holdout_it_is_said_of_the_whole_time() -> None:
    assert worth([500, 1000, 1500], [500.0, 900.0, 1200.0], split=None).off_track == (
        "Up to 30 September 2025 the model expects 20% fewer repeat orders than came.",
    )


def test_what_chance_may_do_is_not_remarked_on() -> None:
    assert worth([10, 20, 40], [11.0, 24.0, 44.0]).off_track == ()


@pytest.mark.parametrize(("as_of", "said"), [(date(2025, 10, 5), False), (date(2025, 12, 1), True)])
def test_that_the_months_to_come_begin_at_the_newest_order_is_said(as_of: date, said: bool) -> None:
    notes = worth([500, 1000, 1500], [500.0, 1000.0, 1500.0], as_of=as_of).notes
    sentence = "No order is known after 30 September 2025: the months to come begin there, not on "
    assert any(note.startswith(sentence) for note in notes) == said
