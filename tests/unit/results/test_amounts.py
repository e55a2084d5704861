from __future__ import annotations

import pytest

from hogerop.results import Outcome
from hogerop.words import speaking

VISIT, SPEND = Outcome("visits", "share"), Outcome("spend", "money", "EUR")
STARS = Outcome("stars", "figure")


@pytest.mark.parametrize(
    ("outcome", "apart", "english", "dutch"),
    [
        (VISIT, 0.07659, "+7.7 points", "+7,7 procentpunt"),
        (VISIT, -0.0068, "−0.68 points", "−0,68 procentpunt"),
        (VISIT, 0.0, "0.00 points", "0,00 procentpunt"),
        (SPEND, 0.7698, "+€0.77", "+€ 0,77"),
        (SPEND, -1234.5, "−€1,230", "−€ 1.230"),
        (STARS, 0.25, "+0.25", "+0,25"),
        (STARS, 12.34, "+12.3", "+12,3"),
    ],
)
def test_a_difference_has_its_sign_and_its_measure(outcome, apart, english, dutch) -> None:
    assert outcome.gain(apart) == english
    with speaking("nl"):
        assert outcome.gain(apart).replace("\xa0", " ") == dutch


@pytest.mark.parametrize(
    ("outcome", "mean", "said"),
    [
        (VISIT, 0.1062, "11%"),
        (VISIT, 0.052, "5.2%"),
        (VISIT, 0.00573, "0.57%"),
        (VISIT, 0.0, "0%"),
        (SPEND, 0.65, "€0.65"),
        (SPEND, 2602.13, "€2,600"),
        (STARS, 4.1, "4.10"),
    ],
)
def test_a_mean_is_as_exact_as_it_is_large(outcome, mean, said) -> None:
    assert outcome.level(mean) == said
