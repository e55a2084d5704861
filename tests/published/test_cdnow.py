"""Fits and holdout of CDNOW (weeks 0 to 39, then 40 to 78) as printed in papers and by R packages.

Sources: Fader, Hardie and Lee (2005) for BG/NBD and Pareto/NBD; Fader and Hardie (2013) for
Gamma-Gamma; further digits, standard errors and MBG/NBD as BTYD 2.4.3, BTYDplus 1.2.0 and CLVTools
0.12.1 give them on the same rows.
"""

from __future__ import annotations

import numpy as np
import pytest
from tests.published.cdnow import SAMPLE, cdnow

from hogerop.value import DAYS_A_YEAR, Model
from hogerop.value.fitting.estimation import fit
from hogerop.value.models.bg_nbd import BGNBD
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.nbd import NBD
from hogerop.value.models.pareto_nbd import ParetoNBD
from hogerop.value.models.spend import fit_spend

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not SAMPLE.exists(), reason="../shared/data/cdnow is not here"),
]

ALL = (NBD(), BGNBD(), MBGNBD(), ParetoNBD())
A_YEAR_AT_15_PERCENT = 1.15 ** (DAYS_A_YEAR / 52) - 1  # our year counted in CDNOW's weeks


@pytest.mark.parametrize(
    ("model", "parameters", "log_likelihood"),
    [
        (NBD(), [0.384766, 12.072014], -9763.657615),
        (BGNBD(), [0.242595, 4.413602, 0.792920, 2.425888], -9582.429207),
        (MBGNBD(), [0.524844, 6.183093, 0.891388, 1.614048], -9582.135716),
        (ParetoNBD(), [0.553276, 10.577646, 0.606239, 11.6687], -9594.976181),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_fit_is_the_printed_one(
    model: Model, parameters: list[float], log_likelihood: float
) -> None:
    fitted = fit(model, cdnow().histories)
    assert list(fitted.parameters.values()) == pytest.approx(parameters, rel=1e-4)
    assert fitted.log_likelihood == pytest.approx(log_likelihood, abs=1e-4)
    assert fitted.boundary is None


@pytest.mark.parametrize(
    ("model", "errors"),
    [
        (BGNBD(), [0.0125574, 0.378224, 0.185733, 0.705407]),
        (ParetoNBD(), [0.0476262, 0.84272, 0.187053, 6.20367]),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_standard_errors_are_those_of_cdnow(model: Model, errors: list[float]) -> None:
    found = fit(model, cdnow().histories).standard_errors
    assert list(found.values()) == pytest.approx(errors, rel=2e-3)


@pytest.mark.parametrize(
    ("model", "total", "mean_error", "root_mean_square"),
    [
        (NBD(), 2929.82, 1.04102, 1.85952),
        (BGNBD(), 1653.4, 0.785454, 1.607982),
        (MBGNBD(), 1576.7, 0.764778, 1.607184),
        (ParetoNBD(), 1665.5, 0.754506, 1.602849),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_next_39_weeks_are_expected_as_others_expect_them(
    model: Model, total: float, mean_error: float, root_mean_square: float
) -> None:
    data = cdnow()
    expected = model.expected_orders(fit(model, data.histories).values, data.histories, 39)
    wrong = expected - data.held_out
    assert data.held_out.sum() == 1882
    assert expected.sum() == pytest.approx(total, rel=1e-4)
    assert np.abs(wrong).mean() == pytest.approx(mean_error, rel=1e-4)
    assert np.sqrt((wrong**2).mean()) == pytest.approx(root_mean_square, rel=1e-4)


@pytest.mark.parametrize(
    ("model", "by_orders_so_far"),
    [
        (BGNBD(), [0.225, 0.523, 1.044, 1.520, 2.164, 2.654, 3.504, 6.157]),
        (ParetoNBD(), [0.138, 0.599, 1.196, 1.714, 2.398, 2.907, 3.819, 6.403]),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_expected_orders_by_orders_so_far(model: Model, by_orders_so_far: list[float]) -> None:
    histories = cdnow().histories
    expected = model.expected_orders(fit(model, histories).values, histories, 39)
    orders = np.minimum(histories.frequency, 7)
    found = [float(expected[orders == x].mean()) for x in range(8)]
    assert found == pytest.approx(by_orders_so_far, abs=0.00051)


@pytest.mark.parametrize(
    ("model", "by_week_78"), [(BGNBD(), 4166), (ParetoNBD(), 4275)], ids=["BG", "Pareto"]
)
def test_orders_of_the_whole_cohort_by_week_78(model: Model, by_week_78: int) -> None:
    histories = cdnow().histories
    since_first_order = histories.T + (
        78 - histories.T.max()
    )  # the weeks count from the first buyer
    orders = model.orders_by(fit(model, histories).values, since_first_order)
    assert orders.sum() == pytest.approx(by_week_78, abs=0.5)


def test_pareto_nbd_alive_and_worth_for_ever() -> None:
    """CLVTools stops its search a little lower (2e-6 in log-likelihood): hence the tolerance."""
    model, histories = ParetoNBD(), cdnow().histories
    values = fit(model, histories).values
    for_ever = model.discounted_orders(values, histories, None, A_YEAR_AT_15_PERCENT)
    assert model.p_alive(values, histories).sum() == pytest.approx(1051.97096, rel=2e-4)
    assert for_ever.sum() == pytest.approx(7207.835443, rel=5e-4)


def test_gamma_gamma() -> None:
    found = fit_spend(cdnow().spent)
    assert found.buyers == 946
    assert found.values == pytest.approx([6.249349, 3.744256, 15.444307], rel=1e-4)
    assert found.log_likelihood == pytest.approx(-4055.917695, abs=1e-5)
    assert found.mean_order == pytest.approx(35.17, abs=0.005)
    assert found.refused is None


def test_worth_for_ever_is_orders_times_mean_order() -> None:
    model, data = ParetoNBD(), cdnow()
    values = fit(model, data.histories).values
    orders = model.discounted_orders(values, data.histories, None, A_YEAR_AT_15_PERCENT)
    worth = orders * fit_spend(data.spent).expected(data.spent)
    assert worth.sum() == pytest.approx(261_614.784, rel=5e-4)
