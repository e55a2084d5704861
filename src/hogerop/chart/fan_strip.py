"""One line of a fan: what was, and what is to come within its two ranges."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import altair as alt

from hogerop.chart.ticks import round_ticks
from hogerop.paper import COLOURS, estimated_money, month, number, wash

if TYPE_CHECKING:
    from hogerop.forecast.foretold import Range

# Points: of a strip, and of the names left of it.
WIDE, HIGH, NAMES = 560, 78, 132


@dataclass(frozen=True)
class Strip:
    """What was, what is to come, and how it is named and written.

    Parameters
    ----------
    name, colour : str
    past : tuple of float
        Of the months known.
    coming : tuple of Range
        Of those ahead.
    last, range : str
        The last month's mean and range, in words.
    """

    name: str
    colour: str
    past: tuple[float, ...]
    coming: tuple[Range, ...]
    last: str
    range: str


def strip_drawn(
    strip: Strip, days: Sequence[date], *, last: bool, high: int, currency: str = ""
) -> alt.LayerChart:
    """Return the strip.

    Parameters
    ----------
    days : sequence of date
        Month ends of the strip's past and of what is to come.
    last : bool
        Whether the months are named below it.
    high : int
        Points; one that is higher than `HIGH` has a scale with a grid.
    currency : str
        Of amounts; none for contacts.
    """
    past, coming = _values(strip, days)
    scale = _scale(strip)
    x = alt.X("day:T", title=None, axis=_axis(days, labels=last))
    y = alt.Y("mean:Q", title=strip.name, scale=scale, axis=_name_axis(high, scale, currency))
    known = alt.Chart(alt.InlineData(values=past), width=WIDE, height=high).encode(x=x, y=y)
    fan = alt.Chart(alt.InlineData(values=coming), width=WIDE, height=high).encode(x=x)
    return alt.LayerChart(
        layer=[
            *_ranges(fan, strip.colour, scale),
            _today(past[-1:]),
            known.mark_line(color=strip.colour, strokeWidth=2.5),
            fan.mark_line(color=strip.colour, strokeWidth=2, strokeDash=[6, 3]).encode(y=y),
            *_said(strip, coming[-1:], scale),
        ]
    )


def _ranges(fan: alt.Chart, colour: str, scale: alt.Scale) -> list[alt.Chart]:
    return [
        fan.mark_area(color=wash(colour, strength)).encode(
            y=alt.Y(f"low_{held}:Q", scale=scale), y2=f"high_{held}:Q"
        )
        for held, strength in ((95, 0.2), (80, 0.42))
    ]


def _values(
    strip: Strip, days: Sequence[date]
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


def _said(strip: Strip, end: list[dict[str, Any]], scale: alt.Scale) -> list[alt.Chart]:
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


def _scale(strip: Strip) -> alt.Scale:
    high = max(*strip.past, *(one.high_95 for one in strip.coming))
    return alt.Scale(domain=[0.0, max(high, 1.0)], nice=False, clamp=True)


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
    return estimated_money(tick, currency) if currency and tick else number(round(tick))


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
