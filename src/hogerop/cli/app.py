"""Every command and its line of help, in the order in which they are used."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any

import typer

from hogerop.cli.asked import Everywhere
from hogerop.cli.cohorts import cohorts
from hogerop.cli.contacts_group import contacts_group
from hogerop.cli.costs_group import costs_group
from hogerop.cli.demo import demo
from hogerop.cli.forecast import forecast
from hogerop.cli.help import Command, group, say_the_headings
from hogerop.cli.identity import status
from hogerop.cli.import_files import import_files
from hogerop.cli.imports import list_imports, set_aside
from hogerop.cli.imports_one import show_import
from hogerop.cli.imports_undone import remove_import, restore_import
from hogerop.cli.init import init
from hogerop.cli.ladder import ladder
from hogerop.cli.months import months
from hogerop.cli.movement import movement
from hogerop.cli.moves import moves
from hogerop.cli.plan_group import plan_group
from hogerop.cli.policy import check_policy, set_policy, show_policy, try_policy, undo_policy
from hogerop.cli.record import enquiry, joined, left, referral, sheet, testimonial
from hogerop.cli.referrals import referrals
from hogerop.cli.report import report
from hogerop.cli.results import results
from hogerop.cli.run import run
from hogerop.cli.screen import line
from hogerop.cli.serve import serve
from hogerop.cli.tables import list_tables
from hogerop.cli.value import value
from hogerop.cli.whatif import whatif
from hogerop.cli.why import why
from hogerop.errors import AskedWrongly
from hogerop.words import LANGUAGES, say


def build() -> typer.Typer:
    """Return the command line, with its help in the language now spoken."""
    say_the_headings()
    app = group(
        say("Every name in your customer database on the Ladder of Loyalty: who stands where, why.")
    )
    app.callback()(everywhere)
    _add(app, "init", init, say("Make a workspace: the folder where a business's tables live."))
    _add(app, "import", import_files, say("Take in files: contacts, orders, costs and more."))
    _add(app, "tables", list_tables, say("List the tables that are read where they are."))
    _add(app, "run", run, say("Place everybody on the ladder anew."))
    _add(app, "ladder", ladder, say("Show how many stand on each rung."))
    _add(app, "why", why, say("Show why somebody stands where they stand, and what is missing."))
    _add(app, "moves", moves, say("Show who went from which rung to which between two days."))
    app.add_typer(contacts_group(_add), name="contacts")
    _add(app, "months", months, say("Show every rung month by month, with who came and who left."))
    _add(app, "value", value, say("Show what your buyers are worth, and will bring."))
    app.add_typer(costs_group(_add), name="costs")
    _add(app, "cohorts", cohorts, say("Show who goes on buying, by month of the first order."))
    _add(app, "referrals", referrals, say("Show what referrals bring, and who brings it."))
    _add(app, "movement", movement, say("Show who climbs and who falls, and how long they stay."))
    _add(app, "forecast", forecast, say("Show who will stand where in the coming months."))
    _add(app, "whatif", whatif, say("Show what would change if everyone moved up one rung."))
    app.add_typer(plan_group(_add), name="plan")
    _add(app, "report", report, say("Tell a whole month on paper: PDF or Excel."))
    _add(app, "results", results, say("Show what actions did, against those held out by lot."))
    app.add_typer(_identity(), name="identity")
    app.add_typer(_record(), name="record")
    app.add_typer(_policy(), name="policy")
    app.add_typer(_imports(), name="imports")
    _add(app, "serve", serve, say("Show it all in a browser."))
    _add(app, "demo", demo, say("Make a sample business as files, and take them in."))
    return app


def everywhere(
    context: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option(
            "--workspace",
            "-w",
            envvar="HOGEROP_WORKSPACE",
            metavar="FOLDER",
            help="The business's folder; else this one, or the nearest above it.",
        ),
    ] = None,
    lang: Annotated[
        str,
        typer.Option(
            "--lang", metavar="nl|en", help="Language; else the business's own, else the system's."
        ),
    ] = "",
    debug: Annotated[
        bool, typer.Option("--debug", help="Show a traceback when Hogerop itself fails.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version.")
    ] = False,
) -> None:
    """Take the options that hold for every command."""
    if lang and lang not in LANGUAGES:
        raise AskedWrongly(
            say("Hogerop does not speak {language}", language=lang),
            fix=say("Choose nl or en."),
        )
    context.obj = Everywhere(workspace=workspace)


def _version(asked: bool) -> None:
    if asked:
        line(f"hogerop {metadata.version('hogerop')}")
        raise typer.Exit


def _identity() -> typer.Typer:
    app = group(say("Who is who: how many contacts there may be, and what stands open."))
    _add(app, "status", status, say("Show the number of contacts as a range, and open questions."))
    return app


def _record() -> typer.Typer:
    app = group(say("Record what no file holds: referrals, testimonials, enquiries, memberships."))
    _add(app, "referral", referral, say("Somebody sent us somebody."))
    _add(app, "testimonial", testimonial, say("Somebody spoke well of us in public."))
    _add(app, "enquiry", enquiry, say("Somebody asked us something."))
    _add(app, "joined", joined, say("Somebody became a paying or registered member."))
    _add(app, "left", left, say("Somebody ended a membership."))
    _add(app, "sheet", sheet, say("Write an Excel sheet to fill in and import again and again."))
    return app


def _policy() -> typer.Typer:
    app = group(say("The rules that say who stands on which rung."))
    _add(app, "show", show_policy, say("Show the rules in force."))
    _add(app, "check", check_policy, say("Check rules for mistakes; save nothing."))
    _add(app, "try", try_policy, say("Show who would move under other rules; save nothing."))
    _add(app, "set", set_policy, say("Put other rules in force; the rest stays."))
    _add(app, "undo", undo_policy, say("Put the rules of before the last change back."))
    return app


def _imports() -> typer.Typer:
    app = group(say("What was taken in, and what was set aside."))
    _add(app, "list", list_imports, say("List every file that was taken in."))
    _add(app, "show", show_import, say("Show one file, and who of its names was known already."))
    _add(
        app, "set-aside", set_aside, say("Show or save the rows of an import that were set aside.")
    )
    _add(app, "remove", remove_import, say("Undo an import; it can be brought back."))
    _add(app, "restore", restore_import, say("Bring back an import that was removed."))
    return app


def _add(app: typer.Typer, name: str, command: Callable[..., Any], help: str) -> None:
    always = say("-w FOLDER, --lang nl|en and --debug may stand behind every command.")
    app.command(name, cls=Command, help=help, epilog=always)(command)
