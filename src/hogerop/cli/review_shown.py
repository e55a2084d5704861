"""Open questions of who is who, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.cli.screen import line, screen, table, text
from hogerop.identity import ORGANISATION, PERSON
from hogerop.ladder import rung_name
from hogerop.paper import RUNG_COLOURS, inert, money, number
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table
    from rich.text import Text

    from hogerop.identity import Evidence, PairShown, Question, Review, Side

SAID = 4
"""Pieces of evidence that a list shows of each question."""

LIGHTEST = 0.5
"""Bits, for or against, below which evidence is not shown: it says nothing either way."""

WIDTH = 30
"""Characters of a line about a contact."""


def show_review(found: Review, currency: str) -> None:
    """Write each question: the two contacts beside each other, and below them why they are asked.

    So it can be read on a narrow screen too.
    """
    if not found.total:
        line(say("No open questions: every contact is sure enough."), "bold")
        return
    line(say_count("{n} open question", "{n} open questions", found.total), "bold")
    for question in found.questions:
        line()
        screen().print(_both(question, currency))
        screen().print(why(question.pair))
        if question.persons is not None:
            line(_together(question.persons))
            screen().print(why(question.persons.pair))
    line()
    if len(found.questions) < found.total:
        line(say("The costliest {n} are shown; --limit shows more.", n=len(found.questions)), "dim")
    line(say("Answer them one by one: {command}", command="hogerop contacts review --ask"), "dim")


def show_question(question: Question, total: int, currency: str) -> None:
    """Write one question, its two contacts beside each other and all evidence below."""
    line()
    line(say("Question {n} of {total}", n=number(question.number), total=number(total)), "bold")
    shown = table(say("This contact"), say("and this one"), fold=(0, 1))
    shown.add_row(*(side(one, currency, 60, question.kind) for one in (question.a, question.b)))
    screen().print(shown)
    line(f"{question.pair.sentence}.")
    for one in weighty(question.pair.evidence):
        screen().print(piece(one))
    if question.persons is not None:
        line(_together(question.persons))
        line(f"{question.persons.pair.sentence}.")
        for one in weighty(question.persons.pair.evidence):
            screen().print(piece(one))


def _together(persons: Question) -> str:
    """Say of which persons it is asked as well."""
    a, b = (inert(one.name or one.email or one.contact, WIDTH) for one in (persons.a, persons.b))
    return say("Asked with it, as persons: {a} and {b}", a=a, b=b)


def _both(question: Question, currency: str) -> Table:
    """Return the two contacts of a question as a table of one row, under its number."""
    shown = table("", say("This contact"), say("and this one"), right=(0,), fold=(1, 2))
    sides = (side(one, currency, kind=question.kind) for one in (question.a, question.b))
    shown.add_row(text(number(question.number)), *sides)
    return shown


def side(one: Side, currency: str, width: int = WIDTH, kind: str = PERSON) -> Text:
    """Return a contact as lines: name, e-mail, place, and what it is worth.

    A company goes by the name of the company, whoever speaks for it.
    """
    names = [one.company, one.name] if kind == ORGANISATION else [one.name, one.company]
    first, *others = [name for name in names if name] or [one.email or one.contact]
    said = text(first, "bold", width)
    for told in (*others, one.email, one.phone, one.city):
        if told and told != first:
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
    for one in weighty(pair.evidence)[:most]:
        said.append("\n").append_text(piece(one))
    return said


def weighty(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence that weighs enough to be worth a line."""
    return [one for one in evidence if abs(one.bits) >= LIGHTEST]


def piece(one: Evidence) -> Text:
    """Return one piece of evidence with its sign: + speaks for, − against."""
    sign, colour = ("+", "green") if one.bits > 0 else ("−", "red")
    return text(sign, colour).append(f" {inert(one.sentence, 120)}", "none")
