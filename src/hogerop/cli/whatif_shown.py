"""What if, on the screen: three numbers with a sentence each, then every step apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.chart import heading_of_answer, heading_of_steps
from hogerop.chart.answer_said import figure_of, in_amounts, more
from hogerop.cli.screen import line, screen, table, text
from hogerop.ladder import RUNGS
from hogerop.paper import RUNG_COLOURS, number
from hogerop.whatif import EveryoneUp
from hogerop.words import say

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.whatif.answer import Answer, Step
    from hogerop.whatif.figures import Figure

ROOM_FOR_CEILING = 98
"""Columns of the screen from which on the ceiling of each step is shown too."""

STYLES = {"ceiling": "", "calibrated": "bold", "carry_over": "", "proven": "green"}


def show_answer(answer: Answer, *, steps: bool = False) -> None:
    """Write an answer to the screen; every step apart if everyone goes up, or where asked."""
    line(heading_of_answer(answer), "bold")
    if answer.left_out:
        line(say("{n} contacts are left out; see below.", n=number(answer.left_out)))
    line(answer.as_it_is, "dim")
    if answer.since:
        line(answer.since, "dim")
    line()
    for figure in answer.figures:
        line(figure.line(answer.currency), STYLES[figure.kind])
        line(f"  {figure.meaning}", "dim")
    if answer.winning is not None:
        line(answer.winning.sentence(answer.currency), "bold")
    if answer.steps and (steps or any(isinstance(x, EveryoneUp) for x in answer.levers)):
        line()
        line(heading_of_steps(answer), "bold")
        screen().print(_steps(answer))
        if answer.best is not None:
            line(answer.best.sentence)
    for said in answer.refused:
        line(f"• {said}")
    for said in answer.warnings:
        line(f"• {said}", "dim")
    if answer.longer is not None:
        _longer(answer.longer)


def _steps(answer: Answer) -> object:
    wide = screen().width >= ROOM_FOR_CEILING
    heads = [say("Step"), say("contacts"), say("each, calibrated"), say("all, calibrated")]
    heads += [say("each, ceiling *")] if wide else []
    made = table(*heads, right=range(1, len(heads)), fold=(0,))
    for step in reversed(answer.steps):
        name = text(step.name, RUNG_COLOURS[RUNGS[step.rung - 1].key])
        made.add_row(name, *_cells(_of_all(step), step.per_contact, step.in_all, answer, wide=wide))
    made.add_section()
    most = max(answer.steps, key=lambda step: step.contacts)
    one = tuple(figure.times(1 / most.contacts) for figure in most.as_suspects)
    name = text(say("As many more suspects"), RUNG_COLOURS["suspect"])
    made.add_row(name, *_cells(number(most.contacts), one, most.as_suspects, answer, wide=wide))
    if wide:
        made.caption = text("* " + _ceiling_means(answer), "dim", None)
        made.caption_justify = "left"
    return made


def _of_all(step: Step) -> str:
    """Return how many contacts a step is told of; of how many, where some are left out."""
    if not step.left_out:
        return number(step.contacts)
    whole = number(step.contacts + step.left_out)
    return say("{n} of {all}", n=number(step.contacts), all=whole)


def _ceiling_means(answer: Answer) -> str:
    ceiling = next(f for f in answer.steps[0].per_contact if f.kind == "ceiling")
    return f"{ceiling.label}. {ceiling.meaning}"


def _cells(
    contacts: str,
    each: tuple[Figure, ...],
    everyone: tuple[Figure, ...],
    answer: Answer,
    *,
    wide: bool,
) -> list[Text]:
    cells = [
        text(contacts),
        _amount(each, "calibrated", answer.currency),
        _amount(everyone, "calibrated", answer.currency),
    ]
    return [*cells, _amount(each, "ceiling", answer.currency)] if wide else cells


def _amount(figures: tuple[Figure, ...], kind: str, currency: str) -> Text:
    found = figure_of(figures, kind)
    if found is None:
        return text("–", "dim")
    said = text(more(found.middle, currency))
    return said.append("\n" + in_amounts(found, currency), "dim")


def _longer(answer: Answer) -> None:
    line()
    line(
        say("Over {months} months, which is an extrapolation:", months=answer.months),
        "dim",
    )
    for figure in answer.figures:
        if figure.change is not None:
            line(f"  {figure.line(answer.currency)}", "dim")
