"""Start the app, and stop it cleanly."""

from __future__ import annotations

import atexit
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any
from urllib.request import urlopen

from hogerop.errors import HogeropError
from hogerop.web.jobs.hands import Worker
from hogerop.web.place import Place
from hogerop.words import language, say

HOST = "127.0.0.1"
THREADS = min(2 * (os.cpu_count() or 1) + 1, 9)
"""Requests answered at the same time; more than cores, since many wait for one and the same answer,
and as many as the server takes without a warning. The engine has threads of its own."""

TURN = 0.0005
"""Seconds after which a thread lets another one use Python: an answer asks the engine dozens of
times, and each time it comes back it would wait for a page that is being written."""

PATIENCE = 90
"""Seconds in which the app must be up when it is only tried."""


def prepare(folder: Path) -> Place:
    """Make the app's folder, its key and its database ready. A door: writes.

    From here on this process is the app's: Django can be told its settings once.

    Raises
    ------
    HogeropError
        If there is no such folder.
    """
    place = Place(folder.absolute())
    if not place.folder.is_dir():
        raise HogeropError(
            say("There is no such folder."),
            where=str(place.folder),
            fix=say("Make it, or name the folder in which the businesses lie."),
        )
    place.make()
    os.environ["HOGEROP_WEB_FOLDER"] = str(place.folder)
    os.environ.setdefault("HOGEROP_WEB_LANGUAGE", language())
    os.environ["DJANGO_SETTINGS_MODULE"] = "hogerop.web.settings"

    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("clearsessions")
    _begin()
    return place


def _begin() -> None:
    """Put right what a stop left, remove what is over, and have the rounds done. A door: writes."""
    from hogerop.web import sweeping
    from hogerop.web.businesses import bin
    from hogerop.web.hooks import work

    bin.mend()
    sweeping.sweep()
    sweeping.come_round()
    work.come_round()


def entry(place: Place, port: int) -> str:
    """Return an address that signs in whoever started the app, once. A door: writes.

    Call `prepare` first. Whoever starts the app owns what lies in the folder.
    """
    from django.conf import settings

    from hogerop.web.accounts.entering import link_for
    from hogerop.web.businesses.actions import arrive

    address = settings.ADDRESS or f"http://{HOST}:{port}"
    return f"{address}/enter/{link_for(arrive(place))}"


def answer(port: int, *, seen: Callable[[Worker], None] | None = None) -> None:
    """Answer requests, and do what they ask for, until the process is told to stop.

    Runs a server, and a worker beside it.

    Parameters
    ----------
    port : int
        Of this machine alone: nobody else is answered. A proxy may stand before it.
    seen : function, optional
        Called beside it, with the worker.
    """
    import multiprocessing

    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # A process that is forked would hold the worker's pipes, by which it is seen that one is gone.
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "hogerop.web.wsgi.application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
    )
    with Worker() as worker:
        if seen is not None:
            Thread(target=seen, args=(worker,), daemon=True).start()
        server.serve(target_loader=_load)


def answer_alone(port: int) -> None:
    """As `answer`, without the memory that `prepare` took: some 150 MB, as long as the app runs.

    Becomes another program where that can be, and does not come back. A door: runs a process.
    """
    if os.name != "posix":
        answer(port)
        return
    from django.db import connections

    connections.close_all()
    sys.stdout.flush()
    sys.stderr.flush()
    # -P: nothing is loaded from the folder that somebody happens to stand in.
    os.execv(sys.executable, [sys.executable, "-P", "-m", "hogerop.web", str(port)])


def _load(target: str) -> Any:
    """Return what answers, in a process that ends without taking the interpreter down with care.

    A thread of the server that waits for the interpreter while that goes down is unwound by
    CPython, which a thread of Rust does not survive: the process would abort after its last answer.
    """
    from django.utils.module_loading import import_string

    application = import_string(target)
    sys.setswitchinterval(TURN)
    atexit.register(os._exit, 0)
    return application


def answer_once(port: int) -> bool:
    """Answer until the health check was asked and the worker is up, stop, and say whether so.

    Runs a server and a worker, and asks both.
    """
    found: list[bool] = []

    def ask(worker: Worker) -> None:
        found.append(_is_healthy(port) and worker.is_ready(PATIENCE))
        os.kill(os.getpid(), signal.SIGINT)

    answer(port, seen=ask)
    return found == [True]


def _is_healthy(port: int) -> bool:
    """Ask the health check until it answers, or a minute and a half is past."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        try:
            with urlopen(f"http://{HOST}:{port}/health", timeout=5) as said:
                return bool(said.status == 200)
        except OSError:
            sleep(0.2)
    return False
