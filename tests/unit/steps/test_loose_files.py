"""Workbooks that people put into a folder are unpacked only where that is safe."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from hogerop.identity.traces import Traces
from hogerop.steps.access_files import is_all_about
from hogerop.steps.loose_files import headers_of, without

THEIRS = Traces.of([("name", "jan de vries"), ("email", "jan@example.nl")], [])
MB = 1 << 20


def workbook(texts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", b"<workbook/>")
        book.writestr("xl/worksheets/sheet1.xml", b"<worksheet/>")
        book.writestr("xl/sharedStrings.xml", texts)
    return made.getvalue()


def lying(book: bytes) -> bytes:
    """Return a workbook whose list says that its largest part has 1,000 bytes."""
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        size = max(part.file_size for part in opened.infolist())
    return book.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


@pytest.mark.parametrize(
    "content",
    [
        workbook(b" " * (64 * MB)),
        lying(workbook(b" " * (64 * MB))),
        workbook(b"<si><t>jan@example.nl</t></si>")[:-30],
        b"a workbook locked with a password is no zip file",
    ],
    ids=["unpacks to too much", "lies about it", "cut off", "locked"],
)
def test_a_workbook_that_cannot_be_read_is_reported_and_not_unpacked(
    content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(content)
    tracemalloc.start()
    try:
        assert not is_all_about(file, {"c0000000000000"})
        with pytest.raises(ValueError, match=r"^book\.xlsx$"):
            without(file, THEIRS, headers_of([]))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 4 * MB
    assert file.read_bytes() == content


def test_a_workbook_that_can_be_read_loses_the_texts_that_name_them(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(workbook(b"<sst><si><t>jan@example.nl</t></si></sst>"))
    after = without(file, THEIRS, headers_of([]))
    assert after is not None
    with zipfile.ZipFile(io.BytesIO(after)) as book:
        assert book.read("xl/sharedStrings.xml") == b"<sst><si><t></t></si></sst>"
