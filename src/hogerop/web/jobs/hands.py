"""The worker beside the server: a child process, started again where it dies."""

from __future__ import annotations

import subprocess
import sys
from threading import Event, Lock, Thread
from types import TracebackType

COMMAND = [sys.executable, "-P", "-m", "hogerop.web.jobs.worker"]
PAUSE = 1.0
"""Seconds before a worker that died is started again."""
PATIENCE = 10.0
"""Seconds in which it may end what it is doing. What it does not end, the next one begins anew."""


class Worker:
    """A worker for as long as a ``with`` block lasts. A door: runs a process."""

    def __init__(self) -> None:
        self._ready, self._stopping, self._lock = Event(), Event(), Lock()
        self._child: subprocess.Popen[str] | None = None
        self._keeping = Thread(target=self._keep, daemon=True)

    def __enter__(self) -> Worker:
        self._keeping.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._stopping.set()
        with self._lock:
            child = self._child
        if child is not None:
            child.terminate()
            try:
                child.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()
        self._keeping.join()

    def is_ready(self, seconds: float) -> bool:
        """Return whether it takes work, waiting so long for that."""
        return self._ready.wait(seconds)

    def _keep(self) -> None:
        while (child := self._started()) is not None:
            assert child.stdout is not None
            for _ in child.stdout:
                self._ready.set()
            child.wait()
            self._ready.clear()
            self._stopping.wait(PAUSE)

    def _started(self) -> subprocess.Popen[str] | None:
        """Start a child; None where it is not wanted any more."""
        with self._lock:
            if self._stopping.is_set():
                return None
            # In a group of its own: Ctrl-C is for the server, which then ends this one itself. Not
            # in a session of its own: Linux shares out by session, and nobody would go first.
            self._child = subprocess.Popen(
                COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                process_group=0,
            )
            return self._child
