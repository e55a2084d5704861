"""The letter of a mailing, and the message that one person gets of it. Sends nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from hogerop.contracts import contact_name, key_of
from hogerop.errors import AskedWrongly
from hogerop.paper import inert
from hogerop.plan.outlets.mailing_list import LONGEST
from hogerop.plan.people import Person
from hogerop.words import say

__all__ = ["Letter", "address_of", "check_letter", "message", "message_id"]

_POLICY = SMTP.clone(cte_type="7bit")  # every server takes that
_IN_A_HEADER = 40  # Python cuts a longer name in two words, and puts a space between
_FIELD = re.compile(r"\{([^{}]*)\}")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(\.{_ATOM})*@({_LABEL}\.)+{_LABEL}")


@dataclass(frozen=True)
class Letter:
    """What is written to everybody, with room for what differs.

    Parameters
    ----------
    subject, text : str
        ``{name}`` and ``{company}`` stand for who reads it. Plain text.
    sender, sender_name : str
        The address that it comes from, and the name beside it.
    unsubscribe : str
        Where somebody says to stop: an ``https://`` page or an e-mail address. A page must stop at
        a single POST (RFC 8058).
    """

    subject: str
    text: str
    sender: str
    sender_name: str
    unsubscribe: str


def check_letter(letter: Letter) -> None:
    """Refuse a letter that cannot be sent; names all that is wrong with it.

    Raises
    ------
    AskedWrongly
        If it cannot.
    """
    wrong = []
    if not letter.subject.strip() or not letter.text.strip():
        wrong.append(say("it has no subject or no text"))
    if address_of(letter.sender) is None:
        wrong.append(say("its sender is no e-mail address"))
    if not letter.unsubscribe.startswith("https://") and address_of(letter.unsubscribe) is None:
        wrong.append(say("it does not say where to stop: an https page or an e-mail address"))
    known = _values(Person(0, "", "unknown"))
    fields = {name for text in (letter.subject, letter.text) for name in _FIELD.findall(text)}
    for field in sorted(fields - known.keys()):
        wrong.append(say("it asks for {field}, which nobody has", field=f"{{{field}}}"))
    if wrong:
        raise AskedWrongly(
            say("This letter cannot be sent: {problems}.", problems="; ".join(wrong)),
            fix=say("A letter may ask for: {fields}.", fields=", ".join(f"{{{n}}}" for n in known)),
        )


def address_of(written: str) -> str | None:
    """Return an e-mail address as a server takes it, None where it is none.

    Examples
    --------
    >>> address_of(" Jan@Bäcker.de "), address_of("jan@example"), address_of("a@b.nl,c@d.nl")
    ('Jan@xn--bcker-gra.de', None, None)
    """
    local, _, domain = written.strip().rpartition("@")
    try:
        address = f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return None
    return address if _ADDRESS.fullmatch(address) and len(address) <= 254 else None


def message_id(action: str, record: int, letter: Letter) -> str:
    """Return the number of the message that somebody gets for an action: the same at every try."""
    number = contact_name(key_of("mail", action, str(record)))
    return f"<{number}.{action}@{letter.sender.rpartition('@')[2]}>"


def message(letter: Letter, person: Person, *, number: str, at: datetime) -> bytes:
    """Return the message for one person, as it goes to the server.

    What somebody is called is put in once and never read again, so a name that looks like a field,
    or like a header, is only a name.

    Parameters
    ----------
    number : str
        The Message-ID.
    at : datetime
        When it is written, with its time zone.

    References
    ----------
    RFC 5322 (messages), RFC 2369 and RFC 8058 (List-Unsubscribe, and stopping at one click).
    """
    told = EmailMessage(policy=_POLICY)
    told["From"] = Address(inert(letter.sender_name, _IN_A_HEADER), addr_spec=letter.sender)
    told["To"] = Address(inert(person.name, _IN_A_HEADER), addr_spec=address_of(person.email) or "")
    told["Subject"] = inert(_filled(letter.subject, person), LONGEST)
    told["Date"] = format_datetime(at)
    told["Message-ID"] = number
    if letter.unsubscribe.startswith("https://"):
        told["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        told["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    else:
        told["List-Unsubscribe"] = f"<mailto:{letter.unsubscribe}?subject=unsubscribe>"
    told.set_content(_filled(letter.text, person) + "\n\n-- \n" + _how_to_stop(letter) + "\n")
    return told.as_bytes()


def _filled(text: str, person: Person) -> str:
    values = _values(person)
    return _FIELD.sub(lambda field: values.get(field.group(1), ""), text)


def _values(person: Person) -> Mapping[str, str]:
    return {"name": inert(person.called, LONGEST), "company": inert(person.company, LONGEST)}


def _how_to_stop(letter: Letter) -> str:
    if letter.unsubscribe.startswith("https://"):
        return say("No more of these messages? {page}", page=letter.unsubscribe)
    return say("No more of these messages? Write to {address}.", address=letter.unsubscribe)
