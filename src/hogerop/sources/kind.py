"""What a kind of file is: its name, its columns, and what its rows mean."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

Means = Literal[
    "contacts",
    "orders",
    "quotes",
    "enquiries",
    "memberships",
    "privileges",
    "touches",
    "referrals",
    "promotions",
    "reviews",
    "consents",
    "codes",
    "costs",
    "units",
    "accounts",
    "sales",
]
"""What a row tells. Each has a query of that name in ``queries/tells/``."""


@dataclass(frozen=True)
class Kind:
    """One kind of file. To add one, copy a file of ``kinds/`` and change it.

    Parameters
    ----------
    name : str
        What reports call it, such as ``"orders"`` or ``"shopify orders"``.
    says : str
        What one row is, in one English sentence.
    means : str
        Which query turns its rows into what happened: one of `Means`.
    reads : tuple of str
        Fields (see `fields.py`) that it may read. Columns for other fields stay unread.
    needs : tuple of str
        Fields without which a file cannot be of this kind; ``"id|email"`` = one of them.
    speaks : tuple of str
        Fields of which one at least must be there, and which make the kind likelier.
    headers : dict
        Field -> header words of this kind, tried before the words that all kinds share; in a
        package's kind, instead of them.
    signature : tuple of str
        Header words that must all be there for a package's export; empty for generic kinds.
        ``"Name|Naam"`` = one of them.
    marks : tuple of str
        Header words of which one settles that a file is of this kind, though it lacks what the
        kind needs: it is then refused with the reason, not taken for something else.
    unless : tuple of str
        Fields whose shared header words, when all are there, show that the file is something else.
    source : str, optional
        Name of the package; generic kinds have none and are ``"files"``.
    file_words : tuple of str
        Words in the file's name that choose between kinds with equal headers.
    twin : str, optional
        Kind with the same headers, which means something else: a file is taken only if its name
        tells which of them it is.
    constants : dict
        Field -> text that every row of such a file says, such as ``{"consent": "withdrawn"}``.
    fill_down : bool
        Whether an order's own fields stand on its first row only.
    dates : str, optional
        ``dmy`` or ``mdy``, where the package writes its days so in every country.
    utc : bool
        Whether times without a zone are UTC; else they are in the workspace's time zone.
    keeps_equal_rows : bool
        Whether rows that are equal and carry no number are all kept (two equal sales on one day
        are two sales; two equal consents are one).
    whole : bool
        Whether each file holds all lines of every order or quote in it, so that a newer file's
        lines replace those of an older one.
    words : dict
        What words in its cells mean, where they mean it in this kind only; as in `meanings`.
    several : tuple of str
        Fields whose cell may hold several ids with ``;`` between them: the first is read.
    prefixes : dict
        Field -> what is put before its ids, where the package numbers its people and its
        companies apart and both from 1.
    falls_back : dict
        Field -> the field that stands in for it in a row where it is empty.
    labelled : dict
        Field -> label. What the field says becomes a tag, ``label:word``.
    refused, instead : str
        Why a file of this kind cannot be taken, and what to do; empty = it can.
    """

    name: str
    says: str
    means: Means
    reads: tuple[str, ...]
    needs: tuple[str, ...]
    speaks: tuple[str, ...] = ()
    headers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    signature: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    source: str | None = None
    file_words: tuple[str, ...] = ()
    twin: str | None = None
    constants: dict[str, str] = field(default_factory=dict)
    fill_down: bool = False
    dates: str | None = None
    utc: bool = False
    keeps_equal_rows: bool = False
    whole: bool = False
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    several: tuple[str, ...] = ()
    prefixes: dict[str, str] = field(default_factory=dict)
    falls_back: dict[str, str] = field(default_factory=dict)
    labelled: dict[str, str] = field(default_factory=dict)
    refused: str = ""
    instead: str = ""

    def bears(self, headers: set[str]) -> bool:
        """Return whether plain headers hold the whole signature."""
        return bool(self.signature) and all(
            headers & {plain(word) for word in words.split("|")} for words in self.signature
        )


def plain(header: str) -> str:
    """Return a header as it is compared: small letters and digits only, without accents.

    Examples
    --------
    >>> plain("Bedrag excl. BTW"), plain("CustomerID"), plain("E-mail ")
    ('bedragexclbtw', 'customerid', 'email')
    """
    bare = unicodedata.normalize("NFKD", header).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", bare.lower())
