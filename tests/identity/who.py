"""Who there is in the made-up book: people, households, companies and where they are."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

FIRST_DAY, LAST_DAY = 18628, 20453  # 2021 up to and with 2025
NOT_IN_MAIL = {code: None for code in range(128) if not chr(code).isalnum()}
STYLES = {"double": "married_double", "partner": "married_partner", "own": "married_own"}


@lru_cache(1 << 18)
def plain(text: str) -> str:
    """Return small letters and digits only, without accents: what fits in an e-mail address."""
    bare = (
        unicodedata.normalize("NFKD", text.replace("\N{LATIN SMALL LETTER DOTLESS I}", "i"))
        .encode("ascii", "ignore")
        .decode()
    )
    return bare.lower().translate(NOT_IN_MAIL)


@dataclass(slots=True)
class Address:
    """A place where people live or work."""

    street: str
    number: int
    addition: str
    postcode: str
    city: str
    english: bool


@dataclass(slots=True)
class Household:
    """People of one address, and what they share."""

    number: int
    english: bool
    homes: list[Address]
    moved_on: int
    landline: str = ""
    mailbox: str = ""
    people: list[Person] = field(default_factory=list)


@dataclass(slots=True)
class Company:
    """One legal person; sisters share address, domain and telephone."""

    number: int
    name: str
    form: str
    english: bool
    address: Address
    phone: str
    domain: str
    kvk: str
    vat: str
    iban: str
    roles: list[str]
    crm_refs: list[str]


@dataclass(slots=True)
class Person:
    """One human being."""

    number: int
    household: Household
    sex: str
    baptised: str
    called: str
    initials: str
    surname: str
    married: str
    married_on: int
    born: int
    mails: list[str]
    mobile: str
    new_mobile: str
    changed_on: int
    iban: str
    generation: str = ""
    style: str = "own"
    jobs: list[Company] = field(default_factory=list)
    new_job_on: int = LAST_DAY + 1
    work_mails: list[str] = field(default_factory=list)
