"""``marketingkosten.csv``: what was spent per month and channel, and what for."""

from __future__ import annotations

from pathlib import Path

from hogerop.sample.business import Business
from hogerop.sample.files.written import Fault, Written, comma, write_csv
from hogerop.sample.world import CHANNELS, World

FILE = "marketingkosten.csv"
HEADER = "Maand;Kanaal;Doel;Bedrag excl. btw;Uren"


def write(folder: Path, business: Business, world: World) -> Written:
    """Write the file; of one row the amount was never filled in properly."""
    rows = [
        (
            f"{cost.year}-{cost.month:02d}",
            CHANNELS[cost.channel].written,
            cost.purpose,
            comma(cost.cents),
            f"{cost.hours:g}".replace(".", ","),
        )
        for cost in business.costs
    ]
    if not rows:
        return Written(FILE, 0)
    month, _, purpose, _, hours = rows[-1]
    rows.append((month, "Sponsoring", purpose, "volgt nog", hours))
    write_csv(folder / FILE, HEADER, rows, delimiter=";", newline="\r\n")
    return Written(FILE, len(rows), (Fault(len(rows), "Bedrag excl. btw", "amount"),))
