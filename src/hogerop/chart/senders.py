"""Who sent buyers that bring most: those they sent themselves, and those whom those sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.drawing import Drawing, Mark, boxes, drawing, word, words
from hogerop.chart.earning import heading_of_referrals
from hogerop.contracts import contact_name
from hogerop.ladder import KEYS, rung_name
from hogerop.paper import COLOURS, RUNG_COLOURS, round_money, wash
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.value import Referrer, WhatReferralsBring

NAMES, WIDE, FIGURES, HIGH = 168, 300, 280, 30
LETTERS = 24
SHOWN = 10


def draw_referrals(found: WhatReferralsBring) -> Drawing:
    """Return the drawing of who sent most."""
    those = found.referrals.referrers[:SHOWN]
    width, height = NAMES + WIDE + FIGURES, max(HIGH, HIGH * len(those))
    most = max((one.chain_money for one in those), default=0.0) or 1.0
    squares: list[Mark] = []
    labels: list[Mark] = []
    for place, one in enumerate(those):
        marks, said = _bar(found, one, HIGH * place, most)
        squares += marks
        labels += said
    if not labels:
        labels = [word(width / 2, HIGH / 2, say("not recorded"), COLOURS.ink_3, side="center")]
    sheet = [boxes(squares, width, height, corner=4)] if squares else []
    return drawing(
        alt.layer(*sheet, *words(labels, width, height)),
        title=heading_of_referrals(found),
        subtitle=_under(any(one.second_buyers for one in those)),
    )


def _under(deeper: bool) -> list[str]:
    said = [say("What the buyers bring whom they sent, in the colour of the rung they stand on.")]
    if deeper:
        said.append(
            say("Pale: buyers sent by those. That money is told once, for whoever sent them.")
        )
    return said


def _bar(
    found: WhatReferralsBring, one: Referrer, y: float, most: float
) -> tuple[list[Mark], list[Mark]]:
    colour = RUNG_COLOURS[KEYS[one.rung]]
    first = max(0.0, one.money) / most * WIDE
    chain = max(one.money, one.chain_money, 0.0) / most * WIDE
    marks = [
        _box(NAMES, y + 5, NAMES + chain, y + HIGH - 5, wash(colour, 0.35)),
        _box(NAMES, y + 5, NAMES + max(first, 1), y + HIGH - 5, colour),
    ]
    name = found.names.get(one.contact_id, contact_name(one.contact_id))
    shown = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"
    buyers = say_count("{n} buyer", "{n} buyers", one.buyers)
    said = f"{round_money(one.money, found.currency)} · {buyers} · {rung_name(KEYS[one.rung])}"
    middle = y + HIGH / 2
    return marks, [
        word(NAMES - 12, middle, shown, COLOURS.ink, side="right", size=13),
        word(NAMES + chain + 10, middle, said, COLOURS.ink_2),
    ]


def _box(x: float, y: float, x2: float, y2: float, fill: str) -> Mark:
    return {"x": x, "y": y, "x2": x2, "y2": y2, "fill": fill, "stroke": None}
