"""The people of an action to another program: signed, tried again, and known when it comes twice.

To this machine only, unless the owner names another: a list of customers leaves the house here.

References
----------
Standard Webhooks 1.0.0: the headers ``webhook-id``, ``webhook-timestamp`` and
``webhook-signature``, an HMAC (RFC 2104) with SHA-256 of the three parts joined by points.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import ssl
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, Literal
from urllib.parse import urlsplit

from hogerop.errors import AskedWrongly
from hogerop.paper import inert
from hogerop.plan.actions import Action
from hogerop.plan.outlets.mail_server import is_here
from hogerop.plan.outlets.mailing_list import LONGEST
from hogerop.plan.people import Person
from hogerop.words import say

__all__ = ["Delivered", "Hook", "deliver", "signature"]

PAUSES = (0.5, 2.0, 10.0, 30.0)
"""Seconds between tries."""
_LEAST_SECRET = 24
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which it may go better another time (RFC 9110)."""
_FROM_BETWEEN = frozenset({502, 504})
"""Answers of a machine in between, which heard nothing, or nothing it understood (RFC 9110)."""


@dataclass(frozen=True)
class Hook:
    """Where to, and the secret that both sides know.

    Parameters
    ----------
    url : str
        ``http`` on this machine, ``https`` elsewhere.
    secret : bytes
        24 bytes or more.
    elsewhere : collection of str
        Machines besides this one that the owner has named.
    patience : float
        Seconds to wait for an answer.
    """

    url: str
    secret: bytes = field(repr=False)
    elsewhere: Collection[str] = ()
    patience: float = 10.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        host = parts.hostname or ""
        if parts.scheme not in ("http", "https") or not host or parts.username:
            raise AskedWrongly(
                say("This is no address of a web page."),
                where=host,
                fix=say("Give one that begins with http:// or https://, without a password."),
            )
        if not is_here(host) and (host not in self.elsewhere or parts.scheme != "https"):
            raise AskedWrongly(
                say("People are handed to a program on this machine only."),
                where=host,
                fix=say("To hand them to another, name that machine and use https."),
            )
        if len(self.secret) < _LEAST_SECRET:
            raise AskedWrongly(
                say("The secret is too short to be one."),
                fix=say("Draw one of {n} bytes or more.", n=_LEAST_SECRET),
            )


@dataclass(frozen=True)
class Delivered:
    """What became of it: the records that were handed over (none where it was not taken).

    Parameters
    ----------
    records : tuple of int
        Of those who are handed over.
    id : str
        Under which the other side knows it; the same at every try.
    tries : int
        How often it was tried.
    answer : str
        What the other side said last: a number of HTTP, or the name of what went wrong.
    doubtful : bool
        Whether nobody can tell if it was taken: it left, and no answer came.
    again : bool
        Whether it went under the id of one before it of which nobody could tell.
    """

    records: tuple[int, ...]
    id: str
    tries: int
    answer: str
    doubtful: bool = False
    again: bool = False

    @property
    def taken(self) -> bool:
        """Whether the other side said that it took them."""
        return self.answer.startswith("2")

    @property
    def became(self) -> Literal["taken", "not_taken", "doubtful"]:
        """What became of it, as far as anybody can tell."""
        if self.taken:
            return "taken"
        return "doubtful" if self.doubtful else "not_taken"


def deliver(
    hook: Hook,
    action: Action,
    people: Sequence[Person],
    *,
    now: Callable[[], datetime],
    known_as: str | None = None,
    before: Callable[[Sequence[int], str], None] = lambda records, id: None,
    pauses: Sequence[float] = PAUSES,
) -> Delivered:
    """Hand over who is treated and may be written to. A door: posts to a program.

    A redirection is not followed: it would lead to a machine that nobody named. What is handed over
    again, unchanged, has the same id.

    Parameters
    ----------
    now : callable
        Returns the moment, with its time zone.
    known_as : str, optional
        The id of one before it of which nobody could tell whether it was taken. Under the same id
        the other side knows it again, whoever is no longer in it.
    before : callable
        Called with the records and the id before anything leaves.
    pauses : sequence of float
        Seconds between tries.
    """
    handed = [person for person in people if person.may_be_written_to]
    body = _body(action, handed)
    records = tuple(person.record for person in handed)
    id = known_as or f"{action.id}-{hashlib.sha256(body).hexdigest()[:24]}"
    before(records, id)
    again = known_as is not None
    answer, tries, doubtful = "", 0, again
    for pause in (0.0, *pauses):
        time.sleep(pause)
        tries += 1
        code, answer, sure = _posted(hook, id, body, int(now().timestamp()))
        if code // 100 == 2:
            return Delivered(records, id, tries, answer, again=again)
        doubtful |= not sure
        if code and code not in _AGAIN:
            break
    return Delivered((), id, tries, answer, doubtful=doubtful, again=again)


def signature(secret: bytes, id: str, timestamp: int, body: bytes) -> str:
    """Return what proves that a message comes from who knows the secret.

    Examples
    --------
    >>> signature(bytes(range(24)), "msg_1", 1_700_000_000, b"{}")
    'v1,ehZEL34p4RtokJ76Mky/c6YT0NkxG/H/gdzahhXIyv0='
    """
    signed = b".".join((id.encode(), str(timestamp).encode(), body))
    return "v1," + base64.b64encode(hmac.digest(secret, signed, "sha256")).decode()


def _posted(hook: Hook, id: str, body: bytes, timestamp: int) -> tuple[int, str, bool]:
    """Post once; return the answer's number, what to say of it, and whether it says what became.

    The number is 0 where no answer came. As long as no connection stood, it was surely not taken.
    """
    parts = urlsplit(hook.url)
    assert parts.hostname is not None
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Hogerop",
        "Idempotency-Key": id,
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(hook.secret, id, timestamp, body),
    }
    connection = (
        HTTPSConnection(
            parts.hostname, parts.port, timeout=hook.patience, context=ssl.create_default_context()
        )
        if parts.scheme == "https"
        else HTTPConnection(parts.hostname, parts.port, timeout=hook.patience)
    )
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    left = False
    try:
        connection.connect()
        left = True
        connection.request("POST", path, body, headers)
        code = connection.getresponse().status
    except (OSError, HTTPException) as fault:
        return 0, type(fault).__name__, not left
    finally:
        connection.close()
    return code, str(code), code not in _FROM_BETWEEN


def _body(action: Action, people: Sequence[Person]) -> bytes:
    says: dict[str, Any] = {
        "type": "action.people",
        "action": {
            "id": action.id,
            "title": inert(action.title, LONGEST),
            "channel": action.channel,
            "start": action.start.isoformat(),
            "end": action.end.isoformat(),
        },
        "people": [
            {
                "contact": person.contact,
                "name": inert(person.name, LONGEST),
                "company": inert(person.company, LONGEST),
                "email": inert(person.email, LONGEST),
                "phone": inert(person.phone, LONGEST),
                "consent": person.permission,
                "why": inert(person.reason, 500),
            }
            for person in people
        ],
    }
    return json.dumps(says, ensure_ascii=True, separators=(",", ":")).encode()
