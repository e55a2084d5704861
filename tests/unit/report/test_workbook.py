"""The report as a workbook: figures are figures, and every sheet says where they are from."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.unit.plan.hostile import NAMES
from tests.unit.plan.made import written

from hogerop.errors import AskedWrongly
from hogerop.paper import inert
from hogerop.report import MonthlyReport, save_report_workbook
from hogerop.words import speaking

Sheets = dict[str, list[list[object]]]


def sheets(tmp_path: Path, month: MonthlyReport) -> Sheets:
    file = tmp_path / "report.xlsx"
    save_report_workbook(file, month)
    book = CalamineWorkbook.from_path(str(file))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def table(sheet: list[list[object]]) -> list[list[object]]:
    """Return headings and rows, without the lines above them."""
    blank = next(n for n, row in enumerate(sheet) if not any(row))
    return sheet[blank + 1 :]


def styles(tmp_path: Path) -> str:
    with zipfile.ZipFile(tmp_path / "report.xlsx") as book:
        return book.read("xl/styles.xml").decode()


def test_every_part_has_a_sheet(tmp_path: Path, month: MonthlyReport) -> None:
    assert list(sheets(tmp_path, month)) == [
        *("May 2026", "Ladder", "Movement", "Pace", "Value", "Cost and lifetime value"),
        *("Channels", "Forecast", "Forecast by month", "What if", "Steps"),
        *("Aims", "Targets", "Actions", "To do", "Results"),
    ]


def test_every_sheet_says_its_edition_and_the_command(tmp_path: Path, month: MonthlyReport) -> None:
    for name, sheet in sheets(tmp_path, month).items():
        above = [str(row[0]) for row in sheet[:5]]
        assert any(line.startswith(f"Edition {month.edition} of") for line in above), name
        if name != "May 2026":
            assert any(line.startswith("The rows behind it: hogerop ") for line in above), name


def test_counts_are_numbers_and_the_rungs_add_up(tmp_path: Path, month: MonthlyReport) -> None:
    ladder = table(sheets(tmp_path, month)["Ladder"])
    assert ladder[0] == [
        "Rung", "31 May 2026", "of whom lapsed", "30 Apr 2026", "change", "31 May 2025", "change",
    ]  # fmt: skip
    rungs, whole = ladder[1:8], ladder[8]
    assert [row[0] for row in rungs][-1] == "Suspect"
    for column in (1, 3, 5):
        assert sum(float(str(row[column] or 0)) for row in rungs) == whole[column]
    assert whole[1] == month.ladder.contacts - month.ladder.outside


def test_what_was_spent_and_who_came_add_up(tmp_path: Path, month: MonthlyReport) -> None:
    *channels, whole = table(sheets(tmp_path, month)["Channels"])[1:]
    assert [row[0] for row in channels] == ["flyers", "google ads", "not known"]
    for column in (1, 2):
        assert sum(float(str(row[column] or 0)) for row in channels) == whole[column]


def test_ranges_have_columns_of_their_own(tmp_path: Path, month: MonthlyReport) -> None:
    rows = table(sheets(tmp_path, month)["What if"])
    assert rows[0] == ["what", "amount", "amount, low", "amount, high", "what it means"]
    for row in rows[1:4]:
        middle, low, high = (float(str(cell)) for cell in row[1:4])
        assert low <= middle <= high
    assert rows[4][:4] == ["Proven by your own holdouts", "", "", ""]


def test_the_forecast_has_every_month(tmp_path: Path, month: MonthlyReport) -> None:
    rows = table(sheets(tmp_path, month)["Forecast by month"])[1:]
    fans = [row for row in rows if row[1] == "Shopper"]
    assert len(fans) == 12
    assert all(isinstance(cell, float) for row in fans for cell in row[2:])


def test_figures_are_written_as_the_reader_writes_them(
    tmp_path: Path, month: MonthlyReport
) -> None:
    sheets(tmp_path, month)
    assert "[$€-809]#,##0" in styles(tmp_path)
    with speaking("nl"):
        dutch = sheets(tmp_path, month)
    assert "[$€-413] #,##0" in styles(tmp_path)
    assert "[$-413]d mmm yyyy" in styles(tmp_path)
    assert "Vooruitblik per maand" in dutch


def test_what_cannot_be_told_is_said(tmp_path: Path, first_month: MonthlyReport) -> None:
    book = sheets(tmp_path, first_month)
    assert book["Forecast"][0][0] == "There is too little to look ahead from."
    assert book["Plan"][0][0] == "There is no action in the plan yet"
    assert book["Results"][0][0] == "Nothing was measured yet"


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_texts_and_no_formulas(
    tmp_path: Path, first_month: MonthlyReport, name: str
) -> None:
    plan = written()
    actions = (replace(plan.actions[0], action=replace(plan.actions[0].action, title=name)),)
    month = replace(first_month, business=name, plan=replace(plan, actions=actions))
    found = table(sheets(tmp_path, month)["Actions"])
    assert found[1][2] == inert(name, 200).strip() or found[1][2] == inert(name, 200)
    with zipfile.ZipFile(tmp_path / "report.xlsx") as book:
        for part in book.namelist():
            assert b"<f>" not in book.read(part), part
            assert b"<hyperlink" not in book.read(part), part


def test_another_ending_is_refused(tmp_path: Path, first_month: MonthlyReport) -> None:
    with pytest.raises(AskedWrongly, match="A workbook is an Excel file"):
        save_report_workbook(tmp_path / "report.csv", first_month)
