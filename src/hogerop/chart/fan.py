"""The coming months as fans: one strip per rung, or the money of each month."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import altair as alt

from hogerop.chart.ahead_said import (
    contacts_in_range,
    heading_of_counts,
    heading_of_forecast,
    in_money_range,
    said_of_checks,
)
from hogerop.chart.drawing import Drawing, drawing
from hogerop.chart.ticks import round_ticks
from hogerop.ladder import KEYS, rung_name
from hogerop.paper import COLOURS, RUNG_COLOURS, about_money, month, number, wash
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.forecast.forecasting import Ahead, Range
    from hogerop.forecast.handed import ComingMonths

# Points: of a strip, of the names left of it, and of the picture of money.
WIDE, HIGH, NAMES, MONEY_HIGH = 560, 78, 132, 320
PAST = 24
"""Months before today that are drawn."""

FLOOR = 0.35
"""A strip whose lowest point is below this share of its highest is drawn from 0."""


@dataclass(frozen=True)
class _Strip:
    """One line of a fan: what was, what is to come, how it is named and written."""

    name: str
    colour: str
    past: tuple[float, ...]
    coming: tuple[Range, ...]
    last: str
    range: str


def draw_fan(coming: ComingMonths) -> Drawing:
    """Return the drawing of contacts per rung, the top rung first."""
    found = coming.forecast
    days = [*found.past[-PAST:], *found.ends]
    strips = [_of_rung(rung) for rung in reversed(found.rungs)]
    return drawing(
        *(
            _drawn(strip, days, last=place == len(strips) - 1, high=HIGH)
            for place, strip in enumerate(strips)
        ),
        title=heading_of_counts(found),
        subtitle=[
            say(
                "Each rung has a scale of its own. Dark: in four of five cases; pale: in 19 of 20."
            ),
            *said_of_checks(found),
        ],
    )


def draw_money_fan(coming: ComingMonths) -> Drawing:
    """Return the drawing of the money of each month."""
    found, currency = coming.forecast, coming.currency
    days = [*found.past[-PAST:], *found.ends]
    name = say("Margin a month") if found.money_is == "margin" else say("Revenue a month")
    parts = []
    if found.money:
        last = found.money[-1]
        strip = _Strip(
            name,
            COLOURS.accent,
            found.money_past[-PAST:],
            found.money,
            about_money(last.mean, currency),
            in_money_range(last, currency),
        )
        parts.append(_drawn(strip, days, last=True, high=MONEY_HIGH, currency=currency))
    return drawing(
        *parts,
        title=heading_of_forecast(coming),
        subtitle=[
            say("Dark: in four of five cases; pale: in 19 of 20."),
            *said_of_checks(found),
        ],
    )


def _of_rung(rung: Ahead) -> _Strip:
    key = KEYS[rung.standing]
    last = rung.months[-1]
    return _Strip(
        rung_name(key),
        RUNG_COLOURS[key],
        tuple(map(float, rung.past[-PAST:])),
        rung.months,
        number(round(last.mean)),
        contacts_in_range(last),
    )


def _drawn(
    strip: _Strip, days: Sequence[date], *, last: bool, high: int, currency: str = ""
) -> alt.LayerChart:
    past, coming = _values(strip, days)
    scale = _scale(strip)
    x = alt.X("day:T", title=None, axis=_axis(days, labels=last))
    y = alt.Y("mean:Q", title=strip.name, scale=scale, axis=_name_axis(high, scale, currency))
    fan = alt.Chart(alt.InlineData(values=coming), width=WIDE, height=high).encode(x=x)
    wide = fan.mark_area(color=wash(strip.colour, 0.2)).encode(
        y=alt.Y("low_95:Q", scale=scale), y2="high_95:Q"
    )
    dark = fan.mark_area(color=wash(strip.colour, 0.42)).encode(
        y=alt.Y("low_80:Q", scale=scale), y2="high_80:Q"
    )
    mean = fan.mark_line(color=strip.colour, strokeWidth=2, strokeDash=[6, 3]).encode(y=y)
    behind = (
        alt.Chart(alt.InlineData(values=past), width=WIDE, height=high)
        .mark_line(color=strip.colour, strokeWidth=2.5)
        .encode(x=x, y=y)
    )
    return alt.LayerChart(
        layer=[wide, dark, _today(past[-1:]), behind, mean, *_said(strip, coming[-1:], scale)]
    )


def _values(
    strip: _Strip, days: Sequence[date]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    known = len(strip.past)
    past = [
        {"day": _text(day), "mean": amount}
        for day, amount in zip(days[:known], strip.past, strict=True)
    ]
    # The fan begins at what is known today, without a range.
    names = ("low_80", "high_80", "low_95", "high_95")
    coming: list[dict[str, Any]] = [past[-1] | dict.fromkeys(names, strip.past[-1])]
    coming += [
        {"day": _text(day), "mean": one.mean} | {name: getattr(one, name) for name in names}
        for day, one in zip(days[known:], strip.coming, strict=True)
    ]
    return past, coming


def _said(strip: _Strip, end: list[dict[str, Any]], scale: alt.Scale) -> list[alt.Chart]:
    told = [end[0] | {"last": strip.last, "range": strip.range}]
    base = alt.Chart(alt.InlineData(values=told)).encode(x="day:T", y=alt.Y("mean:Q", scale=scale))
    return [
        base.mark_text(
            align="left", dx=10, dy=-8, fontSize=13, fontWeight=600, color=COLOURS.ink
        ).encode(text="last:N"),
        base.mark_text(align="left", dx=10, dy=8, fontSize=12, color=COLOURS.ink_3).encode(
            text="range:N"
        ),
    ]


def _today(now: list[dict[str, Any]]) -> alt.Chart:
    base: alt.Chart = alt.Chart(alt.InlineData(values=now)).encode(x="day:T")
    rule: alt.Chart = base.mark_rule(color=COLOURS.ink_3, strokeWidth=1, strokeDash=[3, 4])
    return rule


def _scale(strip: _Strip) -> alt.Scale:
    low = min(*strip.past, *(one.low_95 for one in strip.coming))
    high = max(*strip.past, *(one.high_95 for one in strip.coming))
    floor = 0.0 if low < FLOOR * high else low - 0.06 * (high - low)
    return alt.Scale(domain=[floor, max(high, floor + 1)], nice=False, zero=False, clamp=True)


def _name_axis(high: int, scale: alt.Scale, currency: str) -> alt.Axis:
    low, top = scale.domain
    ticks = round_ticks(low, top) if high > HIGH else [low, top]
    step, first = ticks[1] - ticks[0], ticks[0]
    marks = {str(place): _mark(tick, currency) for place, tick in enumerate(ticks)}
    return alt.Axis(
        values=ticks,
        labelExpr=f"{json.dumps(marks)}[toString(round((datum.value - {first}) / {step}))]",
        labelFontSize=11,
        labelColor=COLOURS.ink_3,
        grid=high > HIGH,
        titleAngle=0,
        titleAlign="left",
        titleX=-NAMES - 20,
        titleY=high / 2,
        titleBaseline="middle",
        titleColor=COLOURS.ink,
        titleFontSize=13,
        titleFontWeight=600,
    )


def _mark(tick: float, currency: str) -> str:
    return about_money(tick, currency) if currency and tick else number(round(tick))


def _axis(days: Sequence[date], *, labels: bool) -> alt.Axis:
    named = days[:: -max(len(days) // 6, 1)]
    names = {f"{day:%Y-%m-%d}": month(day) for day in named}
    return alt.Axis(
        values=[alt.DateTime(year=day.year, month=day.month, date=day.day) for day in named],
        labelExpr=f"{json.dumps(names)}[timeFormat(datum.value, '%Y-%m-%d')]",
        labels=labels,
        grid=True,
    )


def _text(day: date) -> str:
    # With an hour, for a day alone is read as of Greenwich and drawn as of here.
    return f"{day.isoformat()}T00:00"
