"""Write docs/reference/command-line.md from the commands themselves, or --check it."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import getdoc
from typing import Any

from typer.main import get_command

from hogerop import errors
from hogerop.cli.app import build
from hogerop.errors import HogeropError
from hogerop.words import speaking
from made_page import write_or_check

OPENING = """\
<!-- Made by docs/build_command_line.py out of src/hogerop/cli. Change it there, then
     `make reference`. -->
# Command line

Every command works on one workspace: the folder given by `-w`, else by `HOGEROP_WORKSPACE`, else
the one that you are in, or the nearest one above it. `-w`, `--lang` and `--debug` may stand behind
any command.

Answers go to standard output; progress, messages and errors go to standard error. In a pipe or a
file there is no colour.
"""

EXIT_CODES = """\
## Exit codes

| code | what it means |
|---|---|
| 0 | Done; what was to be kept is on the disk |
"""

CLOSING = """
An error says what is wrong, where if that is in a file or a setting, and how to put it right.
"""


def page() -> str:
    """Return the whole page."""
    with speaking("en"):
        root = get_command(build())
    sections = [_section(name, command) for name, command in commands(root)]
    codes = "".join(f"| {code} | {means} |\n" for code, means in sorted(exit_codes().items()))
    return "\n".join([OPENING, _common(root), *sections, EXIT_CODES + codes + CLOSING])


def commands(group: Any, before: str = "hogerop") -> Iterator[tuple[str, Any]]:
    """Yield each command with its full name, such as ``hogerop policy try``; hidden ones not."""
    for name, command in getattr(group, "commands", {}).items():
        full = f"{before} {name}"
        if getattr(command, "hidden", False):
            continue
        within = getattr(command, "commands", None)
        if not within or command.invoke_without_command:
            yield full, command
        if within:
            yield from commands(command, full)


def exit_codes() -> dict[int, str]:
    """Return exit code -> what it means, read from the errors themselves."""
    kinds = [k for k in vars(errors).values() if isinstance(k, type)]
    faults = [k for k in kinds if issubclass(k, HogeropError)]
    told = {kind.exit_code: _meaning(kind) for kind in faults if "exit_code" in vars(kind)}
    return told | {1: "Any other failure", 130: "Stopped with Ctrl-C; nothing is half done"}


def _meaning(kind: type[HogeropError]) -> str:
    return (getdoc(kind) or "").split("\n")[0].rsplit(" (exit code", 1)[0].rstrip(".")


def _common(root: Any) -> str:
    options = "".join(_row(p) for p in root.params if not getattr(p, "hidden", False))
    return f"## Before the command\n\n| option | what | default |\n|---|---|---|\n{options}"


def _section(name: str, command: Any) -> str:
    shown = [p for p in command.params if not getattr(p, "hidden", False)]
    table = "".join(map(_row, shown))
    means = getdoc(command.callback) or command.help or ""
    heading = f"## `{name}`\n\n{means}\n"
    return heading + (f"\n| | what | default |\n|---|---|---|\n{table}" if table else "")


def _row(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        name = f"`{(parameter.metavar or parameter.name).upper()}`"
    else:
        name = ", ".join(f"`{o}`" for o in (*parameter.opts, *parameter.secondary_opts))
    means = " ".join((getattr(parameter, "help", None) or "").split()).replace("|", "\\|")
    return f"| {name} | {means} | {_default(parameter)} |\n"


def _default(parameter: Any) -> str:
    if parameter.required:
        return "required"
    default = parameter.default
    plain = isinstance(default, str | int | float) and not isinstance(default, bool)
    return f"`{default}`" if plain and default != "" else ""


if __name__ == "__main__":
    raise SystemExit(write_or_check("command-line.md", page()))
