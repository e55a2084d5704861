"""The scores, on cases small enough to count on one's fingers."""

from __future__ import annotations

import numpy as np
import pytest
from tests.identity.joined import through_pairs, through_values
from tests.identity.scores import Bin, Questions, Whole, calibration, questions, score


def rows(*values: int) -> Whole:
    return np.array(values, dtype=np.int64)


def test_all_right() -> None:
    of = score(rows(5, 5, 9), rows(1, 1, 2))
    assert (of.precision, of.recall, of.f1, of.b_cubed, of.mixed, of.count) == (1, 1, 1, 1, 0, 1)


def test_one_wrong_row_among_three() -> None:
    # rows 0, 1 are one person; all three were put together: 1 of 3 pairs is right
    of = score(rows(7, 7, 7), rows(1, 1, 2))
    assert of.precision == pytest.approx(1 / 3)
    assert of.recall == 1
    assert of.f1 == pytest.approx(0.5)
    # B-cubed precision: (2/3 + 2/3 + 1/3) / 3 = 5/9, recall 1
    assert of.b_cubed == pytest.approx(2 * (5 / 9) / (5 / 9 + 1))
    assert (of.mixed, of.count) == (1, 0.5)


def test_missed_pair() -> None:
    # three rows of one person, found as two and one: 1 of 3 pairs
    of = score(rows(1, 1, 2), rows(4, 4, 4))
    assert (of.precision, of.count) == (1, 2)
    assert of.recall == pytest.approx(1 / 3)
    # B-cubed recall: (2/3 + 2/3 + 1/3) / 3
    assert of.b_cubed == pytest.approx(2 * (5 / 9) / (5 / 9 + 1))


def test_half_of_the_contacts_are_mixed() -> None:
    assert score(rows(1, 1, 2, 2), rows(1, 2, 3, 3)).mixed == 0.5


def test_rows_of_which_nobody_knows_the_truth_are_left_out() -> None:
    of = score(rows(1, 1, 1), rows(3, 3, -1))
    assert (of.precision, of.recall, of.mixed) == (1, 1, 0)


def test_no_pair_at_all_is_no_fault() -> None:
    of = score(rows(1, 2), rows(1, 2))
    assert (of.precision, of.recall) == (1, 1)


def test_calibration_counts_the_true_pairs_of_a_bin() -> None:
    left, right = rows(0, 0, 1, 0), rows(1, 2, 2, 3)
    said = np.array([0.96, 0.6, 0.65, 0.97])
    # rows 0, 1 are one person; of row 3 nobody knows
    found = calibration(left, right, said, rows(8, 8, 9, -1))
    assert found == [Bin(0.5, 0.7, 2, 0.625, 0.0), Bin(0.95, 0.99, 1, 0.96, 1.0)]


def test_a_certain_pair_is_in_the_last_bin() -> None:
    (only,) = calibration(rows(0), rows(1), np.array([1.0]), rows(2, 2))
    assert (only.low, only.high, only.true) == (0.999, 1.0, 1.0)


def asked(found: Whole, truth: Whole, *pairs: tuple[int, int, float]) -> Questions:
    left, right, said = (np.array(each) for each in zip(*pairs, strict=True))
    return questions(found, truth, left, right, said, low=0.3)


def test_two_contacts_are_asked_about_once() -> None:
    # rows 0, 1 are contact 1; row 2 is contact 2
    of = asked(rows(1, 1, 2), rows(5, 5, 5), (0, 2, 0.6), (1, 2, 0.5))
    assert (of.asked, of.yes) == (1, 1)
    assert of.per_1000_rows == pytest.approx(1000 / 3)


def test_what_follows_is_not_asked() -> None:
    same = asked(rows(1, 2, 3), rows(5, 5, 5), (0, 1, 0.8), (1, 2, 0.7), (0, 2, 0.6))
    assert (same.asked, same.yes) == (2, 2)
    # 0 is 1, 1 is not 2: so 0 is not 2
    other = asked(rows(1, 2, 3), rows(5, 5, 6), (0, 1, 0.8), (1, 2, 0.7), (0, 2, 0.6))
    assert (other.asked, other.yes) == (2, 1)


def test_unlikely_pairs_and_pairs_inside_a_contact_are_not_asked() -> None:
    of = asked(rows(1, 1, 2), rows(5, 5, 5), (0, 1, 0.9), (0, 2, 0.2))
    assert (of.asked, of.yes, of.yes_share) == (0, 0, 0.0)


def test_where_nobody_knows_the_answer_is_no() -> None:
    of = asked(rows(1, 2), rows(-1, -1), (0, 1, 0.5))
    assert (of.asked, of.yes) == (1, 0)


def test_rows_hang_together_through_any_key() -> None:
    mail, phone = rows(4, 4, -1, -1), rows(-1, 7, 7, -1)
    assert through_values(4, [mail, phone]).tolist() == [0, 0, 0, 3]


def test_rows_hang_together_through_a_chain_of_pairs() -> None:
    assert through_pairs(5, rows(4, 3, 2), rows(3, 2, 1)).tolist() == [0, 1, 1, 1, 1]
