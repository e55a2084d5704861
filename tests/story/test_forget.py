"""Somebody is forgotten: out of every file, and every past count as it was.

Each value that tells who they are and that nobody else has is looked for in every file of the
workspace: decoded, in every column of every table, and in the bytes of all other files.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.story.typed import done, told, typed

from hogerop import sample, steps
from hogerop.contracts import contact_name, contact_number
from hogerop.errors import WhoIsMeant
from hogerop.workspace import Workspace, with_values

pytestmark = pytest.mark.story

NAMES = 400
DAYS = [date(2022, 6, 30), date(2023, 12, 31), date(2025, 3, 31), date(2026, 9, 30)]
# Not theirs alone even where nobody else has the same: what many could have.
_OF_MANY = {
    "source", "source_row", "import_no", "kind", "currency", "day", "row_day", "seen_day",
    "import_day", "until_day", "amount", "margin", "quantity", "channel", "tags", "state",
    "country", "language", "employees", "industry", "includes_vat", "occurred_at", "scope",
    "region", "whole", "code", "city", "first_name", "infix", "last_name",
}  # fmt: skip


@pytest.fixture(scope="module")
def business(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace of the sample business that nobody changes."""
    folder = tmp_path_factory.mktemp("zaak")
    made = sample.make(folder / "files", names=NAMES, until=date(2026, 10, 31))
    workspace = steps.start(folder, name="Fietswerkplaats De Ketting", language="en")
    files = [made.folder / written.file for written in made.files]
    steps.take_in(workspace, files[:-2])
    steps.run(workspace)
    # What comes in later lies in files beside those of the first run.
    steps.take_in(workspace, files[-2:])
    steps.run(workspace)
    edition = workspace.edition()
    assert edition is not None and edition.since("events").gone.exists()
    return folder


@pytest.fixture
def copy(business: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(business, tmp_path / "zaak")
    return steps.open(tmp_path / "zaak")


@dataclass(frozen=True)
class Person:
    """Somebody of the sample business, and what is theirs alone."""

    contact: int
    mail: str
    records: frozenset[int]
    values: frozenset[str | int]


def persons(workspace: Workspace) -> Iterator[Person]:
    """Yield people to forget, each of whom has something that others do not."""
    edition = workspace.edition()
    assert edition is not None
    members = pq.read_table(edition.file("membership")).to_pylist()
    contact_of = {row["record_id"]: row["contact_id"] for row in members}
    firms = {row["contact_id"] for row in members if row["contact_id"] != row["person_id"]}
    by_mail: dict[str, set[int]] = {}
    for row in _all(workspace, "records"):
        if row["email"]:
            by_mail.setdefault(row["email"], set()).add(contact_of[row["record_id"]])
    events = pq.read_table(edition.file("events")).to_pylist()
    referrals = [e for e in events if e["kind"] == "referral"]
    aside = {
        cell
        for row in _all(workspace, "set_aside")
        for cell in json.loads(row["original"]).values()
    }
    kinds = {
        "referred": {contact_of[e["ref_record_id"]] for e in referrals},
        "referrer": {contact_of[e["record_id"]] for e in referrals},
        "with a card": {
            contact_of[r["record_id"]] for r in _all(workspace, "records") if r["card"]
        },
        "refunded": {contact_of[e["record_id"]] for e in events if e["kind"] == "refund"},
        "set aside": {min(by_mail[cell]) for cell in aside if cell in by_mail},
        "never bought": set(contact_of.values()) - {contact_of[e["record_id"]] for e in events},
    }
    chosen: set[str] = set()
    for contacts in kinds.values():
        mails = sorted(m for m, c in by_mail.items() if len(c) == 1 and c <= contacts - firms)
        fresh = next((mail for mail in mails if mail not in chosen), None)
        if fresh is not None:
            chosen.add(fresh)
            yield _person(workspace, fresh, min(by_mail[fresh]), contact_of)


def _person(workspace: Workspace, mail: str, contact: int, contact_of: dict[int, int]) -> Person:
    own = frozenset(record for record, whose in contact_of.items() if whose == contact)
    mine: set[str | int] = {contact, *own}
    others: set[str | int] = set()
    for name in ("records", "lines"):
        for row in _all(workspace, name):
            values = {
                value.lower() if isinstance(value, str) else value
                for column, value in row.items()
                if column not in _OF_MANY and isinstance(value, str | int)
            }
            (mine if row["record_id"] in own else others).update(values)
    edition = workspace.edition()
    assert edition is not None
    for row in pq.read_table(edition.file("events")).to_pylist():
        (mine if row["record_id"] in own else others).add(row["event_id"])
    mine |= {row["code"] for row in _all(workspace, "codes") if row["record_id"] in own}
    words = mine - others - {True, False}
    return Person(contact, mail, own, frozenset(w for w in words if len(str(w)) > 3))


def _all(workspace: Workspace, table: str) -> Iterator[dict[str, Any]]:
    for entry in workspace.imports():
        yield from pq.read_table(entry.file(table)).to_pylist()


def found(folder: Path, values: frozenset[str | int]) -> set[str | int]:
    """Return which of the values stand anywhere in the files of a folder."""
    left = set(values)
    texts = {str(v) for v in values}
    pattern = re.compile(
        "|".join(rf"(?<![\w.@-]){re.escape(t)}(?![\w@])" for t in sorted(texts, key=len)[::-1])
    )
    here: set[str] = set()
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or file.name in (".lock", ".saying", ".writer"):
            continue
        if file.suffix == ".parquet":
            cells = set(_decoded(pq.read_table(file)))
            here |= {v if isinstance(v, str) else str(v) for v in left if v in cells}
            here |= {
                match for cell in cells if isinstance(cell, str) for match in pattern.findall(cell)
            }
        else:
            here |= set(pattern.findall(_bytes(file).decode("utf-8", "replace").lower()))
    return {v for v in left if str(v) in here}


def _decoded(table: pa.Table) -> Iterator[str | int]:
    for column in table.columns:
        for value in column.to_pylist():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str):
                    yield one.lower()
                elif isinstance(one, int):
                    yield one


def _bytes(file: Path) -> bytes:
    if file.suffix != ".xlsx":
        return file.read_bytes()
    with zipfile.ZipFile(file) as book:
        return b"\n".join(book.read(name) for name in book.namelist())


def counts(workspace: Workspace) -> list[Any]:
    """Return what the ladder said on days that are past, and how people moved between them."""
    counted: list[Any] = []
    for day in DAYS:
        ladder = steps.ladder(workspace, as_of=day)
        counted.append((ladder.contacts, ladder.outside, ladder.outside_market, ladder.rungs))
    counted.append(steps.moves(workspace, DAYS[0], DAYS[2]).moves)
    return counted


def rungs(workspace: Workspace, day: date) -> dict[str, str]:
    return {row["contact"]: row["rung"] for row in steps.contacts(workspace, as_of=day)}


def test_nothing_that_is_theirs_alone_is_left_in_any_file(copy: Workspace) -> None:
    before = counts(copy)
    for person in persons(copy):
        where = {day: rungs(copy, day) for day in DAYS}
        there = found(copy.folder, person.values)
        assert {person.mail, person.contact} <= there

        forgotten = steps.forget(copy, person.mail)

        assert not forgotten.unreached
        assert found(copy.folder, person.values) == set()
        with pytest.raises(WhoIsMeant):
            steps.why(copy, person.mail)
        assert counts(copy) == before
        for day, stood in where.items():
            now = rungs(copy, day)
            now.pop(forgotten.contact, None)
            assert now == {c: r for c, r in stood.items() if contact_number(c) != person.contact}
        assert not any(entry.broken_files() for entry in (*copy.imports(), *copy.editions()))


def stands_in(text: str, word: str) -> bool:
    """Return whether a word is there; digits only by themselves, and not within a figure."""
    if word.isdigit():
        return re.search(rf"(?<![\d.,]){word}(?![\d.,]\d)(?!\d)", text) is not None
    return word in text


def test_no_figure_of_marketing_names_them_or_changes(copy: Workspace) -> None:
    def said(command: str) -> str:
        return done(copy.folder, command) + done(copy.folder, command, "--json")

    def totals() -> list[Any]:
        costs, again = told(copy.folder, "costs"), told(copy.folder, "cohorts")
        sent, moved = told(copy.folder, "referrals"), told(copy.folder, "movement")
        ahead = told(copy.folder, "whatif")
        counted = [costs["all"]["shoppers"], costs["spent"], again["all"]["ages"], sent["brought"]]
        return [*counted, moved["moves"], ahead["before"], ahead["ceiling"]]

    before = totals()
    for person in persons(copy):
        steps.forget(copy, person.mail)
        words = {contact_name(person.contact), *(w for w in person.values if isinstance(w, str))}
        for command in ("value", "costs", "cohorts", "referrals", "movement", "whatif"):
            text = said(command).lower()
            assert {word for word in words if len(word) > 3 and stands_in(text, word)} == set()
    assert totals() == before


def test_an_old_file_does_not_bring_them_back(copy: Workspace, tmp_path: Path) -> None:
    person = next(persons(copy))
    done(copy.folder, "contacts", "forget", person.mail, "--yes")
    before = counts(copy)
    old = tmp_path / "old"
    made = sample.make(old, names=NAMES, until=date(2026, 10, 31))
    files = [made.folder / written.file for written in made.files]
    for file in files:
        if file.suffix == ".csv":
            # Not the very same file, so that its rows are read again.
            file.write_bytes(file.read_bytes() + b"\r\n")
    reports = steps.take_in(copy, files)
    steps.run(copy)
    notes = [note for report in reports for note in report.notes]
    assert any("asked to be forgotten" in note for note in notes)
    for report in reports:
        accounted = report.taken + report.set_aside + report.not_about_a_contact + report.repeats
        assert report.rows == accounted
    assert found(copy.folder, person.values) == set()
    assert counts(copy) == before


def test_what_is_held_is_one_file_that_holds_it_all(copy: Workspace, tmp_path: Path) -> None:
    for number, person in enumerate(persons(copy)):
        told, sheet = (tmp_path / f"all-{number}.{kind}" for kind in ("json", "xlsx"))
        done(copy.folder, "contacts", "access", person.mail, "--to", told)
        text = told.read_text(encoding="utf-8").lower()
        words = {w for w in person.values if isinstance(w, str)}
        assert {w for w in words if json.dumps(w, ensure_ascii=False)[1:-1] not in text} == set()
        done(copy.folder, "contacts", "access", person.mail, "--to", sheet)
        assert sheet.stat().st_size > 5000


def test_nobody_is_forgotten_without_a_yes(copy: Workspace) -> None:
    mail = next(persons(copy)).mail
    refused = typed(copy.folder, "contacts", "forget", mail)
    assert (refused.code, "--yes" in refused.complained) == (2, True)
    assert mail in done(copy.folder, "contacts", "show", mail)


def test_a_copy_named_in_the_settings_is_rewritten_too(copy: Workspace, tmp_path: Path) -> None:
    person = next(persons(copy))
    shutil.copytree(copy.folder, tmp_path / "backup" / "monday")
    text = with_values(copy.settings.text, "privacy", backups=[str(tmp_path / "backup")])
    copy.change_settings(text)
    assert person.mail in found(tmp_path / "backup", person.values)
    steps.forget(copy, person.mail)
    assert found(tmp_path / "backup", person.values) == set()
    assert not any(
        entry.broken_files() for entry in steps.open(tmp_path / "backup" / "monday").imports()
    )
