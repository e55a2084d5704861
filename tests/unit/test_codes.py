"""Codes of SBI and NACE as people write them, and what lies under what."""

from __future__ import annotations

import pyarrow as pa
import pytest

from hogerop.codes import code_asked, codes_in, lie_under, lies_under


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("56.10.1", "56.10.1"),
        ("56101", "56.10.1"),
        ("56.101", "56.10.1"),
        ("5610", "56.10"),
        ("G47.91", "47.91"),
        ("G 47.91", "47.91"),
        ("47,91", "47.91"),
        ("SBI 56101: Restaurants", "56.10.1"),
        ("(56.10) Restaurants", "56.10"),
        ("G", "G"),
        ("G - Handel", "G"),
    ],
)
def test_a_code_is_read_however_it_is_written(cell: str, codes: str) -> None:
    assert codes_in(cell) == codes


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("56.10; 47.91", "56.10, 47.91"),
        ("5610,4791", "56.10, 47.91"),
        ("5610 4791", "56.10, 47.91"),
        ("56.10 en 47.91", "56.10, 47.91"),
        ("41.20/43.39", "41.20, 43.39"),
        ("47.91|47.91", "47.91"),
    ],
)
def test_several_codes_of_one_cell_are_all_read_once(cell: str, codes: str) -> None:
    assert codes_in(cell) == codes


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("0141", "01.41"),
        ("141", "01.41"),
        ("1.41", "01.41"),
        ("1131", "01.13.1"),
        ("1461", "01.46.1"),
        ("1411", "14.11"),
        ("561", "56.1"),
        ("06", "06"),
    ],
)
def test_a_lost_zero_in_front_is_put_back_where_no_other_code_is_meant(
    cell: str, codes: str
) -> None:
    assert codes_in(cell) == codes


@pytest.mark.parametrize(
    "cell", ["Restaurants", "A la carte", "B12", "1", "620100", "04.10", "2e verdieping", "", "-"]
)
def test_what_is_no_code_is_not_made_one(cell: str) -> None:
    assert codes_in(cell) is None


@pytest.mark.parametrize("text", ["J", "K", "561", "04", "horeca", "", "620100"])
def test_a_rule_may_not_ask_for_what_can_be_read_in_two_ways(text: str) -> None:
    assert code_asked("sbi", text) is None


@pytest.mark.parametrize(
    ("said", "asked", "under"),
    [
        ("56.10.1", "56", True),
        ("56.10.1", "56.10", True),
        ("56.1", "56.10", False),
        ("47.91, 56.30", "56.3", True),
        ("45.11", "G", True),
        ("G", "G", True),
        ("G", "47", False),
        ("15.60", "56", False),
    ],
)
def test_a_code_lies_under_what_it_begins_with(said: str, asked: str, under: bool) -> None:
    assert lies_under("sbi", said, asked) is under
    assert lie_under("sbi", pa.array([said, None]), asked).to_pylist() == [under, None]


def test_a_postcode_is_compared_without_blanks_and_capitals() -> None:
    code = code_asked("postcode", "3511 a")
    assert code == "3511A"
    cells = ["3511 AB", "3511ac", "3512 AB", None]
    assert lie_under("postcode", pa.array(cells), code).to_pylist() == [True, True, False, None]
    assert [lies_under("postcode", cell, code) for cell in cells if cell] == [True, True, False]
