"""Names of people and companies: common Dutch ones, put together by chance. Runs no query."""

from __future__ import annotations

import unicodedata

import numpy as np

from hogerop.sample.person import Company, Name

DOTLESS = "\N{LATIN SMALL LETTER DOTLESS I}"
"""The Turkish letter that old Windows programs cannot write."""

_GIVEN = (
    "Jan Peter Willem Henk Kees Piet Joost Bas Daan Sem Lucas Thijs Ruben Bram Sander Jeroen "
    "Martijn Mark Erik Rob Frank Hans Wim Gerard Johan Tim Niels Stijn Maarten Pieter René André "
    "Anna Maria Johanna Els Ria Anja Petra Ingrid Marieke Sanne Lotte Emma Sophie Julia Eva Femke "
    "Fleur Iris Lieke Roos Noor Saskia Esther Monique Linda Wilma Renée Chloë Loïs Mariëlle Daniël "
    "Fatima Mohammed Yusuf Aylin Priya Wei Zoë Jaap Truus Hanneke Jolanda Karin Marloes Nienke"
)
GIVEN = _GIVEN.split()

SURNAMES = (
    "Jansen",
    "de Jong",
    "de Vries",
    "van den Berg",
    "van Dijk",
    "Bakker",
    "Janssen",
    "Visser",
    "Smit",
    "Meijer",
    "de Boer",
    "Mulder",
    "de Groot",
    "Bos",
    "Vos",
    "Peters",
    "Hendriks",
    "van Leeuwen",
    "Dekker",
    "Brouwer",
    "de Wit",
    "Dijkstra",
    "Smits",
    "de Graaf",
    "van der Meer",
    "van der Linden",
    "Kok",
    "Jacobs",
    "de Haan",
    "Vermeulen",
    "van den Heuvel",
    "van der Veen",
    "van den Broek",
    "de Bruijn",
    "van der Heijden",
    "Schouten",
    "van Beek",
    "Willems",
    "van Vliet",
    "Hoekstra",
    "Maas",
    "Verhoeven",
    "Koster",
    "van Dam",
    "van der Wal",
    "Prins",
    "Blom",
    "Huisman",
    "Peeters",
    "de Lange",
    "Kuipers",
    "van Veen",
    "Postma",
    "Kramer",
    "Veenstra",
    "van Wijk",
    "Timmermans",
    "Groen",
    "Gerritsen",
    "ter Horst",
    "in 't Veld",
    "van 't Hof",
    "op den Berg",
    "ten Brink",
    f"Y{DOTLESS}lmaz",
    "El Amrani",
    "Singh",
    "Müller",
    "Coppé",
    "Oosterhuis-Boon",
)

PREFIXES = frozenset({"de", "van", "den", "der", "ter", "ten", "in", "'t", "op"})

INDUSTRIES = (
    ("Bakkerij", "Bakkerij", 12),
    ("Eetcafé", "Horeca", 9),
    ("Bezorgdienst", "Bezorging", 25),
    ("Hotel", "Horeca", 40),
    ("Makelaardij", "Makelaars", 8),
    ("Thuiszorg", "Zorg", 90),
    ("Drukkerij", "Grafisch", 14),
    ("Installatiebedrijf", "Bouw", 22),
    ("Architectenbureau", "Bouw", 11),
    ("Fietskoerier", "Bezorging", 18),
    ("Bloemisterij", "Detailhandel", 6),
    ("Administratiekantoor", "Zakelijke diensten", 7),
)
FORMS = ("BV", "B.V.", "VOF", "V.O.F.", "BV", "")


def person_name(rng: np.random.Generator) -> Name:
    """Return a name."""
    words = SURNAMES[rng.integers(len(SURNAMES))].split()
    prefix = [word for word in words[:-1] if word in PREFIXES]
    given = GIVEN[rng.integers(len(GIVEN))]
    return Name(given, " ".join(prefix), " ".join(words[len(prefix) :]))


def company(name: Name, rng: np.random.Generator) -> Company:
    """Return a company that bears somebody's surname, or ’t Wiel."""
    word, industry, size = INDUSTRIES[rng.integers(len(INDUSTRIES))]
    owner = "’t Wiel" if rng.random() < 0.05 else name.last[0].upper() + name.last[1:]
    legal = FORMS[rng.integers(len(FORMS))]
    employees = 1 + int(rng.poisson(size * rng.gamma(2.0, 0.5)))
    return Company(f"{word} {owner} {legal}".strip(), industry, employees)


def letters(text: str) -> str:
    """Return the plain small letters of a name, as an e-mail address has them."""
    plain = unicodedata.normalize("NFKD", text.lower().replace(DOTLESS, "i"))
    return "".join(c for c in plain if c.isascii() and c.isalnum())
