"""One contact on the screen: its records, the links between them, questions, who is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.cli.review_shown import piece, side
from hogerop.cli.screen import line, screen, table, text
from hogerop.paper import decimal, inert, number, short_day
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.identity import ContactShown, PairShown, RecordShown

TOLD = ("name", "company", "email", "phone", "street", "postcode", "city")
"""Columns of a record that the screen shows; the rest is in ``--json``."""

LINKS = 30
"""Links that the screen shows of a contact with many records."""


def show_contact(found: ContactShown, currency: str) -> None:
    """Write who a contact is."""
    line(found.name or found.contact, "bold")
    records = say_count("{n} record", "{n} records", len(found.records))
    line(say("Contact {id}, {records}", id=found.contact, records=records), "dim")
    _records(found.records)
    if found.links:
        line(say("Why they are one"), "bold")
        for pair in found.links[:LINKS]:
            _link(pair)
        if len(found.links) > LINKS:
            line("  " + say("and {n} more", n=number(len(found.links) - LINKS)), "dim")
    _questions(found, currency)
    if found.works_at:
        line(say("Works at"), "bold")
        for company in found.works_at:
            line(f"  {inert(company, 60)}")
    if found.household:
        line(say("Near by, and never joined for that"), "bold")
        for near in found.household:
            line(f"  {inert(near.name or near.contact, 40)}: {near.sentence} ({near.contact})")
    if found.decisions:
        ids = ", ".join(found.decisions)
        line(say("Decided by you: {ids}", ids=ids), "dim")


def show_pair(pair: PairShown) -> None:
    """Write why two records are one, may be, or are not: everything that was compared."""
    line(f"{pair.sentence}.", "bold")
    line(f"{inert(pair.a, 60)} – {inert(pair.b, 60)}", "dim")
    shown = table(say("What was found"), say("Weight"), right=(1,), fold=(0,))
    if pair.evidence:
        shown.add_row(text(say("two records taken at random")), _bits(pair.prior))
    for one in pair.evidence:
        shown.add_row(piece(one), _bits(one.bits))
    if pair.evidence:
        shown.add_row(text(say("together")), _bits(pair.prior + sum(e.bits for e in pair.evidence)))
        screen().print(shown)
        line(say("Each point of weight doubles the odds that they are one, or halves them."), "dim")


def _records(records: tuple[RecordShown, ...]) -> None:
    shown = table(say("Record"), say("What it says"), say("Day"), fold=(0, 1))
    for one in records:
        told = ", ".join(inert(one.says[name], 60) for name in TOLD if name in one.says)
        day = text(short_day(one.day) if one.day else "")
        shown.add_row(text(one.record, "", None), text(told, "dim", None), day)
    screen().print(shown)


def _link(pair: PairShown) -> None:
    line(f"  {inert(pair.a, 40)} – {inert(pair.b, 40)}")
    reason = pair.sentence
    if pair.decided is not None:
        reason += f" ({pair.decided})"
    screen().print(text(f"    {reason}", "dim", None))
    for one in pair.evidence[:3]:
        screen().print(text("    ", "", None).append_text(piece(one)))


def _questions(found: ContactShown, currency: str) -> None:
    if not found.questions:
        return
    line(say("May also be"), "bold")
    for question in found.questions:
        other = question.b if question.a.contact == found.contact else question.a
        said = side(other, currency, 60).split("\n")
        screen().print(text("  ", "", None).append_text(_joined(said)))
        screen().print(text(f"    {question.pair.sentence}", "dim", None))


def _joined(lines: object) -> Text:
    """Return lines about a contact as one, with commas between."""
    from rich.text import Text

    return Text(", ").join(lines)  # type: ignore[arg-type]


def _bits(bits: float) -> Text:
    sign, colour = ("+", "green") if bits > 0 else ("−", "red")
    return text(sign + decimal(abs(bits)), colour)
