"""What other rules would do, on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hogerop.cli.screen import line, screen, table, text
from hogerop.ladder import OUTSIDE, RUNGS, rung_name
from hogerop.paper import RUNG_COLOURS, change, number, share
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.ladder.answers import RungCount, Tried
    from hogerop.steps.policy_changes import Changed

NOT_KNOWN = "–"
"""Stands for a count that nothing was recorded for."""

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


def show_changes(changes: Sequence[Changed]) -> None:
    """Write every value that changed, as it was and as it is now."""
    shown = table(say("Rule"), say("Was"), say("Is now"), fold=(1, 2))
    for change_ in changes:
        values = (_written(change_.before), _written(change_.after))
        shown.add_row(text(change_.name, longest=None), *(text(v, longest=None) for v in values))
    screen().print(shown)


def _written(value: object) -> str:
    """Return a value as it stands in the settings; where none does, Hogerop's own holds."""
    if value is None:
        return say("(default)")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _show_moves(tried: Tried) -> None:
    moved = [move for move in tried.moves if move.from_ != move.to]
    if not moved:
        return
    shown = table(say("From"), "", say("To"), say("Contacts"), right=(3,))
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
    rows = [
        (before.key, _known(before), _known(after), after.contacts - before.contacts)
        for before, after in reversed(pairs)
    ]
    now, then = tried.before.outside, tried.after.outside
    rows.append((OUTSIDE, number(now), number(then), then - now))
    for key, said_now, said_then, more in rows:
        style = "green" if more > 0 else "red" if more < 0 else "dim"
        unknown = said_now == said_then == NOT_KNOWN
        shown.add_row(
            text(rung_name(key), RUNG_COLOURS.get(key, "")),
            *(text(said_now), text(said_then)),
            text(say("not recorded"), "dim") if unknown else text(change(more), style),
        )
    screen().print(shown)


def _known(rung: RungCount) -> str:
    return number(rung.contacts) if rung.recorded else NOT_KNOWN
