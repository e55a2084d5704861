"""Through which server mail goes out, and to which program people are handed: as settings say.

Passwords and secrets are never kept: whoever calls has them from elsewhere.
"""

from __future__ import annotations

import re
from typing import Literal, cast

from hogerop.errors import AskedWrongly
from hogerop.plan.outlets.letter import Letter
from hogerop.plan.outlets.mail_server import MailServer
from hogerop.plan.outlets.webhook import Hook
from hogerop.words import say
from hogerop.workspace import Workspace

_SUBJECT = re.compile(r"(?:Subject|Onderwerp):[ \t]*(\S.*)", re.IGNORECASE)


def letter_of(workspace: Workspace, text: str) -> Letter:
    """Return the letter that a text holds, under the sender of the settings. Reads the settings.

    Parameters
    ----------
    text : str
        Its first line is ``Subject: …``; what follows is the letter.

    Raises
    ------
    AskedWrongly
        If it has no subject, or the settings lack what a letter needs: names all of it.
    """
    first, _, rest = text.lstrip("\ufeff\r\n ").partition("\n")
    subject = _SUBJECT.fullmatch(first.strip())
    if subject is None:
        raise AskedWrongly(
            say("The letter does not begin with its subject."),
            where=say("the first line"),
            fix=say("Let the first line read: Subject: A present for {name}", name="{name}"),
        )
    _all_there(workspace, "mail", "sender", "sender_name", "unsubscribe")
    of = workspace.settings.mail
    return Letter(subject[1], rest.strip(), of.sender, of.sender_name, of.unsubscribe)


def server_of(workspace: Workspace, password: str | None) -> MailServer:
    """Return the server that mail goes out through. Reads the settings.

    Raises
    ------
    AskedWrongly
        If the settings name none, or a user without a password.
    """
    _all_there(workspace, "mail", "server")
    of = workspace.settings.mail
    if of.user and not password:
        raise AskedWrongly(
            say("The password of the mail server is not known."),
            where=say("environment"),
            fix=say("Put it in HOGEROP_MAIL_PASSWORD; it is written nowhere."),
        )
    security = cast(Literal["starttls", "tls", "none"], of.security)
    return MailServer(of.server, of.port, security, of.user, password if of.user else None)


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
