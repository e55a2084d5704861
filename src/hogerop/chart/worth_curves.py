"""How the value is spread over the buyers, and how the model follows the orders of the past."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from hogerop.chart.drawing import Drawing, drawing
from hogerop.chart.worth_said import heading_of_concentration
from hogerop.paper import COLOURS, number, share, wash
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.value.prediction.worth import Worth

WIDE, HIGH = 560, 340


def draw_concentration(found: Worth) -> Drawing:
    """Return the curve of concentration: buyers from the one worth most, value carried."""
    values = [{"buyers": b, "carried": c} for b, c in found.curve]
    even = [{"buyers": 0, "carried": 0}, {"buyers": 1, "carried": 1}]
    marks = [
        {"buyers": b, "carried": c, "said": f"{share(b, 1)} → {share(c, 1)}"}
        for b, c in found.curve
        if round(b, 2) in (0.1, 0.2, 0.5)
    ]
    sheet = alt.Chart(alt.InlineData(values=values), width=WIDE, height=HIGH)
    x = _axis(alt.X, "buyers", say("share of the buyers, from the one worth most"))
    y = _axis(alt.Y, "carried", say("share of the value"))
    area = sheet.mark_area(color=wash(COLOURS.accent, 0.16)).encode(x=x, y=y)
    line = sheet.mark_line(color=COLOURS.accent, strokeWidth=2.5).encode(x=x, y=y)
    straight = (
        alt.Chart(alt.InlineData(values=even))
        .mark_line(color=COLOURS.ink_3, strokeDash=[4, 4], strokeWidth=1)
        .encode(x=x, y=y)
    )
    points = alt.Chart(alt.InlineData(values=marks)).mark_point(
        color=COLOURS.accent, filled=True, size=60, opacity=1
    )
    said = alt.Chart(alt.InlineData(values=marks)).mark_text(
        align="left", dx=12, dy=12, fontSize=13, fontWeight=600, color=COLOURS.ink
    )
    return drawing(
        alt.layer(
            area, straight, line, points.encode(x=x, y=y), said.encode(x=x, y=y, text="said:N")
        ),
        title=heading_of_concentration(found),
        subtitle=[say("The dashed line: if every buyer were worth the same.")],
    )


def draw_tracking(found: Worth) -> Drawing:
    """Return the repeat orders of all buyers together: actual, and as the model expects them."""
    told = found.told["tracking"] or {"day": [], "actual": [], "expected": []}
    names = {"actual": say("actual"), "expected": say("expected by the model")}
    values = [
        {"day": day, "orders": told[key][place], "which": names[key]}
        for key in names
        for place, day in enumerate(told["day"])
    ]
    sheet = alt.Chart(alt.InlineData(values=values), width=WIDE, height=HIGH)
    colour = alt.Scale(domain=list(names.values()), range=[COLOURS.ink, COLOURS.accent])
    dash = alt.Scale(domain=list(names.values()), range=[[1, 0], [7, 4]])
    line = sheet.mark_line(strokeWidth=2.5).encode(
        x=alt.X("day:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=True)),
        y=alt.Y("orders:Q", title=say("repeat orders so far"), axis=_plain_axis()),
        color=alt.Color("which:N", scale=colour, legend=alt.Legend(title=None)),
        strokeDash=alt.StrokeDash("which:N", scale=dash, legend=None),
    )
    return drawing(
        alt.layer(line, *_split(found)), title=_heading(told), subtitle=_of_the_model(found)
    )


def _heading(told: Any) -> str:
    if not told["day"]:
        return say("No model follows your orders yet")
    return say(
        "{actual} repeat orders so far; the model makes it {expected}",
        actual=number(told["actual"][-1]),
        expected=number(round(told["expected"][-1])),
    )


def _of_the_model(found: Worth) -> list[str]:
    if found.model is None:
        return []
    lines = [
        say("{model}, asked as if it knew only the day of each first order.", model=found.model)
    ]
    if found.told["choice"]:
        lines.append(say("Right of the thin line lies the time held out to choose the model."))
    return [*lines, *found.off_track]


def _split(found: Worth) -> list[alt.Chart]:
    if not found.told["choice"]:
        return []
    rule = alt.Chart(alt.InlineData(values=[{"day": found.told["choice"]["split"]}]))
    return [rule.mark_rule(color=COLOURS.ink_3, strokeWidth=1).encode(x="day:T")]


def _plain_axis() -> alt.Axis:
    # Numbers as the reader writes them: Vega knows one country's way only.
    point = "." if number(1000) == "1.000" else ","
    return alt.Axis(
        grid=True, tickCount=5, labelExpr=f"replace(format(datum.value, ','), /,/g, '{point}')"
    )


def _axis(kind: Any, field: str, title: str) -> Any:
    axis = alt.Axis(format="%", grid=True, tickCount=5)
    return kind(f"{field}:Q", title=title, axis=axis, scale=alt.Scale(domain=[0, 1]))
