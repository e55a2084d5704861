"""``hogerop plan tell``: the people of an action, to another program."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer

from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import ActionId, Json, ReachedOn
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import HogeropError
from hogerop.paper import inert
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.plan.outlets.webhook import Delivered

SECRET = "HOGEROP_WEBHOOK_SECRET"  # the name of a variable


def tell(
    context: typer.Context, action: ActionId, reached: ReachedOn = None, as_json: Json = False
) -> None:
    """Hand who is treated by an action and may be written to to another program, signed.

    To the address in ``hogerop.toml``, on this machine unless the settings name another; signed
    with the secret of the variable ``HOGEROP_WEBHOOK_SECRET``. With ``--reached`` it is noted that
    they are reached on that day. Posts over the network, and writes to the journal; exit code 1
    where it is not taken. Where no answer came nobody can tell whether it was: given again, it
    goes under the same id, by which the other program knows it.

    ``--json``: ``{"id", "people", "tries", "answer", "again"}``; ``again`` says that it went under
    the id of one before it that had no answer.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    hook = steps.hook_of(workspace, os.environ.get(SECRET))
    with waiting(silent=as_json) as progress:
        done = steps.plan_tell(
            workspace, action, hook, reached_on=a_day(reached), progress=progress
        )
    if done.doubtful:
        raise HogeropError(
            say("Nobody can tell whether the other program took it: {answer}.", answer=_said(done)),
            where=f"{hook.url}, webhook-id {done.id}",
            fix=say(
                "Look there for this id. Given again, it goes under the same id, so that a program"
                " that had it before can tell."
            ),
        )
    if not done.taken:
        raise HogeropError(
            say("The other program did not take it: {answer}.", answer=_said(done)),
            where=hook.url,
            fix=say("See that it runs, then give the same command again."),
        )
    people = len(done.records)
    if as_json:
        told = {"id": done.id, "people": people, "tries": done.tries, "answer": done.answer}
        write_json(told | {"again": done.again})
        return
    line(say_count("{n} person was handed over.", "{n} people were handed over.", people), "green")
    if done.again:
        line(
            say(
                "One before it had no answer, so it went under the same id: {id}. Whether the other"
                " program acts on it once, stands in its own log.",
                id=done.id,
            ),
            "yellow",
        )


def _said(done: Delivered) -> str:
    return inert(done.answer, 80)
