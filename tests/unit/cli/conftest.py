"""Shops to look ahead from: one with three years of orders, and one that opened in spring."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.story.typed import done

LAST_DAY = date(2026, 6, 30)


def shop_of(folder: Path, buyers: int, first: date) -> Path:
    """Make a workspace of a shop in which some come back often and some never; most enquired."""
    lot, orders, enquiries = (
        random.Random(8),
        ["customer,date,order,amount"],
        ["customer,enquiry date,subject"],
    )
    for buyer in range(buyers):
        day = first + timedelta(lot.randrange((LAST_DAY - first).days))
        if lot.random() < 0.7:
            enquiries.append(f"c{buyer:03},{day - timedelta(lot.randrange(3, 60))},a price")
        if lot.random() < 0.2:
            continue
        gap, left = lot.uniform(15, 200), lot.random()
        for number in range(1 + int(14 * left**3)):
            orders.append(f"c{buyer:03},{day},{buyer}-{number},{lot.uniform(10, 60):.2f}")
            day += timedelta(max(1, int(lot.expovariate(1 / gap))))
            if day > LAST_DAY:
                break
    done(folder, "init", folder)
    for name, rows in (("orders.csv", orders), ("enquiries.csv", enquiries)):
        (folder / name).write_text("\n".join(rows), encoding="utf-8")
        done(folder, "import", folder / name)
    return folder


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with 600 contacts and three years of orders."""
    return shop_of(tmp_path_factory.mktemp("ahead") / "shop", 600, date(2023, 7, 1))


@pytest.fixture(scope="session")
def new_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop that opened three months ago, with forty contacts."""
    return shop_of(tmp_path_factory.mktemp("ahead") / "new", 40, date(2026, 4, 1))
