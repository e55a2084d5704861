"""A shop with a plan: sixty people of odd names, what was spent, and actions drawn for them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle
from pathlib import Path

import numpy as np
from tests.story.typed import done
from tests.unit.plan.hostile import NAMES

from hogerop import plan, steps
from hogerop.plan import Action, Candidates, Step
from hogerop.steps.edition import reading
from hogerop.workspace import Workspace

PEOPLE = 60
TODAY = date(2026, 11, 4)
"""The day on which the fixture `noon` has these tests live."""


def made(folder: Path) -> Path:
    """Make the shop: everybody bought, some twice, and one in six said no to mail."""
    names = [name for name in NAMES if "\n" not in name and '"' not in name]
    called = [name for name, _ in zip(cycle(names), range(PEOPLE), strict=False)]
    said = {
        "people": ["e-mail\tname\tchannel\tcreated"]
        + [f"p{n}@x.nl\t{name.strip()[:300]}\tflyers\t2026-01-03" for n, name in enumerate(called)],
        "orders": ["e-mail\torder number\tdate\tamount"]
        + [
            f"p{n}@x.nl\tA{n}-{k}\t2026-0{1 + n % 6 + k}-1{k}\t{20 + n}"
            for n in range(PEOPLE)
            for k in range(1 + n % 2)
        ],
        "consents": ["e-mail\tconsent date\topt in\tscope"]
        + [f"p{n}@x.nl\t2026-08-02\tno\temail" for n in range(0, PEOPLE, 6)],
        "costs": ["month\tchannel\tpurpose\tamount"]
        + [f"2026-0{month}\tflyers\tacquire\t90" for month in range(1, 9)],
    }
    done(folder, "init", folder, "--name", "=SUM(1) <b>Shop</b>")
    for name, rows in said.items():
        (folder / f"{name}.tsv").write_text("\n".join(rows), encoding="utf-8")
        done(folder, "import", folder / f"{name}.tsv")
    done(folder, "run")
    return folder


def drafted(folder: Path, *, title: str = "Second order", first: int = 0, many: int = 30) -> Action:
    """Draw some of the people who are free, one in five held out, and put a draft in the plan."""
    workspace = Workspace.open(folder)
    edition = workspace.edition()
    assert edition is not None
    engine = reading(workspace, edition, ("membership", "memberships"))
    records = plan.oldest_records(engine)["record_id"].to_pylist()
    free = sorted(set(records) - steps.left_alone(workspace))[first : first + many]
    drawn = Candidates(np.array(free), np.full(len(free), 3), np.ones(len(free)))
    return steps.plan_draft(
        workspace,
        Action(
            id="",
            title=title,
            strategy="second_order_mail",
            rung=3,
            owner="Ann",
            channel="email",
            start=TODAY,
            end=TODAY + timedelta(60),
            steps=(
                Step("Write the message", TODAY, 60),
                Step("Send it", TODAY + timedelta(3), 15),
                Step("Count what came of it", TODAY + timedelta(60), 30),
            ),
            budget=Decimal("70.50"),
            audience=plan.draw(drawn, share=0.2, seed=7),
        ),
        by="Ann",
    )


def running(folder: Path) -> Action:
    """Draft an action, approve it and start it, as somebody types it."""
    acted = drafted(folder)
    for move in ("approve", "start"):
        done(folder, "plan", move, acted.id, "--by", "Ann")
    return acted
