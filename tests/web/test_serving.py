"""``hogerop serve``, as it is typed: up, answering, and stopped without a trace."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.web.postgres import is_there, postgres


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@contextmanager
def served(folder: Path, port: int, database: str = "") -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "hogerop", "serve", str(folder), "--port", str(port)]
    env = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO")}
    env["HOGEROP_DATABASE"] = database
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        try:
            yield running
        finally:
            if running.poll() is None:
                running.kill()


def answer_of(address: str) -> bytes:
    """Return what is answered, asking again for as long as nothing listens yet."""
    for _ in range(600):
        try:
            with urlopen(address) as answer:
                return bytes(answer.read())
        except URLError:
            time.sleep(0.1)  # until it is up, however slow the machine
    raise AssertionError("nothing listens")


def test_it_answers_makes_its_database_and_stops_when_told(tmp_path):
    port = free_port()
    with served(tmp_path, port) as running:
        assert answer_of(f"http://127.0.0.1:{port}/health") == b"ok\n"
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, "")
    assert f"Open http://127.0.0.1:{port}/" in out
    assert (tmp_path / ".web" / "web.sqlite3").exists()


@pytest.mark.skipif(not is_there(), reason="Postgres is not installed")
def test_another_database_is_one_setting(tmp_path):
    port = free_port()
    with postgres() as database, served(tmp_path, port, database) as running:
        assert answer_of(f"http://127.0.0.1:{port}/account/login/")
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, "")
    assert not (tmp_path / ".web" / "web.sqlite3").exists()


def test_it_is_tried_out_on_a_port_that_is_free_and_stops_by_itself(tmp_path):
    command = [sys.executable, "-m", "hogerop", "serve", str(tmp_path), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The web app starts, answers and stops.\n"


def test_a_port_that_is_in_use_is_told_in_three_lines(tmp_path):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = int(busy.getsockname()[1])
        with served(tmp_path, port) as running:
            _, err = running.communicate(timeout=60)
    assert running.returncode == 1
    assert err == (
        "This port is in use already.\n"
        f"127.0.0.1:{port}\n"
        "Stop what listens there, or choose another with --port.\n"
    )
