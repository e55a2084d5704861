"""Files in a workspace that are none of its own: exports, sheets, copies that people put there."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from hogerop.errors import FileFault
from hogerop.identity.traces import Traces
from hogerop.sources import check_workbook

NUMBERED = frozenset({"id", "card", "who", "referrer", "referred", "order", "about", "code"})
"""Fields whose cells hold numbers of people or of orders."""

Columns = Mapping[str, str]
Headers = Callable[[Iterable[str]], Columns]
Change = Callable[[bytes, Traces, Headers], bytes]

_SHARED = "xl/sharedStrings.xml"
_ROW = re.compile(r"<row\b[^>]*(?<!/)>.*?</row>", re.DOTALL)
_CELL = re.compile(r"<c\b([^>]*)(?<!/)>(.*?)</c>", re.DOTALL)
_ITEM = re.compile(r"<si\b[^>]*>.*?</si>|<si\b[^>]*/>", re.DOTALL)
_TEXT = re.compile(r"<t\b[^>]*>(.*?)</t>|<v>(.*?)</v>", re.DOTALL)


def headers_of(imported: Iterable[Columns]) -> Headers:
    """Return what the columns of a file are read as, whatever its name is.

    Parameters
    ----------
    imported : iterable of mapping
        Header -> field of each file that was imported.
    """
    known = [columns for columns in imported if columns]

    def read_as(names: Iterable[str]) -> Columns:
        here = set(names)
        found: dict[str, str] = {}
        for columns in known:
            if here.issuperset(columns):
                found = {**columns, **found}
        return found

    return read_as


def without(file: Path, traces: Traces, headers: Headers) -> bytes | None:
    """Return a file without the rows that are about somebody; None where there are none.

    Parameters
    ----------
    headers : callable
        Returns what columns are read as: header -> field.

    Raises
    ------
    ValueError
        If they are in it and it is of no kind that can be rewritten, or if it is a workbook that
        is broken, locked or not safe to unpack, so that nobody can tell.
    """
    try:
        content = content_of(file)
    except FileFault:
        raise ValueError(file.name) from None
    change = _KINDS.get(file.suffix.lower())
    try:
        after = (
            _text(content, traces, headers) if change is None else change(content, traces, headers)
        )
    except zipfile.BadZipFile:
        raise ValueError(file.name) from None
    except (UnicodeDecodeError, pa.ArrowException):
        if any(word.encode() in content for word in traces.plain):
            raise ValueError(file.name) from None
        return None
    return None if after == content else after


def content_of(file: Path) -> bytes:
    """Return what a file holds, if it can be worked on in memory.

    Raises
    ------
    FileFault
        If it is a workbook that is not safe to unpack.
    """
    if _KINDS.get(file.suffix.lower()) is _workbook:
        check_workbook(file)
    return file.read_bytes()


def struck_out(said: object, traces: Traces) -> object:
    """Return what JSON says, with the words that name somebody struck out of its texts."""
    if isinstance(said, dict):
        return {key: struck_out(value, traces) for key, value in said.items()}
    if isinstance(said, list):
        return [struck_out(one, traces) for one in said]
    return traces.struck_out(said) if isinstance(said, str) else said


def _delimited(content: bytes, traces: Traces, headers: Headers) -> bytes:
    encoding, text = decoded(content)
    mark = mark_between(text)
    names: list[str] = []
    columns: Columns = {}
    kept = []
    for record in _records(text):
        if names and not traces.may_be_in(record):
            kept.append(record)
            continue
        cells = next(csv.reader(io.StringIO(record, newline=""), delimiter=mark), [])
        if not names:
            names = [cell.strip() for cell in cells]
            columns = headers(names)
        numbers = [
            cell for name, cell in zip(names, cells, strict=False) if columns.get(name) in NUMBERED
        ]
        if not traces.in_cells(cells, numbers):
            kept.append(traces.without_codes(record))
    return "".join(kept).encode(encoding)


def mark_between(text: str) -> str:
    """Return what stands between the cells of a delimited text."""
    return max(";,\t|", key=text.split("\n", 1)[0].count)


def _records(text: str) -> Iterable[str]:
    """Yield the rows of a delimited text as they stand, line ends and all."""
    row = ""
    for line in io.StringIO(text, newline=""):
        row += line
        if row.count('"') % 2 == 0:
            yield row
            row = ""
    if row:
        yield row


def _json_lines(content: bytes, traces: Traces, headers: Headers) -> bytes:
    lines = content.decode("utf-8").splitlines(keepends=True)
    return "".join(
        line for line in lines if not (traces.may_be_in(line) and _line_names(line, traces))
    ).encode()


def _line_names(line: str, traces: Traces) -> bool:
    try:
        return traces.in_text(line) or _names(json.loads(line), traces)
    except ValueError:
        return False


def _json(content: bytes, traces: Traces, headers: Headers) -> bytes:
    said = json.loads(content)
    after = _walked(said, traces)
    return content if after == said else json.dumps(after, ensure_ascii=False, indent=1).encode()


def _walked(said: object, traces: Traces) -> object:
    """Return what JSON says without the things that name them, and texts struck out."""
    if isinstance(said, dict):
        return {key: _walked(value, traces) for key, value in said.items()}
    if isinstance(said, list):
        return [_walked(one, traces) for one in said if not _names(one, traces)]
    return traces.struck_out(said) if isinstance(said, str) else said


def _names(said: object, traces: Traces) -> bool:
    if isinstance(said, dict):
        values = [value for value in said.values() if not isinstance(value, list)]
        return any(_names(value, traces) for value in values) or traces.in_cells(
            [value for value in values if isinstance(value, str)]
        )
    return isinstance(said, str) and traces.in_text(said)


def _text(content: bytes, traces: Traces, headers: Headers) -> bytes:
    encoding, text = decoded(content)
    return traces.struck_out(text).encode(encoding)


def _parquet(content: bytes, traces: Traces, headers: Headers) -> bytes:
    table = pq.read_table(pa.BufferReader(content))
    rows = [
        traces.in_cells([str(cell) for cell in row.values() if cell is not None])
        for row in table.to_pylist()
    ]
    if not any(rows):
        return content
    sink = pa.BufferOutputStream()
    pq.write_table(table.filter(pa.array([not row for row in rows])), sink)
    return bytes(sink.getvalue())


def _workbook(content: bytes, traces: Traces, headers: Headers) -> bytes:
    """Empty the rows of a workbook; all else, its looks too, stays."""
    parts = parts_of(content)
    texts = _texts(parts)
    before = dict(parts)
    for name in parts:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            parts[name] = _sheet(parts[name].decode("utf-8"), texts, traces, headers).encode()
    named = any(traces.in_text(text) or traces.without_codes(text) != text for text in texts)
    if parts == before and not named:
        return content
    if texts:
        used = {
            int(number)
            for name, part in parts.items()
            if name.startswith("xl/worksheets/")
            for number in re.findall(rb'<c\b[^>]*t="s"[^>]*><v>(\d+)</v>', part)
        }
        left = iter(
            traces.without_codes(item)
            if n in used and not traces.in_text(texts[n])
            else "<si><t></t></si>"
            for n, item in enumerate(_ITEM.findall(parts[_SHARED].decode("utf-8")))
        )
        parts[_SHARED] = _ITEM.sub(lambda _: next(left), parts[_SHARED].decode("utf-8")).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(name, part)
    return made.getvalue()


def _sheet(xml: str, texts: list[str], traces: Traces, headers: Headers) -> str:
    names: dict[str, str] = {}
    columns: dict[str, str] = {}

    def left(found: re.Match[str]) -> str:
        cells = _cells(found[0], texts)
        if not names:
            names.update({at: cell.strip() for at, cell in cells.items()})
            columns.update(headers(names.values()))
        numbers = [cell for at, cell in cells.items() if columns.get(names.get(at, "")) in NUMBERED]
        if not traces.in_cells(cells.values(), numbers):
            return found[0]
        return re.match(r"<row\b[^>]*>", found[0])[0][:-1] + "/>"  # type: ignore[index]

    return _ROW.sub(left, xml)


def parts_of(workbook: bytes) -> dict[str, bytes]:
    """Return the files that a workbook consists of, none beyond the size that it gives for it.

    Raises
    ------
    zipfile.BadZipFile
        If it is broken, lies about a size, or is locked with a password.
    """
    parts = {}
    try:
        with zipfile.ZipFile(io.BytesIO(workbook)) as book:
            for part in book.infolist():
                with book.open(part) as opened:
                    # Not book.read: it unpacks first, and looks at the size then.
                    parts[part.filename] = opened.read(part.file_size)
    except (RuntimeError, EOFError, zlib.error) as error:
        raise zipfile.BadZipFile(str(error)) from None
    return parts


def cells_of_a_sheet(parts: Mapping[str, bytes]) -> Iterator[list[list[str]]]:
    """Yield the rows of each sheet of a workbook as texts, from the files that it consists of."""
    texts = _texts(parts)
    for name, part in parts.items():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            rows = _ROW.findall(part.decode("utf-8"))
            yield [list(_cells(row, texts).values()) for row in rows]


def _cells(row: str, texts: list[str]) -> dict[str, str]:
    """Return letter of the column -> what a row says there."""
    cells: dict[str, str] = {}
    for attributes, inside in _CELL.findall(row):
        place = re.search(r'r="([A-Z]+)', attributes)
        said = _said(inside)
        if 't="s"' in attributes and said.isdigit():
            said = texts[int(said)]
        cells[place[1] if place else str(len(cells))] = said
    return cells


def _texts(parts: Mapping[str, bytes]) -> list[str]:
    """Return the texts that the sheets of a workbook name by their number."""
    return [_said(item) for item in _ITEM.findall(parts.get(_SHARED, b"").decode("utf-8"))]


def _said(xml: str) -> str:
    return unescape("".join(text or value for text, value in _TEXT.findall(xml)))


def decoded(content: bytes) -> tuple[str, str]:
    """Return how a text is written down, and the text; fails where it is no text."""
    if content.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig", content.decode("utf-8-sig")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", content.decode("utf-16")
    if b"\0" in content[:4096]:
        raise UnicodeDecodeError("utf-8", content[:1], 0, 1, "no text")
    try:
        return "utf-8", content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", content.decode("cp1252")


_KINDS: dict[str, Change] = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".txt": _delimited,
    ".json": _json,
    ".jsonl": _json_lines,
    ".parquet": _parquet,
    ".xlsx": _workbook,
    ".xlsm": _workbook,
}
