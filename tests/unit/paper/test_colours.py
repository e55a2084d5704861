"""Colours are named once and can be read on the page."""

from __future__ import annotations

import pytest

from hogerop.paper import COLOURS, RUNG_COLOURS, wash


def test_every_rung_has_a_colour_of_its_own() -> None:
    assert list(RUNG_COLOURS)[1:] == [
        *("suspect", "prospect", "shopper", "customer", "member", "advocate", "fan"),
    ]
    assert len(set(RUNG_COLOURS.values())) == len(RUNG_COLOURS)


def test_a_wash_is_the_colour_laid_thinly_on_white() -> None:
    assert [wash("#000000", 0), wash("#000000", 1), wash("#ff0000", 0.5)] == [
        *("#ffffff", "#000000", "#ff8080"),
    ]


@pytest.mark.parametrize(
    "ink", [COLOURS.ink, COLOURS.ink_2, COLOURS.ink_3, COLOURS.up, COLOURS.down]
)
def test_ink_stands_out_on_the_card(ink: str) -> None:
    assert contrast(ink, COLOURS.card) >= 4.5


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
