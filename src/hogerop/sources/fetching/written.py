"""A query of the owner's own, which goes to the database to the letter.

SQLAlchemy's ``text()`` would take ``:30`` in ``'12 :30'`` for a parameter.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import TextClause
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

_ENDS = re.compile(r"(\s|;|--[^\n]*(\n|$)|/\*((?!\*/).)*\*/)+\Z", re.DOTALL)


class Written(TextClause):
    """Text of the owner's own that stands as it is between brackets."""

    inherit_cache = False

    def __init__(self, query: str) -> None:
        super().__init__("")
        # On lines of its own, so that no remark at its end swallows the bracket.
        self.text = f"\n{bare(query)}\n"


def bare(query: str) -> str:
    r"""Return a query without the mark and the remarks at its end.

    Examples
    --------
    >>> bare("select 1 -- one\n;\n")
    'select 1'
    """
    return _ENDS.sub("", query.lstrip("\ufeff"))


@compiles(Written)
def _as_written(element: Written, compiler: SQLCompiler, **_: Any) -> str:
    return str(compiler.post_process_text(element.text))  # type: ignore[no-untyped-call]
