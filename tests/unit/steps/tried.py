"""A shop that tried something: shoppers, half of them held out by lot, and what they did after."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from tests.unit.steps.shop import take

from hogerop import plan, steps
from hogerop.plan import Action, Candidates
from hogerop.steps import acting, reaching
from hogerop.steps.edition import reading
from hogerop.steps.running import current
from hogerop.workspace import Workspace

OPENED, START = date(2025, 1, 6), date(2026, 3, 2)
"""Day of the first order of all; first day of what is tried."""
KEY = "00" * 16
"""Of the lot that leaves some alone all year."""


def shop(folder: Path, *, shoppers: int) -> Workspace:
    """Return a business to which so many came from 2025 on; one in four has ordered twice."""
    workspace = steps.start(folder, name="Shop", language="en")
    rows = []
    for n in range(shoppers):
        day = OPENED + timedelta(days=n % 380)
        rows.append((email(n), f"A{n}", day, 50 + n % 7))
        if n % 4 == 0 and day < date(2025, 12, 1):
            rows.append((email(n), f"AA{n}", day + timedelta(days=40), 60))
    orders(workspace, rows, "first.csv")
    workspace.append(plan.PLANS, {"what": "key", "on": "2026-02-02", "key": KEY})
    return workspace


def email(n: int) -> str:
    return f"ann{n}@example.nl"


def number_of(address: str) -> int:
    return int(address.removeprefix("ann").partition("@")[0])


def orders(workspace: Workspace, rows: list[tuple[Any, ...]], name: str) -> None:
    """Take in orders: e-mail, number, day, amount; half of the amount is margin."""
    lines = [",".join(map(str, (*row, row[3] / 2))) for row in rows]
    take(workspace, "\n".join(["e-mail,order number,date,amount,margin", *lines]), name)


def records(workspace: Workspace) -> dict[str, int]:
    """Return the record of everybody under which they stand in plans, by e-mail."""
    edition, _ = current(workspace, None)
    engine = reading(workspace, edition, ("contacts", "membership", "memberships"))
    oldest = dict(zip(*plan.oldest_records(engine).to_pydict().values(), strict=True))
    there = engine.ask("contacts").select(["contact_id", "email"]).to_pylist()
    return {one["email"]: oldest[one["contact_id"]] for one in there}


def letter(workspace: Workspace, **other: Any) -> Action:
    """Draft and start a letter to all who ordered once, half of them held out."""
    alone = reaching.left_alone(workspace)
    once = {record for name, record in records(workspace).items() if number_of(name) % 4}
    there = np.array(sorted(once - alone))
    drawn = plan.draw(
        Candidates(there, np.full(len(there), 3), np.ones(len(there))), share=0.5, seed=7
    )
    fields: dict[str, Any] = {
        "id": "",
        "title": "Second order",
        "strategy": "second_order_mail",
        "rung": 3,
        "owner": "Ann",
        "channel": "email",
        "start": START,
        "end": START + timedelta(days=13),
        "steps": (),
        "budget": Decimal(100),
        "audience": drawn,
    }
    drafted = acting.draft(workspace, Action(**(fields | other)), by="Ann")
    acting.move(workspace, drafted.id, "approved", by="Ann")
    return acting.move(workspace, drafted.id, "running", by="Ann")


def answered(
    workspace: Workspace,
    action: Action,
    *,
    treated: float,
    held_out: float,
    until: date,
    then: float = 0.0,
) -> None:
    """Take in second orders up to a day, of such a part of those treated and of those held out.

    ``then``: which part of those who order do so once more, ten days later.
    """
    chance = np.random.default_rng(1)
    rows = []
    for name, record in sorted(records(workspace).items()):
        arm = treated if record in action.audience.people else held_out
        drawn = {*action.audience.people, *action.audience.holdout}
        day = action.start + timedelta(days=int(chance.integers(1, 75)))
        if record in drawn and chance.random() < arm:
            rows.append((name, f"B{action.id}{name}", day, 60))
            if chance.random() < then:
                rows.append((name, f"C{action.id}{name}", day + timedelta(days=10), 60))
    known = [row for row in rows if row[2] <= until]
    orders(workspace, [*known, (email(0), f"last {until}", until, 60)], f"{action.id}-{until}.csv")
