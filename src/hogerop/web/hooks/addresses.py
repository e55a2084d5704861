"""Where a webhook may go: to an open address of the internet, over https, and nowhere else.

Somebody who may name an address could else have this machine ask others for them that only it can
reach (server-side request forgery). ``tests/spec/web/addresses.toml`` lists what is refused.

References
----------
IANA registries of special-purpose addresses (RFC 6890 and its successors); RFC 6052 for IPv4
addresses inside those of IPv6.
"""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings

from hogerop.errors import AskedWrongly
from hogerop.words import say

LONGEST = 500
PORT = 443
"""The one port of an open address: on others listens what was never meant for everybody."""

INSIDE = "inside"
UNKNOWN = "unknown"

_PRINTED = re.compile(r"[!-~]+")
# All that the registries say is not open, whatever the version of Python knows of them.
_CLOSED = tuple(
    ip_network(one)
    for one in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        "168.63.129.16/32",  # of a cloud's own machines, though it looks open
        *("::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16"),
        *("3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    )
)
_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv4 for whoever has IPv6 alone: as open as the address inside."""


class NotReached(Exception):
    """Nothing was sent; the text is one word that says why: `INSIDE` or `UNKNOWN`."""


@dataclass(frozen=True)
class Place:
    """Where a message goes: what its address says, taken apart once.

    Parameters
    ----------
    scheme : str
        ``https``; ``http`` only inside the house.
    host : str
        A name or an address.
    port : int
        Which port.
    path : str
        The rest, with its question.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_allowed_inside(self) -> bool:
        """Whether whoever runs the app named it as one of the house."""
        return (self.host, self.port) in settings.HOOKS_INSIDE


def place_of(url: str) -> Place:
    """Return where an address leads.

    Raises
    ------
    AskedWrongly
        If it is none that a message is sent to. Nobody is asked.
    """
    parts = None
    if len(url) <= LONGEST and _PRINTED.fullmatch(url) and "\\" not in url:
        parts = _parts(url)
    if parts is None:
        raise AskedWrongly(
            say("This is no address that a message can be sent to."),
            fix=say("Write it as https://example.com/hook, without a password in it."),
        )
    if not parts.is_allowed_inside and (parts.scheme, parts.port) != ("https", PORT):
        raise AskedWrongly(
            say("Messages are sent over https, to port {n} alone.", n=PORT),
            fix=say("Write it as https://example.com/hook, without a password in it."),
        )
    return parts


def checked(place: Place) -> tuple[str, ...]:
    """Return the addresses of a place, once all of them are found to be open. A door: asks DNS.

    Whoever connects must take one of these and not ask again: the next answer may be another.

    Raises
    ------
    NotReached
        If the name is not known, or any of its addresses leads inside.
    """
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotReached(UNKNOWN) from None
    addresses = tuple(dict.fromkeys(str(one[4][0]) for one in found))
    if not addresses:
        raise NotReached(UNKNOWN)
    if not place.is_allowed_inside and not all(map(is_open, addresses)):
        raise NotReached(INSIDE)
    return addresses


def is_open(address: str) -> bool:
    """Say whether an address is one of the internet, that anybody may ask.

    Examples
    --------
    >>> is_open("93.184.216.34"), is_open("10.0.0.1"), is_open("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.scope_id is not None:
            return False
        inner = found.ipv4_mapped
        if inner is None and found in _TRANSLATED:
            inner = IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_open(str(inner))
    return found.is_global and not any(
        found in network for network in _CLOSED if network.version == found.version
    )


def _parts(url: str) -> Place | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or parts.fragment:
        return None
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    usual = 443 if parts.scheme == "https" else 80
    return Place(parts.scheme, host, usual if port is None else port, path)
