"""Mark the blank lines of a text, so that they are counted as rows and never taken for one.

Arrow passes over blank lines without a word, and every row below would have the wrong number.
"""

from __future__ import annotations

import io
import re
from typing import IO

MARK = "\x1a"
"""What stands on a line that was blank: no cell says just this. (After NUL, Arrow loses count.)"""

_PIECE = 1 << 20
_BLANK_LINE = re.compile(rb"(?m)^\r?\n")
_MARKED = MARK.encode() + b"\n"


class BlankLines(io.RawIOBase):
    """The bytes of a text, in which a blank line outside quotation marks holds `MARK`."""

    def __init__(self, file: IO[bytes], *, quoting: bool) -> None:
        self._file, self._quoting = file, quoting
        self._left, self._quotes = b"", 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read some bytes."""
        if not self._left:
            piece = self._file.read(_PIECE)
            piece += self._file.readline() if piece else b""
            self._left = b"".join(self._marked(piece))
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size

    def close(self) -> None:
        """Close the text too."""
        self._file.close()
        super().close()

    def _marked(self, piece: bytes) -> list[bytes]:
        parts, done = [], 0
        for blank in _BLANK_LINE.finditer(piece):
            self._quotes += piece.count(b'"', done, blank.start())
            inside = self._quoting and self._quotes % 2
            parts += [piece[done : blank.start()], blank[0] if inside else _MARKED]
            done = blank.end()
        self._quotes += piece.count(b'"', done)
        return [*parts, piece[done:]]
