"""A made-up business of a million people, as files: customers, and two or three orders each."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

FIRST = ("Anna", "Bas", "Carla", "Dirk", "Eva", "Frank", "Gerda", "Henk", "Iris", "Jan", "Kim")
LAST = (
    "de Vries",
    "Jansen",
    "Bakker",
    "Visser",
    "Smit",
    "Meijer",
    "Mulder",
    "Bos",
    "Vos",
    "Peters",
)
TOWNS = ("Amsterdam", "Rotterdam", "Utrecht", "Delft", "Breda", "Zwolle", "Assen", "Venlo")
DAYS = 1000


def files(folder: Path, people: int, *, first: int = 0, seed: int = 1) -> list[Path]:
    """Write customers and orders of so many people; return the two files.

    Parameters
    ----------
    first : int
        The number of the first of them: other numbers are other people.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lot, number = np.random.default_rng(seed), np.arange(first, first + people)
    mail = pa.array([f"p{n}@crowd.example" for n in number])
    name = pa.array([f"{FIRST[n % 11]} {LAST[n // 11 % 10]} {n}" for n in number])
    customers = pa.table(
        {
            "customer id": pa.array([f"c{n}" for n in number]),
            "e-mail": mail,
            "name": name,
            "city": pa.array([TOWNS[n % 8] for n in number]),
        }
    )
    # Most order once or twice, some often: as in shops.
    times = np.minimum(lot.geometric(0.45, people), 30)
    whose = np.repeat(number, times)
    last = date.today() - timedelta(1)
    days = np.array(last, dtype="datetime64[D]") - lot.integers(0, DAYS, whose.size)
    amounts = np.round(lot.lognormal(3.5, 0.6, whose.size), 2)
    orders = pa.table(
        {
            "customer id": pa.array([f"c{n}" for n in whose]),
            "order number": pa.array([f"o{n}" for n in first * 40 + np.arange(whose.size)]),
            "order date": pa.array(days),
            "amount": pa.array(amounts),
        }
    )
    written = []
    for table, called in ((customers, "customers"), (orders, "orders")):
        file = folder / f"{called}-{first}.parquet"
        pq.write_table(table, file)
        written.append(file)
    return written
