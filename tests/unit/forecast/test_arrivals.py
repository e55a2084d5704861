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
    assert mean[5] > counts[-1]
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
