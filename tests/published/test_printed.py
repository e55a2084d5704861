"""Predictions printed in papers and vignettes, from the printed parameters; no data needed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy.special import gamma, hyp2f1, hyperu

from hogerop.value import DAYS_A_YEAR, Histories
from hogerop.value.fitting.model import Floats
from hogerop.value.models.bg_nbd import BGNBD
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.pareto_nbd import ParetoNBD

BG, MBG, PARETO = BGNBD(), MBGNBD(), ParetoNBD()
BG_CDNOW = np.array([0.242597, 4.413684, 0.79299, 2.426167])
PARETO_CDNOW = np.array([0.553, 10.578, 0.606, 11.669])
YEAR = np.array([52.0])
CUSTOMER_1516 = Histories(np.array([26]), np.array([30.857142857]), np.array([31.0]))
AFTER_TEN_TO_25 = Histories(np.array([10, 15, 20, 25]), np.full(4, 20.0), np.full(4, 39.0))
SEVERAL = Histories(
    np.array([0, 0, 1, 2, 7, 26]),
    np.array([0.0, 0.0, 3.0, 30.43, 12.0, 30.86]),
    np.array([5.0, 39.0, 4.0, 38.86, 39.0, 31.0]),
)


def test_bg_nbd_paper() -> None:
    """Fader, Hardie and Lee (2005), section 5: a buyer of CDNOW with x = 2."""
    buyer = Histories(np.array([2]), np.array([30.43]), np.array([38.86]))
    found = BG.expected_orders(np.array([0.243, 4.414, 0.793, 2.426]), buyer, 39)
    assert found == pytest.approx([1.226], abs=0.0005)


def test_bg_nbd_vignette() -> None:
    """BTYD's vignette: a new buyer in a year, and customer 1516."""
    within_rounding(lambda p: BG.orders_by(p, YEAR), BG_CDNOW, 6, [1.443995943])
    assert BG.expected_orders(BG_CDNOW, CUSTOMER_1516, 52) == pytest.approx([25.7566], abs=1e-4)
    assert BG.p_alive(BG_CDNOW, CUSTOMER_1516) == pytest.approx([0.968852], abs=5e-7)


def test_pareto_nbd_vignette() -> None:
    """The same of BTYD's vignette, and what it says of 10, 15, 20 and 25 orders by week 20."""
    within_rounding(lambda p: PARETO.orders_by(p, YEAR), PARETO_CDNOW, 3, [1.473434])
    within_rounding(
        lambda p: PARETO.expected_orders(p, CUSTOMER_1516, 52), PARETO_CDNOW, 3, [25.45647]
    )
    within_rounding(lambda p: PARETO.p_alive(p, CUSTOMER_1516), PARETO_CDNOW, 3, [0.997874])
    within_rounding(
        lambda p: PARETO.expected_orders(p, AFTER_TEN_TO_25, 52),
        PARETO_CDNOW,
        3,
        [0.7062289, 0.1442396, 0.02250658, 0.00309267],
    )


def within_rounding(
    ask: Callable[[Floats], Floats], parameters: Floats, decimals: int, printed: list[float]
) -> None:
    """Hold figures to what their parameters leave open, which are printed in fewer digits."""
    found, open_ = ask(parameters), 0.5 * 10.0 ** np.floor(np.log10(printed) - 6)
    for place in range(4):
        moved = parameters.copy()
        moved[place] += 0.5 * 10.0**-decimals
        open_ += np.abs(ask(moved) - found)
    assert np.all(np.abs(found - printed) <= open_)
    assert np.all(open_ <= 2e-3 * np.abs(printed))  # and that is little


def test_bg_nbd_is_equation_10_where_that_can_be_worked_out() -> None:
    r, alpha, a, b = parameters = np.array([0.243, 4.414, 0.793, 2.426])
    x, t_x, T, t = SEVERAL.frequency, SEVERAL.recency, SEVERAL.T, 39.0
    series = hyp2f1(r + x, b + x, a + b + x - 1, t / (alpha + T + t))
    above = 1 - ((alpha + T) / (alpha + T + t)) ** (r + x) * series
    left = (x > 0) * a / (b + np.maximum(x, 1) - 1) * ((alpha + T) / (alpha + t_x)) ** (r + x)
    printed = (a + b + x - 1) / (a - 1) * above / (1 + left)
    assert BG.expected_orders(parameters, SEVERAL, t) == pytest.approx(printed, rel=1e-11)


def test_mbg_nbd_is_batislams_formula_where_that_can_be_worked_out() -> None:
    r, alpha, a, b = parameters = np.array([0.525, 6.183, 0.891, 1.614])
    x, t_x, T, t = SEVERAL.frequency, SEVERAL.recency, SEVERAL.T, 39.0
    series = hyp2f1(r + x, b + x + 1, a + b + x, t / (alpha + T + t))
    above = 1 - ((alpha + T) / (alpha + T + t)) ** (r + x) * series
    left = a / (b + x) * ((alpha + T) / (alpha + t_x)) ** (r + x)
    printed = (a + b + x) / (a - 1) * above / (1 + left)
    assert MBG.expected_orders(parameters, SEVERAL, t) == pytest.approx(printed, rel=1e-11)
    new = b / (a - 1) * (1 - (alpha / (alpha + t)) ** r * hyp2f1(r, b + 1, a + b, t / (alpha + t)))
    assert MBG.orders_by(parameters, np.array([t])) == pytest.approx([new], rel=1e-11)


def test_pareto_nbd_is_the_hypergeometric_likelihood_where_that_can_be_worked_out() -> None:
    """Fader and Hardie (2005), equations 15 to 18, for alpha below beta."""
    r, alpha, s, beta = PARETO_CDNOW
    x, t_x, T = SEVERAL.frequency, SEVERAL.recency, SEVERAL.T

    def part(y: Floats) -> Floats:
        z = (beta - alpha) / (beta + y)
        found: Floats = hyp2f1(r + s + x, r + x, r + s + x + 1, z) / (beta + y) ** (r + s + x)
        return found

    first = gamma(r + x) * alpha**r * beta**s / gamma(r)
    alive = (alpha + T) ** -(r + x) * (beta + T) ** -s
    likelihood = first * (alive + s / (r + s + x) * (part(t_x) - part(T)))
    assert PARETO.log_likelihood(np.log(PARETO_CDNOW), SEVERAL)[0] == pytest.approx(
        np.log(likelihood).sum(), rel=1e-11
    )
    assert PARETO.p_alive(PARETO_CDNOW, SEVERAL) == pytest.approx(
        first * alive / likelihood, rel=1e-8
    )


def test_pareto_nbd_for_ever_is_tricomis_function() -> None:
    """Fader, Hardie and Lee (2005, "RFM and CLV"), equation 2, at a rate per week."""
    r, alpha, s, beta = PARETO_CDNOW
    delta = np.log(1.15) / 52
    x, T, alive = SEVERAL.frequency, SEVERAL.T, PARETO.p_alive(PARETO_CDNOW, SEVERAL)
    scale = delta ** (s - 1) * (beta + T) ** s
    printed = alive * (r + x) / (alpha + T) * scale * hyperu(s, s, delta * (beta + T))
    found = PARETO.discounted_orders(PARETO_CDNOW, SEVERAL, None, np.expm1(delta * DAYS_A_YEAR))
    assert found == pytest.approx(printed, rel=1e-8)


def test_heavy_buyers_and_a_of_one() -> None:
    """Worked out to 80 digits from the equations; others' packages give no number here."""
    heavy = Histories(
        np.array([3000, 5000, 20_000, 0]),
        np.array([1094.0, 1094.0, 3649.0, 0.0]),
        np.array([1095.0, 1095.0, 3650.0, 1.0]),
    )
    parameters = np.array([0.243, 30.898, 0.793, 2.426])
    assert BG.expected_orders(parameters, heavy, 365) == pytest.approx(
        [864.202, 1426.49, 1892.4, 1.41919], rel=4e-6
    )
    one = Histories(np.array([5, 0]), np.array([300.0, 0.0]), np.array([365.0, 1.0]))
    assert BG.expected_orders(np.array([1.0, 30, 1, 9]), one, 365) == pytest.approx(
        [3.76814, 6.53694], abs=5e-6
    )


def test_chances_too_small_for_the_usual_formula() -> None:
    """The buyers of CLVTools' own test of stability."""
    buyers = Histories(np.array([221, 254]), np.array([161.0, 161.0]), np.array([204.0, 204.0]))
    found = PARETO.p_alive(np.array([0.5143, 2.8845, 0.2856, 14.1087]), buyers)
    assert np.all((found > 0) & (found < 1e-15))
