"""Through which server mail goes out, and to which program people are handed: as settings say.

Passwords and secrets are never kept: whoever calls has them from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, cast

from hogerop.errors import AskedWrongly, refuse
from hogerop.plan.outlets.letter import Letter
from hogerop.plan.outlets.mail_server import MailServer
from hogerop.plan.outlets.webhook import Hook
from hogerop.words import say
from hogerop.workspace import Workspace

_SUBJECT = re.compile(r"(?:Subject|Onderwerp):[ \t]*(\S.*)", re.IGNORECASE)


def mailing_of(workspace: Workspace, text: str, password: str | None) -> tuple[Letter, MailServer]:
    """Return the letter that a text holds, and the server that it goes out through.

    Reads the settings.

    Parameters
    ----------
    text : str
        Its first line is ``Subject: …``; what follows is the letter.
    password : str, optional
        Of the mail server; needed where the settings name a user.

    Raises
    ------
    AskedWrongly
        If the letter has no subject, the settings lack something, or there is no password: names
        all of it.
    """
    first, _, rest = text.lstrip("\ufeff\r\n ").partition("\n")
    subject, of = _SUBJECT.fullmatch(first.strip()), workspace.settings.mail
    checks: tuple[Callable[[], None], ...] = (
        lambda: _has_subject(subject),
        lambda: _all_there(workspace, "mail", "sender", "sender_name", "unsubscribe", "server"),
        lambda: _has_password(of.user, password),
    )
    refuse(tuple(_refused(checks)), say("This mailing is not ready."))
    assert subject is not None
    security = cast(Literal["starttls", "tls", "none"], of.security)
    return (
        Letter(subject[1], rest.strip(), of.sender, of.sender_name, of.unsubscribe),
        MailServer(of.server, of.port, security, of.user, password if of.user else None),
    )


def _has_subject(found: re.Match[str] | None) -> None:
    if found is None:
        raise AskedWrongly(
            say("The letter does not begin with its subject."),
            where=say("the first line"),
            fix=say("Let the first line read: Subject: A present for {name}", name="{name}"),
        )


def _has_password(user: str | None, password: str | None) -> None:
    if user and not password:
        raise AskedWrongly(
            say("The password of the mail server is not known."),
            where=say("environment"),
            fix=say("Put it in HOGEROP_MAIL_PASSWORD; it is written nowhere."),
        )


def _refused(checks: Iterable[Callable[[], None]]) -> Iterator[AskedWrongly]:
    for check in checks:
        try:
            check()
        except AskedWrongly as one:
            yield one


def hook_of(workspace: Workspace, secret: str | None) -> Hook:
    """Return the program that people are handed to. Reads the settings.

    Raises
    ------
    AskedWrongly
        If the settings name none, it is on a machine that they do not name, or there is no secret.
    """
    _all_there(workspace, "webhook", "url")
    if not secret:
        raise AskedWrongly(
            say("The secret of the webhook is not known."),
            where=say("environment"),
            fix=say("Put it in HOGEROP_WEBHOOK_SECRET; it is written nowhere."),
        )
    of = workspace.settings.webhook
    return Hook(of.url, secret.encode(), elsewhere=of.elsewhere)


def _all_there(workspace: Workspace, section: str, *keys: str) -> None:
    of = getattr(workspace.settings, section)
    missing = [key for key in keys if not getattr(of, key)]
    if missing:
        raise AskedWrongly(
            say("The settings do not say: {keys}.", keys=", ".join(missing)),
            where=f"[{section}]",
            fix=say("Write them there; the page about settings says what they mean."),
        )
