"""An action to try things on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hogerop.plan import Action, Audience, Step

MONDAY = date(2026, 11, 2)


def action(**other: Any) -> Action:
    """Return an action for four people, one of them held out; any field may be another."""
    drawn = Audience(
        people=(11, 22, 33), holdout=(44,), seed=7, share=0.25, by="contact", units=(3, 1)
    )
    made = Action(
        id="aq3f9k2",
        title="Second order",
        strategy="second_order_mail",
        rung=3,
        owner="Ann",
        channel="email",
        start=MONDAY,
        end=date(2026, 11, 30),
        steps=(
            Step("Write the message", date(2026, 11, 2), 60),
            Step("Send it", date(2026, 11, 9), 15),
            Step("Count what came of it", date(2026, 11, 30), 30),
        ),
        budget=Decimal("120.50"),
        audience=drawn,
    )
    return replace(made, **other)
