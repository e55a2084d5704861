"""What is written down of a mistake of ours: where it was made, never what it says.

The message of an exception, and the address of a page, may hold a customer's data or a secret.
"""

from __future__ import annotations

import logging
from traceback import extract_tb

OURS = "hogerop"


def places(mistake: BaseException) -> str:
    """Return the files and lines that led to a mistake, the last one first."""
    passed = reversed(extract_tb(mistake.__traceback__))
    return " < ".join(f"{place.name}:{place.lineno}" for place in passed)


class WithoutMessages(logging.Formatter):
    """Writes who speaks, and of a mistake its kind and where it was made.

    What this app writes itself holds no data, so that is written whole; of what a library writes
    only the text that it fills in.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return a line."""
        ours = record.name.split(".")[0] == OURS
        said = record.getMessage() if ours else str(record.msg) if record.args else ""
        parts = [record.levelname, record.name, said]
        mistake = record.exc_info[1] if record.exc_info else None
        if mistake is not None:
            parts.append(f"{type(mistake).__name__} at {places(mistake)}")
        return " ".join(part for part in parts if part)
