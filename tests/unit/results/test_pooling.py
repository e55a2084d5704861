from __future__ import annotations

import pytest

from hogerop.errors import TooLittle
from hogerop.results import Outcome, of_shares, pooled
from hogerop.words import speaking

MOVED = Outcome("moved up", "share")


def test_rungs_count_by_their_people() -> None:
    found = pooled({3: of_shares(60, 300, 30, 300), 4: of_shares(10, 100, 10, 100)})
    assert found.effect.gain == pytest.approx(0.75 * 0.1 + 0.25 * 0.0)
    assert (found.effect.treated, found.effect.held_out) == (400, 400)
    assert found.effect.held_out_mean == pytest.approx(0.1)


def test_together_they_tell_more_than_each() -> None:
    each = of_shares(60, 300, 40, 300)
    found = pooled(dict.fromkeys((3, 4, 5, 6), each))
    assert found.effect.gain == pytest.approx(each.gain)
    assert found.effect.se == pytest.approx(each.se / 2)
    assert found.effect.cautious.se == pytest.approx(each.cautious.se / 2)
    assert found.alike == pytest.approx(1.0)
    assert found.sentence(MOVED) == ""


def test_one_rung_is_itself() -> None:
    each = of_shares(60, 300, 40, 300)
    found = pooled({3: each})
    assert (found.effect.gain, found.effect.se) == (each.gain, pytest.approx(each.se))
    assert found.alike == 1.0


def test_rungs_that_differ_are_told_apart() -> None:
    found = pooled({3: of_shares(120, 300, 30, 300), 5: of_shares(30, 300, 60, 300)})
    assert found.alike < 0.001
    assert found.sentence(MOVED) == (
        "It does not do the same on every rung: most on Shopper (+30.0 points), least on Member"
        " (−10.0 points)."
    )
    with speaking("nl"):
        assert found.sentence(MOVED).startswith("Niet op elke trede doet het hetzelfde: het meest")


def test_no_rung_is_nothing() -> None:
    with pytest.raises(TooLittle, match="no rung to take together"):
        pooled({})
