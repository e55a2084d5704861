"""The two cohorts of Fader and Hardie (2007), tables 1 and 2, and what they find in them.

1,000 subscribers each, followed through seven renewals. (The text of the paper prints alpha = .688
for the High End cohort, where its spreadsheet and every recomputation have .668.)
"""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value.fitting.estimation import fit
from hogerop.value.models.sbg import SBG, subscribers

HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491]
REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241]


@pytest.mark.parametrize(
    ("survivors", "alpha", "beta", "log_likelihood"),
    [(HIGH_END, 0.6681, 3.8061, -1611.158), (REGULAR, 0.7041, 1.1820, -1680.265)],
)
def test_the_fit_is_that_of_the_paper(
    survivors: list[int], alpha: float, beta: float, log_likelihood: float
) -> None:
    fitted = fit(SBG(), subscribers(survivors))

    assert fitted.values == pytest.approx([alpha, beta], rel=1e-3)
    assert fitted.log_likelihood == pytest.approx(log_likelihood, abs=1e-3)


def test_the_projected_share_of_high_end_subscribers_stays_with_what_happened() -> None:
    happened = np.array(HIGH_END[1:]) / 1000

    assert SBG().survival(np.array([0.6681, 3.8061]), np.arange(1.0, 8.0)) == pytest.approx(
        happened, abs=0.02
    )


def test_the_share_that_renews_rises_although_nobody_changes() -> None:
    retention = SBG().retention(np.array([0.7041, 1.1820]), np.arange(1.0, 8.0))

    assert retention[:2] == pytest.approx([1.182 / 1.8861, 2.182 / 2.8861])
    assert (np.diff(retention) > 0).all()


def test_what_is_left_of_a_subscription_is_the_sum_of_its_discounted_renewals() -> None:
    """Fader and Hardie (2010), equation 6, added up term by term."""
    alpha, beta, renewals, worth = 3.80, 15.19, 4, 1 / 1.1
    there, expected = 1.0, 0.0
    for t in range(1, 2000):
        there *= (beta + renewals + t - 1) / (alpha + beta + renewals + t - 1)
        expected += there * worth ** (t - 1)

    found = SBG().residual_lifetime(np.array([alpha, beta]), np.array([4.0]), worth)

    assert found == pytest.approx([expected], rel=1e-10)
