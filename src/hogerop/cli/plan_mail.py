"""``hogerop plan mail``: a letter to everybody whom an action treats, once."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hogerop.cli.asked import workspace_of
from hogerop.cli.options import ActionId, Json
from hogerop.cli.screen import line, write_json
from hogerop.cli.waiting import waiting
from hogerop.errors import FileFault
from hogerop.paper import day, inert, number
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.plan import Action
    from hogerop.plan.outlets.mail import Mailing

PASSWORD = "HOGEROP_MAIL_PASSWORD"  # the name of a variable
LARGEST = 100_000
"""Characters of a letter; it is plain text."""


def mail(
    context: typer.Context,
    action: ActionId,
    letter: Annotated[
        Path,
        typer.Option(
            "--letter", metavar="FILE", help="Text; its first line is Subject: and the subject."
        ),
    ],
    send: Annotated[
        bool, typer.Option("--send", help="Send it; without this nothing is sent.")
    ] = False,
    now: Annotated[
        bool, typer.Option("--now", help="Send it at night and on Sundays as well.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Write to everybody whom an action treats and who may be written to, each once.

    Without ``--send`` it shows what would be sent, and sends nothing. Given again it goes on where
    it stopped. From 20:00 to 9:00 and on Sundays it sends nothing, and stops where that begins,
    unless ``--now`` says so. The server and the sender are those of ``hogerop.toml``, the password
    that of the variable ``HOGEROP_MAIL_PASSWORD``. Sends mail, and writes a line to the journal for
    each.

    ``--json``: ``{"dry_run", "to_send", "sent", "before", "refused", "doubtful", "left_out",
    "answers", "example", "again"}``; people are counted.
    """
    from hogerop import steps

    workspace = workspace_of(context)
    of, server = steps.mailing_of(workspace, _text_of(letter), os.environ.get(PASSWORD))
    with waiting(silent=as_json) as progress:
        told = steps.plan_mail(
            workspace,
            action,
            of,
            server,
            dry_run=not send,
            quiet=None if now else steps.quiet_of(workspace),
            progress=progress,
        )
    if as_json:
        counted = ("to_send", "sent", "before", "refused", "doubtful")
        write_json(asdict(told) | {key: len(getattr(told, key)) for key in counted})
    else:
        _show(told, steps.plan_action(workspace, action))


def _show(told: Mailing, acted: Action) -> None:
    if told.dry_run and acted.state != "running":
        _show_too_early(told, acted)
    elif told.dry_run:
        _show_example(told.example)
        line(
            say_count(
                "{n} message would be sent; nothing was. To send it: --send",
                "{n} messages would be sent; nothing was. To send them: --send",
                len(told.to_send),
            ),
            "bold",
        )
    else:
        line(say_count("{n} message was sent.", "{n} messages were sent.", len(told.sent)), "bold")
        if told.to_send:
            line(_waiting(told), "yellow")
    if told.before:
        line(say("Sent before: {n}", n=number(len(told.before))), "dim")
    for why, count in told.left_out.items():
        line(say("Left out, {why}: {n}", why=why, n=number(count)), "yellow")
    if told.refused:
        line(say("Refused by the server for good: {n}", n=number(len(told.refused))), "yellow")
    if told.doubtful:
        line(
            say(
                "Of {n} nobody can tell whether it was taken; they are not written to again. Look"
                " in the log of your mail server.",
                n=number(len(told.doubtful)),
            ),
            "yellow",
        )
    for answer, times in told.answers.items():
        line(
            say_count(
                "The server said once: {answer}",
                "The server said {n} times: {answer}",
                times,
                answer=inert(answer, 200),
            ),
            "dim",
        )


def _show_too_early(told: Mailing, acted: Action) -> None:
    """Show what would go out if the action ran, and what to do before it can."""
    from hogerop.plan.outlets.running import what_first

    _show_example(told.example)
    line(
        say_count(
            "{n} message would go out if this action ran; it is {state}. Nothing was sent.",
            "{n} messages would go out if this action ran; it is {state}. Nothing was sent.",
            len(told.to_send),
            state=acted.state_name,
        ),
        "bold",
    )
    line(what_first(acted), "yellow")


def _waiting(told: Mailing) -> str:
    """Return how many are still to be written to, why, and what to do."""
    if told.again is None:
        return say("The server did not take {n} for now: give it again.", n=len(told.to_send))
    return say_count(
        "{n} message waits: people are left in peace by now. Give it again from {day}, {time} on.",
        "{n} messages wait: people are left in peace by now. Give it again from {day}, {time} on.",
        len(told.to_send),
        day=day(told.again.date()),
        time=f"{told.again:%H:%M}",
    )


def _show_example(example: str) -> None:
    """Write the first message as it would go out, without the lines between machines."""
    from email import message_from_string, policy

    if not example:
        return
    told = message_from_string(example, policy=policy.default)
    for name in ("From", "To", "Subject"):
        line(f"{name}: {inert(told[name], 200)}", "dim")
    line()
    for written in told.get_content().splitlines():
        line(inert(written, 1000))


def _text_of(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise FileFault(
            say("The letter cannot be read"),
            where=str(file),
            fix=say("Name a text file in UTF-8, with the subject on its first line."),
        ) from fault
    if len(text) > LARGEST:
        raise FileFault(
            say("This is too long for a letter."), where=str(file), fix=say("Name a text file.")
        )
    return text
