"""The picture of what was tried: a row for each, and only ranges that mean something."""

from __future__ import annotations

import pytest
from tests.unit.chart.test_looking_ahead import words_in
from tests.unit.results.test_finding import ALARM, margin, moved
from tests.unit.results.test_whole_year import year

from hogerop import chart
from hogerop.errors import TooLittle
from hogerop.results import Finding
from hogerop.words import speaking

LETTER = Finding("action", "a1", "Letter", (moved(240), margin(-5.0)))
CALL = Finding("action", "a2", "Call <b>now</b>", (moved(100, ALARM), margin(0.0, ALARM)))


def test_each_is_drawn_on_the_scale_of_its_outcome() -> None:
    drawn = words_in(chart.effects([LETTER, CALL]))
    assert {"moved up, in points", "margin per contact", "Letter"} <= drawn
    assert {"+14.0 points · works", "−€5.00 · does harm"} <= drawn
    assert "Call &lt;b&gt;now&lt;/b&gt;" in drawn


def test_what_proves_nothing_has_no_range() -> None:
    drawn = words_in(chart.effects([CALL]))
    assert "proves nothing" in drawn
    assert not any(" to " in said and "points" in said for said in drawn)


def test_its_title_is_the_answer() -> None:
    assert chart.heading_of_effects([LETTER]) == "Letter: it works: moved up +14.0 points"
    assert chart.heading_of_effects([LETTER, CALL]) == "2 judged: 1 does harm, 1 proves nothing"
    assert chart.heading_of_effects([]) == "Nothing was judged by lot."
    with speaking("nl"):
        assert chart.heading_of_effects([LETTER, CALL]) == (
            "2 beoordeeld: 1 doet kwaad, 1 bewijst niets"
        )


def test_nothing_to_draw_is_said() -> None:
    with pytest.raises(TooLittle, match="nothing to draw yet"):
        chart.effects([Finding("action", "a1", "Letter")])


def test_a_year_is_drawn_in_moves_and_in_money() -> None:
    drawn = words_in(chart.effects_of_year(year(10.0)))
    assert {"All actions of 2026", "margin per contact", "moved up, in points"} <= drawn
