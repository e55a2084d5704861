"""Pictures of movement, of the coming months and of "what if": the words and numbers on them."""

from __future__ import annotations

import random
from datetime import date
from math import sqrt
from typing import Any

import numpy as np
import pytest

from hogerop import chart
from hogerop.chart.answer_ranges import _Scale
from hogerop.chart.fan_strip import HIGH, Strip, strip_drawn
from hogerop.chart.ticks import round_ticks, tick_money
from hogerop.forecast import Ahead, Checks, ComingMonths, Forecast, Panel, Range, movement
from hogerop.forecast.months import NEVER, month_ends
from hogerop.whatif import Answer, Best, EveryoneUp, Figure, Step
from hogerop.whatif import Range as Between
from hogerop.words import speaking

TODAY = date(2026, 11, 30)
PAST = month_ends(TODAY, 24)
COMING = tuple(date(2027, month, 28) for month in range(1, 13))


def words_in(drawing: Any) -> set[str]:
    """Return every word that is drawn as a mark."""
    svg = drawing._repr_mimebundle_()["image/svg+xml"]
    return {part.split("<")[0] for part in svg.split(">") if part.split("<")[0].strip()}


def about(mean: float, spread: float) -> Range:
    return Range(
        mean,
        max(mean - 1.28 * spread, 0.0),
        mean + 1.28 * spread,
        max(mean - 1.96 * spread, 0.0),
        mean + 1.96 * spread,
    )


def line(rung: int, now: int, then: float) -> Ahead:
    way = [now + (then - now) * month / 12 for month in range(1, 13)]
    return Ahead(
        rung,
        (now,) * 24,
        tuple(about(mean, 5 * sqrt(month)) for month, mean in enumerate(way, start=1)),
        (2.0,) * 12,
    )


def coming(*, money: bool = True) -> ComingMonths:
    counts = ((1, 985, 1200), (3, 827, 900), (4, 612, 640), (5, 249, 266), (7, 13, 14))
    months = tuple(about(4000 + 100 * month, 500) for month in range(12)) if money else ()
    found = Forecast(
        as_of=TODAY,
        past=PAST,
        ends=COMING,
        contacts=2686,
        standings=(),
        rungs=tuple(line(*rung) for rung in counts),
        newcomers=(),
        money_is="margin" if money else "none",
        money_past=(3800.0,) * 24 if money else (0.0,) * 24,
        money=months,
        money_total=about(46_800, 3000) if money else None,
        checks=Checks(
            PAST[-9:-1], 6, 480, 400, 460, 8, 7, 8, 0.01, 0.02, 0.02, 0.04, 1.0, 1.0, 0.0, 400, 460
        ),
        notes=("In the last 8 checks it held.", "Of the money too.", "A third note."),
        draws=200,
        seed=0,
    )
    return ComingMonths(found, "EUR")


def panel() -> Panel:
    """Everybody climbs from Suspect to Shopper in the second month, and half fall in the third."""
    standing = np.array([[1] * 100, [3] * 100, [3] * 50 + [1] * 50, [11] * 50 + [1] * 50], np.int8)
    none = np.zeros(standing.shape)
    return Panel(
        ends=month_ends(TODAY, 4),
        contact_id=np.arange(100),
        standing=standing,
        orders=none.astype(np.int16),
        money=none.astype(np.float32),
        since_order=np.full(standing.shape, NEVER, np.int8),
        money_is="none",
    )


BEFORE = 46_400.0


def figures(ceiling: float, *, whole: bool) -> tuple[Figure, ...]:
    def made(kind: Any, share: float, low: float, high: float) -> Figure:
        change = Between(ceiling * share, ceiling * low, ceiling * high)
        after = Between(*(BEFORE + end for end in (change.middle, change.low, change.high)))
        return Figure(kind, change, after if whole else None)

    return (
        made("ceiling", 1, 0.9, 1.1),
        made("calibrated", 0.3, 0.04, 2.1),
        made("carry_over", 0.2, 0, 2),
        Figure("proven", None),
    )


def answer() -> Answer:
    worth = ((3, 827, 10.0, 20.0), (4, 612, 20.0, 70.0))
    steps = tuple(
        Step(
            rung,
            n,
            Between(here, here, here),
            Between(above, above, above),
            figures(above - here, whole=False),
            figures((above - here) * n, whole=False),
            figures(1.2 * n, whole=False),
        )
        for rung, n, here, above in worth
    )
    return Answer(
        (EveryoneUp(),),
        12,
        "EUR",
        Between(BEFORE, 43_000, 49_400),
        1439.0,
        *figures(40_000, whole=True),
        steps=steps,
        best=Best(4, 4, 0.9, 1.0, 0.99),
    )


def test_the_money_to_come_is_said_with_its_range() -> None:
    said = "The coming 12 months will bring some €46,800 of margin (€43,000 to €50,600)"
    assert chart.heading_of_forecast(coming()) == said


def test_without_money_the_highest_rung_with_enough_contacts_is_told() -> None:
    said = "Member: some 266 in Dec 2027 (244 to 288); 249 on 30 Nov 2026"
    assert chart.heading_of_forecast(coming(money=False)) == said


def test_a_fan_is_drawn_for_every_rung_the_top_first() -> None:
    drawn = words_in(chart.forecast(coming()))
    assert {"Raving fan", "Suspect", "266", "244 to 288"} <= drawn
    assert any("held the truth 400 times out of 480" in word for word in drawn)
    assert not any("Of the money" in word for word in drawn)


@pytest.mark.parametrize("past", [(1.0, 2.0), (960.0, 980.0)])
def test_every_strip_is_drawn_from_0(past: tuple[float, ...]) -> None:
    days = [date(2026, month, 28) for month in (1, 2, 3)]
    strip = Strip("Suspect", "#888888", past, (Range(past[1], *past, *past),), "", "")
    drawn = strip_drawn(strip, days, last=True, high=HIGH).to_dict()
    domains = [layer["encoding"]["y"]["scale"]["domain"] for layer in drawn["layer"][:2]]
    assert domains == [[0.0, past[1]]] * 2


def test_money_is_drawn_month_by_month() -> None:
    drawn = words_in(chart.forecast_money(coming()))
    assert {"€5,100", "€4,460 to €5,740"} <= drawn
    assert any("Of the money of up to 6 months together, checked 8 times" in x for x in drawn)
    assert not any("480" in word for word in drawn)


def test_movement_counts_climbs_above_and_falls_below() -> None:
    found = movement(panel())
    assert chart.heading_of_movement(found) == (
        "In 3 months 100 climbs and 50 falls; most fell from Shopper to Suspect"
    )
    assert {"↑ climbed", "↓ fell", "100", "50"} <= words_in(chart.movement(found))


def test_the_matrix_names_those_who_lapsed_apart() -> None:
    drawn = words_in(chart.movement_matrix(movement(panel())))
    assert {"Shopper, lapsed", "Shopper", "Suspect", "67%", "33%"} <= drawn


def test_what_if_is_never_told_without_range_and_without_what_is_proven() -> None:
    assert chart.heading_of_answer(answer()) == (
        "Everyone one rung up: some €12,000 more in 12 months (95%: €1,600 to €84,000);"
        " nothing of it is proven"
    )


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("drawn", [chart.what_if, chart.one_up])
def test_no_picture_has_a_ceiling_without_its_label(drawn: Any, lang: str) -> None:
    with speaking(lang):
        said = " ".join(words_in(drawn(answer())))
    label = {"en": "if they behaved like", "nl": "als ze zich gedroegen als"}[lang]
    assert label in said


def test_what_a_change_brings_is_drawn_from_0_and_what_is_not_measured_is_said() -> None:
    drawn = words_in(chart.what_if(answer()))
    assert {"0", "+€12,000", "€1,600 to €84,000", "not measured"} <= drawn
    assert any("those here bring €46,400 in 12 months" in said for said in drawn)


def test_a_bar_ends_where_its_label_says() -> None:
    found = answer()
    sheets = chart.what_if(found).to_dict()["datasets"].values()
    drawn = [mark for sheet in sheets for mark in sheet if "x2" in mark]
    at = _Scale([f.change for f in found.figures if f.change], "EUR")
    ends = {(round(mark["x"], 3), round(mark["x2"], 3)) for mark in drawn}
    for figure in found.figures[:3]:
        assert figure.change is not None
        assert (round(at(figure.change.low), 3), round(at(figure.change.high), 3)) in ends


@pytest.mark.parametrize("ends", [(20.0, 300.0), (-300.0, -20.0), (-300.0, 40.0)])
def test_a_scale_of_changes_holds_0(ends: tuple[float, float]) -> None:
    scale = _Scale([Between(20.0, *ends)], "EUR")
    assert scale.low <= 0.0 <= scale.high
    assert (scale.low, scale.high) == (min(ends[0], 0.0), max(ends[1], 0.0))


def test_every_step_is_drawn_beside_one_more_suspect() -> None:
    drawn = words_in(chart.one_up(answer()))
    assert {"Customer to Member", "612 contacts", "One more suspect"} <= drawn
    assert "+€15 (€2 to €105)" in drawn


def test_ticks_are_round_and_few() -> None:
    lot = random.Random(2)
    for _ in range(200):
        low = lot.uniform(-1e5, 1e5)
        high = low + 10 ** lot.uniform(-2, 6)
        ticks = round_ticks(low, high)
        assert 1 <= len(ticks) <= 6
        assert low - 1e-6 <= ticks[0] <= ticks[-1] <= high + 1e-6


def test_an_amount_of_a_scale_has_no_cents_that_it_does_not_have() -> None:
    ticks = (0.0, 0.5, 2.0, 1.5, 20_000.0)
    assert [tick_money(tick, "EUR") for tick in ticks] == ["0", "€0.50", "€2", "€1.50", "€20,000"]
    with speaking("nl"):
        assert [tick_money(tick, "EUR") for tick in (2.0, 1.5)] == ["€\xa02", "€\xa01,50"]
