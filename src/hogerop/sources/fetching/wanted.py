"""What is to be fetched, where it is, and how much of it was fetched before."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from hogerop.sources.fetching.watermarks import Watermark


@dataclass(frozen=True)
class Wanted:
    """One table of somewhere else, as the owner describes it.

    Parameters
    ----------
    name : str
        What the owner calls it: ``orders`` of ``[tables.orders]``.
    at : str
        Address of a database, or path or address of a folder.
    folder : Path
        What paths are seen from.
    time_zone : str
        Zone of the business, IANA name.
    format : str
        ``parquet``, ``delta`` or ``iceberg``; ``""`` = find out.
    table : str
        Its name in the database, ``schema.table`` where it needs one.
    query : str
        A query of the owner's own instead of a table; ``""`` = none.
    watermark : str
        The column that only grows; ``""`` = none.
    overlap : int, optional
        How far each fetch goes back: minutes of a time, days of a date, that much of a number.
    password : str, optional
        Never shown, and kept nowhere.
    """

    name: str
    at: str
    folder: Path
    time_zone: str = "Europe/Amsterdam"
    format: str = ""
    table: str = ""
    query: str = ""
    watermark: str = ""
    overlap: int | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def place(self) -> str:
        """Where it is, in what may be shown: no name of a user, and nothing after a ``?``."""
        return place_of(self.at)

    @property
    def where(self) -> str:
        """The setting and the place, for messages."""
        return f"[tables.{self.name}], {self.place}"


@dataclass(frozen=True)
class Extent:
    """How much there is from a watermark on.

    Parameters
    ----------
    rows : int
    without : int
        Those of them whose watermark is empty.
    highest : Watermark, optional
        In the order of the database itself, which sorts text in its own way.
    """

    rows: int
    without: int = 0
    highest: Watermark | None = None


@dataclass(frozen=True)
class Before:
    """What the last fetch noted: the watermark it reached, and how many rows a next one fetches.

    As long as nothing changes there, exactly these rows are fetched again.
    """

    reached: Watermark
    rows: int


@dataclass(frozen=True)
class Fetched:
    """What one fetch brought.

    Parameters
    ----------
    rows : int
        Rows in the file; 0 where there is nothing new.
    without : int
        Rows whose watermark is empty: only a fetch from the beginning brings those.
    ahead : int
        Rows whose watermark lies in the future, beyond the one that was reached.
    reached : Watermark, optional
    again : int
        How many rows the next fetch brings, if nothing changes.
    """

    rows: int
    without: int = 0
    ahead: int = 0
    reached: Watermark | None = None
    again: int = 0


def place_of(at: str) -> str:
    """Return an address as it may be shown: no name of a user, and nothing after a ``?``.

    Examples
    --------
    >>> place_of("postgresql://reader@db.example.nl:5432/shop?sslmode=require")
    'postgresql://db.example.nl:5432/shop'
    >>> place_of("exports/orders")
    'exports/orders'
    """
    if "://" not in at:
        return at
    parts = urlsplit(at)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
