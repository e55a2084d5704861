"""``kortingscodes.csv``: whose each discount code is; a code on an order makes a referral."""

from __future__ import annotations

from pathlib import Path

from hogerop.sample.business import Business
from hogerop.sample.files.written import Written, write_csv
from hogerop.sample.world import World

FILE = "kortingscodes.csv"
HEADER = "Kortingscode;E-mail aanbrenger"


def write(folder: Path, business: Business, world: World) -> Written:
    """Write the file."""
    rows = [(code, business.people[who].email) for code, who in sorted(business.codes.items())]
    write_csv(folder / FILE, HEADER, rows, delimiter=";", newline="\r\n")
    return Written(FILE, len(rows))
