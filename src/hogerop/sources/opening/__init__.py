"""Open a file of any format, told apart by its first bytes and not by its name."""

from __future__ import annotations

from pathlib import Path

from hogerop.errors import FileFault, why_not
from hogerop.sources.opening.delimited import open_delimited
from hogerop.sources.opening.objects import open_json, open_toml
from hogerop.sources.opening.opened import BATCH_ROWS, Batch, Opened, Ragged, distinct_names
from hogerop.sources.opening.parquet import open_parquet
from hogerop.sources.opening.sheets import check_workbook, open_sheets
from hogerop.words import say

__all__ = [
    "BATCH_ROWS",
    "Batch",
    "Opened",
    "Ragged",
    "check_workbook",
    "distinct_names",
    "open_file",
]

MOST_COLUMNS = 2000
"""A table for people has fewer; of more it would take minutes to find out what each is."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TELLING = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"SQLite format 3", "SQLite"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
)


def open_file(
    path: Path,
    scratch: Path,
    *,
    delimiter: str | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
) -> Opened:
    """Open a file. A door: reads the file; may write copies of its rows in ``scratch``.

    Raises
    ------
    FileFault
        If it is not there, empty, not a table, broken, too wide, or too dangerous to unpack.
    """
    opened = _open(path, scratch, delimiter=delimiter, encoding=encoding, sheet=sheet)
    if len(opened.names) > MOST_COLUMNS:
        raise FileFault(
            say("The file has {n} columns; at most {most} can be read.",
                n=len(opened.names), most=MOST_COLUMNS),
            where=str(path),
            fix=say("Export it with fewer columns, and check the mark between the cells."),
        )  # fmt: skip
    return opened


def _open(
    path: Path, scratch: Path, *, delimiter: str | None, encoding: str | None, sheet: str | None
) -> Opened:
    try:
        with path.open("rb") as file:
            first = file.read(4096)
    except OSError as error:
        raise FileFault(
            say("The file cannot be opened: {reason}.", reason=why_not(error)),
            where=str(path),
            fix=say("Check the name and whether you may read it."),
        ) from error
    if not first:
        raise FileFault(
            say("The file is empty."), where=str(path), fix=say("Export it again, with its rows.")
        )
    if first.startswith(b"PAR1"):
        return open_parquet(path)
    if first.startswith((_ZIP, _OLE)):
        return open_sheets(path, scratch, sheet=sheet)
    for begin, name in _TELLING:
        if first.lstrip().startswith(begin):
            raise FileFault(
                say("This is a {name} file, not a table.", name=name),
                where=str(path),
                fix=say("Export it as CSV, Excel, Parquet or JSON."),
            )
    if path.suffix.lower() == ".toml":
        return open_toml(path)
    if first.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return open_json(path)
    return open_delimited(path, delimiter=delimiter, encoding=encoding)
