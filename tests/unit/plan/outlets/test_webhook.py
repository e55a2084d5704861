"""The webhook: to this machine only, signed, tried again, and the same when it comes twice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from tests.unit.plan.hostile import NAMES
from tests.unit.plan.made import action

from hogerop.errors import AskedWrongly
from hogerop.paper import inert
from hogerop.plan import Permission, Person
from hogerop.plan.outlets.webhook import Delivered, Hook, deliver, signature

NOW = datetime(2026, 11, 9, 10, 30, tzinfo=UTC)
SECRET = bytes(range(24))


@dataclass
class Heard:
    """What a server on this machine heard, and what it will answer: 0 = it hangs up."""

    answers: list[int]
    messages: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""


@contextmanager
def listening(*answers: int) -> Iterator[Heard]:
    heard = Heard(list(answers))

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.messages.append((self.path, dict(self.headers), body))
            code = heard.answers.pop(0)
            if code:
                self.send_response(code)
                self.send_header("Location", heard.url)
                self.end_headers()
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        heard.url = f"http://127.0.0.1:{server.server_port}/hook?from=shop"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield heard
        finally:
            server.shutdown()
            thread.join()


def person(record: int, permission: Permission = "given", name: str = "Ann") -> Person:
    return Person(record, f"c{record:013}", permission, name=name, email="ann@example.nl")


def handed(heard: Heard, *people: Person) -> Delivered:
    hook = Hook(heard.url, SECRET)
    return deliver(hook, action(), people, now=lambda: NOW, pauses=(0.0, 0.0))


def test_it_hands_over_who_may_be_written_to() -> None:
    with listening(204) as heard:
        told = handed(heard, person(1), person(2, "withdrawn"), person(3, "customer"))
    ((path, headers, body),) = heard.messages
    assert (told.records, told.tries, told.answer) == ((1, 3), 1, "204")
    assert (path, headers["Content-Type"]) == ("/hook?from=shop", "application/json")
    assert json.loads(body)["action"]["id"] == "aq3f9k2"
    assert [one["consent"] for one in json.loads(body)["people"]] == ["given", "customer"]


def test_it_is_signed_so_that_the_other_side_can_tell() -> None:
    with listening(200) as heard:
        handed(heard, person(1))
    ((_, headers, body),) = heard.messages
    id, at = headers["webhook-id"], int(headers["webhook-timestamp"])
    assert headers["webhook-signature"] == signature(SECRET, id, at, body)
    assert headers["webhook-signature"] != signature(SECRET, id, at, body + b" ")
    assert at == int(NOW.timestamp())


@pytest.mark.parametrize("first", [503, 429, 0])
def test_it_is_tried_again_and_known_when_it_comes_twice(first: int) -> None:
    with listening(first, first, 200) as heard:
        told = handed(heard, person(1))
    assert (told.records, told.tries) == ((1,), 3)
    assert {headers["Idempotency-Key"] for _, headers, _ in heard.messages} == {told.id}
    assert len({body for _, _, body in heard.messages}) == 1


@pytest.mark.parametrize("answer", [400, 401, 410, 302])
def test_a_refusal_and_a_redirection_are_the_end_of_it(answer: int) -> None:
    with listening(answer, 200) as heard:
        told = handed(heard, person(1))
    assert (told.records, told.tries, told.answer) == ((), 1, str(answer))
    assert len(heard.messages) == 1


def test_a_program_that_is_away_gets_nothing() -> None:
    with listening() as heard:
        pass
    told = handed(heard, person(1))
    assert (told.answer, told.became) == ("ConnectionRefusedError", "not_taken")


@pytest.mark.parametrize(("answer", "doubtful"), [(0, True), (504, True), (503, False)])
def test_where_no_answer_came_nobody_can_tell(answer: int, doubtful: bool) -> None:
    with listening(answer, answer, answer) as heard:
        told = handed(heard, person(1))
    assert (told.records, told.doubtful, told.became) == (
        *((), doubtful, "doubtful" if doubtful else "not_taken"),
    )


def test_a_refusal_does_not_say_what_became_of_one_before_it() -> None:
    with listening(0, 400) as heard:
        told = handed(heard, person(1))
    assert (told.tries, told.answer, told.became) == (2, "400", "doubtful")


def test_it_goes_under_the_id_of_one_of_which_nobody_could_tell() -> None:
    noted: list[tuple[Sequence[int], str]] = []
    with listening(200) as heard:
        told = deliver(
            Hook(heard.url, SECRET),
            action(),
            [person(1)],
            now=lambda: NOW,
            known_as="one-before",
            before=lambda records, id: noted.append((records, id)) if not heard.messages else None,
        )
    ((_, headers, _),) = heard.messages
    assert {headers["webhook-id"], headers["Idempotency-Key"]} == {"one-before"}
    assert (told.again, told.became, noted) == (True, "taken", [((1,), "one-before")])


def test_other_people_are_another_message() -> None:
    with listening(200, 200, 200) as heard:
        ids = [handed(heard, person(n)).id for n in (1, 1, 2)]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_inert_and_legible(name: str) -> None:
    with listening(200) as heard:
        handed(heard, person(1, name=name))
    ((_, _, body),) = heard.messages
    assert json.loads(body)["people"][0]["name"] == inert(name, 200)


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/x",
        "https://hooks.example/x",
        "http://127.0.0.1.evil.example/",
        "http://169.254.1.1/",
        "http://named.example/",
    ],
)
def test_people_are_handed_to_this_machine_only(url: str) -> None:
    with pytest.raises(AskedWrongly, match="on this machine only"):
        Hook(url, SECRET, elsewhere=("named.example",))


def test_a_machine_that_the_owner_named_may_be_reached_in_secret() -> None:
    hook = Hook("https://named.example/hook", SECRET, elsewhere=("named.example",))
    assert repr(SECRET) not in repr(hook)


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "127.0.0.1/x", "http://u:p@127.0.0.1/", ""])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(AskedWrongly, match="no address of a web page"):
        Hook(url, SECRET)


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(AskedWrongly, match="too short"):
        Hook("http://127.0.0.1/", b"secret")
