"""What reading a file needs to know of the business."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class SourceSettings:
    """Settings of the business that bear on reading files.

    Parameters
    ----------
    currency : str
        ISO 4217 code that amounts are converted to.
    time_zone : str
        Zone of times that tell none, and of business days.
    prices_include_vat : bool, optional
        Whether amounts hold VAT where a file does not say; None = take them as they are.
    vat_rate : float
        Such as 0.21; used for costs only (history takes it off orders).
    rates : Path, optional
        File of exchange rates: currency, day, rate (workspace currency for one of that currency).
    order : tuple of str
        Sources, the most trusted first; not used in reading, carried for the caller.
    dates : str, optional
        ``"dmy"`` or ``"mdy"``: how this business writes dates, where a file does not prove it.
    """

    currency: str = "EUR"
    time_zone: str = "Europe/Amsterdam"
    prices_include_vat: bool | None = None
    vat_rate: float = 0.21
    rates: Path | None = None
    order: tuple[str, ...] = ()
    dates: str | None = None
