"""A list of names beside the book: who of them was known already, and who is new."""

from __future__ import annotations

from hogerop import ladder as rungs
from hogerop.contracts import RECORDS
from hogerop.ladder import Matched, Policy
from hogerop.steps.business import Progress
from hogerop.steps.edition import Manifest, manifest_of, read_edition
from hogerop.steps.reviewing import identity_tables
from hogerop.steps.running import current
from hogerop.steps.taking_in import no_import, report_of
from hogerop.workspace import Numbered, Workspace

LIST = "contacts"
"""Kind of a file that is a list of names and nothing more."""


def matched(workspace: Workspace, number: int, *, progress: Progress | None = None) -> Matched:
    """Return what became of the names of an import: known, doubtful, new, outside. A door: reads.

    Parameters
    ----------
    number : int
        Number of the import.

    Raises
    ------
    AskedWrongly
        If there is no import of that number.
    """
    entries = {entry.number: entry for entry in workspace.imports()}
    if number not in entries:
        raise no_import(number)
    edition, manifest = current(workspace, progress)
    return _matched(workspace, edition, manifest, entries, number)


def fresh_lists(workspace: Workspace, *, progress: Progress | None = None) -> list[Matched]:
    """Return the lists of names that the newest edition is the first to hold. A door: reads.

    The very first list of a business is none of these: there was nothing to compare it with.
    """
    edition, manifest = current(workspace, progress)
    entries = {entry.number: entry for entry in workspace.imports()}
    before = [e for e in workspace.editions() if e.number < edition.number][-1:]
    held = {number for e in before for number in manifest_of(e).imports}
    fresh = [
        number
        for number, entry in entries.items()
        if number not in held and report_of(entry).kind == LIST and number > min(entries)
    ]
    return [_matched(workspace, edition, manifest, entries, number) for number in fresh]


def _matched(
    workspace: Workspace,
    edition: Numbered,
    manifest: Manifest,
    entries: dict[int, Numbered],
    number: int,
) -> Matched:
    engine = identity_tables(workspace, edition)
    read_edition(engine, edition, ("contacts", "events", "intervals"))
    earlier = [entry.file("records") for other, entry in entries.items() if other < number]
    engine.read("list_records", [entries[number].file("records")], RECORDS)
    engine.read("earlier_records", earlier, RECORDS)
    report = report_of(entries[number])
    return rungs.matched(
        engine,
        Policy.parse(workspace.settings.text),
        number=number,
        file=report.file,
        rows_of_file=report.rows,
        as_of=manifest.as_of,
    )
