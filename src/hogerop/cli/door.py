"""The door of the command line: which language, which workspace, and what comes back."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from hogerop.cli.asked import SETTINGS, nearest
from hogerop.cli.faults import three_lines, told_by
from hogerop.errors import HogeropError
from hogerop.words import LANGUAGES, language_of_the_reader, say, speak

_WITH_VALUE = ("-w", "--workspace", "--lang")
_ALONE = ("--debug",)
_BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that was typed and return its exit code.

    Reads the command line, the environment and what the command names; writes to the screen.

    Parameters
    ----------
    arguments : sequence of str, optional
        What was typed after ``hogerop``; that of this process where it is left out.

    Returns
    -------
    int
        0 where all went well, else the ``exit_code`` of the kind of failure (`hogerop.errors`);
        130 when it was stopped with Ctrl-C.
    """
    _one_thread_for_small_matrices()
    typed = to_the_front(sys.argv[1:] if arguments is None else arguments)
    speak(_language_of(typed))
    _never_stumble_over_a_character()
    try:
        return _run(typed)
    except KeyboardInterrupt:
        three_lines(say("Stopped."), say("Nothing is half done."), "")
        return 130
    except BrokenPipeError:
        # The reader of a pipe, such as `head`, has seen enough. Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(typed: list[str]) -> int:
    # Built here and not above: the help texts in it are said in the language just chosen.
    from hogerop.cli.app import build

    try:
        return int(build()(args=typed, prog_name="hogerop", standalone_mode=False) or 0)
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as fault:
        # Somebody's own fault speaks for itself. A traceback is for ours, and for the curious.
        if "--debug" in typed and not hasattr(fault, "format_message"):
            from rich.console import Console

            Console(stderr=True).print_exception()
        return told_by(fault)


def to_the_front(typed: Sequence[str]) -> list[str]:
    """Return the words typed, those options first that hold for every command.

    So ``hogerop ladder -w shop`` says the same as ``hogerop -w shop ladder``.
    """
    front: list[str] = []
    rest: list[str] = []
    words = iter(typed)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in _WITH_VALUE:
            front += [word, *list(_first(words))]
        elif word in _ALONE or word.startswith(("--workspace=", "--lang=")):
            front.append(word)
        else:
            rest.append(word)
    return front + rest


def _first(words: object) -> Sequence[str]:
    following = next(words, None)  # type: ignore[call-overload]
    return () if following is None else (following,)


def _language_of(typed: list[str]) -> str:
    """Return the language asked for, else the business's, else that of the environment."""
    for asked in (_behind(typed, "--lang"), _language_of_the_business(typed)):
        if asked in LANGUAGES:
            return asked
    return language_of_the_reader()


def _language_of_the_business(typed: list[str]) -> str:
    """Return what ``hogerop.toml`` says, nothing where it cannot be read.

    Its faults are told when it is opened. It is not opened here: that would load the engine for
    every ``--help``.
    """
    named = _behind(typed, "--workspace") or _behind(typed, "-w")
    named = named or os.environ.get("HOGEROP_WORKSPACE", "")
    try:
        settings = (Path(named) if named else nearest()) / SETTINGS
        business = tomllib.loads(settings.read_text("utf-8")).get("business")
    except (OSError, ValueError):
        return ""
    return str(business.get("language", "")) if isinstance(business, dict) else ""


def _behind(typed: list[str], option: str) -> str:
    """Return what stands behind an option, the last time where it is given twice."""
    found = ""
    for word, following in zip(typed, [*typed[1:], ""], strict=False):
        if word == "--":
            break
        if word == option:
            found = following
        elif word.startswith(f"{option}="):
            found = word.removeprefix(f"{option}=")
    return found


def _one_thread_for_small_matrices() -> None:
    """Let NumPy multiply matrices on one thread, unless somebody's environment says otherwise.

    Ours are small: more threads would wait for each other, and for the engine, which has a thread
    on every core. NumPy reads this when it is loaded, so it is set here, in a process of our own; a
    notebook's threads are not ours to limit.
    """
    if "numpy" not in sys.modules and "OMP_NUM_THREADS" not in os.environ:
        for name in _BLAS_THREADS:
            os.environ.setdefault(name, "1")


def _never_stumble_over_a_character() -> None:
    """Let a screen that knows few characters show a question mark in place of the others."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


__all__ = ["HogeropError", "main", "to_the_front"]
