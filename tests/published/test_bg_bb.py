"""BG/BB on the donations of Fader, Hardie and Shang (2010), table 2, and what they print of them.

11,104 people first gave to a radio station in 1995 and had six yearly occasions to give again,
1996 to 2001. Beyond the paper's digits: BTYD's vignette (version 2.4), run on the same table.
"""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value.fitting.estimation import fit
from hogerop.value.fitting.model import Histories
from hogerop.value.models.bg_bb import BGBB

# x, t_x, people, all of them with n = 6 occasions
DONORS = [
    (0, 0, 3464), (1, 1, 1091), (1, 2, 277), (1, 3, 129), (1, 4, 78), (1, 5, 119), (1, 6, 129),
    (2, 2, 613), (2, 3, 255), (2, 4, 155), (2, 5, 173), (2, 6, 234), (3, 3, 322), (3, 4, 181),
    (3, 5, 225), (3, 6, 357), (4, 4, 240), (4, 5, 284), (4, 6, 512), (5, 5, 335), (5, 6, 728),
    (6, 6, 1203),
]  # fmt: skip
OCCASIONS = BGBB(days_between=1.0)
PRINTED = np.array([1.203533, 0.749727, 0.656779, 2.783812])
NOT_AT_ALL = Histories(np.array([0]), np.array([0.0]), np.array([6.0]))
FOUR_TIMES = Histories(np.array([4]), np.array([5.0]), np.array([6.0]))


def donors() -> Histories:
    x, last, people = np.array(DONORS).T
    recency = np.repeat(last, people).astype(np.float64)
    return Histories(np.repeat(x, people), recency, np.full(people.sum(), 6.0))


def test_the_table_holds_the_papers_people_and_gifts() -> None:
    assert len(donors()) == 11_104
    assert donors().repeat_orders == 24_615  # the last of the cumulative gifts, 1996 to 2001


def test_the_fit_is_that_of_the_paper() -> None:
    fitted = fit(OCCASIONS, donors())

    assert fitted.log_likelihood == pytest.approx(-33225.58128, abs=1e-3)
    assert fitted.values == pytest.approx([1.203533, 0.749727, 0.656779, 2.783812], rel=1e-3)
    assert fitted.boundary is None


def test_the_likelihood_at_the_printed_parameters_is_the_printed_one() -> None:
    value, slope = OCCASIONS.log_likelihood(np.log(PRINTED), donors())

    assert value == pytest.approx(-33225.58128, abs=1e-4)
    assert slope == pytest.approx(np.zeros(4), abs=0.1)


def test_a_new_donor_gives_3_18_times_in_ten_years() -> None:
    assert OCCASIONS.orders_by(PRINTED, np.array([10.0])) == pytest.approx([3.179822], abs=5e-6)


@pytest.mark.parametrize(
    ("who", "years", "gifts"),
    [
        (NOT_AT_ALL, 10, 0.1302169),
        (NOT_AT_ALL, 5, 0.0728638),
        (FOUR_TIMES, 10, 3.627858),
        (FOUR_TIMES, 5, 2.0299817),
    ],
)
def test_what_is_expected_of_a_donor_is_what_is_printed(
    who: Histories, years: int, gifts: float
) -> None:
    assert OCCASIONS.expected_orders(PRINTED, who, years) == pytest.approx([gifts], rel=2e-5)


def test_the_gifts_of_all_donors_follow_the_printed_curve() -> None:
    years = np.arange(1.0, 12.0)

    assert 11_104 * OCCASIONS.orders_by(PRINTED, years) == pytest.approx(
        [
            5535.833, 10252.89, 14400.51, 18125.18, 21521.07, 24652.71, 27566.49, 30296.97,
            32870.7, 35308.56, 37627.29,
        ],
        rel=1e-5,
    )  # fmt: skip
