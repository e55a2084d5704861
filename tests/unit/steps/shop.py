"""One small shop: what it sold, whom it knows, and how to ask it things."""

from __future__ import annotations

from datetime import date

from hogerop import steps
from hogerop.sources import ImportReport
from hogerop.workspace import Workspace

ORDERS = """\
e-mail,order number,date,amount
jan@x.nl,A1,2026-04-01,100
jan@x.nl,A2,2026-05-01,100
piet@x.nl,A3,2026-05-20,40
"""
NAMES = "e-mail,name\nkees@x.nl,Kees\n"


def take(workspace: Workspace, text: str, name: str) -> ImportReport:
    """Take a file in, given by its text."""
    file = workspace.folder.parent / name
    file.write_text(text, encoding="utf-8")
    return steps.take_in(workspace, [file])[0]


def standings(workspace: Workspace, as_of: date | None = None) -> dict[str, int]:
    """Return how many stand on each rung where anybody stands."""
    counted = steps.ladder(workspace, as_of=as_of)
    return {rung.key: rung.contacts for rung in counted.rungs if rung.contacts}
