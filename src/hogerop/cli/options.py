"""Arguments and options that several commands share.

Their texts are English here; `help` says them in the reader's language.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DAY", help="The day, as 2026-11-30 or 30-11-2026; else today."
    ),
]
UpTo = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help="Count up to this day, as 2026-11-30 or 30-11-2026; else to the newest order.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option("--from", metavar="DAY", help="First day of the period; else twelve months."),
]
Until = Annotated[
    str | None,
    typer.Option("--to", metavar="DAY", help="Last day of the period; else the newest costs."),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON.")]
JsonLines = Annotated[bool, typer.Option("--json", help="Write JSON, one object a line.")]
Picture = Annotated[
    Path | None,
    typer.Option("--picture", metavar="FILE", help="Draw it: a name in .svg or .png."),
]
ToFile = Annotated[
    Path | None,
    typer.Option("--to", metavar="FILE", help="Save the list: a name in .csv or .xlsx."),
]
Who = Annotated[
    str,
    typer.Argument(metavar="WHO", help="E-mail, customer number, contact id, or (part of) a name."),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day; else today.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="For yourself.")]
RulesFile = Annotated[Path, typer.Argument(metavar="FILE", help="A file with rules.")]
ActionId = Annotated[
    str, typer.Argument(metavar="ACTION", help="The action's id, as `hogerop plan` shows it.")
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who does this; else whoever is logged in."),
]
Reason = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why, for the record.")]
ReachedOn = Annotated[
    str | None,
    typer.Option("--reached", metavar="DAY", help="Note that they are reached on this day."),
]
