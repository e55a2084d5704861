"""A SQLite database is read as it is, from its watermark on, and never written."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.sources.fetching.tables import brought, next_of, of_sqlite, put

from hogerop.errors import FileFault


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    put(tmp_path, "create table orders (id integer primary key, email text, total real)")
    rows = [(n, f"p{n}@x.nl", n / 2) for n in range(3)]
    put(tmp_path, "insert into orders values (?, ?, ?)", rows)
    return tmp_path


def days(shop: Path, *rows: tuple[str | None, str]) -> None:
    put(shop, "create table days (day text, email text)")
    put(shop, "insert into days values (?, ?)", rows)


def test_a_table_comes_with_its_own_types(shop: Path) -> None:
    fetched, rows = brought(of_sqlite(shop, table="orders"))
    assert (fetched.rows, rows is not None) == (3, True)
    assert rows.to_pylist()[1] == {"id": 1, "email": "p1@x.nl", "total": 0.5}
    assert [str(kind) for kind in rows.schema.types] == ["int64", "string", "double"]


def test_only_what_is_new_is_fetched_and_nothing_where_nothing_is(shop: Path) -> None:
    wanted = of_sqlite(shop, table="orders", watermark="id", overlap=0)
    first, _ = brought(wanted)
    assert (first.rows, first.reached and first.reached.text, first.again) == (3, "2", 1)
    again, rows = brought(wanted, next_of(first))
    assert (again.rows, rows) == (0, None)
    put(shop, "insert into orders values (7, 'p7@x.nl', 9)")
    newer, rows = brought(wanted, next_of(first))
    assert rows.column("id").to_pylist() == [2, 7]
    assert newer.reached.text == "7"


def test_a_row_that_came_late_is_fetched_within_the_overlap(shop: Path) -> None:
    put(shop, "insert into orders values (5000, 'p@x.nl', 9)")
    wanted = of_sqlite(shop, table="orders", watermark="id")
    first, _ = brought(wanted)
    put(shop, "insert into orders values (4500, 'late@x.nl', 9)")
    _, rows = brought(wanted, next_of(first))
    assert rows.column("id").to_pylist() == [4500, 5000]


def test_equal_watermarks_hide_no_row_that_came_after(shop: Path) -> None:
    days(shop, ("2026-05-01", "a"), ("2026-05-02", "b"))
    wanted = of_sqlite(shop, table="days", watermark="day")
    first, _ = brought(wanted)
    put(shop, "insert into days values ('2026-05-02', 'c')")
    _, rows = brought(wanted, next_of(first))
    assert rows.column("email").to_pylist() == ["b", "c"]


def test_a_watermark_of_never_does_not_hide_all_that_comes(shop: Path) -> None:
    days(shop, ("2026-05-01", "a"), ("9999-12-31", "b"))
    wanted = of_sqlite(shop, table="days", watermark="day")
    first, _ = brought(wanted)
    assert (first.rows, first.ahead, first.reached and first.reached.text) == (2, 1, "2026-05-01")
    assert brought(wanted, next_of(first))[0].rows == 0
    put(shop, "insert into days values ('2026-05-03', 'c')")
    newer, rows = brought(wanted, next_of(first))
    assert rows.column("email").to_pylist() == ["a", "b", "c"]
    assert (newer.ahead, newer.reached and newer.reached.text) == (1, "2026-05-03")


def test_rows_without_a_watermark_come_the_first_time_and_are_counted(shop: Path) -> None:
    days(shop, ("2026-05-01", "a"), (None, "b"))
    wanted = of_sqlite(shop, table="days", watermark="day")
    first, _ = brought(wanted)
    assert (first.rows, first.without) == (2, 1)
    put(shop, "insert into days values ('2026-05-02', 'c')")
    newer, rows = brought(wanted, next_of(first))
    assert (rows.column("email").to_pylist(), newer.without) == (["a", "c"], 0)


def test_a_column_may_turn_out_otherwise_after_thousands_of_rows(shop: Path) -> None:
    put(shop, "create table loose (held)")
    put(shop, "insert into loose values (?)", [(None,)] * 11_000 + [(7,)] + [("seven",)])
    fetched, rows = brought(of_sqlite(shop, table="loose"))
    assert fetched.rows == rows.num_rows == 11_002
    assert rows.column("held").to_pylist()[-2:] == ["7", "seven"]


def test_hostile_names_and_values_are_names_and_values(shop: Path) -> None:
    put(shop, 'create table "a""; drop table orders; --.%s" ("i""d :x" int, "%(y)s" text)')
    put(
        shop,
        'insert into "a""; drop table orders; --.%s" values (?, ?)',
        [(1, "'; drop table orders; --"), (2, "%s :x \x00 \u2028")],
    )
    _, rows = brought(of_sqlite(shop, table='a"; drop table orders; --.%s', watermark='i"d :x'))
    assert rows.to_pydict() == {
        'i"d :x': [1, 2],
        "%(y)s": ["'; drop table orders; --", "%s :x \x00 \u2028"],
    }
    assert brought(of_sqlite(shop, table="orders"))[0].rows == 3


def test_a_query_goes_to_the_database_to_the_letter(shop: Path) -> None:
    query = "select id, '12 :30 %s' as \"at %\", ':id' as x from orders -- all\n;\n-- done"
    wanted = of_sqlite(shop, query=query, watermark="id", overlap=0)
    first, rows = brought(wanted)
    assert rows.to_pylist()[0] == {"id": 0, "at %": "12 :30 %s", "x": ":id"}
    put(shop, "insert into orders values (9, 'p9@x.nl', 1)")
    assert brought(wanted, next_of(first))[1].column("id").to_pylist() == [2, 9]


@pytest.mark.parametrize(
    ("told", "said", "fix"),
    [
        ({"table": "ordres"}, "There is no table ordres.", "Did you mean orders?"),
        ({"table": "orders", "watermark": "ID_"}, "There is no column ID_", "Did you mean id?"),
        ({"query": "delete from orders"}, "does not understand this", "own program first"),
        ({"query": "select 1; delete from orders"}, "does not understand this", ""),
        ({"query": "select nope from orders"}, "no such column: nope", ""),
    ],
)
def test_what_cannot_be_fetched_is_said(
    shop: Path, told: dict[str, str], said: str, fix: str
) -> None:
    with pytest.raises(FileFault) as caught:
        brought(of_sqlite(shop, **told))
    assert said in caught.value.what
    assert fix in caught.value.fix
    assert caught.value.where == "[tables.orders], sqlite:///shop.db"
    assert brought(of_sqlite(shop, table="orders"))[0].rows == 3


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="cannot be reached"):
        brought(of_sqlite(tmp_path, table="orders"))
    assert not (tmp_path / "shop.db").exists()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "shop.db").write_text("order,total\n" * 1000)
    with pytest.raises(FileFault, match="broke off"):
        brought(of_sqlite(tmp_path, table="orders"))


def test_text_that_is_no_utf_8_is_read_all_the_same(shop: Path) -> None:
    put(shop, "create table old (name text)")
    put(shop, "insert into old values (cast(x'436166e9' as text))")
    assert brought(of_sqlite(shop, table="old"))[1].to_pylist() == [{"name": "Caf\ufffd"}]
