"""Orders and quotes that a newer file tells again: the newest telling counts."""

from __future__ import annotations

from hogerop.contracts import Engine
from hogerop.history.reckoning import QUERIES


def leave_out_replaced(engine: Engine) -> None:
    """Leave in the relation ``lines`` what counts, where files that hold whole orders overlap.

    Some kinds of file (a web shop's orders, a CRM's deals) hold every order in it whole. Where a
    newer file tells such an order otherwise (its state changed, more of it was paid back), its
    lines take the place of the older file's. Lines of other kinds stay as they are.

    Parameters
    ----------
    engine : Engine
        Holds ``lines`` (LINES of all imports); it is replaced only where something is left out.

    References
    ----------
    docs/explanation/orders-and-refunds.md.
    """
    engine.make("replaced", QUERIES / "replaced.sql")
    if engine.ask("replaced").num_rows:
        engine.make("lines", QUERIES / "in_force.sql")
    engine.drop("replaced")
