"""Where the next euro brings as much on either side: the worked example of Pfeifer (2005).

Pfeifer, P. E. (2005). The optimal ratio of acquisition and retention costs. Darden Graduate
School of Business, University of Virginia.
"""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from hogerop.errors import AskedWrongly
from hogerop.value import Response, optimum

WINNING, KEEPING = Response(ceiling=0.4, speed=0.14), Response(ceiling=0.8, speed=0.23)
BEST = optimum(WINNING, KEEPING, margin=60, yearly_rate=0.2)


def test_the_best_amounts_are_those_of_the_example() -> None:
    assert BEST.winning == pytest.approx(14.4104, abs=5e-5)
    assert BEST.keeping == pytest.approx(13.9437, abs=5e-5)
    assert BEST.value == pytest.approx(134.2713, abs=5e-5)


def test_there_one_more_new_buyer_costs_as_much_as_one_more_kept_and_what_it_is_worth() -> None:
    assert BEST.marginal_new == pytest.approx(BEST.value, rel=1e-9)
    assert BEST.marginal_kept == pytest.approx(BEST.value, rel=1e-6)


def test_while_the_average_ratio_is_something_else() -> None:
    assert BEST.average_ratio == pytest.approx(2.29, abs=5e-3)


def test_the_page_about_six_times_shows_what_is_reckoned() -> None:
    page = Path(__file__).parents[2] / "docs" / "explanation" / "six-times.md"
    shown = doctest.testfile(str(page), module_relative=False)
    assert (shown.failed, shown.attempted) == (0, 6)


@pytest.mark.parametrize("away", [-2.0, -0.5, 0.5, 2.0])
def test_any_other_amount_brings_less(away: float) -> None:
    def brings(winning: float, keeping: float) -> float:
        stays = KEEPING.share(keeping)
        value = (60 * 1.2 - keeping) / (1.2 - stays)
        return WINNING.share(winning) * value - winning

    best = brings(BEST.winning, BEST.keeping)
    assert brings(BEST.winning + away, BEST.keeping) < best
    assert brings(BEST.winning, BEST.keeping + away) < best


def test_where_nothing_pays_nothing_is_spent() -> None:
    poor = optimum(WINNING, KEEPING, margin=1, yearly_rate=0.2)
    assert (poor.winning, poor.keeping) == pytest.approx((0, 0), abs=1e-9)
    assert poor.average_ratio is None


@pytest.mark.parametrize(
    "asked",
    [
        lambda: Response(ceiling=1.2, speed=0.1),
        lambda: Response(ceiling=0.4, speed=0),
        lambda: optimum(WINNING, KEEPING, margin=0, yearly_rate=0.2),
        lambda: optimum(WINNING, KEEPING, margin=10, yearly_rate=-1),
    ],
)
def test_what_cannot_be_is_refused(asked) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(AskedWrongly):
        asked()
