from __future__ import annotations

import numpy as np
import pytest

from hogerop.forecast.arrivals import stream

RANDOM_SEED = 4


def year(months: int) -> np.ndarray:
    return np.arange(months) % 12


def ahead(found, months: int = 12):  # type: ignore[no-untyped-def]
    return found.drawn(np.arange(months) % 12, 4000, np.random.default_rng(RANDOM_SEED))


def test_an_even_stream_goes_on() -> None:
    counts = np.random.default_rng(1).poisson(50, 24)
    drawn = ahead(stream(counts, year(24)))
    assert drawn.mean() == pytest.approx(50, rel=0.1)
    assert drawn[0].std() == pytest.approx(np.sqrt(50), rel=0.35)


def test_uneven_months_make_wide_ranges() -> None:
    random = np.random.default_rng(1)
    counts = random.poisson(random.gamma(4, 50 / 4, 36))
    found = stream(counts, year(36))
    assert ahead(found)[0].std() > 2 * np.sqrt(50)


def test_growth_dies_out() -> None:
    counts = np.round(20 * 1.04 ** np.arange(24)).astype(int)
    mean = ahead(stream(counts, year(24)), 24).mean(axis=1)
    assert mean[5] > counts[-12:].mean()
    assert mean[23] - mean[17] < mean[6] - mean[0]


def test_a_december_comes_back_from_two_years_on() -> None:
    usual = np.where(year(36) == 11, 150, 50)
    counts = np.random.default_rng(2).poisson(usual)
    assert stream(counts[:20], year(20)).seasonal is False
    found = stream(counts, year(36))
    assert found.seasonal
    mean = ahead(found).mean(axis=1)
    assert mean[11] / np.median(mean) == pytest.approx(3, rel=0.25)


def test_a_list_that_came_in_at_once_is_no_stream() -> None:
    counts = np.full(20, 10)
    counts[15] = 5000
    found = stream(counts, year(20))
    assert found.lumps.tolist() == [15]
    assert ahead(found).mean() == pytest.approx(10, rel=0.15)


def test_nobody_coming_in_is_a_stream_of_next_to_nobody() -> None:
    assert ahead(stream(np.zeros(18, int), year(18))).mean() < 0.5


def test_what_is_told_lies_halfway_between_last_year_and_the_trend() -> None:
    counts = np.round(20 * 1.04 ** np.arange(36)).astype(int)
    found = stream(counts, year(36))
    drawn = ahead(found)
    as_last_year, by_trend = drawn[:, ::2].mean(), drawn[:, 1::2].mean()
    assert found.last_year == counts[-12:].mean()
    assert as_last_year == pytest.approx(found.last_year, rel=0.03)
    assert by_trend > 1.2 * as_last_year
    assert drawn.mean() == pytest.approx((as_last_year + by_trend) / 2)


def test_half_of_what_is_told_is_as_many_as_last_year_and_does_not_grow() -> None:
    counts = np.round(20 * 1.04 ** np.arange(20)).astype(int)
    found = stream(counts, year(20))
    as_last_year = ahead(found, 24)[:, ::2].mean(axis=1)
    assert as_last_year == pytest.approx(np.full(24, found.last_year), rel=0.06)


@pytest.mark.parametrize("known", [20, 36])
def test_the_mean_is_what_draws_without_end_would_have(known: int) -> None:
    counts = np.random.default_rng(5).poisson(20 * 1.03 ** np.arange(known))
    found, months = stream(counts, year(known)), year(24)
    drawn = ahead(found, 24)
    assert found.as_last_year(months) == pytest.approx(drawn[:, ::2].mean(axis=1), rel=0.03)
    assert found.by_trend(months) == pytest.approx(drawn[:, 1::2].mean(axis=1), rel=0.03)
    assert found.expected(months) == pytest.approx(drawn.mean(axis=1), rel=0.03)


def test_as_last_year_is_as_many_as_last_year() -> None:
    found = stream(np.random.default_rng(5).poisson(20 * 1.03 ** np.arange(36)), year(36))
    assert found.as_last_year(year(12)).mean() == pytest.approx(found.last_year)


def test_the_months_before_a_stream_began_are_no_growth() -> None:
    counts = np.append(np.zeros(20, int), np.random.default_rng(3).poisson(30, 16))
    assert ahead(stream(counts, year(36))).mean() == pytest.approx(30, rel=0.15)


def test_one_newcomer_after_a_quiet_year_is_no_stream_of_one_a_month() -> None:
    counts = np.append(np.zeros(30, int), 1)
    assert ahead(stream(counts, year(31))).mean() < 0.4


def test_a_list_that_came_in_at_once_is_told_by_its_own_month_where_a_stream_began_late() -> None:
    counts = np.append(np.zeros(10, int), np.full(20, 10))
    counts[25] = 5000
    found = stream(counts, year(30))
    assert found.lumps.tolist() == [25]
    assert found.last_year == 10
