"""The scripts of the how-to page, run as they stand there: all is lost, and all comes back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.postgres import is_there, postgres, program

from hogerop import steps

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "run-a-small-server.md"
ARRIVES = """
import sys
from pathlib import Path
from hogerop.web import serving
place = serving.prepare(Path(sys.argv[1]))
from hogerop.web.businesses.models import Membership
if sys.argv[2] == "arrive":
    serving.entry(place, 0)
print(sorted(f"{m.account.email} {m.role} {m.business.slug}" for m in Membership.objects.all()))
"""


class Server:
    """A machine as the page describes it, below a folder; ``database`` is empty with SQLite."""

    def __init__(self, root: Path, database: str) -> None:
        self.root, self.database = root, database
        self.businesses = root / "srv" / "hogerop"
        self.businesses.mkdir(parents=True)
        (root / "bin").mkdir()
        systemctl = root / "bin" / "systemctl"
        systemctl.write_text(f'#!/bin/sh\necho "$1" >> {root}/told\n')
        systemctl.chmod(0o755)
        tools = {str(Path(program(name)).parent) for name in ("pg_dump",) if program(name)}
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "HOGEROP"))}
        self.env["PATH"] = ":".join([str(root / "bin"), *tools, os.environ["PATH"]])
        self.env["HOGEROP_DATABASE"] = database

    def runs(self, script: str) -> None:
        here = script.replace("/srv/", f"{self.root}/srv/").replace(
            "/media/backup", f"{self.root}/media/backup"
        )
        here = here.replace("/etc/hogerop.env", f"{self.root}/hogerop.env")
        subprocess.run(["sh", "-c", here], env=self.env, check=True)

    def belonging(self, what: str) -> str:
        """Return who belongs to which business, after the owner arrived where that is asked."""
        told = [sys.executable, "-c", ARRIVES, str(self.businesses), what]
        return subprocess.run(told, env=self.env, check=True, capture_output=True, text=True).stdout

    def loses_everything(self) -> None:
        shutil.rmtree(self.businesses)
        if self.database:
            gone = "drop schema public cascade; create schema public"
            subprocess.run([program("psql"), "-qc", gone, self.database], check=True, env=self.env)


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    if request.param == "sqlite":
        yield Server(tmp_path, "")
        return
    if not is_there():
        pytest.skip("Postgres is not installed")
    with postgres() as database:
        yield Server(tmp_path, database)


def test_what_was_backed_up_comes_back_whole(server, tiny_once):
    text = PAGE.read_text(encoding="utf-8")
    back_up, restore = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    shutil.copytree(tiny_once, server.businesses / "shop")
    there = server.belonging("arrive")
    counts = steps.ladder(steps.open(server.businesses / "shop"))
    assert "owner shop" in there
    server.runs(back_up)
    server.runs(back_up)  # the second night, over the first
    server.loses_everything()
    server.runs(restore)
    assert server.belonging("look") == there
    assert steps.ladder(steps.open(server.businesses / "shop")) == counts
    told = (server.root / "told").read_text().split()
    assert told == ["stop", "start"] * 3
