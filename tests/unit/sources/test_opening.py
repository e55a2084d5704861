"""How files are written: marks, encodings, formats, and what is no table at all."""

from __future__ import annotations

import gzip
import json
import zipfile
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from hogerop.errors import FileFault, HogeropError
from hogerop.sources import SourceSettings, look

TEXT = "Klantnummer;Naam;Datum;Bedrag\n17;Zoë;14-05-2026;1.234,50\n18;Ünal;15-05-2026;-0,50\n"
TOLD = [("2026-05-14", 1234.5), ("2026-05-15", -0.5)]


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_the_encoding_is_found(take_file: Any, tmp_path: Path, encoding: str, found: str) -> None:
    taken = take_file(TEXT.encode(encoding))
    assert taken.told("day", "amount") == TOLD
    assert [r["name"] for r in taken.records] == ["Zoë", "Ünal"]
    assert look(tmp_path / "file.csv", settings=SourceSettings()).encoding == found


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "^", "~"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_mark_between_cells_is_found(take_file: Any, mark: str, newline: str) -> None:
    rows = [
        ["customer id", "date", "amount"],
        ["1", "2026-05-14", "10.5"],
        ["2", "2026-05-15", "-1"],
    ]
    taken = take_file(newline.join(mark.join(row) for row in rows))
    assert taken.told("day", "amount") == [("2026-05-14", 10.5), ("2026-05-15", -1.0)]


def test_columns_set_apart_by_blanks_are_read(take_file: Any) -> None:
    taken = take_file(
        " customer_id  date number_of_cds  dollar_value\n"
        " 00001 19970101  1   11.77\n"
        " 00002 19970112  5   77.00\n"
    )
    assert taken.told("day", "quantity", "amount") == [
        ("1997-01-01", 1.0, 11.77),
        ("1997-01-12", 5.0, 77.0),
    ]


def test_quoted_cells_may_hold_marks_quotes_and_lines(take_file: Any) -> None:
    taken = take_file(
        'customer id,name,date,amount\n1,"Jan, ""de"" Vries\nUtrecht",2026-05-14,"1,234.50"\n'
    )
    assert taken.records[0]["name"] == 'Jan, "de" Vries\nUtrecht'
    assert taken.told("amount") == [(1234.5,)]


def test_excels_first_line_may_name_the_mark(take_file: Any) -> None:
    assert take_file("sep=;\n" + TEXT).told("day", "amount") == TOLD


def test_a_packed_file_is_unpacked(take_file: Any) -> None:
    assert take_file(gzip.compress(TEXT.encode()), "f.csv.gz").told("day", "amount") == TOLD


def test_blank_lines_are_no_rows_and_ragged_rows_keep_their_number(take_file: Any) -> None:
    taken = take_file("customer id,date,amount\n\n1,2026-05-14,1\n2,2026-05-14\n\n3,2026-05-14,3\n")
    assert taken.report.rows == 3
    assert [r["source_row"] for r in taken.lines] == [3, 6]
    assert [(r["source_row"], r["reason"]) for r in taken.set_aside] == [(4, "cells")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("customer id,date,amount\n1,2026-05-14,1\n2,2026-05-15,2\n", [2, 3]),
        ("customer id,date,amount\r\n\r\n1,2026-05-14,1\r\n\r\n\r\n2,2026-05-15,2\r\n\r\n", [3, 6]),
        ("\n\ncustomer id,date,amount\n1,2026-05-14,1\n", [4]),
        ("sep=;\ncustomer id;date;amount\n1;2026-05-14;1\n\n2;2026-05-15;2\n", [2, 4]),
        ('customer id,"date",amount,name\n1,2026-05-14,1,"a\n\n\nb"\n2,2026-05-15,2,c\n', [2, 3]),
        ("customer id,date,amount\n1,2026-05-14,1\n   \n2,2026-05-15,2\n", [2, 4]),
        ('[{"customer id": 1, "date": "2026-05-14", "amount": 1}]', [1]),
    ],
)
def test_a_row_has_the_number_that_a_spreadsheet_shows(
    take_file: Any, text: str, rows: list[int]
) -> None:
    assert [r["source_row"] for r in take_file(text).lines] == rows


def test_a_blank_line_stands_in_a_cell_as_it_was(take_file: Any) -> None:
    taken = take_file('email,date,amount,name\n\na@x.nl,2026-05-14,1,"a\n\nb"\n')
    assert [(r["source_row"], r["name"]) for r in taken.records] == [(3, "a\n\nb")]


def test_a_lone_nul_and_a_formula_are_text(take_file: Any) -> None:
    taken = take_file('customer id,name,date,amount\n1,"=HYPERLINK(""x"")",2026-05-14,1\x00\n')
    assert taken.records[0]["name"] == '=HYPERLINK("x")'
    assert taken.told("amount") == [(1.0,)]


def test_one_large_cell_is_a_cell(take_file: Any) -> None:
    taken = take_file(f"customer id,name,date,amount\n1,{'x' * 3_000_000},2026-05-14,1\n")
    assert len(taken.records[0]["name"]) == 3_000_000


def test_a_column_named_twice_is_read_once(take_file: Any) -> None:
    taken = take_file("email,Phone,Phone,\na@x.nl,1,2,3\n")
    assert taken.records[0]["phone"] == "1"
    assert taken.report.unread == ("Phone (2)", "column 4")


def test_parquet_is_read_with_its_types(take_file: Any, tmp_path: Path) -> None:
    file = tmp_path / "orders.parquet"
    pq.write_table(
        pa.table(
            {
                "CustomerID": pa.array([17850.0, None], pa.float64()),
                "InvoiceDate": pa.array([datetime(2026, 5, 14, 23, 30)] * 2, pa.timestamp("ms")),
                "UnitPrice": [2.55, 1.0],
                "Quantity": pa.array([6, 1], pa.int32()),
            }
        ),
        file,
    )
    taken = take_file(file)
    assert taken.told("day", "amount") == [("2026-05-14", 15.3)]
    assert taken.records[0]["source_id"] == "17850"
    assert taken.lines[0]["occurred_at"].isoformat() == "2026-05-14T21:30:00+00:00"


def test_parquet_of_unusual_types_is_read_too(take_file: Any, tmp_path: Path) -> None:
    file = tmp_path / "orders.parquet"
    moment = datetime(2026, 5, 14, 23, 30, tzinfo=UTC)
    pq.write_table(
        pa.table(
            {
                "customer_id": pa.array(["a"]).dictionary_encode(),
                "date": pa.array([moment], pa.timestamp("ns", tz="America/New_York")),
                "amount": pa.array([Decimal("2.50")], pa.decimal128(10, 2)),
                "took": pa.array([timedelta(seconds=3)], pa.duration("s")),
                "items": [[{"sku": "BEL"}]],
                "photo": [b"\xff\x00"],
            }
        ),
        file,
    )
    taken = take_file(file)
    assert taken.told("day", "amount") == [("2026-05-15", 2.5)]
    assert taken.report.unread == ("took", "items", "photo")


def test_excel_mixes_texts_and_numbers_in_one_column(take_file: Any, tmp_path: Path) -> None:
    file = tmp_path / "werkplaats.xlsx"
    with xlsxwriter.Workbook(str(file), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Werkbonnen")
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        sheet.write(0, 0, "Werkbonnen van De Ketting")
        sheet.write_row(2, 0, ["Klantnummer", "Naam", "Datum", "Werkbon", "Bedrag incl. btw"])
        sheet.write_row(3, 0, [1001, "=1+1", "14-05-2026", "W1", "€ 1.234,50"])
        sheet.write_row(4, 0, [1001, "Jan", None, "W2", 12.5])
        sheet.write_datetime(4, 2, datetime(2026, 5, 15), day)
        sheet.write_row(5, 0, [1002, "Piet", "15-05-2026", "W3", 1.234])
        book.add_worksheet("Uitleg").write(0, 0, "niets")
    taken = take_file(file)
    assert taken.told("day", "amount", "includes_vat") == [
        ("2026-05-14", 1234.5, True),
        ("2026-05-15", 12.5, True),
        ("2026-05-15", 1.234, True),
    ]
    assert [r["source_id"] for r in taken.records] == ["1001", "1001", "1002"]
    assert taken.records[0]["name"] == "=1+1"
    assert taken.report.notes == ('The sheet "Uitleg" was not read.',)
    assert [r["source_row"] for r in taken.lines] == [4, 5, 6]


def test_json_is_a_list_of_objects_or_one_a_line(take_file: Any) -> None:
    rows = [
        {"customer": {"id": "17", "email": "a@x.nl"}, "date": "2026-05-14", "amount": 1.5},
        {"customer": {"id": "18"}, "date": "2026-05-15", "amount": "2.50", "tags": ["a", "b"]},
    ]
    told = [("2026-05-14", 1.5), ("2026-05-15", 2.5)]
    assert take_file(json.dumps(rows), "a.json").told("day", "amount") == told
    lines = "\n".join(json.dumps(row) for row in rows)
    taken = take_file(lines, "a.jsonl", source="lines")
    assert taken.told("day", "amount") == told
    assert [r["source_id"] for r in taken.records] == ["17", "18"]
    assert (
        take_file(json.dumps({"orders": rows}), "b.json", source="b").told("day", "amount") == told
    )


def test_half_a_character_of_json_is_no_fault(take_file: Any) -> None:
    taken = take_file('{"customer_id": 1, "name": "\\ud800", "date": "2026-05-14", "amount": 1}\n')
    assert taken.records[0]["name"] == "?"


def test_codes_may_be_a_toml_table(take_file: Any) -> None:
    taken = take_file('JAN10 = "jan@x.nl"\n', "kortingscodes.toml")
    assert [c["code"] for c in taken.codes] == ["jan10"]


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.csv", "The file is empty"),
        (b"\n\n", "a.csv", "The file is empty"),
        (b"customer id,date,amount\n", "a.csv", "a header and no rows"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a.csv", "PNG file"),
        (bytes(range(256)) * 20, "a.csv", "not text"),
        (b"1,2026-05-14,10\n2,2026-05-15,10\n", "a.csv", "holds values"),
        (b"PAR1 and nothing", "a.parquet", "Parquet file is broken"),
        (b"PK\x03\x04 and nothing", "a.xlsx", "workbook is broken"),
        (b'[{"id": 1,', "a.json", "broken"),
        (b"\x1f\x8b and nothing", "a.csv.gz", "cannot be unpacked"),
        (b'customer id,date,amount\n1,2026-05-14,"10\n2,2026-05-15,10\n', "a.csv", "never ends"),
        (b"customer id,date,amount\n1;2;3\n1;2;3\n1;2;3\n", "a.csv", "rows"),
        (b"a,b\n1,2\n", "a.csv", "cannot be told what the rows"),
        ("id,naam,email\n1,Zoë,a@x.nl\n2,Ünal,".encode() + b"\xff\n", "a.csv", "not text"),
        (b"[money]\nrate = 1.5\n", "hogerop.toml", "not what its name says"),
    ],
)
def test_what_is_no_table_is_refused(take_file: Any, content: bytes, name: str, said: str) -> None:
    with pytest.raises(FileFault, match=said) as refused:
        take_file(content, name)
    assert refused.value.where
    assert refused.value.fix


def test_a_file_that_is_not_there_is_refused(take_file: Any, tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="cannot be opened"):
        take_file(tmp_path / "nowhere.csv")


def test_a_workbook_that_says_it_unpacks_to_too_much_is_not_unpacked(
    take_file: Any, tmp_path: Path
) -> None:
    file = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"<x/>")
        packed.writestr("xl/worksheets/sheet1.xml", b" " * (64 << 20))
    assert file.stat().st_size < 1 << 20
    with pytest.raises(FileFault, match="not safe to read"):
        take_file(file)


def test_a_zip_of_files_is_no_workbook(take_file: Any, tmp_path: Path) -> None:
    file = tmp_path / "files.zip"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("orders.csv", TEXT)
    with pytest.raises(FileFault, match="zip file"):
        take_file(file)


def test_nothing_is_left_of_a_file_that_is_refused(take_file: Any) -> None:
    with pytest.raises(FileFault):
        take_file("customer id,date,amount\n1,03-04-2026,1\n")
    with pytest.raises(HogeropError):
        take_file.engine.ask("lines")


@pytest.mark.parametrize("names", [[f"Kolom {n}" for n in range(2001)], ["x"] * 20_000])
def test_a_file_with_thousands_of_columns_is_refused_at_once(
    names: list[str], take_file: Any
) -> None:
    with pytest.raises(FileFault, match=f"has {len(names)} columns; at most 2000"):
        take_file(",".join(names) + "\n" + ",".join("1" for _ in names) + "\n")


def test_json_that_is_nested_without_end_is_refused_on_one_line_too(take_file: Any) -> None:
    with pytest.raises(FileFault, match="broken"):
        take_file("[" * 100_000 + "\n1", name="deep.json")
