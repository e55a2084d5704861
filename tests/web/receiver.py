"""A program in the house that is told by a webhook: it notes what it hears, and answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass
class Receiver:
    """What was heard, the oldest first, and what is answered to the next ones."""

    port: int = 0
    answers: list[int] = field(default_factory=list)
    heard: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}/hook?of=us"

    @property
    def inside(self) -> frozenset[tuple[str, int]]:
        """Return what the setting says that lets messages come here."""
        return frozenset({("localhost", self.port)})

    def said(self) -> list[dict[str, Any]]:
        """Return what was told, without the trials."""
        told = [json.loads(body) for _, _, body in self.heard]
        return [one for one in told if one["type"] != "hook.trial"]


@contextmanager
def receiving(*answers: int) -> Iterator[Receiver]:
    """Run a receiver that gives these answers first, and 204 from then on."""
    receiver = Receiver(answers=list(answers))

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.heard.append((self.path, dict(self.headers), body))
            self.send_response(receiver.answers.pop(0) if receiver.answers else 204)
            self.send_header("Location", f"http://localhost:{receiver.port}/elsewhere")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        receiver.port = server.server_port
        running = Thread(target=server.serve_forever, args=(0.02,))
        running.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            running.join()
