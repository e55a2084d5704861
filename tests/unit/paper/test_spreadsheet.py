"""Lists open in a spreadsheet, and nothing in them runs there."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from hogerop.errors import AskedWrongly, FileFault
from hogerop.paper import save, save_form
from hogerop.words import speaking

FORMULAS = [
    "=1+1",
    "+31612345678",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    '=HYPERLINK("https://example.com")',
]


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8-sig").splitlines()


def test_a_text_that_looks_like_a_formula_gets_a_quote_in_csv(tmp_path: Path) -> None:
    saved = save(tmp_path / "list.csv", ["=Name"], [[text] for text in FORMULAS])
    written = (tmp_path / "list.csv").read_text("utf-8-sig", "strict").split('\n"')
    assert saved == len(FORMULAS)
    assert all(cell.lstrip('"').startswith("'") for cell in written)


def test_numbers_days_and_what_is_missing_stay_what_they_are_in_csv(tmp_path: Path) -> None:
    row = ["Jan", -5, Decimal("12.50"), True, date(2026, 11, 3), None]
    save(tmp_path / "list.csv", list("abcdef"), [row])
    assert lines(tmp_path / "list.csv")[1] == '"Jan",-5,12.50,"true","2026-11-03",""'


def test_a_dutch_reader_gets_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    with speaking("nl"):
        save(tmp_path / "list.csv", ["naam", "bedrag"], [["Jan", Decimal("12.50")]])
    assert lines(tmp_path / "list.csv") == ['"naam";"bedrag"', '"Jan";"12,50"']


def test_csv_begins_with_the_mark_by_which_excel_knows_utf8(tmp_path: Path) -> None:
    save(tmp_path / "list.csv", ["naam"], [["Hélène"]])
    assert (tmp_path / "list.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_excel_holds_texts_as_texts(tmp_path: Path) -> None:
    hostile = [*FORMULAS, "https://example.com", "123", "x" * 40_000, "a\x00b"]
    save(tmp_path / "list.xlsx", ["name"], [[text] for text in hostile])
    with zipfile.ZipFile(tmp_path / "list.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    read = CalamineWorkbook.from_path(tmp_path / "list.xlsx").get_sheet_by_index(0).to_python()
    assert [row[0] for row in read[1:3]] == ["=1+1", "+31612345678"]
    assert read[10][0] == "123"
    assert len(str(read[11][0])) == 32_767


def test_excel_holds_numbers_and_days_as_such(tmp_path: Path) -> None:
    save(
        tmp_path / "list.xlsx",
        ["n", "money", "day", "none"],
        [[-5, Decimal("12.5"), date(2026, 11, 3), None]],
    )
    read = CalamineWorkbook.from_path(tmp_path / "list.xlsx").get_sheet_by_index(0).to_python()
    assert read[1][:3] == [-5, 12.5, date(2026, 11, 3)]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly, match="CSV or Excel only"):
        save(tmp_path / "list.pdf", ["a"], [])


def test_a_folder_that_is_not_there_is_a_fault_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="cannot be written"):
        save(tmp_path / "nowhere" / "list.csv", ["a"], [["b"]])
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("old")

    def rows() -> object:
        yield ["first"]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save(tmp_path / "list.csv", ["a"], rows())  # type: ignore[arg-type]
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("list.csv", "old")]


def test_a_form_is_empty_and_never_written_over_a_filled_one(tmp_path: Path) -> None:
    form = tmp_path / "promotions.xlsx"
    save_form(form, ["Date", "Kind"], days=(0,), choices={1: ("referral", "testimonial")})
    read = CalamineWorkbook.from_path(form).get_sheet_by_index(0).to_python()
    assert read == [["Date", "Kind"]]
    with pytest.raises(AskedWrongly, match="already"):
        save_form(form, ["Date"])
