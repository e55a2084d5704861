"""The sentences above "what if": one sign for each amount, and a chance where there is doubt."""

from __future__ import annotations

import pytest

from hogerop import chart
from hogerop.whatif import Answer, Best, EveryoneUp, Figure, Range, Step
from hogerop.words import speaking


def answer(middle: float, low: float, high: float) -> Answer:
    change = Range(middle, low, high)
    told = tuple(Figure(kind, change) for kind in ("ceiling", "calibrated", "carry_over"))
    figures = (*told, Figure("proven", None))
    none = Range(0.0, 0.0, 0.0)
    step = Step(4, 600, none, none, figures, figures, figures)
    best = Best(4, 4, 0.42, 0.64, None)
    return Answer((EveryoneUp(),), 12, "EUR", none, 600.0, *figures, steps=(step,), best=best)


@pytest.mark.parametrize(
    ("change", "english", "dutch"),
    [
        ((100, 20, 300), "€100 more in 12 months (95%: €20 to €300)", "€ 100 meer"),
        ((-33_100, -33_200, -32_700), "€33,100 less in 12 months (95%: €32,700 to", "€ 33.100 min"),
        ((100, -20, 300), "+€100 in 12 months (95%: −€20 to +€300)", "+€ 100 in 12 maanden"),
        ((-100, -300, 50), "−€100 in 12 months (95%: −€300 to +€50)", "−€ 100 in 12 maanden"),
    ],
)
def test_no_amount_is_negated_twice(
    change: tuple[float, float, float], english: str, dutch: str
) -> None:
    for heading in (chart.heading_of_answer, chart.heading_of_steps):
        assert f"some {english}" in heading(answer(*change))
        with speaking("nl"):
            assert f"zo’n {dutch}" in heading(answer(*change)).replace("\xa0", " ")


def test_the_step_that_brings_most_is_told_with_its_chance() -> None:
    said = "Customer to Member most likely brings most for one contact moved (chance 42%): some"
    assert chart.heading_of_steps(answer(14, 2, 100)).startswith(said)
    with speaking("nl"):
        assert "(kans 42%)" in chart.heading_of_steps(answer(14, 2, 100))
