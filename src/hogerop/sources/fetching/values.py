"""Rows of a database as columns of Arrow, whatever the database holds in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any

import pyarrow as pa

MOMENT = pa.timestamp("us", "UTC")
TIME = pa.timestamp("us")

_OWN: dict[frozenset[type], pa.DataType] = {
    frozenset({bool}): pa.bool_(),
    frozenset({int}): pa.int64(),
    frozenset({float}): pa.float64(),
    frozenset({int, float}): pa.float64(),
    frozenset({str}): pa.string(),
    frozenset({date}): pa.date32(),
}


def batch_of(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> pa.RecordBatch:
    """Return rows as a batch; runs no query.

    Examples
    --------
    >>> batch_of(["id", "paid"], [(1, Decimal("9.50")), (2, None)]).to_pydict()
    {'id': [1, 2], 'paid': [9.5, None]}
    """
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return pa.record_batch([column_of(values) for values in columns], names=list(names))


def column_of(values: Sequence[Any]) -> pa.Array:
    """Return the values of one column with their own type; of mixed types they become text."""
    kinds = frozenset(map(type, values)) - {NoneType}
    if not kinds:
        return pa.nulls(len(values))
    try:
        if kinds in _OWN:
            return pa.array(values, _OWN[kinds])
        if kinds == {datetime}:
            zoned = {v.tzinfo is not None for v in values if v is not None}
            if len(zoned) == 1:
                return pa.array(values, MOMENT if zoned.pop() else TIME)
        if Decimal in kinds and kinds <= {Decimal, int, float}:
            return _numbers(values)
    except (pa.ArrowInvalid, OverflowError):
        pass  # A number that is too long to count with may still be a number of a customer.
    return pa.array([as_text(v) for v in values], pa.string())


def _numbers(values: Sequence[Any]) -> pa.Array:
    """Return decimals as whole numbers where all are, so that a long customer number stays one."""
    if all(v is None or v == v.to_integral_value() for v in map(_decimal, values)):
        return pa.array([None if v is None else int(v) for v in values], pa.int64())
    return pa.array([None if v is None else float(v) for v in values], pa.float64())


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def as_text(value: Any) -> str | None:
    r"""Return any value as text.

    Examples
    --------
    >>> as_text(b"caf\xc3\xa9"), as_text(b"\xff\x00"), as_text({"a": 1})
    ('café', 'ff00', '{"a": 1}')
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes | bytearray | memoryview):
        held = bytes(value)
        try:
            return held.decode()
        except UnicodeDecodeError:
            return held.hex()
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, default=str, ensure_ascii=False)
    return value.isoformat(" ") if isinstance(value, datetime) else str(value)
