"""A list of names beside the book, on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hogerop.cli.screen import line
from hogerop.ladder import rung_name
from hogerop.paper import inert, number
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.ladder import Matched


def show_matched(found: Matched) -> None:
    """Write how many names of a list were known, and where they stand."""
    if not found.names:
        line(say("No new row of it says who somebody is."))
        return
    line(summary(found), "bold")
    if found.names < found.rows:
        line(
            "  "
            + say(
                "The file has {rows} rows: rows about one person or company are one name, and"
                " repeats and rows set aside are none.",
                rows=number(found.rows),
            ),
            "dim",
        )
    if found.known:
        line("  " + say("Known already: {where}.", where=_where(found.known_on)), "dim")
    if found.new and set(found.new_on) != {"suspect"}:
        line("  " + say("New: {where}.", where=_where(found.new_on)), "dim")
    for told in _what_to_do(found):
        line("  " + told, "dim")


def summary(found: Matched) -> str:
    """Return in one sentence who the names of a list are."""
    parts = [
        _known(found),
        say_count("{number} is new", "{number} are new", found.new, number=number(found.new)),
    ]
    if found.doubtful:
        parts.append(say("{number} may be known", number=number(found.doubtful)))
    if found.outside:
        parts.append(
            say_count(
                "{number} falls outside your target market",
                "{number} fall outside your target market",
                found.outside,
                number=number(found.outside),
            )
        )
    return say_count(
        "Of the one name of {file}: {parts}.",
        "Of the {number} names of {file}: {parts}.",
        found.names,
        number=number(found.names),
        file=inert(found.file, 40),
        parts=", ".join(parts),
    )


def _known(found: Matched) -> str:
    known = say_count(
        "{number} was known already",
        "{number} were known already",
        found.known,
        number=number(found.known),
    )
    if not found.buyers:
        return known
    bought = say("{number} of them bought from you", number=number(found.buyers))
    return f"{known} ({bought})"


def _where(on: Mapping[str, int]) -> str:
    return ", ".join(f"{number(n)} {rung_name(rung)}" for rung, n in on.items())


def _what_to_do(found: Matched) -> list[str]:
    told = []
    if found.doubtful:
        command = "hogerop contacts review"
        told.append(say("Who may be somebody that you know is asked by {command}", command=command))
    if found.lacking:
        told.append(
            say_count(
                "{number} of those outside lacks a column that your target market asks for.",
                "{number} of those outside lack a column that your target market asks for.",
                found.lacking,
                number=number(found.lacking),
            )
        )
    if found.withdrawn:
        told.append(
            say(
                "{number} withdrew consent: leave them out of your mailing.",
                number=number(found.withdrawn),
            )
        )
    return told
