"""The colours of the product, named in one place for charts, terminal and pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Colours:
    """Surfaces, ink and meaning, as seen by daylight (hexadecimal RGB)."""

    paper: str = "#f8f5ef"
    card: str = "#ffffff"
    sunken: str = "#f3efe7"
    line: str = "#e5dfd3"
    line_soft: str = "#efeae0"
    rail: str = "#e8dcc9"
    ink: str = "#17211f"
    ink_2: str = "#4b5955"
    ink_3: str = "#5c6965"
    accent: str = "#0f6b60"
    up: str = "#1b7a4b"
    down: str = "#b3402a"


COLOURS = Colours()

# Cool at the foot of the ladder, warm at its top. Only rungs wear these; climbing and falling
# have green and red to themselves, and never without a sign or a word beside the colour.
RUNG_COLOURS = {
    "outside": "#b9b3a6",
    "suspect": "#8791a0",
    "prospect": "#6f86b3",
    "shopper": "#3f80b5",
    "customer": "#1b8591",
    "member": "#23855d",
    "advocate": "#c4830f",
    "fan": "#c9532a",
}
"""Colour by the key of the rung, and of being outside the ladder."""


def wash(colour: str, strength: float = 0.13) -> str:
    """Return the colour laid thinly on white, as hexadecimal RGB.

    Parameters
    ----------
    colour : str
        Such as ``#3f80b5``.
    strength : float
        0 (white) to 1 (the colour itself).
    """
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * strength):02x}" for part in parts)
