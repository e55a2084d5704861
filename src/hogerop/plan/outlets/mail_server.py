"""Handing one message to a mail server, and knowing for sure whether it was taken.

A server takes a message when it answers to the dot that ends it. Before the dot is sent it is sure
that it was not taken; after the answer it is sure that it was, or was refused. Only between the dot
and the answer nobody can tell (RFC 1047). So the dot is sent by itself, and the caller is asked to
write down beforehand that it is about to be.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Literal

from hogerop.errors import AskedWrongly
from hogerop.words import say

__all__ = ["Connection", "Fate", "MailServer", "is_here"]

Fate = Literal["sent", "refused", "failed", "doubtful"]
"""Taken; refused for good; not taken, and may be tried again; or nobody can tell."""

_TAKEN, _GO_ON = 250, 354
_DOTS = re.compile(rb"(?m)^\.")


@dataclass(frozen=True)
class MailServer:
    """The server that mail is handed to.

    Parameters
    ----------
    host : str
        Its name.
    port : int
        587 with ``starttls``, 465 with ``tls``.
    security : str
        ``starttls``, ``tls``, or ``none`` for a server on this machine.
    user, password : str, optional
        As the provider gave them.
    patience : float
        Seconds to wait for an answer.
    """

    host: str
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    patience: float = 60.0

    def __post_init__(self) -> None:
        if self.security == "none" and not is_here(self.host):
            raise AskedWrongly(
                say("Mail to a server elsewhere is not sent in the open."),
                where=self.host,
                fix=say("Choose starttls (port 587) or tls (port 465)."),
            )


class Connection:
    """An open connection to a mail server; closes itself at the end of a ``with`` block.

    Parameters
    ----------
    server : MailServer
        Where to.
    name : str
        What this machine calls itself: the domain of the sender.

    Raises
    ------
    OSError, smtplib.SMTPException
        If the server cannot be reached, or does not let us in.
    """

    def __init__(self, server: MailServer, *, name: str) -> None:
        where = (server.host, server.port)
        if server.security == "tls":
            safe = ssl.create_default_context()
            self._smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                *where, name, timeout=server.patience, context=safe
            )
        else:
            self._smtp = smtplib.SMTP(*where, name, timeout=server.patience)
        try:
            if server.security == "starttls":
                self._smtp.starttls(context=ssl.create_default_context())
            if server.user:
                self._smtp.login(server.user, server.password or "")
            self._smtp.ehlo_or_helo_if_needed()
            # The dot goes by itself: held back until the rest is acknowledged, it costs 40 ms.
            assert self._smtp.sock is not None
            self._smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except BaseException:
            self._smtp.close()
            raise

    def hand(
        self, sender: str, to: str, content: bytes, *, before_the_dot: Callable[[], None]
    ) -> tuple[Fate, str]:
        """Hand over one message and return what became of it, with the server's answer.

        Parameters
        ----------
        before_the_dot : callable
            Called when all but the last dot is there; if it raises, the server takes nothing.
        """
        try:
            for answer in (self._smtp.mail(sender), self._smtp.rcpt(to)):
                if answer[0] // 100 != 2:
                    return self._not_taken(*answer)
            answer = self._smtp.docmd("data")
            if answer[0] != _GO_ON:
                return self._not_taken(*answer)
            self._smtp.send(_DOTS.sub(b"..", content.removesuffix(b"\r\n")) + b"\r\n")
        except (OSError, smtplib.SMTPException) as fault:
            self._smtp.close()
            return "failed", type(fault).__name__
        try:
            before_the_dot()
        except BaseException:
            self._smtp.close()
            raise
        try:
            self._smtp.send(b".\r\n")
            code, said = self._smtp.getreply()
        except (OSError, smtplib.SMTPException) as fault:
            self._smtp.close()
            return "doubtful", type(fault).__name__
        return ("sent", "") if code == _TAKEN else self._not_taken(code, said)

    @property
    def is_open(self) -> bool:
        """Whether another message may be handed over."""
        return self._smtp.sock is not None

    def close(self) -> None:
        """Take leave of the server."""
        with suppress(OSError, smtplib.SMTPException):
            self._smtp.quit()
        self._smtp.close()

    def _not_taken(self, code: int, said: bytes) -> tuple[Fate, str]:
        """Return whether a refusal is for good, and make ready for the next message."""
        with suppress(OSError, smtplib.SMTPException):
            self._smtp.rset()
        answer = f"{code} {said.decode('ascii', 'replace')}"[:200]
        return ("refused" if code // 100 == 5 else "failed"), answer


def is_here(host: str) -> bool:
    """Say whether a host is this very machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
