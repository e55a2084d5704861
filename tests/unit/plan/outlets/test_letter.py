"""The letter that one person gets: who it is for, how to stop it, and names that stay names."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from tests.unit.plan.hostile import FORMULA, NAMES, SCRIPT
from tests.unit.plan.outlets.post import letter, person

from hogerop.errors import AskedWrongly
from hogerop.paper import inert
from hogerop.plan.outlets.letter import address_of, check_letter, message, message_id
from hogerop.words import speaking

NOW = datetime(2026, 11, 9, 10, 30, tzinfo=UTC)


def read(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=default)  # type: ignore[return-value]


def text_of(told: EmailMessage) -> str:
    return str(told.get_content()).replace("\r\n", "\n")


def written(**other: Any) -> EmailMessage:
    name = other.pop("name", "Ann")
    told = letter(**other)
    return read(message(told, person(1, name=name), number="<n@jansen.example>", at=NOW))


def test_it_is_addressed_dated_and_numbered() -> None:
    told = written()
    assert {name: told[name] for name in ("From", "To", "Subject", "Date", "Message-ID")} == {
        "From": "Fietsatelier Jansen <shop@jansen.example>",
        "To": "Ann <ann1@example.nl>",
        "Subject": "A present for Ann",
        "Date": "Mon, 09 Nov 2026 10:30:00 +0000",
        "Message-ID": "<n@jansen.example>",
    }
    assert text_of(told).startswith("Dear Ann,\n\nYour second order is on us.\n.\nJansen\n")


def test_every_message_can_be_stopped_at_one_click() -> None:
    told = written()
    assert told["List-Unsubscribe"] == "<https://jansen.example/stop?who=1>"
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "https://jansen.example/stop?who=1" in text_of(told)


def test_or_by_a_message() -> None:
    with speaking("nl"):
        told = written(unsubscribe="stop@jansen.example")
    assert told["List-Unsubscribe"] == "<mailto:stop@jansen.example?subject=unsubscribe>"
    assert told["List-Unsubscribe-Post"] is None
    assert "Geen berichten meer? Mail naar stop@jansen.example." in text_of(told)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_inert_and_legible(name: str) -> None:
    told = written(name=name)
    plain = inert(name, 200)
    assert told["To"].addresses[0].display_name.split() == inert(name, 40).split()
    assert told["To"].addresses[0].addr_spec == "ann1@example.nl"
    assert text_of(told).startswith(f"Dear {plain},\n")
    assert told["Bcc"] is None
    assert sorted(told.keys()) == sorted(written().keys())


def test_a_name_that_looks_like_a_field_is_a_name() -> None:
    assert written(name="{company}")["Subject"] == "A present for {company}"
    assert (FORMULA in text_of(written(name=FORMULA)), SCRIPT in NAMES) == (True, True)


def test_every_server_can_take_it() -> None:
    content = message(letter(), person(1, name="Zoë 🚲"), number="<n@x.example>", at=NOW)
    assert content.isascii()
    assert b"\r\n" in content
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_the_number_of_a_message_is_the_same_at_every_try() -> None:
    one, again, other = (message_id("aq3f9k2", record, letter()) for record in (1, 1, 2))
    assert one == again != other
    assert one.endswith(".aq3f9k2@jansen.example>")


@pytest.mark.parametrize(
    ("written_address", "address"),
    [
        (" Ann@Example.nl ", "Ann@Example.nl"),
        ("ann+bike@bäcker.de", "ann+bike@xn--bcker-gra.de"),
        ("ann@example", None),
        ("a@b.nl, c@d.nl", None),
        ("a@b.nl\r\nBcc: c@d.nl", None),
        ("<a@b.nl>", None),
        ("a..b@c.nl", None),
        ("", None),
        ("a" * 250 + "@c.nl", None),
        ("ann@" + "x" * 70 + ".nl", None),
    ],
)
def test_only_what_is_an_address_is_written_to(written_address: str, address: str | None) -> None:
    assert address_of(written_address) == address


def test_all_that_is_wrong_with_a_letter_is_said_at_once() -> None:
    broken = letter(subject="{age} {sex}", text=" ", sender="shop", unsubscribe="http://x.nl")
    with pytest.raises(AskedWrongly) as told:
        check_letter(broken)
    assert told.value.what.count(";") == 4
    assert told.value.fix == "A letter may ask for: {name}, {company}."
