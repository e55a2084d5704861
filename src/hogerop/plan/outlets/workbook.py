"""The plan as an Excel workbook: aims, actions, steps and people, to filter and sort."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hogerop.ladder import RUNGS
from hogerop.paper import Sheet, inert, save_workbook
from hogerop.plan.channel_names import channel_name
from hogerop.plan.outlets.mailing_list import LONGEST
from hogerop.plan.written import WrittenPlan
from hogerop.words import say

__all__ = ["save_plan_workbook"]

Row = tuple[object, ...]


def save_plan_workbook(path: Path, plan: WrittenPlan) -> int:
    """Write the plan to an ``.xlsx`` file and return how many rows. Writes a file.

    Figures are numbers and days are days; no text is a formula, and none steers or hides.

    Raises
    ------
    AskedWrongly
        If the name ends otherwise.
    FileFault
        If the file cannot be written.
    """
    ranged = (say("value"), say("low"), say("high"))
    aims = (say("what"), say("day"), *ranged, say("aim"), say("measured"))
    targets = (say("rung"), say("day"), say("contacts"), say("aim"), *_quarters(plan), say("now"))
    return save_workbook(
        path,
        [
            Sheet(say("Plan"), (inert(plan.business, LONGEST), ""), list(_about(plan))),
            Sheet(say("Aims"), aims, list(_aims(plan))),
            Sheet(say("Rungs"), targets, list(_targets(plan))),
            Sheet(say("Actions"), _action_headings(), list(_actions(plan))),
            Sheet(say("Steps"), _step_headings(), list(_steps(plan))),
            Sheet(say("People"), _person_headings(), list(_people(plan))),
        ],
    )


def _about(plan: WrittenPlan) -> Iterator[Row]:
    yield (say("plan"), inert(plan.heading))
    yield (say("made on"), plan.made_on)
    yield (say("currency"), plan.currency)
    yield (say("reckoned from"), inert(plan.edition))
    if plan.until:
        yield (say("aims are for"), plan.until)
    for note in plan.notes:
        yield (say("note"), inert(note))


def _aims(plan: WrittenPlan) -> Iterator[Row]:
    for aim in plan.aims:
        on = aim.since or plan.made_on
        yield (inert(aim.what), on, aim.now, aim.low, aim.high, aim.aim, aim.measured)


def _quarters(plan: WrittenPlan) -> tuple[str, ...]:
    most = max((len(target.quarters) for target in plan.targets), default=0)
    return tuple(say("quarter {n}", n=n) for n in range(1, most + 1))


def _targets(plan: WrittenPlan) -> Iterator[Row]:
    most = len(_quarters(plan))
    for target in plan.targets:
        on = target.since or plan.made_on
        missing = (None,) * (most - len(target.quarters))
        yield (
            *(RUNGS[target.rung - 1].name, on, target.now, target.aim),
            *(*target.quarters, *missing, target.measured),
        )


def _action_headings() -> tuple[str, ...]:
    return (
        say("action"),
        say("title"),
        say("rung"),
        say("owner"),
        say("state"),
        say("channel"),
        say("start"),
        say("end"),
        say("budget"),
        say("people"),
        say("held out"),
        say("seed"),
        say("why"),
        say("what can be concluded"),
    )


def _actions(plan: WrittenPlan) -> Iterator[Row]:
    for planned in plan.actions:
        action = planned.action
        yield (
            action.id,
            inert(action.title, LONGEST),
            RUNGS[action.rung - 1].name if action.rung else "",
            inert(action.owner, LONGEST),
            action.state_name,
            channel_name(action.channel),
            action.start,
            action.end,
            action.budget,
            len(action.audience.people),
            len(action.audience.holdout),
            str(action.audience.seed),
            inert(planned.why),
            inert(planned.power),
        )


def _step_headings() -> tuple[str, ...]:
    return (say("day"), say("owner"), say("action"), say("step"), say("minutes"), say("done"))


def _steps(plan: WrittenPlan) -> Iterator[Row]:
    for planned in plan.actions:
        for step in planned.action.steps:
            yield (
                step.on,
                inert(planned.action.owner, LONGEST),
                inert(planned.action.title, LONGEST),
                inert(step.what, LONGEST),
                step.minutes,
                say("yes") if step.done else say("no"),
            )


def _person_headings() -> tuple[str, ...]:
    return (
        say("action"),
        say("contact"),
        say("name"),
        say("company"),
        say("e-mail"),
        say("telephone"),
        say("consent"),
        say("why"),
    )


def _people(plan: WrittenPlan) -> Iterator[Row]:
    for planned in plan.actions:
        for person in planned.people:
            yield (
                inert(planned.action.title, LONGEST),
                person.contact,
                inert(person.name, LONGEST),
                inert(person.company, LONGEST),
                inert(person.email, LONGEST),
                inert(person.phone, LONGEST),
                person.permission_name,
                inert(person.reason, 500),
            )
