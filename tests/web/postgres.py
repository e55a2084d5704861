"""The tests of the app on Postgres: ``python -m tests.web.postgres [what pytest is told]``.

A server of its own, in a folder that is gone afterwards.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


def program(name: str) -> str:
    """Return where a program of Postgres is; Debian keeps them beside its version."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name) or ""


def is_there() -> bool:
    """Say whether Postgres is installed."""
    return bool(program("initdb"))


@contextmanager
def postgres() -> Iterator[str]:
    """Give the address of a server that lasts as long as the block; only this machine is served."""
    # Postgres refuses to run as root; its package brings a user of its own.
    user = {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}
    with TemporaryDirectory(prefix="hogerop-postgres-", ignore_cleanup_errors=True) as folder:
        if user:
            shutil.chown(folder, **user)
        data, port = f"{folder}/data", free_port()
        told = ["-D", data, "-U", "hogerop", "-A", "trust", "-E", "UTF8", "--no-sync"]
        run([program("initdb"), *told], **user)
        settings = f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync=off"
        at = [program("pg_ctl"), "-D", data, "-w"]
        run([*at, "-l", f"{folder}/log", "-o", settings, "start"], **user)
        try:
            yield f"postgres://hogerop@127.0.0.1:{port}/postgres"
        finally:
            run([*at, "-m", "fast", "stop"], **user)


def run(command: list[str], **user: str) -> None:
    """Run a program, and show what it said where it fails."""
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", **user
    )  # type: ignore[call-overload]
    if done.returncode:
        raise SystemExit(done.stderr.decode())


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def main(told: list[str]) -> int:
    """Run the tests of the app on Postgres."""
    with postgres() as address:
        command = [sys.executable, "-m", "pytest", *(told or ["tests/web"])]
        return subprocess.run(command, env=os.environ | {"HOGEROP_DATABASE": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
