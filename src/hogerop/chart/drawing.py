"""The kind of chart that all of ours are: drawn on this machine, also in a notebook."""

from __future__ import annotations

from math import ceil
from textwrap import wrap
from typing import Any

import altair as alt

from hogerop.paper import theme

LINE, LINE_UNDER = 70, 100
"""Characters that a line of a title, and one under it, hold before they run wider than the drawing:
in a wide fallback font too, such as a browser may take."""

Mark = dict[str, Any]


class Drawing(alt.VConcatChart):
    """An Altair chart that a notebook shows as a picture made here.

    Altair's own way loads its JavaScript from the internet; this one needs none. Everything else
    is Altair's: ``save("ladder.svg")``, ``save("ladder.png", scale_factor=2)``, ``to_dict()``.
    """

    def _repr_mimebundle_(self, *_: Any, **__: Any) -> dict[str, Any]:
        """Return the chart as SVG, as Jupyter asks for it."""
        import vl_convert

        return {"image/svg+xml": vl_convert.vegalite_to_svg(self.to_dict())}


def drawing(*parts: Any, title: str, subtitle: list[str]) -> Drawing:
    """Return parts below one another under a title, in the theme of the product.

    Parameters
    ----------
    *parts
        Altair charts, from the top down.
    title, subtitle : str, list of str
        A sentence with the answer; the lines under it. A screen reader says them too.
    """
    return Drawing(
        vconcat=list(parts),
        title=alt.TitleParams(text=_evenly(title), subtitle=_broken(subtitle)),
        description=" ".join([f"{title}.", *subtitle]),
        config=theme(),
    )


def word(
    x: float,
    y: float,
    text: str,
    colour: str,
    *,
    side: str = "left",
    size: int = 12,
    bold: int = 400,
) -> Mark:
    """Return a word at a point of the sheet: the point is on its left, right or center."""
    place = {"x": x, "y": y, "text": text, "size": size, "fill": colour}
    return place | {"side": side, "weight": bold}


def words(marks: list[Mark], width: int, height: int) -> list[alt.Chart]:
    """Return the layers that draw these words: one for each side and weight there is."""
    ways = sorted({(mark["side"], mark["weight"]) for mark in marks})
    return [
        _on_sheet([m for m in marks if (m["side"], m["weight"]) == way], width, height)
        .mark_text(align=way[0], fontWeight=way[1], baseline="middle")
        .encode(
            text="text:N",
            size=alt.Size("size:Q", scale=None),
            color=alt.Color("fill:N", scale=None),
        )
        for way in ways
    ]


def box(x: float, y: float, x2: float, y2: float, fill: str) -> Mark:
    """Return a box from one point of the sheet to another, without an edge."""
    return {"x": x, "y": y, "x2": x2, "y2": y2, "fill": fill, "stroke": None}


def boxes(marks: list[Mark], width: int, height: int, *, corner: int = 0) -> alt.Chart:
    """Return the layer that draws boxes from ``x``, ``y`` to ``x2``, ``y2``, in ``fill``."""
    drawn: alt.Chart = (
        _on_sheet(marks, width, height)
        .mark_rect(cornerRadius=corner)
        .encode(
            x2="x2:Q",
            y2="y2:Q",
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
        )
    )
    return drawn


def _on_sheet(marks: list[Mark], width: int, height: int) -> alt.Chart:
    """Return a chart whose places are points from the top left: a ladder has places of its own."""
    across = alt.Scale(domain=[0, width], nice=False, zero=False)
    down = alt.Scale(domain=[height, 0], nice=False, zero=False)
    return alt.Chart(alt.InlineData(values=marks), width=width, height=height).encode(
        x=alt.X("x:Q", scale=across, axis=None), y=alt.Y("y:Q", scale=down, axis=None)
    )


def _broken(subtitle: list[str]) -> list[str]:
    return [part for line in subtitle for part in wrap(line, LINE_UNDER) or [line]]


def _evenly(title: str) -> list[str]:
    if len(title) <= LINE:
        return [title]
    first, mark, rest = title.partition("; ")
    if mark and max(len(first), len(rest)) <= LINE:
        return [f"{first};", rest]
    return wrap(title, ceil(len(title) / ceil(len(title) / LINE)) + 6)
