"""What other rules would do, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.cli.screen import line, screen, table, text
from hogerop.ladder import OUTSIDE, RUNGS, rung_name
from hogerop.paper import RUNG_COLOURS, change, number, share
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.ladder.answers import Tried

UP = (OUTSIDE, *(rung.key for rung in RUNGS))


def show_tried(tried: Tried) -> None:
    """Write who would move, and the ladder before and after."""
    line(
        say_count(
            "{number} contact would stand elsewhere ({share})",
            "{number} contacts would stand elsewhere ({share})",
            tried.changed,
            number=number(tried.changed),
            share=share(tried.changed, tried.before.contacts),
        ),
        "bold",
    )
    _show_moves(tried)
    _show_counts(tried)


def _show_moves(tried: Tried) -> None:
    moved = [move for move in tried.moves if move.from_ != move.to]
    if not moved:
        return
    shown = table(say("From"), "", say("To"), say("People"), right=(3,))
    for move in sorted(moved, key=lambda move: -move.contacts):
        climbed = UP.index(move.to) > UP.index(move.from_)
        shown.add_row(
            text(rung_name(move.from_), RUNG_COLOURS.get(move.from_, "")),
            text("↑", "green") if climbed else text("↓", "red"),
            text(rung_name(move.to), RUNG_COLOURS.get(move.to, "")),
            text(number(move.contacts)),
        )
    screen().print(shown)


def _show_counts(tried: Tried) -> None:
    shown = table("", say("Now"), say("Then"), say("Change"), right=(1, 2, 3))
    pairs = list(zip(tried.before.rungs, tried.after.rungs, strict=True))
    rows = [(before.key, before.contacts, after.contacts) for before, after in reversed(pairs)]
    rows.append((OUTSIDE, tried.before.outside, tried.after.outside))
    for key, before, after in rows:
        more = after - before
        style = "green" if more > 0 else "red" if more < 0 else "dim"
        shown.add_row(
            text(rung_name(key), RUNG_COLOURS.get(key, "")),
            *(text(number(before)), text(number(after)), text(change(more), style)),
        )
    screen().print(shown)
