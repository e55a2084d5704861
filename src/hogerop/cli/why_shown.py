"""Why somebody stands where they stand, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hogerop.cli.screen import line, screen, table, text
from hogerop.ladder import rung_name
from hogerop.paper import RUNG_COLOURS, day, inert, number, short_day
from hogerop.words import say

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.ladder.answers import EventShown, RuleShown, Why

NAME = 60
"""Characters of a name in a sentence."""

ROOM_FOR_ROWS = 80
"""Columns of the screen from which on a row of a file has a line to itself."""

ROWS_NAMED = 3
"""Source rows that a line of the table names before the rest is counted."""


def show_why(answer: Why) -> None:
    """Write the sentence, the rules with their source rows, and what is missing."""
    first, *others = (_short(sentence, answer) for sentence in answer.sentences)
    line(first, f"bold {RUNG_COLOURS.get(answer.rung, '')}")
    for sentence in others:
        line(sentence)
    who = say("Contact {id}, as of {day}", id=answer.contact, day=day(answer.as_of))
    line(who, "dim")
    if answer.rules:
        screen().print(_rules(answer.rules))
    _show_next(answer)
    _show_what_comes(answer)


def _rules(rules: tuple[RuleShown, ...]) -> Any:
    # Where there is room, a row of a file stays on one line and the sentence gives way.
    fold = (1,) if screen().width >= ROOM_FOR_ROWS else (1, 2)
    shown = table("", say("Asked"), say("Because of (file: row)"), fold=fold)
    above = ""
    for rule in rules:
        if rule.rung != above:
            above = rule.rung
            heading = text(_heading(rule.rung), f"bold {RUNG_COLOURS.get(rule.rung, '')}")
            shown.add_row(text(""), heading)
        shown.add_row(_mark(rule), _asked(rule), _because(rule.events))
    return shown


def _heading(rung: str) -> str:
    name = rung_name(rung)
    return name[:1].upper() + name[1:]


def _mark(rule: RuleShown) -> Text:
    """Return whether it holds; of the flag neither answer is good news."""
    if rule.rung == "lapsed":
        return text("✓", "yellow") if rule.holds else text("✗", "dim")
    return text("✓", "green") if rule.holds else text("✗", "red")


def _asked(rule: RuleShown) -> Text:
    """Return the comparison as a sentence, and under it as the rule has it."""
    sentence = say("or {sentence}", sentence=rule.sentence) if rule.instead else rule.sentence
    said = text(sentence, longest=None)
    written = _written(rule)
    return said.append("\n" + written, "dim") if written else said


def _written(rule: RuleShown) -> str:
    if rule.word in ("true", "false"):
        return ""
    if isinstance(rule.threshold, bool):
        return rule.word if rule.threshold else f"not {rule.word}"
    if rule.word.startswith("in_rhythm"):
        return rule.word if rule.threshold.startswith("<") else f"not {rule.word}"
    return inert(f"{rule.word} {rule.threshold}", 80)


def _because(events: tuple[EventShown, ...]) -> Text:
    said = text("")
    for place, event in enumerate(events[:ROWS_NAMED]):
        said.append("\n" if place else "")
        row = f"{inert(event.source.called, 24)}: {number(event.source.row)}"
        said.append(short_day(event.day)).append(f" {row}", "dim")
    if len(events) > ROWS_NAMED:
        said.append("\n" + say("and {n} more", n=number(len(events) - ROWS_NAMED)), "dim")
    return said


def _short(sentence: str, answer: Why) -> str:
    """Return a sentence in which a name of any length leaves room for what is said of it."""
    return inert(sentence.replace(answer.name, inert(answer.name, NAME)), 400)


def _show_next(answer: Why) -> None:
    if answer.next is None:
        return
    sentence = _short(answer.next.sentence, answer)
    line(sentence[:1].upper() + sentence[1:], f"bold {RUNG_COLOURS.get(answer.next.rung, '')}")
    # The sentence names each need, and the earliest of their days.
    if len({need.by for need in answer.next.missing}) > 1:
        for need in answer.next.missing:
            line(f"  · {_short(need.sentence, answer)}")


def _show_what_comes(answer: Why) -> None:
    if answer.ahead:
        what = rung_name(answer.ahead)
        line(
            say("Already does what {rung} asks, but misses a rung in between.", rung=what),
            "green",
        )
    if answer.lapses_on:
        line(say("Lapses on {day} if nothing happens.", day=day(answer.lapses_on)), "yellow")
    if answer.outside_market:
        line(say("Outside your target market."), "yellow")
