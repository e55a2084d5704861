"""How many people it takes, and what so many can show."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.errors import AskedWrongly
from hogerop.plan import Power, least_visible, needed, needed_per_arm, power_said
from hogerop.plan.power import least_visible_mean
from hogerop.words import speaking


@pytest.mark.parametrize(
    ("base", "effect", "people"),
    [(0.05, 0.01, 8_155), (0.05, 0.005, 31_231), (0.01, 0.002, 42_690), (0.2, 0.02, 6_507)],
)
def test_an_arm_needs_what_the_tables_say(base: float, effect: float, people: int) -> None:
    assert needed_per_arm(base, effect) == people


def test_two_equal_arms_are_cheapest() -> None:
    assert needed(0.05, 0.01) == pytest.approx(2 * 8_155, abs=1)
    assert needed(0.05, 0.01, share=0.1) > 2.5 * needed(0.05, 0.01)


@pytest.mark.parametrize("base", [0.0, 0.01, 0.2, 0.7])
@pytest.mark.parametrize("arms", [(900, 100), (50, 50), (20_000, 1_000)])
def test_the_least_visible_rise_takes_as_many_people_as_there_are(
    base: float, arms: tuple[int, int]
) -> None:
    rise = least_visible(base, *arms)
    assert rise is not None
    share = arms[1] / sum(arms)
    assert needed(base, rise, share=share) == pytest.approx(sum(arms), abs=1)


def test_a_rise_of_that_size_is_seen_four_times_out_of_five() -> None:
    chance = np.random.default_rng(2026)
    rise = least_visible(0.1, 4_000, 1_000)
    assert rise is not None
    treated = chance.binomial(4_000, 0.1 + rise, 20_000) / 4_000
    held = chance.binomial(1_000, 0.1, 20_000) / 1_000
    se = np.sqrt(treated * (1 - treated) / 4_000 + held * (1 - held) / 1_000)
    assert np.mean(np.abs(treated - held) > 1.959964 * se) == pytest.approx(0.80, abs=0.02)


def test_forty_a_side_see_eighteen_points_and_no_less() -> None:
    assert least_visible(0.01, 40, 40) == pytest.approx(0.18, abs=0.005)


def test_a_handful_sees_nothing() -> None:
    assert least_visible(0.6, 4, 1) is None
    assert least_visible(0.1, 5, 0) is None


def test_a_difference_of_means_is_seen_in_its_own_unit() -> None:
    assert least_visible_mean(15.0, 21_307, 21_306) == pytest.approx(0.407, abs=0.001)
    assert least_visible_mean(15.0, 10, 0) is None


@pytest.mark.parametrize(("base", "effect"), [(0.5, 0), (0.9, 0.2), (-0.1, 0.2), (0.1, -0.2)])
def test_a_part_beyond_all_people_is_refused(base: float, effect: float) -> None:
    with pytest.raises(AskedWrongly, match="lies between 0 and 1"):
        needed_per_arm(base, effect)


@pytest.mark.parametrize(
    ("power", "said"),
    [
        (
            Power(80, 40, 40, base=0.01, expected=0.03),
            "With 80 people you will only see an effect above 18 points. To see what is expected, 3"
            " points, takes about 842 people. Do it for other reasons, or pool it with the same"
            " action on other rungs.",
        ),
        (
            Power(60_000, 40_000, 10_000, base=0.05, expected=0.01),
            "With 60,000 people, an effect of 0.7 points or more shows in four cases out of five;"
            " 1 point is expected.",
        ),
        (
            Power(6, 5, 1, base=0.6, expected=0.0),
            "6 people are too few to measure anything. Do it for other"
            " reasons, or pool it with the same action on other rungs.",
        ),
        (
            Power(8, 4, 4, base=0.01, expected=0.98),
            "8 people are too few to measure anything. Do it for other"
            " reasons, or pool it with the same action on other rungs.",
        ),
        (
            Power(1, 1, 0, base=0.6, expected=0.1),
            "One person is not enough to hold anybody out, so nothing will be known of its effect."
            " Do it for other reasons, or pool it with the same action on other rungs.",
        ),
    ],
)
def test_what_an_action_can_show_is_said_in_words(power: Power, said: str) -> None:
    assert power_said(power) == said


def test_a_handful_never_shows_what_is_expected() -> None:
    few, more = Power(8, 4, 4, 0.01, 0.98), Power(40, 20, 20, 0.01, 0.98)
    assert few.visible is not None and few.visible < few.expected
    assert (few.enough, more.enough) == (False, True)


def test_people_of_a_household_count_as_one() -> None:
    alone, together = (Power(n, 900, 100, 0.1, 0.05) for n in (1_000, 2_500))
    assert together.visible == alone.visible
    assert alone.needed is not None
    assert together.needed == pytest.approx(2.5 * alone.needed, abs=2)


def test_a_dutch_reader_reads_it_in_dutch() -> None:
    with speaking("nl"):
        assert power_said(Power(80, 40, 40, 0.01, 0.03)).startswith(
            "Met 80 mensen zie je alleen een effect van meer dan 18 procentpunt."
        )


def test_what_no_business_can_see_is_said_in_no_figures() -> None:
    told = power_said(Power(90, 68, 22, base=0.01, expected=0.0003))
    assert "too little to be seen, even with a million people" in told
    assert "about" not in told
