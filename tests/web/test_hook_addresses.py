"""A webhook goes to an open address, to exactly the one that was checked, and no step further."""

from __future__ import annotations

import datetime
import re
import socket
import ssl
import tomllib
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.web.receiver import receiving

from hogerop.errors import AskedWrongly
from hogerop.web.hooks import posting
from hogerop.web.hooks.addresses import NotReached, checked, is_open, place_of
from hogerop.web.hooks.posting import post

TABLE = Path(__file__).parents[1] / "spec" / "web" / "addresses.toml"
SPEC = tomllib.loads(TABLE.read_text(encoding="utf-8"))


def answers_of_dns(monkeypatch, *turns: list[str]) -> list[str]:
    """Let each question for a name be answered by the next of these; return what is asked."""
    asked: list[str] = []

    def answer(host, port, **of):
        found = turns[min(len(asked), len(turns) - 1)]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


@pytest.fixture
def connected(monkeypatch) -> list[tuple[str, int]]:
    """Give the list of what is connected to; nobody answers there."""
    tried: list[tuple[str, int]] = []

    def connect(address, port, seconds):
        tried.append((address, port))
        raise ConnectionRefusedError

    monkeypatch.setattr(posting, "_connected", connect)
    return tried


@pytest.mark.parametrize("address", SPEC["open"])
def test_an_open_address_is_one(address):
    assert is_open(address)


@pytest.mark.parametrize("address", SPEC["closed"])
def test_a_closed_address_is_none(address):
    assert not is_open(address)


@pytest.mark.parametrize("address", SPEC["closed"])
def test_a_name_that_leads_to_a_closed_address_is_never_connected_to(
    address, monkeypatch, connected
):
    answers_of_dns(monkeypatch, [address])
    assert post(place_of("https://example.com/hook"), b"{}", {}) == "inside"
    assert connected == []


@pytest.mark.parametrize("typed", SPEC["typed"])
def test_an_address_that_cannot_be_is_refused_and_nobody_is_asked(typed, monkeypatch):
    asked = answers_of_dns(monkeypatch, ["93.184.216.34"])
    with pytest.raises(AskedWrongly):
        place_of(typed)
    assert asked == []


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "localhost", "[::1]"])
def test_this_machine_is_refused_however_it_is_written(host, connected):
    assert post(place_of(f"https://{host}/"), b"{}", {}) == "inside"
    assert connected == []


def test_one_closed_address_among_open_ones_is_enough(monkeypatch, connected):
    answers_of_dns(monkeypatch, ["93.184.216.34", "10.0.0.1"])
    assert post(place_of("https://example.com/"), b"{}", {}) == "inside"
    assert connected == []


def test_the_name_is_asked_for_once_and_the_checked_address_connected_to(monkeypatch, connected):
    asked = answers_of_dns(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])
    assert post(place_of("https://example.com/"), b"{}", {}) == "ConnectionRefusedError"
    assert (asked, connected) == (["example.com"], [("93.184.216.34", 443)])


def test_a_name_that_leads_elsewhere_the_next_time_is_checked_anew(monkeypatch, connected):
    answers_of_dns(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])
    place = place_of("https://example.com/")
    assert checked(place) == ("93.184.216.34",)
    assert post(place, b"{}", {}) == "inside"
    assert connected == []


def test_a_name_that_nobody_knows_is_said_to_be_unknown(monkeypatch):
    def unknown(host, port, **of):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(NotReached, match="unknown"):
        checked(place_of("https://example.com/"))


def test_http_and_inside_are_for_what_the_setting_names_and_its_port(settings):
    settings.HOOKS_INSIDE = frozenset({("localhost", 9000)})
    assert checked(place_of("http://localhost:9000/hook"))
    for other in ("http://localhost:9001/", "http://127.0.0.1:9000/", "http://localhost/"):
        with pytest.raises(AskedWrongly):
            place_of(other)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirection_is_not_followed(code, settings):
    with receiving(code) as receiver:
        settings.HOOKS_INSIDE = receiver.inside
        assert post(place_of(receiver.url), b"{}", {}) == str(code)
    assert [path for path, _, _ in receiver.heard] == ["/hook?of=us"]


def test_no_proxy_of_the_environment_is_asked(settings, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with receiving() as receiver:
        settings.HOOKS_INSIDE = receiver.inside
        assert post(place_of(receiver.url), b"{}", {}) == "204"
    ((_, headers, body),) = receiver.heard
    assert (headers["Host"], body) == (f"localhost:{receiver.port}", b"{}")


def test_an_answer_that_never_ends_is_cut_off(settings, monkeypatch):
    monkeypatch.setattr(posting, "SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        settings.HOOKS_INSIDE = frozenset({("localhost", port)})

        def drip() -> None:
            line, _ = server.accept()
            with line:
                # It goes on for as long as somebody listens.
                while True:
                    try:
                        line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
                    except OSError:
                        return

        dripping = Thread(target=drip)
        dripping.start()
        said = post(place_of(f"http://localhost:{port}/"), b"{}", {})
        dripping.join()
    assert re.fullmatch(r"[A-Z]\w+", said)


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """Write a certificate for a name, that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    signed, secret = folder / "certificate.pem", folder / "key.pem"
    signed.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return signed, secret


@pytest.mark.parametrize(
    ("of", "said"), [("hook.example", "200"), ("other.example", "SSLCertVerificationError")]
)
def test_the_certificate_has_to_be_of_the_name_though_the_address_is_connected_to(
    of, said, tmp_path, settings, monkeypatch
):
    signed, secret = certificate(tmp_path, of)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(signed, secret)
    monkeypatch.setattr(posting, "_trusted", lambda: ssl.create_default_context(cafile=str(signed)))
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        settings.HOOKS_INSIDE = frozenset({("hook.example", port)})
        asked = answers_of_dns(monkeypatch, ["127.0.0.1"])

        def answer() -> None:
            line, _ = server.accept()
            with line:
                try:
                    with context.wrap_socket(line, server_side=True) as safe:
                        heard = b""
                        while not heard.endswith(b"{}"):
                            heard += safe.recv(65536)
                        safe.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                except OSError:
                    return

        answering = Thread(target=answer)
        answering.start()
        assert post(place_of(f"https://hook.example:{port}/"), b"{}", {}) == said
        answering.join()
    assert asked == ["hook.example"]
