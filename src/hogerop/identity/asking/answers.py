"""What the questions about who is who are answered with: plain values, also as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Evidence:
    """One comparison of two records: what was compared, what was found, its weight in bits.

    Each bit doubles (above 0) or halves (below 0) the odds that the two are one.
    """

    what: str
    level: str
    bits: float
    sentence: str


@dataclass(frozen=True)
class PairShown:
    """Two records and why they are, may be or are not one: the strongest evidence first.

    ``a`` and ``b`` are ``source:id``. ``prior`` is where two records taken at random stand, in
    bits; with the evidence added it makes ``probability`` (0 to 1). ``decided`` is the id of the
    decision that settles it, if one does.
    """

    kind: str
    a: str
    b: str
    verdict: str
    probability: float
    sentence: str
    prior: float
    evidence: tuple[Evidence, ...]
    decided: str | None = None


@dataclass(frozen=True)
class Besides:
    """Something that two records of one contact show, and that none of its links tells."""

    a: str
    b: str
    evidence: Evidence


@dataclass(frozen=True)
class Side:
    """One contact of a question: its id, what it is called, what it did, and its records."""

    contact: str
    name: str | None
    company: str | None
    email: str | None
    phone: str | None
    city: str | None
    rung: str | None
    orders: int
    spend: float
    records: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """Whether two contacts are one. ``pairs`` is how many pairs of their records raise it.

    ``persons`` is asked with it, of two companies: whether the persons who stand for them are one.
    """

    number: int
    kind: str
    a: Side
    b: Side
    pair: PairShown
    pairs: int
    persons: Question | None = None


@dataclass(frozen=True)
class Review:
    """The open questions, those first whose wrong answer would cost most; ``total`` of them."""

    total: int
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class RecordShown:
    """One record of a contact: ``source:id`` and what its newest row says, as written."""

    record: str
    day: date | None
    says: dict[str, object]


@dataclass(frozen=True)
class Near:
    """Another contact that shares a place, telephone, mailbox or account; never merged for that."""

    contact: str
    name: str | None
    shares: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class ContactShown:
    """Everything that says who one contact is.

    ``links`` is the tree of the surest pairs that join its records; ``besides`` is what its other
    pairs show, for and against, the strongest first; ``questions`` are open;
    ``household`` are other contacts near by; ``works_at`` are companies; ``decisions`` are ids.
    """

    contact: str
    name: str | None
    records: tuple[RecordShown, ...]
    links: tuple[PairShown, ...]
    questions: tuple[Question, ...]
    household: tuple[Near, ...]
    works_at: tuple[str, ...]
    decisions: tuple[str, ...] = field(default=())
    besides: tuple[Besides, ...] = ()


@dataclass(frozen=True)
class Count:
    """How many contacts there are of a kind: as joined now, and if every question were yes."""

    kind: str
    automatic: int
    if_all_yes: int
    questions: int


@dataclass(frozen=True)
class Status:
    """Where the book stands: contacts as a range, questions, records joined, shared values.

    ``shared`` is None where the edition does not tell.
    """

    contacts: int
    contacts_if_all_yes: int
    records: int
    joined: int
    questions: int
    kinds: tuple[Count, ...]
    shared: int | None
    same: int
    different: int
