"""One contact on the screen: its records, the links between them, questions, who is near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hogerop.cli.review_shown import piece, side, weighty
from hogerop.cli.screen import line, screen, table, text
from hogerop.paper import decimal, inert, number, short_day
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.identity import ContactShown, PairShown, Question, RecordShown

TOLD = ("name", "company", "email", "phone", "street", "postcode", "city")
"""Columns of a record that the screen shows; the rest is in ``--json``."""

SHOWN = 20
"""Records, and of everything else as many, that the screen shows of a contact with many."""


def show_contact(found: ContactShown, currency: str, *, everything: bool = False) -> None:
    """Write who a contact is: the first of each kind of thing, or ``everything``."""
    most = None if everything else SHOWN
    line(found.name or found.contact, "bold")
    records = say_count("{n} record", "{n} records", len(found.records))
    line(say("Contact {id}, {records}", id=found.contact, records=records), "dim")
    _records(found.records[:most])
    _more(found.records, most)
    if found.links:
        line(say("Why they are one"), "bold")
        for pair in found.links[:most]:
            _link(pair)
        _more(found.links, most)
    _besides(found)
    if found.questions:
        line(say("May also be"), "bold")
        for question in found.questions[:most]:
            _question(question, found.contact, currency)
        _more(found.questions, most)
    if found.works_at:
        line(say("Works at"), "bold")
        for company in found.works_at[:most]:
            line(f"  {inert(company, 60)}")
        _more(found.works_at, most)
    if found.household:
        line(say("Near by, and never joined for that"), "bold")
        for near in found.household[:most]:
            line(f"  {inert(near.name or near.contact, 40)}: {near.sentence} ({near.contact})")
        _more(found.household, most)
    if found.decisions:
        line(say("Decided by you: {ids}", ids=", ".join(found.decisions[:most])), "dim")
        _more(found.decisions, most)


def show_pair(pair: PairShown) -> None:
    """Write why two records are one, may be, or are not: everything that was compared."""
    line(f"{pair.sentence}.", "bold")
    line(f"{inert(pair.a, 60)} – {inert(pair.b, 60)}", "dim")
    shown = table(say("What was found"), say("Weight"), right=(1,), fold=(0,))
    if pair.evidence:
        shown.add_row(text(say("two records taken at random")), _bits(pair.prior))
    heavy = weighty(pair.evidence)
    for one in heavy:
        shown.add_row(piece(one), _bits(one.bits))
    if len(heavy) < len(pair.evidence):
        rest = sum(one.bits for one in pair.evidence) - sum(one.bits for one in heavy)
        shown.add_row(text(say("what weighs next to nothing"), "dim"), _bits(rest))
    if pair.evidence:
        shown.add_row(text(say("together")), _bits(pair.prior + sum(e.bits for e in pair.evidence)))
        screen().print(shown)
        line(say("Each point of weight doubles the odds that they are one, or halves them."), "dim")
    else:
        line(say("They have too little in common: no comparison of them is kept."), "dim")


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
    for one in weighty(pair.evidence):
        screen().print(text("    ", "", None).append_text(piece(one)))


def _besides(found: ContactShown) -> None:
    """Write what other pairs of its records show, for and against."""
    heavy = [one for one in found.besides if weighty([one.evidence])]
    if not heavy:
        return
    line(say("What others of its records show"), "bold")
    for one in heavy:
        shown = text("  ", "", None).append_text(piece(one.evidence))
        screen().print(shown.append(f" ({inert(one.a, 40)} – {inert(one.b, 40)})", "dim"))


def _question(question: Question, contact: str, currency: str) -> None:
    other = question.b if question.a.contact == contact else question.a
    said = side(other, currency, 60, question.kind).split("\n")
    screen().print(text("  ", "", None).append_text(_joined(said)))
    screen().print(text(f"    {question.pair.sentence}", "dim", None))


def _more(rows: Sequence[object], most: int | None) -> None:
    """Say how many are not shown, and how to see them."""
    if most is not None and len(rows) > most:
        line("  " + say("and {n} more; --all shows them", n=number(len(rows) - most)), "dim")


def _joined(lines: object) -> Text:
    """Return lines about a contact as one, with commas between."""
    from rich.text import Text

    return Text(", ").join(lines)  # type: ignore[arg-type]


def _bits(bits: float) -> Text:
    tenths = round(bits, 1)
    sign, colour = ("+", "green") if tenths > 0 else ("−", "red") if tenths else ("", "dim")
    return text(sign + decimal(abs(tenths)), colour)
