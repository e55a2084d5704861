"""Small tables in, events out: the lines and the events of these tests as text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import EVENTS, LINES, MEMBERSHIP, check
from hogerop.history import MoneySettings, Settled, settle

NAMES = ("ann", "bob", "ann2")
HOUR = 3_600_000_000
DAY = 24 * HOUR


def _rows(text: str) -> list[dict[str, str | None]]:
    head, *rows = [line.split() for line in text.strip().splitlines()]
    return [
        dict(zip(head, (None if cell == "-" else cell for cell in row), strict=True))
        for row in rows
    ]


def _line(row: dict[str, str | None], place: int) -> dict[str, object]:
    """Return a row of LINES; a day such as 10@9 is nine o'clock on day 10."""
    day, _, hour = str(row["day"]).partition("@")
    vat = {"yes": True, "no": False, None: None}[row.get("vat")]
    return {
        "event_id": int(row["line"] or 0),
        "record_id": NAMES.index(str(row["who"])),
        "occurred_at": int(day) * DAY + int(hour) * HOUR if hour else None,
        "day": int(day),
        "kind": row["kind"],
        "amount": row["amount"] and Decimal(row["amount"]),
        "includes_vat": vat,
        "margin": row.get("margin") and Decimal(str(row["margin"])),
        "order_ref": row.get("number"),
        "about_ref": row.get("about"),
        "product": row.get("product"),
        "quantity": row.get("pieces") and Decimal(str(row["pieces"])),
        "source": row.get("source") or "shop",
        "import_no": 1,
        "source_row": place,
    }


def _shown(event: dict[str, object], name_of: dict[object, str]) -> str:
    """Return an event as words: day, who, kind, amount, what it is about, whether it ends that."""
    amount = event["amount"]
    words = [
        str(event["day"]),
        NAMES[int(str(event["record_id"]))],
        str(event["kind"]),
        "-" if amount is None else f"{amount:.2f}",
    ]
    if event["kind"] in ("refund", "cancellation"):
        about = event["about_event_id"]
        words.append("about " + name_of[about] if about is not None else "about nothing")
        words += ["ends"] if event["ends_order"] else []
    return " ".join(words)


class Story:
    """Runs `settle` over a table of lines and shows the events, in order of day."""

    def __init__(self, engine: AnEngine) -> None:
        self.engine = engine
        self.settled: Settled | None = None
        self.events: list[dict[str, object]] = []

    def __call__(self, text: str, *, reverse: bool = False, **money: object) -> list[str]:
        lines = [_line(row, place) for place, row in enumerate(_rows(text), 1)]
        if reverse:
            lines.reverse()
        columns = {name: [line[name] for line in lines] for name in lines[0]}
        self.engine.put("lines", LINES.of(columns))
        self.engine.put(
            "membership", MEMBERSHIP.of({"record_id": [0, 1, 2], "contact_id": [0, 1, 0]})
        )
        self.settled = settle(self.engine, money=MoneySettings(**money))  # type: ignore[arg-type]
        self.events = check(self.engine.ask("events"), EVENTS).to_pylist()
        name_of = {
            e["event_id"]: str(e["order_ref"] or e["event_id"])
            for e in self.events
            if e["kind"] == "order"
        }
        order = ("order", "refund", "cancellation")
        return [
            _shown(e, name_of)
            for e in sorted(
                self.events,
                key=lambda e: (
                    e["day"],
                    order.index(str(e["kind"])) if e["kind"] in order else 9,
                    str(e["order_ref"]),
                    e["about_event_id"] is None,
                    str(name_of.get(e["about_event_id"])),
                    -(e["amount"] or 0),  # type: ignore[operator]
                ),
            )
        ]


@pytest.fixture
def happened() -> Iterator[Story]:
    engine = opened_engine(memory_limit="1GB", threads=1)
    yield Story(engine)
    engine.close()
