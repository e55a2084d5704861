"""``hogerop contacts review``: the open questions of who is who."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.options import Json
from hogerop.cli.screen import line, screen, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import AskedWrongly
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.identity import Question, Review

YES, NO, SKIP, STOP = ("y", "j"), ("n",), ("s", "o", ""), ("q",)
COMPANY, PERSON = ("c", "b"), ("p",)
"""Answers in both languages: whoever reads Dutch may type English, and the other way round. Of two
companies and the persons who stand for them one may be the same and the other not."""

Answer = Callable[["Question"], str]
Decide = Callable[["Question", bool], object]


def review(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="How many at most.")] = 25,
    ask: Annotated[bool, typer.Option("--ask", help="Answer them here, one by one.")] = False,
    as_json: Json = False,
) -> None:
    """Show which contacts may be one, the costliest question first. Reads an edition.

    With ``--ask`` every answer is kept in the journal; nothing is lost by stopping.

    ``--json``: ``{"total", "questions": [{"number", "kind", "a", "b", "pair", "pairs",
    "persons"}]}``; ``a`` and ``b`` are ``{"contact", "name", "company", "email", "phone", "city",
    "rung", "orders", "spend", "records"}``, ``pair`` is ``{"kind", "a", "b", "verdict",
    "probability", "sentence", "prior", "evidence": [{"what", "level", "bits", "sentence"}],
    "decided"}``, ``persons`` is null, or of two companies the question about the persons who stand
    for them, asked together with theirs.
    """
    from hogerop import steps

    if ask and (as_json or not (sys.stdin.isatty() and screen().is_terminal)):
        raise AskedWrongly(
            say("Nobody is there to answer."),
            fix=say("Use --ask on a screen; elsewhere `hogerop contacts same` and `different`."),
        )
    workspace = workspace_of(context)
    with waiting(silent=as_json) as progress:
        found = steps.review(workspace, limit=limit, progress=progress)
    if as_json:
        write_json(asdict(found))
        return
    from hogerop.cli.review_shown import show_question, show_review

    if not ask:
        show_review(found, workspace.settings.business.currency)
        return

    def answer(question: Question) -> str:
        show_question(question, found.total, workspace.settings.business.currency)
        if question.persons is None:
            return screen().input(say("One and the same? y = yes, n = no, s = skip, q = stop: "))
        line(say("y = yes, both; c = the company only; p = the person only; n = neither"))
        return screen().input(say("One and the same? y, c, p, n, s = skip, q = stop: "))

    def decide(question: Question, yes: bool) -> object:
        sides = question.a.records, question.b.records
        return steps.decide(workspace, "same" if yes else "different", *sides, kind=question.kind)

    given = ask_each(found, answer, decide)
    line(
        say_count("{n} question answered.", "{n} questions answered.", given)
        + " "
        + say("The next command that you give takes it into account.")
    )


def ask_each(found: Review, answer: Answer, decide: Decide) -> int:
    """Ask every question until somebody stops; return how many were answered."""
    given = 0
    for question in found.questions:
        of_one = () if question.persons is None else (*COMPANY, *PERSON)
        typed = "?"
        while typed not in (*YES, *NO, *of_one, *SKIP, *STOP):
            try:
                typed = answer(question).strip().lower()[:1]
            except EOFError:
                typed = STOP[0]
        if typed in STOP:
            break
        if typed in SKIP:
            continue
        decide(question, typed in (*YES, *COMPANY))
        if question.persons is not None:
            decide(question.persons, typed in (*YES, *PERSON))
        given += 1
    return given
