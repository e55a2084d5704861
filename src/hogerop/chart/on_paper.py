"""A chart as it stands on a page: without the title that the page has above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hogerop.chart.drawing import Drawing

__all__ = ["Picture", "on_paper"]


_EDGE = {"left": 0, "top": 10, "right": 26, "bottom": 8}
"""Points for words that stand out of the drawing."""


@dataclass(frozen=True)
class Picture:
    """A chart for a page: as SVG, and in words for whoever does not see it."""

    svg: str
    said: str


def on_paper(chart: Drawing) -> Picture:
    """Return a chart for a page. Draws it on this machine."""
    import vl_convert

    told = chart.to_dict()
    del told["title"]
    said = told.pop("description")
    told["config"] |= {"background": None, "padding": _EDGE}
    return Picture(vl_convert.vegalite_to_svg(told), said)
