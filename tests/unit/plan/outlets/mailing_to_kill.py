"""A mailing to so many people, which kills itself before it writes its so manieth line.

Arguments: the workspace's folder, the server's port, the file in which the server keeps what it
took, how many people, and before which line to die (0 = never). Prints what became of them as JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.unit.plan.outlets.post import letter, mailed_action, people

from hogerop.plan import TOUCHES
from hogerop.plan.outlets.mail import mail
from hogerop.plan.outlets.mail_server import MailServer
from hogerop.workspace import Workspace


def main(folder: Path, port: int, kept: Path, n: int, die_before: int) -> None:
    workspace = Workspace.open(folder)
    lines = 0

    def note(line: Mapping[str, Any], *, wait: bool = True) -> None:
        nonlocal lines
        lines += 1
        if lines == die_before:
            os.kill(os.getpid(), signal.SIGKILL)
        workspace.append(TOUCHES, line, wait=wait)

    told = mail(
        letter(),
        mailed_action(n),
        people(n),
        MailServer("127.0.0.1", port, "none"),
        said=workspace.said(TOUCHES),
        note=note,
        now=lambda: datetime.now(UTC),
        dry_run=False,
        was_taken=lambda number: number.encode() in kept.read_bytes(),
    )
    counts = (told.sent, told.before, told.doubtful, told.to_send)
    json.dump([len(records) for records in counts], sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
