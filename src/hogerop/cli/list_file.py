"""Save a list under the name that was asked for, if it is one for a list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hogerop.answers.columns import cells, heading
from hogerop.cli.asked import may_write
from hogerop.cli.screen import line
from hogerop.paper import save, writer_of
from hogerop.words import say_count

if TYPE_CHECKING:
    from hogerop.rows import Rows


def may_save(path: Path | None, *, force: bool) -> None:
    """Let no list be made, and no report, that cannot be saved under its name.

    Raises
    ------
    AskedWrongly
        If the name does not end in .csv or .xlsx, or as `may_write`.
    FileFault
        As `may_write`.
    """
    if path is not None:
        writer_of(path)
    may_write(path, force=force)


def save_list(rows: Rows, path: Path, *, silent: bool = False) -> None:
    """Save a list as CSV or Excel, under a name that `may_save` let through. Writes a file.

    Parameters
    ----------
    silent : bool
        Whether to leave unsaid how many rows it has, as beside JSON.
    """
    saved = save(path, [heading(column) for column in rows.columns], cells(rows))
    if not silent:
        line(say_count("{n} row saved in {file}", "{n} rows saved in {file}", saved, file=path))
