"""Turn the tables of an example into what happened, for the product to be asked about."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.spec.happened import Contact, Event, History
from tests.spec.read import Example, Row

NOT_A_COLUMN = ("who", "seen")


def day_of(text: str) -> int:
    """Return the day number of ``2026-03-01``."""
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def people(example: Example) -> dict[str, int]:
    """Number everybody who is named, in order of first mention."""
    names: dict[str, int] = {}
    for row in (*example.contacts, *example.events, *example.answers):
        for heading in ("who", "whom"):
            if heading in row:
                names.setdefault(row[heading], len(names) + 1)
    return names


def history(example: Example) -> History:
    """Return what happened in an example."""
    names = people(example)
    orders = {row["order"]: place for place, row in enumerate(example.events, 1) if "order" in row}
    events = [_event(row, place, names, orders) for place, row in enumerate(example.events, 1)]
    return History(_contacts(example, names), tuple(_with_ends(events)))


def expected(answer: str) -> float | None:
    """Read an answer: a number, ``yes``, ``no``, ``infinite`` or ``missing``."""
    words = {"yes": 1.0, "no": 0.0, "infinite": math.inf, "missing": None}
    return words[answer] if answer in words else float(answer)


def _contacts(example: Example, names: dict[str, int]) -> tuple[Contact, ...]:
    """Everybody, seen on the first day on which anything is said or asked of them."""
    about = {row["who"]: row for row in example.contacts}
    seen = {name: [day_of(row["seen"])] for name, row in about.items()}
    for row in (*example.events, *example.answers):
        for heading in ("who", "whom"):
            if heading in row:
                seen.setdefault(row[heading], []).append(day_of(row["day"]))
    return tuple(
        Contact(number, min(seen[name]), _columns(about.get(name, {})))
        for name, number in names.items()
    )


def _columns(row: Row) -> dict[str, str | int]:
    told = {heading: cell for heading, cell in row.items() if heading not in NOT_A_COLUMN}
    return {h: int(cell) if h == "employees" else cell for h, cell in told.items()}


def _event(row: Row, place: int, names: dict[str, int], orders: dict[str, int]) -> Event:
    hours, minutes = row.get("time", "0:0").split(":")
    return Event(
        number=place,
        contact=names[row["who"]],
        day=day_of(row["day"]),
        kind=row["kind"],
        minute=int(hours) * 60 + int(minutes) if "time" in row else None,
        amount=_cents(row.get("amount")),
        margin=_cents(row.get("margin")),
        about=orders[row["about"]] if "about" in row else None,
        until=day_of(row["until"]) if "until" in row else None,
        whom=names[row["whom"]] if "whom" in row else None,
    )


def _cents(text: str | None) -> int | None:
    return None if text is None else int(Decimal(text) * 100)


def _with_ends(events: list[Event]) -> list[Event]:
    """Mark the refund that brings its order to 0, as the history room does."""
    amounts = {e.number: e.amount for e in events if e.kind == "order"}
    back: dict[int, int] = defaultdict(int)
    marked = []
    for event in sorted(events, key=lambda e: e.day):
        if event.about is not None:
            back[event.about] += event.amount or 0
            event = replace(event, ends_order=back[event.about] == amounts[event.about])
        marked.append(event)
    return marked


def asked(example: Example) -> list[str]:
    """Return what an example asks: its headings, but for who and when."""
    return [heading for heading in example.answers[0] if heading not in ("who", "day", "standing")]
