"""``hogerop serve``: the app in a browser."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Annotated

import typer

from hogerop.cli.asked import nearest
from hogerop.cli.screen import line
from hogerop.errors import HogeropError
from hogerop.words import say

USUAL = 8000


def serve(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="FOLDER",
            help="A business's folder, or one in which several lie; else this one.",
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port", metavar="NUMBER", help="Where to listen; else 8000.", min=1, max=65535
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Start, see whether it answers, and stop.")
    ] = False,
) -> None:
    """Show the ladder in a browser, for this machine only. Runs until Ctrl-C.

    Writes the app's database: people, roles and sessions; in ``.web`` of a folder with several
    businesses, in ``NAME.web`` beside one. With ``--check`` on a port that is free.
    """
    port = port or (_a_free_one() if check else USUAL)
    _is_free(port)
    try:
        from hogerop.web import serving

        place = serving.prepare(folder or nearest())
    except ModuleNotFoundError as missing:
        raise HogeropError(
            say("The web app is not installed."),
            where=str(missing.name),
            fix=say("Install it: pip install 'hogerop[web]'"),
        ) from missing
    if check:
        _check(serving.answer_once(port), port)
        return
    line(say("Open {address}", address=serving.entry(place, port)))
    line(say("This link signs you in, once and within the hour."), "dim")
    line(say("Stop with Ctrl-C."), "dim")
    serving.answer_alone(port)


def _check(well: bool, port: int) -> None:
    if not well:
        raise HogeropError(
            say("The web app does not answer."),
            where=f"127.0.0.1:{port}",
            fix=say("Start it without --check, and see what it says."),
        )
    line(say("The web app starts, answers and stops."))


def _a_free_one() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _is_free(port: int) -> None:
    with socket.socket() as tried:
        # As the server will do it: a port left a moment ago is free.
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError as busy:
            raise HogeropError(
                say("This port is in use already."),
                where=f"127.0.0.1:{port}",
                fix=say("Stop what listens there, or choose another with --port."),
            ) from busy
