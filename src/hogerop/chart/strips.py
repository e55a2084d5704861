"""The ladder by month: one strip per rung, its contacts as an area, those lapsed paler."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from math import ceil
from typing import Any

import altair as alt

from hogerop.chart.drawing import Drawing, drawing
from hogerop.ladder import RUNGS, rung_name
from hogerop.ladder.rungs import MEMBER
from hogerop.paper import COLOURS, RUNG_COLOURS, month, number, wash
from hogerop.words import say

# Points: of a strip, and of the names left of it with the white between.
WIDE, HIGH, NAMES = 620, 62, 132
BY_MONTH, NAMED = 24, 8  # up to so many months, so many of them are named; of more the years are


def draw_months(months: Iterable[Mapping[str, Any]]) -> Drawing:
    """Return the drawing of counts per rung and month."""
    rows = [dict(row) for row in months]
    return drawing(
        *(_strip(rung.key, rows) for rung in reversed(RUNGS)),
        title=_heading(rows),
        subtitle=[
            say("Each rung has a scale of its own, from 0 to its highest month."),
            say("The pale part has lapsed; the last count is written."),
        ],
    )


def _heading(rows: list[dict[str, Any]]) -> str:
    days = sorted({row["month"] for row in rows})
    if not days:
        return say("The ladder, month by month")
    before, now = days[-13:][0], days[-1]
    if before == now:
        high = number(_high_up(rows, now))
        return say("{now} on Member or higher in {month}", now=high, month=month(now))
    return say(
        "{now} on Member or higher in {month}, {then} in {before}",
        now=number(_high_up(rows, now)),
        month=month(now),
        then=number(_high_up(rows, before)),
        before=month(before),
    )


def _high_up(rows: list[dict[str, Any]], when: date) -> int:
    keys = {rung.key for rung in RUNGS if rung.number >= MEMBER}
    return sum(row["contacts"] or 0 for row in rows if row["month"] == when and row["rung"] in keys)


def _strip(key: str, rows: list[dict[str, Any]]) -> alt.LayerChart:
    own = sorted((row for row in rows if row["rung"] == key), key=lambda row: row["month"])
    if any(row["contacts"] is None for row in own):
        return _empty(key, own)
    values = [
        {"month": _text(row["month"]), "contacts": row["contacts"]}
        | {"awake": row["contacts"] - row["lapsed"], "label": number(row["contacts"])}
        for row in own
    ]
    colour = RUNG_COLOURS[key]
    base = _sheet(key, values, _month_axis(own, last=key == RUNGS[0].key))
    height = alt.Y("contacts:Q", title=rung_name(key), axis=_name_axis())
    pale = base.mark_area(color=wash(colour, 0.3)).encode(y=height)
    awake = base.mark_area(color=wash(colour, 0.75)).encode(y="awake:Q")
    # One month alone is no line: it is seen as a dot.
    dot = alt.OverlayMarkDef(color=colour, size=60) if len(values) == 1 else False
    edge = base.mark_line(color=colour, strokeWidth=2, point=dot).encode(y="contacts:Q")
    last = (
        alt.Chart(alt.InlineData(values=values[-1:]))
        .mark_text(align="left", dx=8, fontSize=13, fontWeight=600, color=COLOURS.ink)
        .encode(x="month:T", y="contacts:Q", text="label:N")
    )
    return alt.LayerChart(layer=[pale, awake, edge, last])


def _empty(key: str, own: list[dict[str, Any]]) -> alt.LayerChart:
    """Return a strip without a height: nothing was recorded that its rung asks for."""
    values = [{"month": _text(row["month"]), "contacts": 0} for row in own]
    scale = alt.Scale(domain=[0, 1])
    floor = (
        _sheet(key, values, _month_axis(own, last=key == RUNGS[0].key, grid=False))
        .mark_line(opacity=0)
        .encode(y=alt.Y("contacts:Q", title=rung_name(key), axis=_name_axis(), scale=scale))
    )
    said = (
        alt.Chart(alt.InlineData(values=[{"label": say("not recorded")}]))
        .mark_text(fontSize=13, color=COLOURS.ink_3)
        .encode(x=alt.value(WIDE / 2), y=alt.value(HIGH / 2), text="label:N")
    )
    return alt.LayerChart(layer=[floor, said])


def _sheet(key: str, values: list[dict[str, Any]], axis: alt.Axis) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=values), width=WIDE, height=HIGH).encode(
        x=alt.X("month:T", title=None, axis=axis)
    )


def _name_axis() -> alt.Axis:
    return alt.Axis(
        labels=False,
        titleAngle=0,
        titleAlign="left",
        titleX=-NAMES,
        titleY=HIGH / 2,
        titleBaseline="middle",
        titleColor=COLOURS.ink,
        titleFontSize=13,
        titleFontWeight=600,
    )


def _month_axis(own: list[dict[str, Any]], *, last: bool, grid: bool = True) -> alt.Axis:
    days = [_day(row["month"]) for row in own]
    if len(days) > BY_MONTH:
        # Years need no translation: the months between them are told by their place.
        return alt.Axis(format="%Y", tickCount="year", labels=last, grid=grid)
    named = days[:: -ceil(len(days) / NAMED)]
    names = {f"{day:%Y-%m}": month(day) for day in named}
    return alt.Axis(
        values=[alt.DateTime(year=day.year, month=day.month, date=1) for day in named],
        labelExpr=f"{json.dumps(names)}[timeFormat(datum.value, '%Y-%m')]",
        labels=last,
        grid=grid,
    )


def _text(day: date | str) -> str:
    # With an hour, for a day alone is read as of Greenwich and drawn as of here.
    return f"{_day(day).isoformat()}T00:00"


def _day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day
