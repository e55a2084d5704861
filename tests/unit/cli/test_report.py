"""``hogerop report``: the month on the screen, in a file, as JSON; and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.story.typed import done, told, typed

from hogerop.cli.report import a_month
from hogerop.errors import AskedWrongly


def test_the_answers_are_on_the_screen_and_the_report_in_files(shop: Path, tmp_path: Path) -> None:
    pdf, book = tmp_path / "may.pdf", tmp_path / "may.xlsx"
    said = " ".join(done(shop, "report", "--month", "2026-05", "--to", pdf).split())
    assert said.startswith("May 2026 · shop Edition ")
    for answer in ("The ladder ", "Movement In May 2026 ", "Forecast The coming 12 months"):
        assert answer in said
    assert said.endswith(f"Saved: {pdf}")
    assert pdf.read_bytes().startswith(b"%PDF-")
    done(shop, "report", "--month", "05-2026", "--to", book)
    assert book.read_bytes().startswith(b"PK")
    again = typed(shop, "report", "--to", pdf)
    assert (again.code, "There is a file of this name already" in again.complained) == (2, True)


def test_json_holds_what_each_command_tells(shop: Path) -> None:
    found = told(shop, "report", "--month", "2026-05")
    assert (found["month"], found["from"], found["to"]) == ("2026-05", "2026-05-01", "2026-05-31")
    assert found["ladder"] == told(
        shop, "ladder", "--as-of", "2026-05-31", "--compare-with", "2026-04-30"
    )
    assert found["moves"] == told(shop, "moves", "--from", "2026-04-30", "--to", "2026-05-31")
    assert found["forecast"] == told(shop, "forecast", "--as-of", "2026-05-31")
    assert found["what_if"] == told(shop, "whatif", "--as-of", "2026-05-31")
    assert (found["plan"], found["results"]) == ([], [])


def test_what_cannot_be_told_says_why(new_shop: Path) -> None:
    found = told(new_shop, "report", "--month", "2026-06")
    assert set(found["forecast"]) == {"untold", "fix"}
    assert found["forecast"]["untold"] == "There is too little to look ahead from."


def test_another_kind_of_file_is_refused_before_anything_is_reckoned(tmp_path: Path) -> None:
    refused = typed(tmp_path / "nowhere", "report", "--to", tmp_path / "may.docx")
    assert refused.code == 2
    assert "A report is written as PDF or Excel only" in refused.complained


@pytest.mark.parametrize("typed_month", ["2026-10", "2026-1", "10-2026", "1/2026"])
def test_a_month_is_read_in_either_order(typed_month: str) -> None:
    assert a_month(typed_month) in (date(2026, 10, 1), date(2026, 1, 1))


@pytest.mark.parametrize("typed_month", ["", "2026", "2026-13", "0-2026", "October", "0000-01"])
def test_what_is_no_month_is_refused_with_an_example(typed_month: str) -> None:
    with pytest.raises(AskedWrongly, match="Write a month as 2026-10"):
        a_month(typed_month)
