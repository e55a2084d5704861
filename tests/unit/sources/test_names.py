"""Customers whom a file knows by name, and articles by name or number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hogerop.errors import FileFault
from hogerop.sources import SourceSettings, look
from hogerop.words import speak


def fields(tmp_path: Path, text: str) -> dict[str, str]:
    file = tmp_path / "look.csv"
    file.write_text(text, encoding="utf-8")
    return {c.column: c.field for c in look(file, settings=SourceSettings()).columns}


def who(taken: Any) -> list[str]:
    return [record["source_id"] for record in taken.records]


def test_first_and_last_name_say_who_ordered(take_file: Any) -> None:
    taken = take_file("Voornaam,Achternaam,Datum,Bedrag\nJan,Jansen,2026-05-01,10\n")
    assert taken.counts == (1, 0, 0, 0)
    assert who(taken) == ["Jan Jansen"]


def test_an_order_with_an_e_mail_that_cannot_be_one_is_kept_by_its_name(take_file: Any) -> None:
    taken = take_file(
        "E-mail,Voornaam,Achternaam,Datum,Bedrag\n"
        "jan@x.nl,Jan,Jansen,2026-05-01,10\n"
        "els(at)x.nl,Els,Smit,2026-05-02,20\n"
        "nee,,,2026-05-03,30\n"
    )
    assert taken.counts == (2, 0, 1, 0)
    assert who(taken) == ["mail:jan@x.nl", "Els Smit"]
    assert taken.report.notes == (
        "2 e-mail addresses cannot be one and were left out; their rows were read without.",
    )


def test_capitals_and_blanks_make_nobody_somebody_else(take_file: Any) -> None:
    taken = take_file(
        "Naam,Datum,Bedrag\n"
        "Jan Jansen,2026-05-01,10\n"
        "JAN  JANSEN,2026-05-02,10\n"
        "Piet,2026-05-03,10\n"
    )
    assert len({line["record_id"] for line in taken.lines}) == 2
    assert set(who(taken)) == {"Jan Jansen", "Piet"}


def test_a_name_is_kept_as_an_earlier_file_wrote_it(take_file: Any) -> None:
    first = take_file("Naam,Datum,Bedrag\njan jansen,2026-05-01,10\n")
    second = take_file("Naam,Datum,Bedrag\nJan Jansen,2026-06-01,10\n", "june.csv")
    assert first.lines[0]["record_id"] == second.lines[0]["record_id"]
    assert who(second) == ["jan jansen"]


def test_relatienaam_is_a_name(tmp_path: Path) -> None:
    found = fields(tmp_path, "Relatienaam,Datum,Bedrag\nJan,2026-05-01,10\n")
    assert found["Relatienaam"] == "name"


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (("Rode fiets", "Bel"), "product_name"),
        (("Stoel 4 poten", "Tafel"), "product_name"),
        (("A-17", "B-2"), "product"),
        (("17850", "22"), "product"),
    ],
)
def test_a_column_product_holds_names_or_numbers(
    tmp_path: Path, cells: tuple[str, str], field: str
) -> None:
    rows = "".join(f"1,2026-05-01,10,{cell}\n" for cell in cells)
    assert fields(tmp_path, f"klantnr,datum,bedrag,Product\n{rows}")["Product"] == field


def test_a_product_and_its_number_stand_side_by_side(tmp_path: Path) -> None:
    found = fields(tmp_path, "klantnr,datum,bedrag,Product,SKU\n1,2026-05-01,10,Rode fiets,F1\n")
    assert (found["Product"], found["SKU"]) == ("product_name", "product")


@pytest.mark.parametrize(("mark", "amount", "other"), [(";", "1.250", "."), (",", '"1,250"', ",")])
def test_a_decimal_mark_that_is_guessed_is_noted(
    take_file: Any, mark: str, amount: str, other: str
) -> None:
    taken = take_file(f"klantnr{mark}datum{mark}bedrag\n1{mark}2026-05-01{mark}{amount}\n")
    assert taken.told("amount") == [(1250.0,)]
    (note,) = taken.report.notes
    assert f'decimal = "{other}"' in note


def test_a_decimal_mark_that_is_proved_is_not_noted(take_file: Any) -> None:
    taken = take_file("klantnr;datum;bedrag\n1;2026-05-01;1.250\n1;2026-05-02;1,25\n")
    assert taken.report.notes == ()


def test_what_a_refused_file_lacks_is_said_in_dutch(tmp_path: Path) -> None:
    speak("nl")
    try:
        with pytest.raises(FileFault) as fault:
            fields(tmp_path, "Datum,Kleur\n2026-05-01,rood\n")
    finally:
        speak("en")
    said = " ".join(fault.value.problems)
    assert "full name" not in said
    assert "volledige naam" in said
