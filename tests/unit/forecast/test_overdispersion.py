from __future__ import annotations

import numpy as np
import pytest

from hogerop.forecast.chains import fitted
from hogerop.forecast.flows import Flows
from hogerop.forecast.months import Integers


def months_of(shares: Integers, contacts: int, random: np.random.Generator) -> Flows:
    """Return flows of one state of which a share goes to another each month."""
    went = random.binomial(contacts, shares)
    months = len(shares)
    zeros = np.zeros((months + 1, 2))
    number = np.stack([contacts - went, went], axis=1).ravel()
    return Flows(
        codes=np.arange(2),
        standing=np.array([3, 4]),
        stock=zeros.astype(np.int64),
        entries=zeros.astype(np.int64),
        entry_money=zeros,
        entry_squares=zeros,
        month=np.repeat(np.arange(1, months + 1), 2),
        origin=np.zeros(2 * months, np.int64),
        target=np.tile([0, 1], months),
        number=number,
        money=zeros,
        squares=zeros,
        first=1,
    )


def test_months_that_are_alike_show_no_overdispersion() -> None:
    random = np.random.default_rng(3)
    flows = months_of(np.full(400, 0.2), 500, random)
    assert fitted(flows, np.array([0, 1])).alike[0] == pytest.approx(0.0, abs=5e-4)


def test_the_correlation_of_good_and_bad_months_is_found_again() -> None:
    random = np.random.default_rng(3)
    rho = 0.02
    firm = 1 / rho - 1
    flows = months_of(random.beta(0.2 * firm, 0.8 * firm, 400), 500, random)
    assert fitted(flows, np.array([0, 1])).alike[0] == pytest.approx(rho, rel=0.2)
