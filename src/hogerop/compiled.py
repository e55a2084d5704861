"""How number functions are compiled, and where the compiled code is kept.

Numba keeps compiled code beside a function's file and throws it away when *that* file changes, not
when one of the functions it calls does; and an installed wheel may give every version the same
date. So code is kept in a folder named after the content of all sources of the room.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import numba
from numba.core import event

__all__ = ["compiled", "leaf", "when_first_compiling"]

P = ParamSpec("P")
R = TypeVar("R")
_config: Any = numba.config


_HOUSE = Path(__file__).parent
_new_homes: list[Path] = []
"""Folders for compiled code that were not there when the functions were read."""


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function when it is first called, and keep the code for the next time."""
    with _kept_beside(function):
        return cast(Callable[P, R], numba.njit(cache=True)(function))


def leaf(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function that allocates nothing.

    It is compiled without counting references to its arrays, which otherwise takes more time than
    the work itself (measured on the walk: 2.5 times).
    """
    with _kept_beside(function):
        return cast(Callable[P, R], cast(Any, numba.njit)(cache=True, _nrt=False)(function))


@contextmanager
def when_first_compiling(tell: Callable[[], None]) -> Iterator[None]:
    """Call ``tell`` once where, inside this ``with`` block, a room is compiled for the first time.

    That takes half a minute, in which a command would otherwise seem to hang.
    """

    class Listener(event.Listener):
        told = False

        def on_start(self, _event: object) -> None:
            if _new_homes and not self.told:
                self.told = True
                tell()

        def on_end(self, _event: object) -> None:
            pass

    with event.install_listener("numba:compile", Listener()):
        yield


@contextmanager
def _kept_beside(function: Callable[..., Any]) -> Iterator[None]:
    """Tell Numba where to keep the code, for the length of one decoration."""
    before = _config.CACHE_DIR
    _config.CACHE_DIR = str(_home(Path(function.__code__.co_filename).parent))
    try:
        yield
    finally:
        _config.CACHE_DIR = before


@cache
def _home(folder: Path) -> Path:
    """Return the folder for its code: in its ``__pycache__``, else in the user's cache."""
    within = folder.relative_to(_HOUSE)
    name = f"compiled-{_content(_HOUSE / within.parts[0])}"
    users = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    beside = os.access(folder, os.W_OK)
    home = folder / "__pycache__" / name if beside else users / "hogerop" / within / name
    if not home.exists():
        _new_homes.append(home)
    return home


@cache
def _content(room: Path) -> str:
    """Return a mark of all sources of a room: its functions call each other across its folders."""
    digest = hashlib.sha256(numba.__version__.encode())
    for source in sorted(room.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:12]
