from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.forecast.books import panel_of

from hogerop.forecast.flows import flows
from hogerop.forecast.money import rewards, shocks

YEAR = np.arange(12)
YEARS = np.arange(40) % 12


def test_a_contact_brings_what_those_before_it_brought_in_the_month_after() -> None:
    panel = panel_of(["444"] * 100 + ["333"] * 100, ["111"] * 100 + ["..."] * 100)
    found = rewards(flows(panel, panel.standing, np.arange(16)))
    assert found.mean.tolist() == pytest.approx([0.0, 10.0])
    assert found.variance.tolist() == pytest.approx([0.0, 0.0])


def test_months_as_the_counts_make_them_have_no_shock() -> None:
    panel = panel_of(["4" * 30] * 50, ["1" * 30] * 50)
    book = flows(panel, panel.standing, np.arange(16))
    found = shocks(book, rewards(book), np.arange(30) % 12)
    assert found.level == pytest.approx(0.0)
    assert found.variance == pytest.approx(0.0)


def test_a_december_is_a_season_after_two_years() -> None:
    orders = "".join("2" if month % 12 == 11 else "1" for month in range(37))
    panel = panel_of(["4" * 37] * 50, [orders] * 50)
    book = flows(panel, panel.standing, np.arange(16))
    factor, _ = shocks(book, rewards(book), np.arange(37) % 12).ahead(YEAR)
    assert factor[11] / factor[5] == pytest.approx(2.0, rel=0.05)


def test_unlike_amounts_of_newcomers_are_chance_and_no_shock() -> None:
    came, amounts = np.repeat(np.arange(40), 20), np.random.default_rng(1).choice(["1", "3"], 800)
    panel = panel_of(
        ["." * month + "3" * (40 - month) for month in came],
        ["." * month + one + "." * (39 - month) for month, one in zip(came, amounts, strict=True)],
    )
    book = flows(panel, panel.standing, np.arange(16))
    found = rewards(book)
    assert found.entry_variance == pytest.approx([100.0], rel=0.02)
    sure = replace(found, entry_variance=np.zeros(1))
    less = shocks(book, sure, YEARS).variance - shocks(book, found, YEARS).variance
    assert less == pytest.approx(100 / (20 * found.entry_mean[0] ** 2), rel=0.02)
