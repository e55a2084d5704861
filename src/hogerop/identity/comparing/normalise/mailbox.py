"""E-mail addresses as they are compared. Knows no tables."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from hogerop.identity.comparing.normalise.word_lists import words_of

Mailboxes = Literal["personal", "corporate", "role"]

PUBLIC = words_of("public_domains")
ROLES = words_of("role_mailboxes")
_JUNK = re.compile(
    r"^(test|asdf|x{2,}|none|geen|nvt|onbekend|unknown|no-?reply|noemail|nomail|geenmail)@"
    r"|@(test|none|x{2,}|noemail|geenmail|geen)\.(nl|com|org|net)$"
)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\s]")
_ADDRESS = re.compile(r"[^@\s]+@[a-z0-9.-]+\.[a-z]{2,}")
# What fingers make of the commonest domains.
_SLIPS = {
    "gmial.com": "gmail.com",
    "gmai.com": "gmail.com",
    "gmal.com": "gmail.com",
    "gmil.com": "gmail.com",
    "gnail.com": "gmail.com",
    "gmail.nl": "gmail.com",
    "gmail.co": "gmail.com",
    "gmail.cm": "gmail.com",
    "googlemail.com": "gmail.com",
    "hotmial.com": "hotmail.com",
    "hotmai.com": "hotmail.com",
    "hotmal.com": "hotmail.com",
    "hotmil.com": "hotmail.com",
    "hotmail.co": "hotmail.com",
    "outlok.com": "outlook.com",
    "outloo.com": "outlook.com",
    "yaho.com": "yahoo.com",
    "zigo.nl": "ziggo.nl",
    "iclod.com": "icloud.com",
}


class Mailbox(NamedTuple):
    """An e-mail address taken apart.

    ``key`` is equal for addresses of one mailbox; ``local`` stands before its @.
    """

    key: str
    local: str
    domain: str
    kind: Mailboxes


def mailbox(text: str) -> Mailbox | None:
    """Return the mailbox of an address; None where it is none, is masked, or is filled in as junk.

    Examples
    --------
    >>> mailbox("Jan.Jansen+shop@GoogleMail.com").key
    'janjansen@gmail.com'
    >>> mailbox("ali***@live.nl") is None, mailbox("info@bakker.nl").kind
    (True, 'role')
    """
    address = _INVISIBLE.sub("", text).lower().strip("<>;,'\"").removeprefix("mailto:")
    if "*" in address or not _ADDRESS.fullmatch(address) or _JUNK.search(address):
        return None
    local, _, domain = address.partition("@")
    domain = domain.strip(".")
    domain = re.sub(r"\.ln$", ".nl", re.sub(r"\.con$", ".com", domain))
    domain = _SLIPS.get(domain, domain)
    local = local.partition("+")[0]
    if domain == "gmail.com":
        local = local.replace(".", "")
    if not local:
        return None
    public = domain in PUBLIC
    kind: Mailboxes = "personal" if public else "role" if _is_role(local) else "corporate"
    return Mailbox(f"{local}@{domain}", local, domain, kind)


def _is_role(local: str) -> bool:
    return re.split(r"[.\-_\d]", local)[0] in ROLES
