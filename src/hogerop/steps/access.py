"""Access: everything that is held about somebody, as one file that a person can read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from hogerop import identity, paper, plan
from hogerop.contracts import LINES, RECORDS, VALUES, Engine, Table, contact_name
from hogerop.errors import AskedWrongly, FileFault
from hogerop.identity.forgetting.erasing import Erased
from hogerop.identity.forgetting.forget import erased, happened_to, told_of
from hogerop.ladder import KEYS, day_number
from hogerop.ladder.stood import as_lived
from hogerop.steps.access_files import flat
from hogerop.steps.acting import actions
from hogerop.steps.business import Progress, date_of, plain, today_of
from hogerop.steps.edition import RECORDED, find_person, read_table, reading
from hogerop.steps.forgetting import read_all_of
from hogerop.steps.noting import NOTES
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import Numbered, Workspace

_QUERIES = Path(__file__).parent / "queries"
_KEYS = ("record_id", "ref_record_id", "event_id", "row_key", "contact_id")
_ENDLESS = 2**31 - 1


def access(
    workspace: Workspace, who: str, *, to: Path | str, progress: Progress | None = None
) -> int:
    """Save everything that is held about somebody. A door: reads the workspace, writes a file.

    Parameters
    ----------
    who : str
        A contact's id, ``source:id``, e-mail address, or whole name.
    to : path
        A name in ``.json``, ``.csv`` or ``.xlsx``; the last two have a row for each thing known.

    Returns
    -------
    int
        How many rows about them are held.

    Raises
    ------
    AskedWrongly
        If the name ends otherwise.
    WhoIsMeant
        If nobody, or more than one contact, answers to it.
    FileFault
        If the file cannot be written.
    """
    file = Path(to)
    if file.suffix.lower() not in (".json", ".csv", ".xlsx"):
        raise AskedWrongly(
            say("What is held is written as JSON, CSV or Excel only"),
            where=file.name,
            fix=say("Let the name end in .json, .csv or .xlsx."),
        )
    held = plain(_held(workspace, who, progress))
    if file.suffix.lower() == ".json":
        _write_json(file, held)
    else:
        headings = [say("Contact"), say("Part"), say("Row"), say("What"), say("Value")]
        paper.save(file, headings, flat(held))
    return sum(len(rows) for rows in held.values())


def _held(workspace: Workspace, who: str, progress: Progress | None) -> dict[str, list[Any]]:
    """Return part -> rows of what is held, each without what is not known."""
    edition, _ = current(workspace, progress)
    engine = reading(workspace, edition, ())
    contact, called = find_person(workspace, engine, edition, who)
    read_all_of(workspace, engine, edition)
    person = erased(engine, contact, called, today=day_number(today_of(workspace)))
    files = {entry.number: str(entry.says["file"]) for entry in workspace.imports()}
    lived = as_lived(engine, contact, instead=contact, until=_ENDLESS)
    return {
        "contact": [_whose(engine, contact, person)],
        "records": [_said(row, RECORDS) for row in told_of(engine)],
        "lines": [
            {"file": files.get(row["import_no"], RECORDED), **_said(row, LINES)}
            for row in happened_to(engine)
        ],
        "codes": [{"code": code} for code, listed in person.spoken_of.items() if listed],
        "standings": [
            {
                "rung": KEYS[rung],
                "lapsed": lapsed,
                "from": date_of(first),
                "to": None if past == _ENDLESS else date_of(past),
            }
            for rung, lapsed, first, past in lived.stays
        ],
        "value": _valued_at(engine, edition, contact),
        RECORDED: [
            line for line in workspace.said(RECORDED) if _names(line, ("who", "whom"), person)
        ],
        NOTES: [
            line
            for line in workspace.said(NOTES)
            if _names(line, ("who",), person) or person.traces.in_text(line.get("text") or "")
        ],
        identity.DECISIONS: [
            line for line in workspace.said(identity.DECISIONS) if _names(line, "ab", person)
        ],
        plan.PLANS: plan.parts_in(actions(workspace), person.is_record),
        plan.TOUCHES: plan.touches_of(workspace.said(plan.TOUCHES), person.is_record),
        "set_aside": list(_set_aside(workspace, person)),
    }


def _valued_at(engine: Engine, edition: Numbered, contact: int) -> list[dict[str, Any]]:
    """Return what is predicted of them; nothing of who never bought."""
    read_table(engine, edition, "values", may_lack=True)
    rows = engine.ask(_QUERIES / "value_of.sql", contact=contact).to_pylist()
    return [_said(row, VALUES) for row in rows]


def _whose(engine: Engine, contact: int, person: Erased) -> dict[str, str]:
    """Return the id of whom a file is about, and of the organisation that they stand under."""
    if person.works_at is None:
        return {"contact": contact_name(contact)}
    own = engine.ask("own")["person_id"].drop_null()
    return {"contact": contact_name(own[0].as_py()), "organisation": contact_name(contact)}


def _said(row: Mapping[str, Any], promise: Table) -> dict[str, Any]:
    """Return what a row says, in the order of its columns; days as dates, keys left out."""
    return {
        column.name: date_of(row[column.name]) if column.unit == "day" else row[column.name]
        for column in promise.columns
        if column.name not in _KEYS and row[column.name] is not None
    }


def _names(line: Mapping[str, Any], sides: Sequence[str], person: Erased) -> bool:
    """Say whether a line of a journal names somebody."""
    names = [
        str(name)
        for side in sides
        for name in ([line[side]] if isinstance(line.get(side), str) else line.get(side) or ())
    ]
    return any(
        name.lower() in person.traces.plain
        or person.is_record(identity.record_of(name))
        or person.is_record(identity.record_of(f"{RECORDED}:mail:{name.lower()}"))
        for name in names
    )


def _set_aside(workspace: Workspace, person: Erased) -> Iterator[dict[str, Any]]:
    for entry in workspace.imports():
        for row in pq.read_table(entry.file("set_aside")).to_pylist():
            cells = json.loads(row["original"] or "{}")
            texts = [str(cell) for cell in cells.values() if cell is not None]
            if person.traces.in_cells(texts, texts):
                yield {"file": entry.says["file"], "source_row": row["source_row"], **cells}


def _write_json(file: Path, held: Mapping[str, object]) -> None:
    text = json.dumps(held, ensure_ascii=False, indent=1) + "\n"
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise FileFault(
            say("The file cannot be written: {reason}", reason=fault.strerror or str(fault)),
            where=str(file),
            fix=say("Check that the folder exists, may be written to and has room."),
        ) from fault
