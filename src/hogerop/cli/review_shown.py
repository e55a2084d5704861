"""Open questions of who is who, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.cli.screen import line, screen, table, text
from hogerop.ladder import rung_name
from hogerop.paper import RUNG_COLOURS, inert, money, number
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.identity import Evidence, PairShown, Question, Review, Side

SAID = 4
"""Pieces of evidence that a list shows of each question."""

WIDTH = 30
"""Characters of a line about a contact."""


def show_review(found: Review, currency: str) -> None:
    """Write the questions as a table: the two contacts, and what speaks for and against."""
    if not found.total:
        line(say("No open questions: every contact is sure enough."), "bold")
        return
    line(say_count("{n} open question", "{n} open questions", found.total), "bold")
    shown = table("", say("This contact"), say("and this one"), say("Why"), right=(0,), fold=(3,))
    for question in found.questions:
        shown.add_row(
            text(number(question.number)),
            side(question.a, currency),
            side(question.b, currency),
            why(question.pair),
            end_section=True,
        )
    screen().print(shown)
    if len(found.questions) < found.total:
        line(say("The costliest {n} are shown; --limit shows more.", n=len(found.questions)), "dim")
    line(say("Answer them one by one: {command}", command="hogerop contacts review --ask"), "dim")


def show_question(question: Question, total: int, currency: str) -> None:
    """Write one question, its two contacts beside each other and all evidence below."""
    line()
    line(say("Question {n} of {total}", n=number(question.number), total=number(total)), "bold")
    shown = table(say("This contact"), say("and this one"), fold=(0, 1))
    shown.add_row(side(question.a, currency, 60), side(question.b, currency, 60))
    screen().print(shown)
    line(f"{question.pair.sentence}.")
    for one in question.pair.evidence:
        screen().print(piece(one))


def side(one: Side, currency: str, width: int = WIDTH) -> Text:
    """Return a contact as lines: name, e-mail, place, and what it is worth."""
    said = text(one.name or one.company or one.email or one.contact, "bold", width)
    for told in (one.company if one.name else None, one.email, one.phone, one.city):
        if told:
            said.append("\n" + inert(told, width), "dim")
    if one.rung is not None:
        said.append("\n" + rung_name(one.rung), RUNG_COLOURS.get(one.rung, ""))
        if one.orders:
            orders = say_count("{n} order", "{n} orders", one.orders)
            said.append(f", {orders}, {money(round(one.spend), currency)}")
    return said.append("\n" + one.contact, "dim")


def why(pair: PairShown, most: int = SAID) -> Text:
    """Return how likely a pair is one, and the strongest evidence."""
    said = text(pair.sentence, "", None)
    for one in pair.evidence[:most]:
        said.append("\n").append_text(piece(one))
    return said


def piece(one: Evidence) -> Text:
    """Return one piece of evidence with its sign: + speaks for, − against."""
    sign, colour = ("+", "green") if one.bits > 0 else ("−", "red")
    return text(sign, colour).append(f" {inert(one.sentence, 120)}", "none")
