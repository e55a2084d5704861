"""An answer in the shape that its reader likes."""

from __future__ import annotations

import sys
from decimal import Decimal

import duckdb
import pyarrow as pa
import pytest

from hogerop.errors import HogeropError
from hogerop.rows import Rows
from hogerop.words import speaking

TABLE = pa.table({"rung": ["member", "fan"], "spent": [Decimal("12.50"), None]})


def test_iterating_gives_a_dictionary_per_row() -> None:
    assert list(Rows(TABLE)) == [
        {"rung": "member", "spent": Decimal("12.50")},
        {"rung": "fan", "spent": None},
    ]


def test_it_knows_how_many_rows_and_which_columns() -> None:
    assert len(Rows(TABLE)) == 2
    assert Rows(TABLE).columns == ["rung", "spent"]


def test_it_comes_out_as_arrow() -> None:
    assert Rows(TABLE).arrow() is TABLE


def test_it_comes_out_as_pandas() -> None:
    assert Rows(TABLE).pandas()["rung"].tolist() == ["member", "fan"]


def test_it_comes_out_as_polars() -> None:
    assert Rows(TABLE).polars()["rung"].to_list() == ["member", "fan"]


def test_it_comes_out_as_a_relation_of_duckdb() -> None:
    assert Rows(TABLE).relation().filter("spent is null").fetchall() == [("fan", None)]


def test_it_comes_out_as_a_relation_of_the_connection_that_is_given() -> None:
    connection = duckdb.connect()
    Rows(TABLE).relation(connection).create_view("rungs")
    assert connection.sql("select count(*) from rungs").fetchall() == [(2,)]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_there_is_said_with_the_command_that_installs_it(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(HogeropError, match=rf'pip install "hogerop\[{library}\]"'):
        getattr(Rows(TABLE), library)()


def test_it_shows_as_text() -> None:
    assert repr(Rows(TABLE)) == "rung    spent\nmember  12.50\nfan\n2 rows"


def test_it_shows_in_a_notebook_with_what_customers_typed_as_plain_text() -> None:
    shown = Rows(pa.table({"<b>": ["<script>"]}))._repr_html_()
    assert shown == (
        "<table><thead><tr><th>&lt;b&gt;</th></tr></thead>"
        "<tbody><tr><td>&lt;script&gt;</td></tr></tbody></table><p>1 row</p>"
    )


def test_a_long_table_shows_its_first_rows_and_how_many_there_are() -> None:
    shown = repr(Rows(pa.table({"n": list(range(5000))})))
    assert shown.splitlines()[0:2] == ["n", "0"]
    assert shown.splitlines()[-1] == "5000 rows, the first 10 shown"


def test_a_table_without_rows_shows_its_columns() -> None:
    with speaking("en"):
        assert repr(Rows(TABLE.slice(0, 0))) == "rung  spent\n0 rows"
