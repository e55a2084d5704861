"""Sending one message: to exactly the address that was checked, and no step further.

Whatever stands in the environment, no proxy is asked and no redirection followed: both would lead
to a machine that nobody checked. Nothing of the answer is read but its head.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from threading import Timer
from time import monotonic

from hogerop.web.hooks.addresses import NotReached, Place, checked

SECONDS_TO_CONNECT = 5.0
SECONDS = 10.0
"""For all of it, from the first connection to the answer."""
MOST_ADDRESSES = 4


def post(place: Place, body: bytes, headers: Mapping[str, str]) -> str:
    """Send a message once; return the answer's number, or the name of what went wrong.

    A door: asks DNS, and sends.
    """
    try:
        with _line_to(place, checked(place)) as line:
            # Given a line it opens none itself: it could ask for the name again.
            connection = HTTPConnection(place.host, place.port)
            connection.auto_open = 0
            connection.sock = line
            known = {"Host": _host_of(place), "User-Agent": "Hogerop", "Connection": "close"}
            connection.request("POST", place.path, body, {**known, **headers})
            return str(connection.getresponse().status)
    except NotReached as fault:
        return str(fault)
    except (OSError, HTTPException, ValueError) as fault:
        return type(fault).__name__


@contextmanager
def _line_to(place: Place, addresses: tuple[str, ...]) -> Iterator[socket.socket]:
    """Yield a line to one of these addresses, which is cut when the time is up."""
    until = monotonic() + SECONDS
    line = _first_that_answers(addresses[:MOST_ADDRESSES], place.port, until)
    try:
        if place.scheme == "https":
            line = _trusted().wrap_socket(
                line, server_hostname=place.host, do_handshake_on_connect=False
            )
        with _cut_at(until, line):
            if isinstance(line, ssl.SSLSocket):
                line.do_handshake()
            yield line
    finally:
        line.close()


@contextmanager
def _cut_at(until: float, line: socket.socket) -> Iterator[None]:
    """Cut a line when the time is up.

    A limit for each piece alone would let one come every few seconds, for ever.
    """
    line.settimeout(SECONDS)
    cut = Timer(max(until - monotonic(), 0.0), _cut, [line])
    cut.daemon = True
    cut.start()
    try:
        yield
    finally:
        cut.cancel()


def _first_that_answers(addresses: tuple[str, ...], port: int, until: float) -> socket.socket:
    fault: OSError = TimeoutError()
    for address in addresses:
        left = min(until - monotonic(), SECONDS_TO_CONNECT)
        if left <= 0:
            break
        try:
            return _connected(address, port, left)
        except OSError as refused:
            fault = refused
    raise fault


def _connected(address: str, port: int, seconds: float) -> socket.socket:
    """Return a line to an address; no name is asked for."""
    line = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    try:
        line.settimeout(seconds)
        line.connect((address, port))
    except OSError:
        line.close()
        raise
    return line


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        # The socket's own: that of TLS changes what another thread is reading from.
        socket.socket.shutdown(line, socket.SHUT_RDWR)


def _trusted() -> ssl.SSLContext:
    """Return what certificates have to fit: those that the machine trusts, by name."""
    return ssl.create_default_context()


def _host_of(place: Place) -> str:
    host = f"[{place.host}]" if ":" in place.host else place.host
    usual = 443 if place.scheme == "https" else 80
    return host if place.port == usual else f"{host}:{place.port}"
