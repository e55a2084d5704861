"""Every export of a package is recognised by its headers and tells what its spec says."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.spec.exporting import Export, Story, stories
from tests.spec.read import Row

from hogerop.cli import main
from hogerop.errors import FileFault
from hogerop.sources import ImportReport
from hogerop.steps import run, start, take_in
from hogerop.workspace import Workspace

TODAY = date(2025, 6, 30)
STORIES = [pytest.param(story, id=f"{package}: {story.title}") for package, story in stories()]


@pytest.mark.parametrize("story", STORIES)
def test_an_export_tells_what_its_spec_says(story: Story, tmp_path: Path) -> None:
    workspace = start(tmp_path / "shop", name="Shop")
    for number, export in enumerate(story.files):
        path = export.write(tmp_path / str(number))
        if export.refused:
            with pytest.raises(FileFault) as fault:
                take_in(workspace, [path], today=TODAY)
            said = str(fault.value)
            assert [words for words in export.refused if words not in said] == []
            continue
        (report,) = take_in(workspace, [path], today=TODAY)
        check_report(report, export)
        if not report.already:
            check_tables(workspace, export)
    if story.events is not None:
        run(workspace, as_of=TODAY)
        assert shown(newest(workspace.editions()), "events", story.headings) == list(story.events)


def check_report(report: ImportReport, export: Export) -> None:
    assert report.kind == export.kind
    if export.counts:
        assert counts_said(report) == export.counts
    if export.unread is not None:
        assert report.unread == export.unread
    if export.notes is not None:
        assert report.notes == export.notes


def check_tables(workspace: Workspace, export: Export) -> None:
    folder = newest(workspace.imports())
    for name in ("records", "lines"):
        told = getattr(export, name)
        if told is not None:
            assert shown(folder, name, export.headings[name]) == list(told)


def newest(entries: Any) -> Any:
    return entries[-1]


def counts_said(report: ImportReport) -> str:
    return (
        f"{report.taken} taken, {report.set_aside} set aside,"
        f" {report.not_about_a_contact} not about a contact, {report.repeats} repeats"
    )


def shown(entry: Any, name: str, headings: tuple[str, ...]) -> list[Row]:
    """Return a table as a spec writes it: empty cells stay out, days are dates."""
    rows = pq.read_table(entry.file(name)).to_pylist()
    if name == "events":
        rows.sort(key=lambda row: (row["day"], str(row["order_ref"]), row["kind"], row["amount"]))
    return [
        {h: cell(h, row[h]) for h in headings if row[h] is not None and cell(h, row[h])}
        for row in rows
    ]


def cell(heading: str, value: Any) -> str:
    if heading.endswith("day"):
        return (date(1970, 1, 1) + timedelta(days=value)).isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def test_all_exports_come_in_with_nothing_but_their_names(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files, rows = [], {}
    for place, (_, story) in enumerate(stories()):
        for number, export in enumerate(story.files):
            if not export.refused:
                path = export.write(tmp_path / f"{place}-{number}")
                files.append(path)
                rows[str(path)] = export
    assert main(["init", str(tmp_path / "shop"), "--name", "Shop"]) == 0
    capfd.readouterr()
    assert main(["-w", str(tmp_path / "shop"), "import", *map(str, files), "--json"]) == 0
    told = json.loads(capfd.readouterr().out)["files"]
    assert [report["kind"] for report in told] == [export.kind for export in rows.values()]
    for report in told:
        parts = ("taken", "set_aside", "not_about_a_contact", "repeats")
        assert report["rows"] == sum(report[part] for part in parts)
    expected = [export.counts for export in rows.values()]
    assert [None if not c else r["rows"] for r, c in zip(told, expected, strict=True)] == [
        None if not c else sum(map(int, re.findall(r"\d+", c))) for c in expected
    ]
