"""The page of what if: one change or several, what they bring, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hogerop import steps
from hogerop.chart import heading_of_answer, heading_of_steps
from hogerop.chart.answer_said import figure_of, in_amounts, more
from hogerop.errors import AskedWrongly, HogeropError, TooLittle
from hogerop.ladder import RUNGS, LadderCounts, rung_name
from hogerop.paper import number
from hogerop.web.asked import day_asked
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.whatif.dials import dials, question, turned_to
from hogerop.whatif import EveryoneUp, Figure, Lever, StepUp
from hogerop.whatif.answer import Answer, Step
from hogerop.words import say

EVERYONE = "everyone up one rung"
"""What is asked where nothing is: the question of the method."""
MONTHS = 12
LONGEST = 400


@require_safe
@inside(Right.LOOK)
def what_if(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show what a change would bring: asked by dials, or in a sentence."""
    asked = request.GET
    groups, typed = dials(asked), asked.get("ask", "").strip()[:LONGEST]
    told: dict[str, object] = {"here_is": "what_if", "ask": typed, "groups": groups}
    told["months"] = asked.get("months", "")
    day = day_asked(request)
    try:
        answer = inside.ask(
            steps.what_if,
            typed or question(groups) or EVERYONE,
            months=_months(asked.get("months", "")),
            as_of=day,
        )
    except (AskedWrongly, TooLittle) as fault:
        return _refused(request, inside, fault, told)
    shown = _answered(answer, inside.ask(steps.ladder, as_of=answer.as_of))
    as_of = day.isoformat() if day else ""
    return inside.show(request, "what_if.html", **{**told, **shown}, as_of=as_of)


def _refused(
    request: HttpRequest, inside: Inside, fault: HogeropError, told: dict[str, object]
) -> HttpResponse:
    page = inside.show(request, "what_if.html", **told, fault=fault)
    page.status_code = 400 if isinstance(fault, AskedWrongly) else 200
    return page


def _months(typed: str) -> int:
    """Return over how many months it is counted.

    Raises
    ------
    AskedWrongly
        If it is no number of months.
    """
    if not typed:
        return MONTHS
    if typed.isdecimal() and 1 <= int(typed[:4]) <= 36:
        return int(typed)
    raise AskedWrongly(
        say("“{given}” is no number of months.", given=typed[:20]),
        fix=say("Write a number from 1 to 36."),
    )


def _answered(answer: Answer, counts: LadderCounts) -> dict[str, object]:
    ends = [end for f in answer.figures if f.change for end in (f.change.low, f.change.high)]
    scale = _Scale(min([0.0, *ends]), max([1e-9, *ends]))
    return {
        "answer": answer,
        "heading": _unbroken(heading_of_answer(answer)),
        "ask": answer.asked,
        "groups": dials(turned_to(answer.levers)),
        "months": str(answer.months),
        "figures": [_figure(figure, answer, scale) for figure in answer.figures],
        "winning": answer.winning.sentence(answer.currency) if answer.winning else "",
        "rungs": standing(answer.levers, counts),
        "steps": [_step(step, answer) for step in reversed(answer.steps)],
        "steps_heading": heading_of_steps(answer),
        "longer": _longer(answer.longer),
    }


def _unbroken(said: str) -> str:
    """Return a sentence in which no line ends between a sign and its amount."""
    return re.sub(r"([+−])(?=[^\d\s])", "\\1\N{WORD JOINER}", said)


@dataclass(frozen=True)
class _Scale:
    """From which to which amount the ranges are drawn, 0 among them."""

    low: float
    high: float

    def at(self, amount: float) -> str:
        """Return where an amount stands, in percent and as a text: SVG reads no decimal comma."""
        return f"{100 * (amount - self.low) / (self.high - self.low):.2f}"


def _figure(figure: Figure, answer: Answer, scale: _Scale) -> dict[str, object]:
    told: dict[str, object] = {
        "kind": figure.kind,
        "label": figure.label,
        "meaning": figure.meaning,
        "said": say("not measured"),
    }
    change, after = figure.change, figure.after
    if change is None:
        return told
    return told | {
        "said": more(change.middle, answer.currency),
        "range": in_amounts(change, answer.currency),
        "after": say("{range} with it", range=after.said(answer.currency)) if after else "",
        "x1": scale.at(change.low),
        "x2": scale.at(change.high),
        "x": scale.at(change.middle),
        "zero": scale.at(0.0),
    }


@dataclass(frozen=True)
class Standing:
    """How many stand on a rung, before and after, with the bars of both."""

    key: str
    name: str
    before: str
    after: str
    change: int
    said: str
    bar: str
    bar_after: str


def standing(levers: Sequence[Lever], counts: LadderCounts) -> list[Standing]:
    """Return who stands where before and after, from the top; nothing where nobody is moved.

    A count and no forecast: those who are moved stand a rung higher at once.
    """
    before = [float(rung.contacts) for rung in counts.rungs]
    shares = _shares(levers)
    if not any(shares):
        return []
    moved = [share * n for share, n in zip(shares, before, strict=True)]
    come = [0.0, *moved[:-1]]
    after = [n - out + into for n, out, into in zip(before, moved, come, strict=True)]
    most = max([1.0, *before, *after])
    return [
        _standing(place, before[place], after[place], most)
        for place in reversed(range(len(before)))
    ]


def _shares(levers: Sequence[Lever]) -> list[float]:
    """Return which share of each rung moves up; of the top none can."""
    shares = [0.0] * len(RUNGS)
    for lever in levers:
        if isinstance(lever, EveryoneUp):
            shares = [1.0] * (len(RUNGS) - 1) + [0.0]
        elif isinstance(lever, StepUp):
            shares[lever.rung - 1] = min(1.0, shares[lever.rung - 1] + lever.share)
    return shares


def _standing(place: int, before: float, after: float, most: float) -> Standing:
    change = round(after) - round(before)
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return Standing(
        key=RUNGS[place].key,
        name=rung_name(RUNGS[place].key),
        before=number(round(before)),
        after=number(round(after)),
        change=change,
        said=f"{sign}{number(abs(change))}",
        bar=f"{100 * before / most:.2f}",
        bar_after=f"{100 * after / most:.2f}",
    )


def _step(step: Step, answer: Answer) -> dict[str, object]:
    known = number(step.contacts)
    whole = number(step.contacts + step.left_out)
    return {
        "key": RUNGS[step.rung - 1].key,
        "up": f"up-{RUNGS[step.rung - 1].key}",
        "name": step.name,
        "contacts": say("{n} of {all}", n=known, all=whole) if step.left_out else known,
        "each": _amount(step.per_contact, "calibrated", answer.currency),
        "all": _amount(step.in_all, "calibrated", answer.currency),
        "ceiling": _amount(step.per_contact, "ceiling", answer.currency),
    }


def _amount(figures: tuple[Figure, ...], kind: str, currency: str) -> tuple[str, str]:
    found = figure_of(figures, kind)
    return (
        ("–", "") if found is None else (more(found.middle, currency), in_amounts(found, currency))
    )


def _longer(answer: Answer | None) -> tuple[str, list[str]] | None:
    if answer is None:
        return None
    told = [
        say(
            "{label}: {money} (95%: {range})",
            label=figure.label,
            money=more(figure.change.middle, answer.currency),
            range=in_amounts(figure.change, answer.currency),
        )
        for figure in answer.figures
        if figure.change is not None
    ]
    heading = say("Over {months} months, which is an extrapolation:", months=answer.months)
    return heading, told
