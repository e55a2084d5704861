"""What a file tells that sets one person or company apart from another."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.sources.conftest import day


def only(taken: Any, *columns: str) -> tuple[Any, ...]:
    (record,) = taken.records
    return tuple(record[column] for column in columns)


def test_parts_of_a_name_are_kept_beside_the_whole(take_file: Any) -> None:
    taken = take_file("klantnr;voornaam;tussenvoegsel;achternaam\n1;Jan;van der;Vries\n")
    assert only(taken, "name", "first_name", "infix", "last_name") == (
        "Jan van der Vries",
        "Jan",
        "van der",
        "Vries",
    )


def test_a_lone_mobile_number_is_the_number(take_file: Any) -> None:
    taken = take_file("klantnr;naam;mobiel\n1;Jan;0612345678\n")
    assert only(taken, "phone", "mobile") == ("0612345678", None)


def test_the_same_number_twice_is_one_number(take_file: Any) -> None:
    taken = take_file("klantnr;naam;telefoon;mobiel\n1;Jan;0612345678;0612345678\n")
    assert only(taken, "phone", "mobile") == ("0612345678", None)


@pytest.mark.parametrize(
    ("written", "read"),
    [("31-12-1980", "1980-12-31"), ("31-12", None), ("31-12-2080", None), ("", None)],
)
def test_a_date_of_birth_that_cannot_be_is_left_empty_and_its_row_taken(
    take_file: Any, written: str, read: str | None
) -> None:
    taken = take_file(f"klantnr;naam;geboortedatum\n1;Jan;{written}\n")
    assert taken.counts == (1, 0, 0, 0)
    assert day(only(taken, "birth_day")[0]) == read


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("KvK-nummer", "kvk"),
        ("Chamber of Commerce", "kvk"),
        ("BTW nr.", "vat"),
        ("Tax ID", "vat"),
        ("Rekeningnummer", "iban"),
        ("Website URL", "website"),
        ("Company ID", "company_ref"),
        ("Pasnummer", "card"),
    ],
)
def test_numbers_are_known_by_their_dutch_and_english_headers(
    take_file: Any, header: str, column: str
) -> None:
    taken = take_file(f"klantnr,naam,{header}\n1,Jan,'0123 45\n")
    (value,) = only(taken, column)
    assert value in ("0123 45", "'0123 45")


def test_a_file_that_tells_more_of_somebody_than_before_is_news(take_file: Any) -> None:
    take_file("klantnr;naam\n1;Jan\n")
    assert take_file("klantnr;naam;KvK\n1;Jan;\n").counts == (0, 0, 0, 1)
    assert take_file("klantnr;naam;KvK\n1;Jan;12345678\n").counts == (1, 0, 0, 0)
    assert take_file("klantnr;naam;KvK;IBAN\n1;Jan;12345678;\n").counts == (0, 0, 0, 1)


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        ("Kerkstraat 1, 1234 AB Utrecht", ("Kerkstraat 1", "1234 AB", "Utrecht")),
        ("Kerkstraat 1, 1234AB, 's-Hertogenbosch", ("Kerkstraat 1", "1234AB", "'s-Hertogenbosch")),
        ("Plein 1944 nr. 3, 6511 JH Nijmegen", ("Plein 1944 nr. 3", "6511 JH", "Nijmegen")),
        ("Utrecht", (None, None, "Utrecht")),
        ("Bergen op Zoom, centrum", (None, None, "Bergen op Zoom, centrum")),
    ],
)
def test_a_whole_address_under_city_is_taken_apart(
    take_file: Any, city: str, expected: tuple[str | None, ...]
) -> None:
    taken = take_file(f'klantnr;naam;plaats\n1;Jan;"{city}"\n')
    assert only(taken, "street", "postcode", "city") == expected


def test_a_city_beside_a_street_is_left_as_it_stands(take_file: Any) -> None:
    taken = take_file('klantnr;naam;straat;plaats\n1;Jan;;"Dam 1, 1012 JS Amsterdam"\n')
    assert only(taken, "street", "city") == (None, "Dam 1, 1012 JS Amsterdam")
