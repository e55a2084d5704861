from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from hogerop.forecast.flows import flows
from hogerop.forecast.months import NOT_THERE, STANDINGS, Panel
from hogerop.forecast.sent import Sent
from hogerop.whatif.sending import Sending, sending

ENDS = tuple(date(2026, month, 28) for month in range(1, 5))
FAN, OTHER_FAN, SENT, CAME_BY_ITSELF = range(4)
STANDING = np.array(
    [
        [7, 7, NOT_THERE, NOT_THERE],
        [7, 7, NOT_THERE, 3],
        [7, 7, 3, 3],
        [7, 7, 3, 4],
    ],
    np.int8,
)


def sent(month: int) -> tuple[Sending, np.ndarray]:
    nothing = np.zeros(STANDING.shape)
    panel = Panel(
        ENDS,
        np.arange(4),
        STANDING,
        nothing.astype(np.int16),
        nothing.astype(np.float32),
        nothing.astype(np.int8),
        "margin",
    )
    cells = flows(panel, STANDING, np.arange(STANDINGS))
    who = Sent(np.array([FAN]), np.array([SENT]), np.array([month]))
    return sending(panel, cells, who), cells.standing


def test_a_buyer_sent_counts_for_the_months_that_everybody_stood_where_the_sender_did() -> None:
    found, standing = sent(2)
    # Two fans, three months each with a month after it: one buyer in six of them.
    assert found.sends == pytest.approx(np.where(standing == 7, 1 / 6, 0.0))


def test_who_is_sent_begins_on_the_standing_of_the_month_of_the_first_order() -> None:
    found, standing = sent(2)
    assert found.begins.tolist() == np.where(standing == 3, 1.0, 0.0).tolist()


def test_births_go_from_senders_to_where_the_sent_begin() -> None:
    found, standing = sent(2)
    births = found.births
    assert births[standing == 7][:, standing == 3].ravel() == pytest.approx([1 / 6])
    assert births.sum() == pytest.approx(1 / 6)


def test_what_was_sent_before_the_months_that_count_is_left_out() -> None:
    found, _ = sent(0)
    assert found.sends.sum() == 0
    assert found.begins.sum() == 0


def rates(sends: list[float], months: float) -> np.ndarray:
    """Return what three cells may send, drawn 4,000 times; the first two are of one standing."""
    weight = np.array([0.5, 0.5, 1.0]) * months
    of = Sending(np.array(sends), np.array([0.0, 0.0, 1.0]))
    random = np.random.default_rng(1)
    return np.array([of.drawn(np.array([7, 7, 3]), weight, random)[:, 2] for _ in range(4_000)])


def test_a_rate_is_as_unsure_as_the_count_that_it_was_seen_in() -> None:
    # 9 sent in 90 contact-months; and one contact-month more, that sends as everybody does: .05.
    drawn = rates([0.1, 0.1, 0.0], 90.0)
    assert drawn[:, 0].mean() == pytest.approx(9.05 / 91, rel=0.02)
    assert drawn[:, 0].std() == pytest.approx(9.05**0.5 / 91, rel=0.05)
    assert (drawn[:, 0] == drawn[:, 1]).all()


def test_who_never_sent_anybody_may_do_so_and_where_nobody_did_nobody_does() -> None:
    drawn = rates([0.1, 0.1, 0.0], 90.0)
    assert drawn[:, 2].mean() == pytest.approx(0.05 / 91, rel=0.3)
    assert rates([0.0, 0.0, 0.0], 90.0).max() == 0


def test_a_standing_on_which_hardly_anybody_was_seen_sends_as_everybody_does() -> None:
    of, weight = Sending(np.array([0.1, 0.0]), np.array([1.0, 0.0])), np.array([1000.0, 0.01])
    random = np.random.default_rng(1)
    drawn = [of.drawn(np.array([7, 6]), weight, random)[1, 0] for _ in range(4_000)]
    assert np.mean(drawn) == pytest.approx(0.1, rel=0.2)
