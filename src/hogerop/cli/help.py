"""Help in the reader's language: what Typer says of itself, said by us."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from hogerop.errors import AskedWrongly
from hogerop.paper import inert
from hogerop.words import say

ORDER = (
    *("init", "import", "run", "ladder", "why", "moves", "contacts", "months"),
    *("value", "costs", "cohorts", "referrals"),
    *("movement", "forecast", "whatif", "plan"),
    *("identity", "record", "policy", "imports", "serve", "demo"),
)
"""Commands in the order in which they are used; others follow in the order they were added."""


class Command(TyperCommand):
    """A command whose help is all in the reader's language."""

    def get_usage(self, ctx: Any) -> str:
        """Return the line that says how the command is typed."""
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option ``--help``."""
        return _help_option(super().get_help_option(ctx))

    def get_params(self, ctx: Any) -> list[Any]:
        """Return arguments and options, their texts in the reader's language."""
        return _for_the_reader(super().get_params(ctx))


class Group(TyperGroup):
    """Commands that belong together; listed in the order in which they are used."""

    def get_usage(self, ctx: Any) -> str:
        """Return the line that says how the command is typed."""
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option ``--help``."""
        return _help_option(super().get_help_option(ctx))

    def get_params(self, ctx: Any) -> list[Any]:
        """Return arguments and options, their texts in the reader's language."""
        return _for_the_reader(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands, in the order in which they are used."""
        names = super().list_commands(ctx)
        return sorted(names, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was typed.

        Raises
        ------
        AskedWrongly
            If there is none of that name: says the nearest.
        """
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            near = get_close_matches(name, self.commands, n=1)
            help_line = say("See `{command} --help`.", command=ctx.command_path)
            raise AskedWrongly(
                say("There is no command {name}", name=inert(name, 40)),
                where=ctx.command_path,
                fix=say("Did you mean {name}?", name=near[0]) if near else help_line,
            )
        return super().resolve_command(ctx, args)


def group(help: str, *, no_args_is_help: bool = True, **options: Any) -> typer.Typer:
    """Return an empty group of commands with this help."""
    return typer.Typer(
        cls=Group,
        help=help,
        no_args_is_help=no_args_is_help,
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        **options,
    )


def say_the_headings() -> None:
    """Put the headings of Typer's help pages into the reader's language."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = say("What to name")
    rich_utils.OPTIONS_PANEL_TITLE = say("Options")
    rich_utils.COMMANDS_PANEL_TITLE = say("Commands")
    rich_utils.DEFAULT_STRING = say("[default: {}]")
    rich_utils.ENVVAR_STRING = say("[environment: {}]")
    rich_utils.REQUIRED_LONG_STRING = say("[required]")


def _usage(line: str) -> str:
    line = line.replace("Usage:", say("Usage:"), 1).replace("[OPTIONS]", say("[OPTIONS]"))
    line = line.replace("COMMAND [ARGS]...", say("COMMAND ..."))
    # Our own "FILE ..." gets the dots of the reader of the command line as well.
    return re.sub(r"\{([^{}]*)\}", r"\1", line).replace("......", "...")


def _help_option(option: Any) -> Any:
    if option is not None:
        option.help = say("Show this help.")
    return option


def _for_the_reader(params: list[Any]) -> list[Any]:
    for param in params:
        param.help = say(param.help) if param.help else param.help
        param.metavar = say(param.metavar) if param.metavar else param.metavar
        # The name of a Python type says nothing to a reader.
        if param.param_type_name == "argument" or param.metavar is None:
            param.display_type_rich = _no_type
        about: Any = getattr(getattr(param, "type_descriptor", None), "parameter_info", None)
        if about is not None and getattr(about, "readable", False):
            # Whoever opens the file says which one it is, and why it cannot be read.
            about.readable = False
    return params


def _no_type(ctx: Any) -> None:
    return None
