"""Mail: to each once, to nobody who must not be reached, whatever is stopped when."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tests.unit.plan.outlets.post import letter, mailed_action, people, person, reachable

from hogerop.errors import AskedWrongly, HogeropError
from hogerop.plan import TOUCHES, Action, Person, Quiet, touches, touches_without
from hogerop.plan.outlets.mail import Mailing, mail
from hogerop.plan.outlets.mail_server import MailServer
from hogerop.plan.outlets.still import News
from hogerop.workspace import Workspace

HERE = Path(__file__).parent
ROOT = HERE.parents[3]
NOW = datetime(2026, 11, 9, 10, 30, tzinfo=UTC)


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    # In memory where there is such a folder: a stopped process is tried here, not a power cut.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Workspace.create(Path(folder) / "shop", name="Jansen")


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(port: int, kept: Path, *deaths: str) -> Iterator[None]:
    """Run a real mail server, which is killed at chosen messages, each time, and started again."""
    script = [sys.executable, str(HERE / "mail_server_to_kill.py"), str(port), str(kept), *deaths]
    with subprocess.Popen(
        script, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == "ready\n"
        try:
            yield
        finally:
            os.killpg(server.pid, 9)
        assert server.stdout.read().split() == ["dead", "ready"] * len(deaths)


def kept_by(server: Path) -> Counter[str]:
    """Return how often the server took a message for each address."""
    return Counter(line.split()[1] for line in server.read_text().splitlines())


def mailed(workspace: Workspace, port: int, n: int, **other: Any) -> Mailing:
    """Mail to so many people of this process."""
    given: dict[str, Any] = {
        "said": workspace.said(TOUCHES),
        "note": _note(workspace),
        "now": lambda: NOW,
        "dry_run": False,
        "pauses": (0.05,) * 40,
    }
    server = MailServer("127.0.0.1", port, "none", patience=10)
    given |= other
    crowd = given.pop("people", people(n))
    return mail(letter(), mailed_action(n), crowd, server, **given)


def _note(workspace: Workspace) -> Callable[..., None]:
    def note(line: Mapping[str, Any], *, wait: bool = True) -> None:
        workspace.append(TOUCHES, line, wait=wait)

    return note


@pytest.mark.parametrize(
    ("people_drawn", "letters"), [(550, 300), pytest.param(9_163, 4_998, marks=pytest.mark.speed)]
)
def test_everybody_is_written_to_once_though_all_is_killed_twice(
    workspace: Workspace, port: int, people_drawn: int, letters: int
) -> None:
    kept = workspace.folder / "kept"
    wanted = {f"ann{record}@example.nl": 1 for record in reachable(people_drawn)}
    assert len(wanted) == letters
    script = [sys.executable, "-m", "tests.unit.plan.outlets.mailing_to_kill"]
    with serving(port, kept, f"after:{letters // 7}", f"before:{letters * 2 // 3}"):
        ends = []
        # It dies before it writes down an answer, then before it writes down what it will send.
        for die_before in (letters * 3 // 5 // 2 * 2, letters // 2 * 2 + 1, 0):
            given = map(str, (workspace.folder, port, kept, people_drawn, die_before))
            done = subprocess.run([*script, *given], cwd=ROOT, capture_output=True, text=True)
            ends.append((done.returncode, done.stdout))
    assert [code for code, _ in ends] == [-9, -9, 0]
    sent, before, doubtful, to_send = json.loads(ends[-1][1])
    assert (sent + before, doubtful, to_send) == (letters, 0, 0)
    assert kept_by(kept) == wanted
    reached = touches(workspace.journal(TOUCHES).lines, where="touches")
    assert sorted(reached.column("record_id").to_pylist()) == reachable(people_drawn)


def test_who_may_not_be_reached_is_counted_by_the_reason(workspace: Workspace, port: int) -> None:
    with serving(port, workspace.folder / "kept"):
        told = mailed(workspace, port, 22)
    assert list(told.sent) == reachable(22)
    assert told.left_out == {
        "consent unknown": 2,
        "consent withdrawn": 2,
        "somebody with the same e-mail address must not be reached": 2,
        "no usable e-mail address": 2,
    }


def test_a_mailing_given_again_writes_to_nobody_twice(workspace: Workspace, port: int) -> None:
    kept = workspace.folder / "kept"
    with serving(port, kept):
        mailed(workspace, port, 22)
        again = mailed(workspace, port, 22)
    assert (again.sent, list(again.before)) == ((), reachable(22))
    assert set(kept_by(kept).values()) == {1}


def test_who_moved_to_another_address_is_not_written_to_again(
    workspace: Workspace, port: int
) -> None:
    kept = workspace.folder / "kept"
    with serving(port, kept):
        mailed(workspace, port, 3)
        moved = [replace(one, email=f"new{one.record}@example.nl") for one in people(3)]
        mailed(workspace, port, 3, people=moved)
    assert sorted(kept_by(kept)) == [f"ann{n}@example.nl" for n in (1, 2, 3)]


@pytest.mark.parametrize("death", ["after:3", "before:3"])
def test_what_nobody_can_tell_is_left_to_a_person(
    workspace: Workspace, port: int, death: str
) -> None:
    kept = workspace.folder / "kept"
    with serving(port, kept, death):
        told = mailed(workspace, port, 6)
        again = mailed(workspace, port, 6)
    assert (told.doubtful, again.doubtful, again.sent) == ((3,), (3,), ())
    assert max(kept_by(kept).values()) == 1
    assert set(told.sent) | {3} == set(reachable(6))


def test_two_who_turn_out_to_be_one_are_not_written_to_again(
    workspace: Workspace, port: int
) -> None:
    kept = workspace.folder / "kept"
    with serving(port, kept):
        mailed(workspace, port, 6, people=[person(4)])
        joined = person(2, others=(4,), email="other@example.nl")
        again = mailed(workspace, port, 6, people=[joined])
    assert (again.sent, again.before) == ((), (4,))
    assert kept_by(kept) == {"ann4@example.nl": 1}


def test_a_letter_of_which_nobody_could_tell_keeps_its_number_when_contacts_are_joined(
    workspace: Workspace, port: int
) -> None:
    asked: list[str] = []
    with serving(port, workspace.folder / "kept", "before:1"):
        mailed(workspace, port, 6, people=[person(4), person(5)])
    noted, *_ = workspace.said(TOUCHES)
    joined = person(2, others=(4,))
    told = mailed(workspace, port, 6, people=[joined], was_taken=asked.append)
    assert (told.doubtful, asked) == ((4,), [noted["message"]])


def test_a_mailbox_that_was_written_to_stays_so_when_who_shared_it_is_forgotten(
    workspace: Workspace, port: int
) -> None:
    kept = workspace.folder / "kept"
    crowd = [person(1), person(2, email="ANN1@example.nl"), person(3)]
    with serving(port, kept):
        mailed(workspace, port, 3, people=crowd)
        left = [touches_without(line, lambda r: r == 1) for line in workspace.said(TOUCHES)]
        rest = [line for line in left if line is not None]
        again = mailed(workspace, port, 3, people=crowd[1:], said=rest)
    assert kept_by(kept) == {"ann1@example.nl": 1, "ann3@example.nl": 1}
    assert (again.sent, again.left_out) == ((), {"the same address as another": 1})
    about_the_first = [line for line in rest if "message" not in line]
    assert [(line["what"], line["beside"]) for line in about_the_first] == [
        ("sending", [2]),
        ("sent", [2]),
    ]
    text = "\n".join(map(json.dumps, rest)).encode().splitlines()
    reached = touches(enumerate(text, start=1), where="touches")
    assert reached.column("record_id").to_pylist() == [3]


def test_who_comes_first_by_name_now_gets_no_letter_where_the_other_had_one(
    workspace: Workspace, port: int
) -> None:
    kept = workspace.folder / "kept"
    crowd = [person(1), person(2, email="ANN1@example.nl")]
    with serving(port, kept):
        mailed(workspace, port, 3, people=crowd)
        again = mailed(workspace, port, 3, people=crowd[::-1])
    assert (again.sent, again.before) == ((), (1,))


def after(letters: int, kept: Path, told: tuple[Action, tuple[Person, ...]]) -> News:
    """Return what brings news once, when the server has taken so many letters."""
    news = [told]

    def asked() -> tuple[Action, tuple[Person, ...]] | None:
        ready = kept.exists() and sum(kept_by(kept).values()) >= letters
        return news.pop() if ready and news else None

    return asked


def test_who_says_no_while_the_letters_go_out_gets_none(workspace: Workspace, port: int) -> None:
    kept = workspace.folder / "kept"
    unwilling = [
        *(person(1), person(2, permission="withdrawn"), person(3)),
        *(person(4, permission="withdrawn"), person(6, email="new@example.nl")),
    ]
    news = after(2, kept, (mailed_action(6), tuple(unwilling)))
    with serving(port, kept):
        told = mailed(workspace, port, 6, news=news)
    assert (told.sent, told.to_send) == ((1, 2, 3), ())
    assert told.left_out == {
        "consent withdrawn": 1,
        "no longer among those whom the action reaches": 1,
        "their e-mail address changed meanwhile": 1,
    }
    assert set(kept_by(kept)) == {f"ann{n}@example.nl" for n in (1, 2, 3)}


def test_an_action_that_is_stopped_stops_its_letters(workspace: Workspace, port: int) -> None:
    kept = workspace.folder / "kept"
    stopped = replace(mailed_action(6), state="stopped")
    with serving(port, kept):
        told = mailed(workspace, port, 6, news=after(2, kept, (stopped, people(6))))
    assert (told.sent, told.left_out) == ((1, 2), {"the action is stopped by now": 4})


def test_who_turns_out_to_have_had_the_letter_gets_no_other(
    workspace: Workspace, port: int
) -> None:
    kept = workspace.folder / "kept"
    one = (person(1, others=(3,), email="ann3@example.nl"), person(2))
    with serving(port, kept):
        told = mailed(workspace, port, 3, news=after(1, kept, (mailed_action(3), one)))
    assert (told.sent, told.left_out) == ((1, 2), {"written to under another name": 1})


def test_what_can_be_looked_up_is_settled(workspace: Workspace, port: int) -> None:
    kept = workspace.folder / "kept"
    with serving(port, kept, "before:3"):
        mailed(workspace, port, 6)
        later = mailed(
            workspace, port, 6, was_taken=lambda number: number.encode() in kept.read_bytes()
        )
    assert (later.sent, later.doubtful) == ((3,), ())
    assert kept_by(kept) == {f"ann{n}@example.nl": 1 for n in reachable(6)}


def test_who_is_gone_is_not_tried_again_and_who_is_full_is(workspace: Workspace, port: int) -> None:
    crowd = [
        person(1, email="gone@example.nl"),
        person(2, email="full@example.nl"),
        person(3),
    ]
    with serving(port, workspace.folder / "kept"):
        told = mailed(workspace, port, 3, people=crowd)
        again = mailed(workspace, port, 3, people=crowd)
    assert (told.refused, told.to_send, told.sent) == ((1,), (2,), (3,))
    assert (again.refused, again.to_send, again.sent) == ((1,), (2,), ())
    assert again.answers == {"452 4.2.2 mailbox full": 1}


def test_a_server_that_stays_away_leaves_everybody_for_later(
    workspace: Workspace, port: int
) -> None:
    told = mailed(workspace, port, 6, pauses=(0.0, 0.0))
    assert (told.sent, list(told.to_send)) == ((), reachable(6))
    assert told.answers == {"ConnectionRefusedError": 3}
    with serving(port, workspace.folder / "kept"):
        assert list(mailed(workspace, port, 6).sent) == reachable(6)


def test_a_mailing_stops_where_peace_begins_and_goes_on_without_sending_twice(
    workspace: Workspace, port: int
) -> None:
    kept = workspace.folder / "kept"
    with serving(port, kept):
        first = mailed(workspace, port, 22, quiet=Quiet(), now=_clock("2026-11-20T19:59"))
        none = mailed(workspace, port, 22, quiet=Quiet(), now=_clock("2026-11-20T20:00"))
        assert set(kept_by(kept)) == {f"ann{n}@example.nl" for n in first.sent}
        rest = mailed(workspace, port, 22, quiet=Quiet(), now=_clock("2026-11-21T09:00"))
    assert 0 < len(first.sent) < len(reachable(22))
    assert [*first.sent, *first.to_send] == reachable(22)
    assert first.again == none.again == datetime(2026, 11, 21, 9)
    assert (none.sent, none.to_send) == ((), first.to_send)
    assert (rest.sent, rest.to_send, rest.again) == (first.to_send, (), None)
    assert set(kept_by(kept).values()) == {1}


def _clock(begins: str) -> Callable[[], datetime]:
    """Return a clock that goes on 2 seconds each time that anybody looks at it."""
    ticks = count()
    return lambda: datetime.fromisoformat(begins) + timedelta(seconds=2 * next(ticks))


def test_a_dry_run_sends_and_writes_nothing(workspace: Workspace, port: int) -> None:
    told = mailed(workspace, port, 22, dry_run=True)
    assert (told.dry_run, told.sent, list(told.to_send)) == (True, (), reachable(22))
    assert "To: Ann 1 <ann1@example.nl>" in told.example
    assert workspace.said(TOUCHES) == []


def test_two_with_one_mailbox_get_one_letter(workspace: Workspace, port: int) -> None:
    crowd = [person(1), person(2, email="ANN1@example.nl")]
    told = mailed(workspace, port, 3, people=crowd, dry_run=True)
    assert (told.to_send, told.left_out) == ((1,), {"the same address as another": 1})


def test_nobody_who_was_not_drawn_is_written_to(workspace: Workspace, port: int) -> None:
    with pytest.raises(HogeropError, match="1 people were not drawn"):
        mailed(workspace, port, 11, people=[person(11)])


def test_mail_goes_out_for_a_running_action_only(workspace: Workspace, port: int) -> None:
    approved = replace(mailed_action(3), state="approved")
    given: dict[str, Any] = {"said": (), "note": _note(workspace), "now": lambda: NOW}
    server = MailServer("127.0.0.1", port, "none")
    assert mail(letter(), approved, people(3), server, **given).dry_run
    with pytest.raises(AskedWrongly, match="this one is approved"):
        mail(letter(), approved, people(3), server, dry_run=False, **given)


@pytest.mark.parametrize("host", ["mail.example", "10.0.0.1", "localhost.example"])
def test_mail_is_never_sent_in_the_open_to_another_machine(host: str) -> None:
    with pytest.raises(AskedWrongly, match="not sent in the open"):
        MailServer(host, 25, "none")
    assert "secret" not in repr(MailServer(host, user="u", password="secret"))
