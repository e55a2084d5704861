from __future__ import annotations

import pytest

from hogerop.errors import AskedWrongly
from hogerop.results import always_valid, half_width, of_shares, units_needed

VISITS = of_shares(3_894, 21_307, 2_262, 21_306)


@pytest.mark.parametrize("wrong", [{"units": 0}, {"tuned_to": 0}, {"level": 1.0}])
def test_it_asks_for_units_and_a_level(wrong) -> None:
    asked = {"se": 1.0, "units": 100, "tuned_to": 100} | wrong
    with pytest.raises(AskedWrongly, match="a level between 0 and 1"):
        half_width(asked.pop("se"), asked.pop("units"), **asked)


def test_at_the_units_that_it_is_tuned_to_it_is_three_standard_errors_wide() -> None:
    assert half_width(1.0, 2_000, tuned_to=2_000) == pytest.approx(3.035, abs=5e-4)


def test_the_price_of_many_looks() -> None:
    low, high = always_valid(VISITS, tuned_to=5_000)
    once_low, once_high = VISITS.looked_at_once()
    assert (high - low) / (once_high - once_low) == pytest.approx(1.64, abs=0.01)


def test_more_units_are_needed_for_a_smaller_effect() -> None:
    found = [units_needed(VISITS, apart, tuned_to=5_000) for apart in (0.05, 0.02, 0.01)]
    assert found == sorted(found)
    for apart, units in zip((0.05, 0.02, 0.01), found, strict=True):
        se = VISITS.se * (VISITS.units / units) ** 0.5
        assert half_width(se, units, tuned_to=5_000) <= apart
        one_less = VISITS.se * (VISITS.units / (units - 1)) ** 0.5
        assert half_width(one_less, units - 1, tuned_to=5_000) > apart


@pytest.mark.parametrize("apart", [0.0, -1.0, 1e-9])
def test_what_no_number_of_units_would_show_is_none(apart) -> None:
    assert units_needed(VISITS, apart, tuned_to=5_000) is None
