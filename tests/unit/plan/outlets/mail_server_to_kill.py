"""A mail server on this machine, which is killed at chosen messages and started again.

Arguments: the port, the file in which it keeps what it took (one line a message: its number and
whom it is for), and the deaths: ``after:700`` dies when it has kept the 700th message and has not
yet answered, ``before:2600`` when it has the whole 2600th message and has not kept it. Addresses
that begin with ``gone`` are refused for good, those with ``full`` for now. It says ``ready`` when
it listens, and ``dead`` when it was killed.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from email import message_from_bytes
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP


class Keeping:
    def __init__(self, kept: Path, death: str) -> None:
        self.kept, (self.when, at) = kept, death.split(":")
        self.at = int(at)
        self.count = len(kept.read_bytes().splitlines()) if kept.exists() else 0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, to: str, _: Any) -> str:
        if to.startswith("gone"):
            return "550 5.1.1 nobody of that name"
        if to.startswith("full"):
            return "452 4.2.2 mailbox full"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.count += 1
        if (self.when, self.count) == ("before", self.at):
            os.kill(os.getpid(), signal.SIGKILL)
        number = message_from_bytes(envelope.content)["Message-ID"]
        with self.kept.open("ab") as file:
            file.write(f"{number} {envelope.rcpt_tos[0]}\n".encode())
        if (self.when, self.count) == ("after", self.at):
            os.kill(os.getpid(), signal.SIGKILL)
        return "250 OK"


async def serve(port: int, kept: Path, death: str) -> None:
    handler = Keeping(kept, death)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(handler, hostname="here", loop=loop), "127.0.0.1", port
    )
    say("ready")
    await server.serve_forever()


def main(port: int, kept: Path, deaths: list[str]) -> None:
    for death in [*deaths, "never:0"]:
        server = os.fork()
        if server == 0:
            asyncio.run(serve(port, kept, death))
        os.waitpid(server, 0)
        say("dead")


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
