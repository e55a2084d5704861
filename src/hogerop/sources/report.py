"""What is told about a file: what would be read of it, and what was taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class ColumnRead:
    """One column of the file and the field that it is read as.

    ``why`` is ``"header"``, ``"content"`` or ``"mapping"``.
    """

    column: str
    field: str
    why: str


@dataclass(frozen=True)
class Recognised:
    """What would be read of a file.

    Parameters
    ----------
    dates : str
        ``dmy``, ``mdy``, or ``""`` where every date can be read one way only.
    decimal : str
        ``.`` or ``,``.
    """

    file: str
    kind: str
    says: str
    source: str
    format: str
    delimiter: str
    encoding: str
    sheet: str
    decimal: str
    dates: str
    columns: tuple[ColumnRead, ...]
    unread: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportReport:
    """What became of the rows of one file.

    ``rows = taken + set_aside + not_about_a_contact + repeats``, always.

    Parameters
    ----------
    money_not_about_a_contact : Decimal
        Sum of the amounts of rows that are not about a contact, in ``currency``.
    kept_repeats : int
        Equal rows without an order number, all of which were taken.
    reasons : dict
        Reason key -> number of rows set aside.
    columns : dict
        The file's column -> field.
    first_day, last_day : date, optional
        Of what was taken.
    already : bool
        Whether the very same file was taken before; then nothing was taken now.
    digest : str
        SHA-256 of the file and of all that bears on how it is read.
    contents : str
        SHA-256 of the file alone, ``""`` in imports from before it was noted.
    several_people : int
        Mailboxes that carry the names of several people, whose rows have no number of their own:
        each is one contact.
    replaces : tuple of int
        Numbers of the imports of the same file, read otherwise, whose place this one takes.
    fetched : dict, optional
        Where it was fetched from a table: which, as described how, from which watermark on, and
        which it reached.
    """

    number: int
    file: str
    kind: str
    source: str
    rows: int
    taken: int
    set_aside: int
    not_about_a_contact: int
    repeats: int
    money_not_about_a_contact: Decimal
    currency: str
    kept_repeats: int = 0
    several_people: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    notes: tuple[str, ...] = ()
    already: bool = False
    digest: str = ""
    contents: str = ""
    replaces: tuple[int, ...] = ()
    fetched: dict[str, Any] | None = None
