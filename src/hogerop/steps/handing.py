"""Handing the people of an action to another program, and taking back what was noted of a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from hogerop import plan
from hogerop.errors import AskedWrongly
from hogerop.ladder import day_number
from hogerop.paper import day as day_in_words
from hogerop.plan.outlets.running import check_running
from hogerop.plan.outlets.webhook import Delivered, Hook, deliver
from hogerop.steps.acting import action, went_out
from hogerop.steps.business import Progress, today_of
from hogerop.steps.reaching import PATIENCE, note_list, one_mailing, people
from hogerop.words import say
from hogerop.workspace import Workspace


def tell(
    workspace: Workspace,
    name: str,
    hook: Hook,
    *,
    reached_on: date | None = None,
    progress: Progress | None = None,
) -> Delivered:
    """Hand who is treated and may be written to to another program. A door: posts, and writes.

    It is noted before they leave, and what became of it after. Where no answer came, nobody can
    tell whether they were taken: the next time they go under the same id, by which the other
    program knows what it had before.

    Parameters
    ----------
    reached_on : date, optional
        The day on which that program reaches them, which is then noted; not noted by default.

    Raises
    ------
    AskedWrongly
        If there is no such action, or it is not running.
    WorkspaceFault
        If a mailing of this business is busy.
    """
    zone = ZoneInfo(workspace.settings.business.time_zone)
    patient = replace(workspace, wait=PATIENCE)
    with one_mailing(workspace):
        acted = action(workspace, name)
        check_running(acted)
        there = people(workspace, name, progress=progress)
        before = plan.doubtful_id(workspace.said(plan.TOUCHES), acted)
        on = reached_on or today_of(workspace)
        handing = partial(plan.handing_line, acted, on=on, outlet="webhook")
        done = deliver(
            hook,
            acted,
            there,
            now=lambda: datetime.now(zone),
            known_as=before,
            before=lambda records, id: note_list(patient, acted, handing(records, id=id)),
        )
        if done.taken and reached_on is not None:
            line = plan.handed_line(acted, done.records, on=on, outlet="webhook", id=done.id)
        else:
            line = plan.became_line(acted, done.became, on=on, id=done.id)
        note_list(patient, acted, line)
    return done


def not_reached(workspace: Workspace, name: str, *, on: date) -> int:
    """Note that what was handed over reached nobody on a day after all. A door: writes.

    Returns
    -------
    int
        How many people that takes back; who got mail, got it.

    Raises
    ------
    AskedWrongly
        If there is no such action, or nothing that was handed over was noted under that day.
    """
    with workspace.writing():
        acted = action(workspace, name)
        went = went_out(workspace).select(["action_id", "day", "occurred_at"]).to_pylist()
        listed = {"action_id": acted.id, "day": day_number(on), "occurred_at": None}
        if listed not in went:
            raise AskedWrongly(
                say("No list of this action was noted under {day}.", day=day_in_words(on)),
                where=acted.id,
                fix=say("Give the day with which it was noted."),
            )
        workspace.append(plan.TOUCHES, plan.taken_back_line(acted, on=on))
    return sum(one == listed for one in went)
