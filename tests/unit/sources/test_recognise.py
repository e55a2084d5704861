"""What a file is taken for, which of its columns is what, and how that is overruled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hogerop.errors import FileFault
from hogerop.sources import Recognised, SourceSettings, look


def seen(tmp_path: Path, text: str, **options: Any) -> Recognised:
    file = tmp_path / "file.csv"
    file.write_text(text, encoding="utf-8")
    return look(file, settings=SourceSettings(), **options)


def test_a_look_tells_what_would_be_read_and_why(tmp_path: Path) -> None:
    found = seen(
        tmp_path,
        "Debiteurnr.;Mail;Factuurdatum;Factuurnr.;Bedrag excl. btw;Kleur\n"
        "17;a@x.nl;14-05-2026;F1;1.234,50;rood\n",
    )
    assert (found.kind, found.source, found.format, found.delimiter) == (
        "orders",
        "files",
        "csv",
        ";",
    )
    assert (found.decimal, found.dates, found.unread) == (",", "dmy", ("Kleur",))
    assert [(c.column, c.field, c.why) for c in found.columns] == [
        ("Debiteurnr.", "id", "header"),
        ("Mail", "email", "header"),
        ("Factuurdatum", "happened", "header"),
        ("Factuurnr.", "order_ref", "header"),
        ("Bedrag excl. btw", "amount_excl", "header"),
    ]


def test_an_unnamed_column_of_addresses_is_found_by_its_content(tmp_path: Path) -> None:
    found = seen(tmp_path, "wie,date,amount\na@x.nl,2026-05-14,1\nb@x.nl,2026-05-14,1\n")
    first = found.columns[0]
    assert (first.column, first.field, first.why) == ("wie", "email", "content")


def test_a_mapping_file_overrules_what_was_found(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        'kind = "orders"\nsource = "kassa"\ndates = "mdy"\ndecimal = ","\n'
        '[columns]\n"Pas" = "id"\n"Omzet" = "amount_incl"\n"Naam" = ""\n'
    )
    found = seen(tmp_path, "Pas\tNaam\tDatum\tOmzet\n1\tJan\t03-04-2026\t1.234\n", mapping=mapping)
    assert (found.kind, found.source, found.dates, found.decimal) == ("orders", "kassa", "mdy", ",")
    assert {c.column: (c.field, c.why) for c in found.columns} == {
        "Pas": ("id", "mapping"),
        "Datum": ("happened", "header"),
        "Omzet": ("amount_incl", "mapping"),
    }
    assert found.unread == ("Naam",)


def test_all_that_is_wrong_with_a_mapping_is_told_together(tmp_path: Path) -> None:
    wrong = {"kind": "sales", "dates": "ymd", "colour": "red", "columns": {"A": "wage"}}
    with pytest.raises(FileFault) as refused:
        seen(tmp_path, "A,B\n1,2\n", mapping=wrong)
    assert len(refused.value.problems) == 4


def test_a_mapping_of_columns_that_are_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="does not have: Klant"):
        seen(
            tmp_path,
            "customer id,date,amount\n1,2026-05-14,1\n",
            mapping={"columns": {"Klant": "id"}},
        )


AMBIGUOUS = "customer id,date,amount\n1,03-04-2026,1\n2,05-06-2026,1\n"


def test_dates_that_no_value_proves_refuse_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="3 April or 4 March") as refused:
        seen(tmp_path, AMBIGUOUS)
    assert "--dates dmy" in refused.value.fix


@pytest.mark.parametrize(("dates", "day"), [("dmy", "2026-04-03"), ("mdy", "2026-03-04")])
def test_the_order_of_dates_can_be_told(take_file: Any, dates: str, day: str) -> None:
    assert take_file(AMBIGUOUS, dates=dates).told("day")[0] == (day,)


def test_one_value_far_down_proves_the_order_for_the_whole_file(take_file: Any) -> None:
    rows = "".join(f"{n},03-04-2026,1\n" for n in range(70_000))
    taken = take_file("customer id,date,amount\n" + rows + "7,25-04-2026,1\n")
    assert taken.told("day")[0] == ("2026-04-03",)
    assert taken.report.taken == 70_001


def test_a_file_that_proves_both_orders_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match=r"day-month \(row 2\) and others only month-day \(row 3\)"):
        seen(tmp_path, "customer id,date,amount\n1,25-04-2026,1\n2,04-25-2026,1\n")


def test_dates_that_read_the_same_either_way_need_no_proof(take_file: Any) -> None:
    assert take_file("customer id,date,amount\n1,04-04-2026,1\n").told("day") == [("2026-04-04",)]


def test_a_thousand_or_one_and_a_bit_must_be_proved(take_file: Any, tmp_path: Path) -> None:
    text = "customer id\tdate\tamount\n1\t2026-05-14\t1.234\n"
    with pytest.raises(FileFault, match=r"1\.234 is a thousand") as refused:
        seen(tmp_path, text)
    assert "--dates" not in refused.value.fix
    assert take_file(text, mapping={"decimal": ","}).told("amount") == [(1234.0,)]


def test_a_lying_header_refuses_the_file_with_all_that_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(FileFault) as refused:
        seen(tmp_path, "klantnummer,e-mail,datum,bedrag\n1,geen idee,gisteren,1\n")
    assert len(refused.value.problems) == 2


def test_a_refusal_shows_headers_and_no_cells(tmp_path: Path) -> None:
    with pytest.raises(FileFault) as refused:
        seen(tmp_path, "kleur,maat\ngeheim,42\n")
    assert "kleur" in str(refused.value)
    assert "geheim" not in str(refused.value)


def test_amounts_by_day_of_nobody_are_no_list_of_contacts(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="To be read as orders, it lacks a column for"):
        seen(tmp_path, "id,date,amount\n1,2026-05-14,10\n")
