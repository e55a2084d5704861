"""Whether a file was taken before: as it is, and as it was read then."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from hogerop.errors import FileFault, why_not
from hogerop.sources.mapping import Told, mapping_of
from hogerop.sources.settings import SourceSettings
from hogerop.words import say


def digest_of(
    path: Path,
    *,
    settings: SourceSettings,
    mapping: Told = None,
    source: str | None = None,
    dates: str | None = None,
) -> str:
    """Return the SHA-256 of a file and of all that bears on how it is read. A door: reads it."""
    rates = settings.rates.read_bytes() if settings.rates and settings.rates.is_file() else b""
    told = mapping_of(mapping)
    bearing: tuple[object, ...] = (
        told, source, dates, settings.currency, settings.time_zone, settings.dates,
        settings.prices_include_vat, settings.vat_rate, rates,
    )  # fmt: skip
    if told.whole is not None:  # noted apart: imports from before this word stay the same files
        bearing = (*bearing, told.whole)
    return _hashed(path, bearing)


def contents_of(path: Path, *, sheet: str = "") -> str:
    """Return the SHA-256 of a file (of one sheet: with its name), however read. A door: reads it.

    Raises
    ------
    FileFault
        If it cannot be opened.
    """
    return _hashed(path, sheet)


def _hashed(path: Path, beside: Any) -> str:
    digest = hashlib.sha256(repr(beside).encode())
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError as error:
        raise FileFault(
            say("The file cannot be opened: {reason}.", reason=why_not(error)),
            where=str(path),
            fix=say("Check the name and whether you may read it."),
        ) from error
    return digest.hexdigest()
