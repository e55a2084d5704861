"""Made-up imports that bear on one another: numbers used again, late rows, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from hogerop.contracts import CODES, COSTS, LINES, RECORDS, SET_ASIDE, UNITS, Table
from hogerop.workspace import Workspace

TODAY = 20_000
PEOPLE, NUMBERS = 40, 60
KINDS = (
    *(["order"] * 8), *(["refund"] * 3), "cancellation", *(["referral"] * 2), "testimonial",
    "enquiry", "quote", "joined", "left", "complaint", "privilege", "consent",
)  # fmt: skip
NAMES = ("Anna de Vries", "A. de Vries", "Bas Bakker", "Carla Visser", "Dirk Smit", None)

FIRMS = ("Bakkerij Smit BV", "Loodgieter Vos BV", "Garage Mol BV")

Row = dict[str, Any]


class Shop:
    """A business that takes made-up things in."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self.workspace, self.random = workspace, np.random.default_rng(seed)

    def take_in(self, *, lines: int, tellings: int, blanks: int = 0) -> None:
        """Take in so many things that happened, and rows about people: tellings, and blank ones.

        A blank one names nobody: it says since when its record is as it is, and by what channel it
        came.
        """
        number = self.workspace.next_import()
        tables: dict[str, tuple[Table, list[Row]]] = {
            "lines": (LINES, list(self._lines(number, lines))),
            "records": (RECORDS, [*self._records(number, tellings), *self._blanks(number, blanks)]),
            "codes": (CODES, list(self._codes(number))),
            **{one.name: (one, []) for one in (COSTS, UNITS, SET_ASIDE)},
        }
        with self.workspace.new_import() as draft:
            for name, (promise, rows) in tables.items():
                columns = {c.name: [row.get(c.name) for row in rows] for c in promise.columns}
                pq.write_table(promise.of(columns), draft.file(name))
            draft.says |= {"file": f"{number}.csv", "number": number}

    def _lines(self, number: int, count: int) -> Iterator[Row]:
        whole = self.random.random() < 0.3
        source = str(self.random.choice(["shop", "till"]))
        for row in range(count):
            kind = "order" if whole else str(self.random.choice(KINDS))
            yield {
                "event_id": int(self.random.integers(1, 2**60)),
                "record_id": self._somebody(),
                "day": self._day(-400, 1),
                "kind": kind,
                "amount": self._money(kind),
                "quantity": self._maybe(Decimal(int(self.random.integers(1, 4))), 0.4),
                "product": self._maybe(str(self.random.choice(["bell", "lamp"])), 0.6),
                "order_ref": self._maybe(self._number(), 1.0 if whole else 0.6),
                "about_ref": self._maybe(self._number(), 0.5) if "re" in kind else None,
                "ref_record_id": self._somebody() if kind == "referral" else None,
                "until_day": self._day(-300, 50) if kind == "joined" else None,
                "code": self._maybe("friend", 0.1) if kind == "order" else None,
                "state": "given" if kind == "consent" else None,
                "whole": "shop orders" if whole else None,
                "source": source,
                "import_no": number,
                "source_row": row + 1,
            }

    def _records(self, number: int, count: int) -> Iterator[Row]:
        for row in range(count):
            who, name = self._somebody(), self.random.choice(np.array(NAMES, object))
            yield {
                "record_id": who,
                "source": "shop",
                "source_id": str(who),
                "name": name,
                "company": self._maybe(str(self.random.choice(FIRMS)), 0.4),
                "email": self._maybe(f"m{self.random.integers(0, 12)}@x.example", 0.5),
                "country": self._maybe("NL", 0.5),
                "seen_day": self._maybe(TODAY - int(self.random.integers(0, 500)), 0.3),
                "row_day": TODAY - int(self.random.integers(0, 30)),
                "import_day": TODAY,
                "import_no": number,
                "source_row": row + 1,
                "row_key": int(self.random.integers(1, 2**60)),
            }

    def _blanks(self, number: int, count: int) -> Iterator[Row]:
        for row in self._records(number, count):
            for name in ("name", "email", "company", "country"):
                row[name] = None
            yield row | {"row_day": TODAY + number, "channel": "fair"}

    def _codes(self, number: int) -> Iterator[Row]:
        if self.random.random() < 0.2:
            row = {"code_id": number, "code": "friend", "record_id": 1}
            yield {**row, "import_no": number, "source_row": 1}

    def _somebody(self) -> int:
        return int(self.random.integers(1, PEOPLE))

    def _day(self, first: int, past: int) -> int:
        return TODAY + int(self.random.integers(first, past))

    def _number(self) -> str:
        return f"n{self.random.integers(0, NUMBERS)}"

    def _money(self, kind: str) -> Decimal | None:
        if kind not in ("order", "refund", "quote") or self.random.random() < 0.1:
            return None
        cents = int(self.random.integers(-50 if kind == "order" else 1, 9_000))
        return Decimal(cents if kind != "refund" else -cents) / 100

    def _maybe(self, value: Any, chance: float) -> Any:
        return value if self.random.random() < chance else None
