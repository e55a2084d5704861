"""How many members renew and how long they stay, in a club of which the truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value.buying.enough import LEAST_CAME_BACK
from hogerop.value.prediction.members import (
    LEAST_RENEWALS,
    Members,
    Memberships,
    histories_of,
    members,
    members_of,
)

YEAR = 365


def club(book, many: int, *, leaving: tuple[float, float] = (2.0, 6.0)) -> Members | None:
    """Members of the last six years, paid by the year; each leaves with a chance of their own."""
    random, today = np.random.default_rng(8), 6 * YEAR
    for contact in range(1, many + 1):
        day, leaves = int(random.integers(0, today - YEAR)), random.beta(*leaving)
        while day <= today:
            book.joined(contact, day, until=day + YEAR - 1)
            if random.random() < leaves:
                break
            day += YEAR
    return members(book.engine(), today)


def test_the_share_that_renews_is_found(book) -> None:
    found = club(book, 600)
    assert found is not None
    assert (found.ever, found.months) == (600, 12)
    first = found.renewals[0]
    assert first.left is not None
    assert first.left.low <= 0.75 <= first.left.high  # 6 / (2 + 6)
    assert first.renewed / first.up == pytest.approx(0.75, abs=0.05)
    # Who has stayed so far is likelier to stay than a new member is.
    assert found.renew is not None
    assert 0.75 < found.renew.low < found.renew.expected < found.renew.high < 0.95


def test_half_a_term_is_to_come_where_everybody_is_about_to_leave(book) -> None:
    found = club(book, 300, leaving=(1.0, 1e-9))
    assert found is not None
    assert found.years is not None
    assert found.years.expected == pytest.approx(0.5, abs=0.05)


def holds(seed: int) -> bool:
    """Say whether the range of the years to come holds the truth, in a club of 300 members."""
    random, today = np.random.default_rng(seed), 6 * YEAR
    first = random.integers(0, today - YEAR, 300)
    terms = random.geometric(random.beta(6.0, 6.0, 300))
    club = Memberships(first, first + YEAR * terms - 1, np.zeros(300, np.bool_), 12)
    of, runs = histories_of(club, today, float(YEAR))
    years = members_of(club, today).years
    # Of who renewed f times the chance of leaving is Beta(6, 6 + f): (6 + f) / 5 renewals come.
    truth = float(((6 + of.frequency[runs]) / 5).mean()) + 0.5
    return years is not None and years.low <= truth <= years.high


def test_the_range_of_the_years_to_come_holds_the_truth_in_four_of_five_cases() -> None:
    assert sum(map(holds, range(20))) >= 12  # fewer happens by chance in 1 of 100 such tests


def test_below_fifty_renewals_counts_are_given_and_nothing_is_predicted(book) -> None:
    found = club(book, 40)
    assert found is not None
    assert found.up < found.needed == LEAST_RENEWALS == LEAST_CAME_BACK
    assert found.renewals[0].up == found.up
    assert (found.renew, found.years, found.renewals[0].left) == (None, None, None)


def test_where_nobody_left_that_is_said_and_nothing_is_predicted(book) -> None:
    found = club(book, 100, leaving=(1e-9, 1.0))
    assert found is not None
    assert found.boundary == "No one has left yet: the data show no churn."
    assert found.years is None


def test_a_business_without_memberships_has_no_such_section(book) -> None:
    book.order(1, 100)
    assert members(book.engine(), 200) is None
