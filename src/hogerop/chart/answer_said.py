"""The sentences above the pictures and tables of "what if"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hogerop.paper import estimated_money, share
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.whatif.answer import Answer, Step
    from hogerop.whatif.figures import Figure, Range

__all__ = [
    "asked_in_words",
    "figure_of",
    "heading_of_answer",
    "heading_of_steps",
    "in_amounts",
    "more",
    "more_or_less",
    "proven_or_not",
]


def asked_in_words(answer: Answer) -> str:
    """Return what was asked, as one phrase with a capital."""
    said = answer.asked
    return said[:1].upper() + said[1:]


def heading_of_answer(answer: Answer) -> str:
    """Return in one sentence what is to be reckoned with, its range, and what is proven."""
    found = answer.calibrated.change
    if found is None:
        return say("{asked}: this cannot be told", asked=asked_in_words(answer))
    return say(
        "{asked}: some {money} in {months} months (95%: {range}); {proven}",
        asked=asked_in_words(answer),
        months=answer.months,
        **_change(found, answer.currency),
        proven="; ".join([*_cost(answer), proven_or_not(answer)]),
    )


def _cost(answer: Answer) -> list[str]:
    """Return in a few words what more suspects cost to win, where any are asked for."""
    won = answer.winning
    if won is None:
        return []
    if won.in_all is None:
        return [say("what winning them costs is not known")]
    return [say("winning them costs {money}", money=estimated_money(won.in_all, answer.currency))]


def heading_of_steps(answer: Answer) -> str:
    """Return in one sentence which step most likely brings most for one contact, and its chance."""
    best = answer.best
    step = None if best is None else _step(answer, best.per_contact)
    found = None if step is None else figure_of(step.per_contact, "calibrated")
    if best is None or step is None or found is None:
        return say("No step up can be told yet")
    if best.sure_per_contact is None:
        return say(
            "Only {step} can be counted: one contact moved brings some {money} in {months} months"
            " (95%: {range})",
            step=step.name,
            months=answer.months,
            **_change(found, answer.currency),
        )
    return say(
        "{step} most likely brings most for one contact moved (chance {sure}): some {money} in"
        " {months} months (95%: {range})",
        step=step.name,
        sure=share(best.sure_per_contact, 1),
        months=answer.months,
        **_change(found, answer.currency),
    )


def _change(of: Range, currency: str) -> dict[str, str]:
    """Return a change and its range, in which no amount is said to be less twice.

    A word tells the side (``€33,100 less``, ``€32,700 to €33,200``) where the whole range lies on
    it, a sign (``−€100``, ``−€300 to +€50``) where it does not.
    """
    if of.low < 0 < of.high:
        return {"money": more(of.middle, currency), "range": in_amounts(of, currency)}
    ends = sorted((abs(of.low), abs(of.high)))
    size = replace(of, low=ends[0], high=ends[1])
    return {"money": more_or_less(of.middle, currency), "range": in_amounts(size, currency)}


def figure_of(figures: tuple[Figure, ...], kind: str) -> Range | None:
    """Return the change that a figure of this kind tells; None where it is not measured."""
    return next((figure.change for figure in figures if figure.kind == kind), None)


def _step(answer: Answer, rung: int) -> Step | None:
    return next((step for step in answer.steps if step.rung == rung), None)


def proven_or_not(answer: Answer) -> str:
    """Return what is proven, in a few words."""
    if answer.proven.change is None:
        return say("nothing of it is proven")
    return say(
        "{money} is proven", money=more_or_less(answer.proven.change.middle, answer.currency)
    )


def in_amounts(of: Range, currency: str) -> str:
    """Return the ends of a change: ``€1,200 to €8,900``; with signs where one is a loss."""
    write = more if of.low < 0 else estimated_money
    low, high = write(of.low, currency), write(of.high, currency)
    return low if low == high else say("{low} to {high}", low=low, high=high)


def more_or_less(amount: float, currency: str) -> str:
    """Return an amount in words: ``€1,230 more`` or ``€40 less``."""
    said = estimated_money(abs(amount), currency)
    return say("{money} less", money=said) if amount < 0 else say("{money} more", money=said)


def more(amount: float, currency: str) -> str:
    """Return an amount with its sign: ``+€1,230`` or ``−€40``; 0 has none."""
    said = estimated_money(abs(amount), currency)
    if abs(amount) < 0.005:
        return said
    return ("+" if amount > 0 else "−") + said
