"""``hogerop serve`` with its worker: a file handed in, taken, and the worker killed in between."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import time
from pathlib import Path

import pytest
from tests.uploads.browser import Browser
from tests.web.test_serving import answer_of, free_port, served

from hogerop import steps

ROWS = 60_000
LINES = [f"{n},2026-05-03,c{n}@x.example,Cees {n},10.00\n" for n in range(ROWS)]
MANY = "Order,Date,E-mail,Name,Amount\n" + "".join(LINES)
ONE = "Order,Date,E-mail,Name,Amount\n900001,2026-05-03,emma@x.example,Emma,10.00\n"


def worker_of(folder: Path) -> int:
    """Return the process that does the jobs: it holds the lock of the folder."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
            around = (process / "environ").read_bytes()
        except OSError:
            continue
        if b"hogerop.web.jobs.worker" in command and str(folder).encode() in around:
            return int(process.name)
    raise AssertionError("no worker")


def notes_of(folder: Path) -> tuple[str, int, dict[str, object]]:
    """Return where the newest job stands, how often it was begun, and what it knows."""
    with sqlite3.connect(folder / ".web" / "web.sqlite3") as database:
        asked = "select state, begun, about from jobs_job order by id desc limit 1"
        state, begun, about = database.execute(asked).fetchone()
    return state, begun, json.loads(about)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="finds the worker in /proc")
def test_a_worker_that_is_killed_in_the_middle_of_an_import_leaves_nothing_half(
    tmp_path, tiny_once
):
    shutil.copytree(tiny_once, tmp_path / "shop")
    port = free_port()
    with served(tmp_path, port) as running:
        assert answer_of(f"http://127.0.0.1:{port}/health") == b"ok\n"
        assert running.stdout is not None
        link = re.search(r"http://\S+(/enter/\S+)", running.stdout.readline())
        assert link is not None
        browser = Browser(f"http://127.0.0.1:{port}")
        browser.post(link[1], browser.get(link[1]))
        page = browser.get("/b/shop/imports")
        files = {"one.csv": ONE.encode(), "many.csv": MANY.encode()}
        browser.post("/b/shop/imports/hand-in", page, files)
        page = browser.until(browser.at, lambda page: "can be taken" in page)
        take = re.search(r'action="(/b/shop/imports/handed-in/[0-9a-f]+)/take"', page)
        assert take is not None
        browser.post(f"{take[1]}/take", page)
        shop = steps.open(tmp_path / "shop")
        while len(steps.imports(shop)) < 2:
            time.sleep(0.02)  # until the first of the two files is taken
        os.kill(worker_of(tmp_path), signal.SIGKILL)
        state, begun, about = notes_of(tmp_path)
        assert (state, begun, about["first"]) == ("running", 1, 2)

        page = browser.until("/b/shop/imports", lambda page: "was stopped halfway" in page)
        page = browser.until(browser.at, lambda page: "Being done" not in page)
        assert [(r.file, r.taken) for r in steps.imports(shop)] == [
            ("orders.csv", 3),
            ("one.csv", 1),
            ("many.csv", ROWS),
        ]
        assert notes_of(tmp_path)[:2] == ("done", 2)
        assert steps.people(shop, words="emma").in_all == 1

        os.kill(running.pid, signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, "")
    with pytest.raises(AssertionError, match="no worker"):
        worker_of(tmp_path)
