"""Figures of value and their ranges, as they are written."""

from __future__ import annotations

import pytest

from hogerop.chart.worth_said import in_range, mean_is_outside, written
from hogerop.value.prediction.worth import Figure
from hogerop.words import speaking


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (Figure(100.0, 0.0, 240.0), "€0 to €240"),
        (Figure(50.0, 50.2, 50.4), "€50"),
        (Figure(50.0, 0.0, 40.0), "mostly €40 or less"),
        (Figure(12.0, 0.0, 0.0), "mostly nothing"),
        (Figure(9.15, 0.0, 9.04), "€0 to €9"),  # as written, the mean is the end
        (Figure(5.0, 8.0, 20.0), "mostly €8 or more"),
    ],
)
def test_a_range_without_its_mean_is_said_in_words(figure: Figure, said: str) -> None:
    assert in_range("value_12", figure, "EUR") == said
    assert mean_is_outside("value_12", figure, "EUR") == said.startswith("mostly")


def test_in_dutch_too() -> None:
    with speaking("nl"):
        assert in_range("orders_12", Figure(0.1, 0.0, 0.0), "EUR") == "meestal niets"


def test_estimates_are_as_exact_as_they_can_be() -> None:
    assert written("value_12", 57.0, "EUR") == "€57"
    assert written("alive", 1_047.0, "EUR") == "1,050"
    assert written("orders_12", 2.94, "EUR") == "2.9"
