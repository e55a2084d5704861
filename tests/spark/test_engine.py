"""The engine on Spark: relations in, relations out, the same answers as DuckDB."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests import engines

from hogerop.contracts import Column, Engine, Table
from hogerop.errors import HogeropError, WorkspaceFault
from hogerop.workspace import ROWS_TOGETHER, DuckDBEngine

pytestmark = pytest.mark.skipif(engines.NAME != "spark", reason="`make spark` runs these")

PAIRS = Table(
    "pairs",
    "one pair",
    (
        Column("record_id", pa.int64(), "one", required=True),
        Column("contact_id", pa.int64(), "the other", required=True),
        Column("word", pa.string(), "a word that older files lack"),
    ),
)

ROWS = pa.table(
    {
        "n": pa.array([3, 1, 2, None], pa.int32()),
        "x": pa.array([0.5, 1.5, -2.5, None], pa.float64()),
        "money": pa.array([Decimal("1.2345"), None, Decimal("-7.5"), 2], pa.decimal128(18, 4)),
        "word": ["Straße", "ΑΣ", None, "a b"],
        "day": pa.array([date(2024, 2, 29), None, date(1970, 1, 1), date(1969, 12, 31)]),
        "moment": pa.array(
            [datetime(2024, 2, 29, 23, 59, 59, 123456, UTC), None, None, None],
            pa.timestamp("us", "UTC"),
        ),
        "items": pa.array([["b", None, "a"], [], None, ["c"]], pa.list_(pa.string())),
        "yes": [True, None, False, True],
    }
)


LATER = (
    range(0x1C89, 0x1C8B),
    range(0x2C2F, 0x2C60),
    range(0xA7C0, 0xA7DD),
    range(0x10570, 0x105BD),
    range(0x10D50, 0x10D66),
    range(0x16EA0, 0x16EB9),
)
"""Letters of Unicode 14 and later."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = engines.opened_engine(temp_directory=tmp_path / "spill")
    yield made
    made.close()  # type: ignore[attr-defined]


def query(folder: Path, text: str) -> Path:
    file = folder / "query.sql"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "asked",
    [
        "from rows order by n",
        "from rows order by n desc, word",
        "select n / 2 as h, n // 2 as w, n % 2 as m, n / 0 as z, 0.0 / n as o from rows order by n",
        "select x::integer as i, money::bigint as b, yes::integer as y from rows order by n",
        "select round(x) as a, round(x, 1) as b, (x * 1.00005)::decimal(18, 4) as c"
        " from rows order by n",
        "select n::text as a, x::text as b, money::text as c, day::text as d, moment::text as e,"
        " yes::text as f from rows order by n",
        "select lower(word) as a, upper(word) as b, strip_accents(word) as c, length(word) as d"
        " from rows order by n",
        "select left(word, 2) as a, left(word, -1) as b, right(word, 2) as c from rows order by n",
        "select hash(n, word) as a, (hash(word) >> 1)::bigint as b from rows order by n",
        "select (md5_number_upper(concat_ws('|', n, word)) >> 1)::bigint as a from rows order by n",
        "select regexp_replace(word, '[^a-z]', '', 'g') as a, regexp_matches(word, '^a.b$') as b,"
        " regexp_extract(word, '([a-z])$', 1) as c from rows order by n",
        "select sum(n) as a, round(avg(money), 9) as b, count(*) filter (where yes) as c,"
        " min(day) as d, any_value(word) as e, bool_or(yes) as f, sum(money) as g,"
        " round(stddev_samp(x), 9) as h from rows",
        "select arg_max(word, n) as a, arg_min(word, (yes, n)) as b from rows",
        "select list(n order by n desc) as a, list(word order by n) as b,"
        " list_sort(list_distinct(list(word))) as c from rows",
        "select list(n) as a from rows where n > 100",
        "select n, items[1] as a, items[-1] as b, array_length(items) as c,"
        " list_has_any(items, ['a', null]) as d, list_contains(items, 'z') as e"
        " from rows order by n",
        "select unnest(items) as one from rows order by one",
        "select n, day + 1 as a, date '1970-01-01' + n as b, (day - date '1970-01-01') as c,"
        " date_trunc('month', day)::date as d, year(day) as e from rows order by n",
        "select epoch_us(moment) as a, date_trunc('day', moment) as b, make_timestamptz(0) as c"
        " from rows order by n",
        "select * exclude (items) replace (n + 1 as n) from rows order by n",
        "select n from rows union all by name select word, 7 as n from rows order by n, word",
        "select n, row_number() over (order by n) as place, lag(n) over (order by n) as before"
        " from rows order by n",
        "select yes, n from rows qualify row_number() over (partition by yes order by n) = 1"
        " order by yes",
        "select yes, count(*) as n from rows group by all order by all",
        "select {'a': n, 'b': word} as one, (n, x) < (x, n) as two from rows order by n",
        "select l.n, r.x from rows as l asof join rows as r on l.yes = r.yes and l.n >= r.n"
        " order by l.n",
        "select jaro_winkler_similarity(word, 'Strasse') as a,"
        " damerau_levenshtein(word, 'ab') as b from rows order by n",
        "with recursive up as (select 1 as n union all select n + 1 from up where n < 5)"
        " select n from up order by n",
        "select n from rows where n in (select n from rows where yes) order by n",
        "select isfinite(x / 0) as a, greatest(n, 2) as b, coalesce(n, 0) as c"
        " from rows order by n",
    ],
)
def test_the_answer_is_that_of_duckdb_types_and_all(
    engine: Engine, tmp_path: Path, asked: str
) -> None:
    other = DuckDBEngine()
    for one in (engine, other):
        one.put("rows", ROWS)
    file = query(tmp_path, asked)
    expected = other.ask(file)
    found = engine.ask(file)
    assert found.schema == expected.schema
    # As text, because nan is not nan.
    assert str(found.to_pylist()) == str(expected.to_pylist())


def test_every_letter_is_lowered_and_raised_as_duckdb_does(engine: Engine, tmp_path: Path) -> None:
    letters = [chr(i) for i in range(32, 0x1F000) if not 0xD800 <= i < 0xE000]
    other = DuckDBEngine()
    for one in (engine, other):
        one.put("letters", pa.table({"letter": letters}))
    file = query(
        tmp_path, "select letter, lower(letter) as l, upper(letter) as u from letters order by all"
    )
    pairs = zip(engine.ask(file).to_pylist(), other.ask(file).to_pylist(), strict=True)
    differing = [ord(one["letter"]) for one, two in pairs if one != two]
    # Java 17 is of the year 2021: capitals of scripts that were taken up later stay as they are.
    assert [c for c in differing if not any(c in later for later in LATER)] == []


def test_a_query_takes_its_values_as_parameters(engine: Engine, tmp_path: Path) -> None:
    engine.put("rows", ROWS)
    file = query(
        tmp_path,
        "-- some\nselect n from rows where n >= $least and ($word::text is null or word = $word)"
        " and list_contains($some::integer[], n) order by n;\n",
    )
    assert engine.ask(file, least=2, word=None, some=[1, 2]).to_pydict() == {"n": [2]}


def test_a_made_relation_may_replace_itself_and_keeps_its_order(
    engine: Engine, tmp_path: Path
) -> None:
    engine.put("numbers", pa.table({"n": list(range(100))}))
    file = query(tmp_path, "select n + 1 as n from numbers order by n desc")
    for _ in range(3):
        engine.make("numbers", file)
    assert engine.ask("numbers")["n"].to_pylist() == list(range(102, 2, -1))


def test_batches_come_in_order(engine: Engine, tmp_path: Path) -> None:
    engine.put("numbers", pa.table({"n": list(range(1000))}))
    file = query(tmp_path, "select n from numbers order by n desc")
    batches = list(engine.batches(file, 300))
    assert max(batch.num_rows for batch in batches) <= 300
    assert [n for batch in batches for n in batch["n"].to_pylist()] == list(range(999, -1, -1))


def test_parts_hold_what_belongs_to_them(engine: Engine, tmp_path: Path) -> None:
    engine.put("numbers", pa.table({"n": [0, 25, 3, 9, 21]}))
    file = query(tmp_path, "select n from numbers")
    parts = [sorted(p["n"].to_pylist()) for p in engine.parts(file, by="n", size=10, count=3)]
    assert parts == [[0, 3, 9], [], [21, 25]]


def test_a_file_is_written_as_duckdb_writes_it(engine: Engine, tmp_path: Path) -> None:
    rows = pa.table({"n": list(range(2 * ROWS_TOGETHER, 0, -1))})
    other = DuckDBEngine()
    for name, one in (("spark", engine), ("duckdb", other)):
        one.put("numbers", rows)
        assert one.write("numbers", tmp_path / name, by="n") == rows.num_rows
        one.put("rows", ROWS)
        one.write("rows", tmp_path / f"{name}-rows")
    for name in ("", "-rows"):
        found, expected = (pq.ParquetFile(tmp_path / f"{n}{name}") for n in ("spark", "duckdb"))
        assert found.schema == expected.schema
        assert found.read() == expected.read()
        assert found.metadata.row_group(0).num_rows == expected.metadata.row_group(0).num_rows
        codec = found.metadata.row_group(0).column(0).compression
        assert codec == expected.metadata.row_group(0).column(0).compression


def test_files_are_read_by_their_promise(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "a shop, [with] *marks*"
    folder.mkdir()
    old = pa.table({"contact_id": pa.array([2], pa.int32()), "record_id": [1]})
    pq.write_table(old, folder / "1.parquet")
    pq.write_table(
        pa.table({"record_id": [3], "contact_id": [4], "word": ["w"]}), folder / "2.parquet"
    )
    engine.read("pairs", [folder / "1.parquet", folder / "2.parquet"], PAIRS)
    assert sorted(engine.ask("pairs").to_pylist(), key=str) == [
        {"record_id": 1, "contact_id": 2, "word": None},
        {"record_id": 3, "contact_id": 4, "word": "w"},
    ]
    engine.read("pairs", [], PAIRS)
    assert engine.ask("pairs").num_rows == 0


def test_a_missing_or_broken_file_is_said_in_words(engine: Engine, tmp_path: Path) -> None:
    broken = tmp_path / "broken.parquet"
    broken.write_text("nothing")
    for file in (broken, tmp_path / "none.parquet"):
        with pytest.raises(WorkspaceFault, match="missing or broken"):
            engine.read("pairs", [file], PAIRS)


def test_a_file_without_a_required_column_is_refused(engine: Engine, tmp_path: Path) -> None:
    pq.write_table(pa.table({"record_id": [1]}), tmp_path / "1.parquet")
    with pytest.raises(WorkspaceFault, match="Files of pairs lack contact_id"):
        engine.read("pairs", [tmp_path / "1.parquet"], PAIRS)


def test_an_error_holds_no_value_of_a_row(engine: Engine, tmp_path: Path) -> None:
    engine.put("rows", pa.table({"word": ["secret"]}))
    with pytest.raises(HogeropError) as error:
        engine.ask(query(tmp_path, "select word::integer as n from rows"))
    assert "secret" not in str(error.value)
    assert error.value.__cause__ is None


def test_a_dropped_relation_is_gone(engine: Engine, tmp_path: Path) -> None:
    engine.put("rows", ROWS)
    engine.drop("rows")
    engine.drop("rows")
    with pytest.raises(HogeropError):
        engine.ask(query(tmp_path, "from rows"))
