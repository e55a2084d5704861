"""How every chart looks: the Vega-Lite configuration shared by notebook, page and paper."""

from __future__ import annotations

from hogerop.paper.colours import COLOURS

SANS = "Inter, 'Helvetica Neue', Arial, sans-serif"


def theme() -> dict[str, object]:
    """Return the Vega-Lite configuration of a chart by daylight.

    Fonts are asked for by name and fall back to what the machine has: nothing is fetched.
    """
    label = {"labelFont": SANS, "labelFontSize": 12, "labelColor": COLOURS.ink_2}
    return {
        "background": COLOURS.card,
        "padding": 20,
        "font": SANS,
        "view": {"stroke": None},
        "concat": {"spacing": 12},
        "title": {
            "anchor": "start",
            "font": SANS,
            "fontSize": 20,
            "fontWeight": 600,
            "color": COLOURS.ink,
            "subtitleFont": SANS,
            "subtitleFontSize": 13,
            "subtitleColor": COLOURS.ink_2,
            "subtitlePadding": 8,
            "offset": 18,
        },
        "text": {"font": SANS, "fontSize": 12, "color": COLOURS.ink},
        "axis": {
            **label,
            "titleFont": SANS,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "titleColor": COLOURS.ink_3,
            "domain": False,
            "ticks": False,
            "grid": False,
            "gridColor": COLOURS.line_soft,
            "labelPadding": 8,
        },
        "legend": {**label, "title": None, "orient": "bottom"},
    }
