"""Files in a workspace that are none of its own: exports, sheets, copies that people put there."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from hogerop.identity.traces import Traces

NUMBERED = frozenset({"id", "card", "who", "referrer", "referred", "order", "about", "code"})
"""Fields whose cells hold numbers of people or of orders."""

Columns = Mapping[str, str]
Change = Callable[[bytes, Traces, Columns], bytes]

_ROW = re.compile(r"<row\b[^>]*(?<!/)>.*?</row>", re.DOTALL)
_CELL = re.compile(r"<c\b([^>]*)(?<!/)>(.*?)</c>", re.DOTALL)
_ITEM = re.compile(r"<si\b[^>]*>.*?</si>|<si\b[^>]*/>", re.DOTALL)
_TEXT = re.compile(r"<t\b[^>]*>(.*?)</t>|<v>(.*?)</v>", re.DOTALL)


def without(file: Path, traces: Traces, columns: Columns) -> bytes | None:
    """Return a file without the rows that are about somebody; None where there are none.

    Parameters
    ----------
    columns : mapping
        Header -> field, where a file of this name was imported.

    Raises
    ------
    ValueError
        If they are in it and it is of no kind that can be rewritten.
    """
    content = file.read_bytes()
    change = _KINDS.get(file.suffix.lower())
    try:
        after = (
            _text(content, traces, columns) if change is None else change(content, traces, columns)
        )
    except (UnicodeDecodeError, zipfile.BadZipFile, pa.ArrowException):
        if any(word.encode() in content for word in traces.plain):
            raise ValueError(file.name) from None
        return None
    return None if after == content else after


def struck_out(said: object, traces: Traces) -> object:
    """Return what JSON says, with the words that name somebody struck out of its texts."""
    if isinstance(said, dict):
        return {key: struck_out(value, traces) for key, value in said.items()}
    if isinstance(said, list):
        return [struck_out(one, traces) for one in said]
    return traces.struck_out(said) if isinstance(said, str) else said


def _delimited(content: bytes, traces: Traces, columns: Columns) -> bytes:
    encoding, text = _decoded(content)
    mark = max(";,\t|", key=text.split("\n", 1)[0].count)
    names: list[str] = []
    kept = []
    for record in _records(text):
        if names and not traces.may_be_in(record):
            kept.append(record)
            continue
        cells = next(csv.reader(io.StringIO(record, newline=""), delimiter=mark), [])
        names = names or [cell.strip() for cell in cells]
        numbers = [
            cell for name, cell in zip(names, cells, strict=False) if columns.get(name) in NUMBERED
        ]
        if not traces.in_cells(cells, numbers):
            kept.append(traces.without_codes(record))
    return "".join(kept).encode(encoding)


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


def _json_lines(content: bytes, traces: Traces, columns: Columns) -> bytes:
    lines = content.decode("utf-8").splitlines(keepends=True)
    return "".join(
        line for line in lines if not (traces.may_be_in(line) and traces.in_text(line))
    ).encode()


def _json(content: bytes, traces: Traces, columns: Columns) -> bytes:
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
        return any(_names(value, traces) for value in said.values() if not isinstance(value, list))
    return isinstance(said, str) and traces.in_text(said)


def _text(content: bytes, traces: Traces, columns: Columns) -> bytes:
    encoding, text = _decoded(content)
    return traces.struck_out(text).encode(encoding)


def _parquet(content: bytes, traces: Traces, columns: Columns) -> bytes:
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


def _workbook(content: bytes, traces: Traces, columns: Columns) -> bytes:
    """Empty the rows of a workbook; all else, its looks too, stays."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    shared = "xl/sharedStrings.xml"
    items = _ITEM.findall(parts[shared].decode("utf-8")) if shared in parts else []
    texts = [_said(item) for item in items]
    before = dict(parts)
    for name in parts:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            parts[name] = _sheet(parts[name].decode("utf-8"), texts, traces, columns).encode()
    named = any(traces.in_text(text) or traces.without_codes(text) != text for text in texts)
    if parts == before and not named:
        return content
    if items:
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
            for n, item in enumerate(items)
        )
        parts[shared] = _ITEM.sub(lambda _: next(left), parts[shared].decode("utf-8")).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(name, part)
    return made.getvalue()


def _sheet(xml: str, texts: list[str], traces: Traces, columns: Columns) -> str:
    names: dict[str, str] = {}

    def left(found: re.Match[str]) -> str:
        cells: dict[str, str] = {}
        for attributes, inside in _CELL.findall(found[0]):
            place = re.search(r'r="([A-Z]+)', attributes)
            said = _said(inside)
            if 't="s"' in attributes and said.isdigit():
                said = texts[int(said)]
            cells[place[1] if place else str(len(cells))] = said
        names.update({} if names else cells)
        numbers = [cell for at, cell in cells.items() if columns.get(names.get(at, "")) in NUMBERED]
        if not traces.in_cells(cells.values(), numbers):
            return found[0]
        return re.match(r"<row\b[^>]*>", found[0])[0][:-1] + "/>"  # type: ignore[index]

    return _ROW.sub(left, xml)


def _said(xml: str) -> str:
    return unescape("".join(text or value for text, value in _TEXT.findall(xml)))


def _decoded(content: bytes) -> tuple[str, str]:
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
