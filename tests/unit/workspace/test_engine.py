"""The engine: relations in, relations out."""

from __future__ import annotations

import math
import os
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hogerop.contracts import Column, Engine, Since, Table
from hogerop.errors import HogeropError, WorkspaceFault
from hogerop.workspace import ROWS_TOGETHER, DuckDBEngine
from hogerop.workspace.opened import open_duckdb

PAIRS = Table(
    "pairs",
    "one pair",
    (
        Column("record_id", pa.int64(), "one", required=True),
        Column("contact_id", pa.int64(), "the other", required=True),
    ),
)


@pytest.fixture(params=["alone", "among_others"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> DuckDBEngine:
    spill = tmp_path / "spill"
    if request.param == "alone":
        return DuckDBEngine(memory_limit="500MB", threads=2, temp_directory=spill)
    return DuckDBEngine.among(
        open_duckdb(memory_limit="500MB", threads=2, temp_directory=spill), spill
    )


def query(folder: Path, text: str) -> Path:
    file = folder / "query.sql"
    file.write_text(text, encoding="utf-8")
    return file


def test_it_is_the_engine_that_the_contract_promises(engine: DuckDBEngine) -> None:
    promised: Engine = engine
    assert promised is engine


def test_a_table_that_was_put_can_be_asked_for(engine: DuckDBEngine) -> None:
    engine.put("numbers", pa.table({"n": [3, 1, 2]}))
    assert engine.ask("numbers").to_pydict() == {"n": [3, 1, 2]}


def test_a_query_takes_its_values_as_parameters(engine: DuckDBEngine, tmp_path: Path) -> None:
    engine.put("numbers", pa.table({"n": [3, 1, 2]}))
    file = query(tmp_path, "-- one number\nselect n from numbers where n >= $least order by n;\n")
    assert engine.ask(file, least=2).to_pydict() == {"n": [2, 3]}


def test_a_made_relation_may_read_the_one_that_it_replaces(
    engine: DuckDBEngine, tmp_path: Path
) -> None:
    engine.put("numbers", pa.table({"n": [1, 2]}))
    engine.make("numbers", query(tmp_path, "select n + $more as n from numbers"), more=10)
    engine.make("numbers", query(tmp_path, "select n + $more as n from numbers"), more=10)
    assert engine.ask("numbers").to_pydict() == {"n": [21, 22]}


def test_a_query_that_fails_leaves_the_relation_as_it_was(
    engine: DuckDBEngine, tmp_path: Path
) -> None:
    engine.put("numbers", pa.table({"n": [1]}))
    with pytest.raises(HogeropError, match="nothing_here"):
        engine.make("numbers", query(tmp_path, "select * from nothing_here"))
    assert engine.ask("numbers").num_rows == 1


def test_a_relation_may_be_put_made_and_put_again(engine: DuckDBEngine, tmp_path: Path) -> None:
    engine.put("numbers", pa.table({"n": [1]}))
    engine.make("numbers", query(tmp_path, "select 2 as n"))
    engine.put("numbers", pa.table({"n": [3]}))
    assert engine.ask("numbers").to_pydict() == {"n": [3]}


def test_what_was_written_is_read_back_in_the_same_order(
    engine: DuckDBEngine, tmp_path: Path
) -> None:
    engine.make(
        "pairs",
        query(
            tmp_path,
            "select r as record_id, r % 7 as contact_id "
            "from range(300000) t(r) order by contact_id, record_id desc",
        ),
    )
    assert engine.write("pairs", tmp_path / "pairs.parquet") == 300000
    engine.read("again", [tmp_path / "pairs.parquet"], PAIRS)
    assert engine.ask("again").equals(engine.ask("pairs"))


def test_written_by_a_column_whoever_has_it_lies_together(
    engine: DuckDBEngine, tmp_path: Path
) -> None:
    rows = "select r as record_id, (r * 7919) % 100003 as contact_id from range(100000) t(r)"
    engine.make("pairs", query(tmp_path, rows))
    file = tmp_path / "pairs.parquet"
    assert engine.write("pairs", file, by="contact_id") == 100000
    written = pq.ParquetFile(file)
    assert written.num_row_groups == math.ceil(100000 / ROWS_TOGETHER)
    there = written.read()
    assert there["contact_id"].to_pylist() == sorted(there["contact_id"].to_pylist())
    engine.make("all_as_written", query(tmp_path, "select * from pairs order by contact_id"))
    assert there.cast(PAIRS.schema).equals(engine.ask("all_as_written").cast(PAIRS.schema))


def test_no_files_is_an_empty_relation(engine: DuckDBEngine) -> None:
    engine.read("membership", [], PAIRS)
    assert engine.ask("membership").schema.names == ["record_id", "contact_id"]
    assert engine.ask("membership").num_rows == 0


def test_a_column_that_an_older_file_lacks_is_null(engine: DuckDBEngine, tmp_path: Path) -> None:
    promise = Table("t", "one", (Column("a", pa.int64(), ""), Column("b", pa.string(), "")))
    pq.write_table(pa.table({"a": [1]}), tmp_path / "old.parquet")
    pq.write_table(pa.table({"b": ["x"], "a": [2], "c": [0]}), tmp_path / "new.parquet")
    engine.read("t", [tmp_path / "old.parquet"], promise)
    assert engine.ask("t").to_pydict() == {"a": [1], "b": [None]}
    engine.read("t", [tmp_path / "old.parquet", tmp_path / "new.parquet"], promise)
    assert engine.ask("t").to_pydict() == {"a": [1, 2], "b": [None, "x"]}


def test_a_file_without_a_required_column_is_refused(engine: DuckDBEngine, tmp_path: Path) -> None:
    pq.write_table(pa.table({"record_id": [1]}), tmp_path / "m.parquet")
    with pytest.raises(WorkspaceFault, match="lack contact_id"):
        engine.read("membership", [tmp_path / "m.parquet"], PAIRS)


def test_a_folder_may_be_called_anything(engine: DuckDBEngine, tmp_path: Path) -> None:
    for name in ("shop [1]*?", "shop 1xx"):
        (tmp_path / name).mkdir()
        engine.put("membership", PAIRS.of({"record_id": [1], "contact_id": [len(name)]}))
        engine.write("membership", tmp_path / name / "m.parquet")
    engine.read("membership", [tmp_path / "shop [1]*?" / "m.parquet"], PAIRS)
    assert engine.ask("membership").to_pydict() == {"record_id": [1], "contact_id": [10]}


def test_a_broken_file_is_said_in_words(engine: DuckDBEngine, tmp_path: Path) -> None:
    (tmp_path / "m.parquet").write_bytes(b"this is no parquet file at all")
    with pytest.raises(WorkspaceFault, match="missing or broken"):
        engine.read("membership", [tmp_path / "m.parquet"], PAIRS)


def test_batches_come_in_order_while_the_engine_is_used(
    engine: DuckDBEngine, tmp_path: Path
) -> None:
    file = query(tmp_path, "select r from range(500000) t(r) order by hash(r), r")
    expected = engine.ask(file).column("r").to_pylist()
    seen: list[int] = []
    for batch in engine.batches(file, 10_000):
        assert batch.num_rows <= 10_000
        engine.put("seen", pa.table({"n": [len(seen)]}))
        engine.ask("seen")
        seen += batch.column("r").to_pylist()
    assert seen == expected


def test_a_batch_may_be_left_unread(engine: DuckDBEngine) -> None:
    engine.put("numbers", pa.table({"n": list(range(10_000))}))
    first = next(iter(engine.batches("numbers", 100)))
    assert first.column("n").to_pylist()[:2] == [0, 1]
    engine.drop("numbers")


@pytest.mark.parametrize("name", ["", "Numbers", "a b", "a;drop", "1a", 'a"b', "in_the_making"])
def test_names_of_relations_are_plain_words(engine: DuckDBEngine, name: str) -> None:
    with pytest.raises(HogeropError, match="cannot be the name"):
        engine.put(name, pa.table({"n": [1]}))


def test_a_variable_of_python_is_no_relation(engine: DuckDBEngine, tmp_path: Path) -> None:
    secret = pa.table({"n": [1]})
    with pytest.raises(HogeropError, match="secret does not exist"):
        engine.ask(query(tmp_path, "select * from secret"))
    assert secret.num_rows == 1


def test_an_error_holds_no_value_of_a_row(engine: DuckDBEngine, tmp_path: Path) -> None:
    engine.put("people", pa.table({"email": ["jan@example.nl"]}))
    with pytest.raises(HogeropError, match="ConversionException") as caught:
        engine.ask(query(tmp_path, "select email::int from people"))
    assert "jan" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_too_little_memory_is_said_in_words(tmp_path: Path) -> None:
    small = DuckDBEngine(memory_limit="30MB", threads=1)
    with pytest.raises(WorkspaceFault, match="too little memory"):
        small.make("big", query(tmp_path, "select hash(r)::varchar as h from range(20000000) t(r)"))


def test_times_are_in_utc_whatever_the_computer_says(engine: DuckDBEngine, tmp_path: Path) -> None:
    file = query(tmp_path, "select current_setting('TimeZone') as zone")
    assert engine.ask(file).to_pydict() == {"zone": ["UTC"]}


def test_nothing_is_fetched_from_the_network(engine: DuckDBEngine) -> None:
    with pytest.raises(duckdb.Error):
        engine.connection.execute("select * from 'https://127.0.0.1:1/a.parquet'")


def test_engines_in_one_duckdb_see_nothing_of_each_other(tmp_path: Path) -> None:
    shared = open_duckdb(memory_limit="500MB", threads=1, temp_directory=tmp_path)
    one, other = (DuckDBEngine.among(shared, tmp_path) for _ in range(2))
    one.put("numbers", pa.table({"n": [1]}))
    other.put("numbers", pa.table({"n": [2]}))
    one.make("made", query(tmp_path, "select n from numbers"))
    assert one.ask("made").to_pydict() == {"n": [1]}
    assert other.ask("numbers").to_pydict() == {"n": [2]}
    with pytest.raises(HogeropError):
        other.ask("made")


def test_an_engine_that_is_gone_leaves_nothing_in_the_duckdb_of_all(tmp_path: Path) -> None:
    shared = open_duckdb(memory_limit="500MB", threads=1, temp_directory=tmp_path)

    def there() -> int:
        return len(shared.execute("show databases").fetchall())

    before = there()
    engine = DuckDBEngine.among(shared, tmp_path)
    engine.make("numbers", query(tmp_path, "select 1 as n"))
    assert there() == before + 1
    del engine
    assert there() == before


def test_a_file_that_was_rewritten_is_read_anew_in_the_duckdb_of_all(tmp_path: Path) -> None:
    shared = open_duckdb(memory_limit="500MB", threads=1, temp_directory=tmp_path)
    file, old = tmp_path / "pairs.parquet", 1_700_000_000
    for name in ("first", "later", "last"):
        number = len(name) * 1000 + ord(name[0])
        table = pa.table({"record_id": [number], "contact_id": [number]})
        pq.write_table(table, tmp_path / "new")
        os.utime(tmp_path / "new", (old, old := old + 60))
        os.replace(tmp_path / "new", file)
        engine = DuckDBEngine.among(shared, tmp_path)
        engine.read("pairs", [file], PAIRS)
        assert engine.ask("pairs").to_pydict() == {"record_id": [number], "contact_id": [number]}


def test_what_changed_since_takes_the_place_of_what_it_replaces(
    engine: DuckDBEngine, tmp_path: Path
) -> None:
    old, new, gone = (tmp_path / f"{name}.parquet" for name in ("old", "new", "gone"))
    pq.write_table(pa.table({"record_id": [1, 2, 2, 3], "contact_id": [1, 2, 2, 3]}), old)
    pq.write_table(pa.table({"record_id": [2, 4], "contact_id": [20, 4]}), new)
    pq.write_table(pa.table({"record_id": [2, 3]}), gone)
    engine.read("pairs", [old], PAIRS, since=Since(new, gone))
    assert sorted(engine.ask("pairs")["contact_id"].to_pylist()) == [1, 4, 20]
    engine.read("pairs", [old], PAIRS)
    assert sorted(engine.ask("pairs")["contact_id"].to_pylist()) == [1, 2, 2, 3]
