"""Where people live and how they are reached: nothing here reaches a real person.

Telephone numbers lie in ranges that are not given out (06-000, 010-000) and e-mail addresses
under ``.example`` (RFC 2606). Runs no query.
"""

from __future__ import annotations

import numpy as np

CITIES = (
    ("Rotterdam", 3011, 3089, 30),
    ("Schiedam", 3111, 3125, 9),
    ("Delft", 2611, 2629, 9),
    ("Den Haag", 2511, 2597, 12),
    ("Capelle aan den IJssel", 2901, 2909, 5),
    ("Gouda", 2801, 2809, 5),
    ("Utrecht", 3511, 3585, 8),
    ("Amsterdam", 1011, 1109, 8),
    ("Dordrecht", 3311, 3329, 5),
    ("Breda", 4811, 4839, 3),
    ("Eindhoven", 5611, 5658, 3),
    ("Groningen", 9711, 9747, 2),
    ("’s-Hertogenbosch", 5211, 5237, 1),
)
_STREETS = (
    "Kettingstraat Dorpsstraat Kerkstraat Molenweg Wilgenlaan Beukenlaan Havenkade Stationsweg "
    "Zonnebloemstraat Julianastraat Velgweg Spaakstraat Schoolstraat Parklaan Lindelaan Dijkweg"
)
STREETS = _STREETS.split()
LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
MAIL_HOSTS = ("voorbeeld.example", "post.example", "mail.example", "thuis.example")

_WEIGHTS = np.cumsum([weight for *_, weight in CITIES]) / sum(weight for *_, weight in CITIES)


def address(rng: np.random.Generator) -> tuple[str, str, str]:
    """Return street with number, postcode and city."""
    city, low, high, _ = CITIES[int(np.searchsorted(_WEIGHTS, rng.random(), side="right"))]
    first, second = rng.integers(len(LETTERS), size=2)
    street = f"{STREETS[rng.integers(len(STREETS))]} {1 + rng.integers(180)}"
    code = f"{rng.integers(low, high + 1)} {LETTERS[first]}{LETTERS[second]}"
    return street, code, city


def phone(number: int, company: bool) -> str:
    """Return the number's own telephone: each below 100,000 has another one."""
    if company:
        return f"010-000{(number * 7919) % 10_000:04d}"
    return f"06-000{(number * 7919) % 100_000:05d}"
