"""An action to try things on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hogerop.plan import Action, Aim, Audience, Person, Planned, Reckoned, Step, Target, WrittenPlan

MONDAY = date(2026, 11, 2)
BEGUN = date(2026, 5, 1)


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
        reckoned=Reckoned(0.09, False, (0.1, 0.2, 0.3), (40.0, 50.0, 60.0), (False, True, False)),
    )
    if "audience" in other:
        made = replace(made, reckoned=None)
    return replace(made, **other)


def written(*, name: str = "Ann de Vries", **other: Any) -> WrittenPlan:
    """Return a plan as it is written down, with people who all have one name."""
    mail = replace(action(state="running"), title="Second order")
    call = replace(
        action(state="approved"),
        id="ab7m2x4",
        title="Satisfaction call",
        rung=5,
        owner="Ben",
        channel="phone",
        steps=(Step("Call the first ten", date(2026, 11, 4), 100),),
        budget=Decimal("0"),
    )
    people = tuple(
        Person(
            record=n,
            contact=f"c{n:013}",
            permission="given" if n < 3 else "customer",
            name=name,
            company=name,
            email="ann@example.nl",
            phone="06 1234 5678",
            reason="Bought once, 40 days ago; most come back within 60.",
        )
        for n in (1, 2, 3)
    )
    plan = WrittenPlan(
        business="Fietsatelier Jansen",
        currency="EUR",
        made_on=MONDAY,
        heading="Two actions in November, for 6 people and €120.50.",
        edition="edition 12, as of 2 November 2026",
        aims=(
            Aim("Cost of winning a buyer", 38.4, 32, None, 31.0, 47.2),
            Aim("Lifetime value of a buyer", 412.0, 440, 421.5, 365.0, 470.0, BEGUN),
        ),
        targets=(
            Target(3, 812, 760, (805, 790), 784, BEGUN),
            Target(4, 1_240, 1_300),
            Target(7, 15, 18),
        ),
        actions=(
            Planned(mail, "Randomised: visits rose by 43 to 72%.", "You see 25 points.", people),
            Planned(call, "Randomised: defection halved.", "", people[:1]),
        ),
        notes=("Who is held out is left alone by every action.",),
    )
    return replace(plan, **other)
