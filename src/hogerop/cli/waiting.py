"""Progress on anything over a second: on standard error, and only where somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from hogerop.cli.screen import errors, text
from hogerop.words import say

Progress = Callable[[str, float], None]

PATIENCE = 0.8
"""Seconds before a bar is shown: what is done sooner needs none."""


@contextmanager
def waiting(*, silent: bool = False) -> Iterator[Progress | None]:
    """Give a function to tell progress to, what is being done and its share done (0 to 1).

    Gives None where nobody looks: with ``silent``, or where standard error is no terminal.
    """
    if silent or not errors().is_terminal:
        yield None
        return
    from hogerop.compiled import when_first_compiling

    with when_first_compiling(_preparing), _bar() as tell:
        yield tell


def _preparing() -> None:
    said = say("Preparing Hogerop for this machine: once, about half a minute.")
    errors().print(text(said, "dim", None))


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    bars = Bars(
        TextColumn("{task.fields[what]}", markup=False),
        BarColumn(bar_width=30),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=errors(),
        transient=True,
    )
    bar = bars.add_task("", total=1.0, what="")
    began = monotonic()

    def tell(what: str, share: float) -> None:
        bars.update(bar, completed=share, what=text(what, "", 40).plain)
        if monotonic() - began > PATIENCE and not bars.live.is_started:
            bars.start()

    try:
        yield tell
    finally:
        if bars.live.is_started:
            bars.stop()
