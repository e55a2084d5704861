"""Files of a dealer in boats, simulated up to today: two years of orders, a fault in each file."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path


def files(folder: Path) -> list[Path]:
    """Write customers, orders and enquiries; return the files. One row of each is wrong."""
    lot, today = random.Random(8), date.today()
    customers, orders = ["e-mail,name,created at"], ["e-mail,order number,date,amount"]
    for buyer in range(500):
        day, mail = today - timedelta(lot.randrange(60, 800)), f"b{buyer}@example.nl"
        customers.append(f"{mail},Buyer {buyer},{day}")
        gap = lot.uniform(15, 200)
        for n in range(1 + int(12 * lot.random() ** 3)):
            orders.append(f"{mail},{buyer}-{n},{day},{lot.uniform(8000, 36000):.2f}")
            day += timedelta(max(1, int(lot.expovariate(1 / gap))))
            if day >= today:
                break
    enquiries = ["e-mail,enquiry date,subject"]
    for asks in range(40):
        enquiries.append(f"a{asks}@example.nl,{today - timedelta(lot.randrange(1, 300))},a boat")
    customers.append("c9@example.nl,Somebody,2026-13-45")
    orders.append("b1@example.nl,wrong-1,2026-02-30,12000.00")
    enquiries.append(f"a99@example.nl,{today + timedelta(400)},a boat")
    written = []
    for name, rows in (("customers", customers), ("orders", orders), ("enquiries", enquiries)):
        file = folder / f"{name}.csv"
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")
        written.append(file)
    return written
