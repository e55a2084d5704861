"""What a database holds comes as Arrow's own types; what is mixed comes as text."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from hogerop.sources.fetching.values import column_of

DAY, NAIVE = date(2026, 5, 1), datetime(2026, 5, 1, 10)
MOMENT = datetime(2026, 5, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("values", "kind", "held"),
    [
        ([None, None], "null", [None, None]),
        ([True, None], "bool", [True, None]),
        ([1, None], "int64", [1, None]),
        ([1, 2.5], "double", [1.0, 2.5]),
        ([Decimal("12"), Decimal("3")], "int64", [12, 3]),
        ([Decimal("12.50"), None], "double", [12.5, None]),
        ([Decimal("123456789012345678901")], "string", ["123456789012345678901"]),
        ([2**64], "string", ["18446744073709551616"]),
        ([DAY], "date32[day]", [DAY]),
        ([NAIVE], "timestamp[us]", [NAIVE]),
        ([MOMENT], "timestamp[us, tz=UTC]", [MOMENT]),
        ([NAIVE, MOMENT], "string", ["2026-05-01 10:00:00", "2026-05-01 10:00:00+00:00"]),
        ([DAY, "infinity"], "string", ["2026-05-01", "infinity"]),
        (["a", None], "string", ["a", None]),
        ([1, "a"], "string", ["1", "a"]),
        ([{"b": 1}, ["x"]], "string", ['{"b": 1}', '["x"]']),
        ([UUID(int=7)], "string", ["00000000-0000-0000-0000-000000000007"]),
        ([b"caf\xc3\xa9", b"\xff"], "string", ["café", "ff"]),
        ([time(9, 30), timedelta(hours=2)], "string", ["09:30:00", "2:00:00"]),
    ],
)
def test_values_keep_their_type(values: list[object], kind: str, held: list[object]) -> None:
    column = column_of(values)
    assert (str(column.type), column.to_pylist()) == (kind, held)
