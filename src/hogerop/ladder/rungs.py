"""The seven rungs, from the foot of the ladder to its top."""

from __future__ import annotations

from dataclasses import dataclass

from hogerop.words import say


@dataclass(frozen=True)
class Rung:
    """One rung: its number (1 to 7), its key in settings and files, and its English name."""

    number: int
    key: str
    english: str

    @property
    def name(self) -> str:
        """The rung's name in the reader's language."""
        return say(self.english)


RUNGS = (
    Rung(1, "suspect", "Suspect"),
    Rung(2, "prospect", "Prospect"),
    Rung(3, "shopper", "Shopper"),
    Rung(4, "customer", "Customer"),
    Rung(5, "member", "Member"),
    Rung(6, "advocate", "Advocate"),
    Rung(7, "fan", "Raving fan"),
)

OUTSIDE = "outside"
"""Key of the standing of those who are on no rung; its number is 0."""

KEYS = (OUTSIDE, *(rung.key for rung in RUNGS))
"""Key by number: ``KEYS[0]`` is outside, ``KEYS[7]`` the raving fan."""

SUSPECT, PROSPECT, SHOPPER, CUSTOMER, MEMBER, ADVOCATE, FAN = range(1, len(KEYS))


def rung_name(key: str) -> str:
    """Return the name of a rung's key in the reader's language; the key itself where unknown."""
    return next((rung.name for rung in RUNGS if rung.key == key), say(_OTHER.get(key, key)))


_OTHER = {OUTSIDE: "outside the ladder", "new": "new", "erased": "erased"}
