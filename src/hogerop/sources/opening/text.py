"""Find out how a text file is written: its encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import gzip
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from hogerop.errors import FileFault
from hogerop.words import say

_PIECE = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_UTF8_PAIR = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_BLANK = ("\n\n", "\n\r\n")
# A text of ordinary words packs to a tenth; a hundredth of nothing but zeros is no export.
_MOST_UNPACKED = 200
_SMALL = 256 << 20


@dataclass(frozen=True)
class Text:
    """How a file is written.

    ``quotes`` is how many quotation marks there are, ``blank_lines`` whether any line is blank.
    """

    path: Path
    encoding: str
    quotes: int
    blank_lines: bool

    def open(self) -> IO[bytes]:
        """Return its bytes as UTF-8 without a byte order mark."""
        raw = open_bytes(self.path)
        if self.encoding == "utf-8":
            return raw
        return cast(IO[bytes], io.BufferedReader(_Recoded(raw, self.encoding), _PIECE))

    def lines(self, most: int) -> list[str]:
        """Return its first lines, without those that are blank."""
        return [line for line in self._begin() if line.strip()][:most]

    def blank_on_top(self, skip: int) -> int:
        """Return how many blank lines there are above the first that is not, ``skip`` passed."""
        filled = (n for n, line in enumerate(self._begin()[skip:]) if line.strip())
        return next(filled, 0)

    def _begin(self) -> list[str]:
        with io.TextIOWrapper(self.open(), "utf-8", errors="replace", newline="") as text:
            piece = text.read(_PIECE // 2)
        lines = piece.splitlines()
        if len(piece) == _PIECE // 2:
            lines = lines[:-1] or lines
        return lines


def open_bytes(path: Path) -> IO[bytes]:
    """Return the bytes of a file, unpacked if it is packed with gzip."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return cast(IO[bytes], gzip.open(path, "rb")) if packed else path.open("rb")


def how_written(path: Path, encoding: str | None) -> Text:
    """Return how a text file is written. A door: reads the whole file once.

    UTF-8 is proved by the bytes; what is not UTF-8 is UTF-16 where every second byte is zero,
    else Windows' western European (cp1252).

    Raises
    ------
    FileFault
        If it is not text, or not in the encoding asked for.
    """
    with open_bytes(path) as file:
        begin = _read(file, path, 4096)
    if not begin:
        raise FileFault(
            say("The file is empty."), where=str(path), fix=say("Export it again, with its rows.")
        )
    tried = [encoding] if encoding else _likely(begin)
    for attempt in tried:
        text = _text_if(path, attempt)
        if text is not None:
            return text
    raise FileFault(
        say("The file is not text that can be read ({encodings} were tried).",
            encodings=", ".join(tried)),
        where=str(path),
        fix=say("Save it again as CSV UTF-8, or name its encoding in the mapping file."),
    )  # fmt: skip


def _likely(begin: bytes) -> list[str]:
    for bom, name in _BOMS:
        if begin.startswith(bom):
            return [name]
    if begin[1::2].count(0) > len(begin) // 4:
        return ["utf-16-le"]
    if begin[::2].count(0) > len(begin) // 4:
        return ["utf-16-be"]
    return ["utf-8", "cp1252"]


def _text_if(path: Path, encoding: str) -> Text | None:
    """Return the text that a file is, None if its bytes are not this encoding's."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
    except LookupError:
        return None
    quotes = odd = length = high = pairs = 0
    blank, before = False, "\n"
    packed = path.stat().st_size
    with open_bytes(path) as file:
        while piece := _read(file, path, _PIECE):
            length += len(piece)
            if length > _SMALL and length > packed * _MOST_UNPACKED:
                raise _bomb(path)
            try:
                text = decoder.decode(piece)
            except UnicodeDecodeError:
                return None
            quotes += text.count('"')
            blank = blank or any(b in t for b in _BLANK for t in (text, before + text[:2]))
            before = text[-2:] or before
            high += len(_HIGH.findall(piece))
            pairs += len(_UTF8_PAIR.findall(piece))
            odd += sum(text.count(c) for c in "\x01\x02\x03\x04\x05\x06\x0e\x0f\x10\x15\x16")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    # UTF-8 with a few broken bytes can be read as cp1252 too, with Ã« for every ë.
    if encoding == "cp1252" and pairs * 2 > high:
        return None
    return None if odd > 1 + length // 1000 else Text(path, encoding, quotes, blank)


def _read(file: IO[bytes], path: Path, size: int) -> bytes:
    try:
        return file.read(size)
    except (OSError, EOFError, gzip.zlib.error) as error:  # type: ignore[attr-defined]
        raise FileFault(
            say("The file is broken: it cannot be unpacked to the end."),
            where=str(path),
            fix=say("Fetch or export it again."),
        ) from error


def _bomb(path: Path) -> FileFault:
    return FileFault(
        say("The file unpacks to more than {times} times its size.", times=_MOST_UNPACKED),
        where=str(path),
        fix=say("Unpack it yourself if you trust it, and import the result."),
    )


class _Recoded(io.RawIOBase):
    """Bytes of one encoding, read as UTF-8."""

    def __init__(self, raw: IO[bytes], encoding: str) -> None:
        self._text = io.TextIOWrapper(raw, encoding, newline="")
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._left:
            self._left = self._text.read(_PIECE).encode("utf-8", errors="replace")
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size

    def close(self) -> None:
        self._text.close()
        super().close()
