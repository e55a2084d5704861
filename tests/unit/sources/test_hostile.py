"""Whatever a file holds: it is refused with a reason, or every one of its rows is counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import CODES, COSTS, LINES, RECORDS
from hogerop.errors import FileFault
from hogerop.sources import SourceSettings, take
from hogerop.sources.fields import FIELDS
from hogerop.sources.opening import delimited


@pytest.fixture(scope="module")
def engine() -> Iterator[AnEngine]:
    engine = opened_engine(threads=1)
    for name, promise in (
        ("known_lines", LINES),
        ("known_records", RECORDS),
        ("known_costs", COSTS),
        ("known_codes", CODES),
    ):
        engine.put(name, promise.empty())
    yield engine
    engine.close()


def taken_or_refused(engine: AnEngine, content: bytes, name: str) -> int | None:
    """Return the rows of a file, None if it was refused; anything else is a fault of ours."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        try:
            report = take(
                engine, file, settings=SourceSettings(dates="dmy"), number=1, imported_day=20_000
            )
        except FileFault as refused:
            assert refused.what
            assert refused.fix
            return None
    assert report.rows == (
        report.taken + report.set_aside + report.not_about_a_contact + report.repeats
    )
    assert engine.ask("set_aside").num_rows == report.set_aside
    return report.rows


HEADERS = st.sampled_from(sorted({word for f in FIELDS.values() for word in f.headers}))
CELLS = st.one_of(
    st.sampled_from(
        ["", "17", "a@x.nl", "14-05-2026", "2026-05-14T10:00:00Z", "1.234,50", "-1", "ja", "€ 1",
         "won", "refunded", "aanbeveling", "=1+1", "1e999", "NaN", "0000-00-00", "31-02-2026",
         "9" * 40, "shopify:1", ":", "'", "via x"]
    ),
    st.text(max_size=12),
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    header=st.lists(HEADERS, min_size=1, max_size=8, unique=True),
    cells=st.lists(st.lists(CELLS, min_size=8, max_size=8), min_size=1, max_size=6),
    mark=st.sampled_from([",", ";", "\t"]),
)
def test_any_table_is_refused_or_counted(
    engine: AnEngine, header: list[str], cells: list[list[str]], mark: str
) -> None:
    def line(row: list[str]) -> str:
        return mark.join('"' + cell.replace('"', '""') + '"' for cell in row[: len(header)])

    text = "\n".join(line(row) for row in (header, *cells)) + "\n"
    rows = taken_or_refused(engine, text.encode("utf-8", "replace"), "table.csv")
    assert rows in (None, len(cells))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    begin=st.sampled_from(
        [b"", b"customer id,date,amount\n", b"PAR1", b"PK\x03\x04", b"\xff\xfe", b"{", b"[",
         b"\x1f\x8b\x08", b"\xef\xbb\xbf", b"sep=;\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
    ),
    rest=st.binary(max_size=200),
    name=st.sampled_from(["a.csv", "a.toml", "a.json"]),
)  # fmt: skip
def test_any_bytes_are_refused_or_counted(
    engine: AnEngine, begin: bytes, rest: bytes, name: str
) -> None:
    taken_or_refused(engine, begin + rest, name)


def refusal(engine: AnEngine, content: bytes, name: str, folder: Path) -> str:
    file = folder / name
    file.write_bytes(content)
    with pytest.raises(FileFault) as refused:
        take(engine, file, settings=SourceSettings(dates="dmy"), number=1, imported_day=20_000)
    return refused.value.what


def test_a_parquet_file_whose_text_is_none_is_broken(engine: AnEngine, tmp_path: Path) -> None:
    emails = pa.array([b"anna@shop.example", b"b\xff\xfe@shop.example"]).view(pa.string())
    table = pa.table({"Order": ["1", "2"], "E-mail": emails, "Date": ["2026-05-01"] * 2})
    pq.write_table(table, tmp_path / "made.parquet")
    content = (tmp_path / "made.parquet").read_bytes()
    assert refusal(engine, content, "forged.parquet", tmp_path) == "The Parquet file is broken."


def test_blank_lines_are_no_rows_that_do_not_fit(
    engine: AnEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "_MOST_SHOWN", 100)
    rows = b"1,2024-05-01,anna@shop.example,10\nonly one\n2,2024-05-02,bas@shop.example,20\n"
    file = tmp_path / "blank.csv"
    file.write_bytes(b"Order,Date,E-mail,Amount\n" + b"\n" * 120 + rows)
    report = take(engine, file, settings=SourceSettings(dates="dmy"), number=1, imported_day=20_000)
    assert (report.taken, report.set_aside) == (2, 1)


def test_of_a_large_file_of_which_hardly_any_row_fits_the_rest_is_not_read(
    engine: AnEngine, tmp_path: Path
) -> None:
    never_ends = b'"' + b"x" * (20 << 20)
    content = b"Order,Date,E-mail\n" + b"1,2\n" * 120_000 + never_ends
    told = refusal(engine, content, "rows.csv", tmp_path)
    assert told == "Most rows have more or fewer cells than the header has columns."
