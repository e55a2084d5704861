"""The highest value fetched of a column that only grows; it lies in import.json as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from math import isfinite
from typing import Literal

from hogerop.words import say

Kind = Literal["number", "text", "day", "time", "moment"]
"""``time`` is without a zone, ``moment`` has one and is kept in UTC."""

MINUTES_BACK = 60
"""How far a fetch goes back in time: who began to write before may finish after."""

NUMBERS_BACK = 1000
"""The same of a number: numbers are given out before their rows can be seen."""


class UnfitWatermarkError(ValueError):
    """A value that does not say what came after it."""


@dataclass(frozen=True)
class Watermark:
    """One value of a watermark, and of what kind it is."""

    kind: Kind
    text: str

    @classmethod
    def of(cls, value: object) -> Watermark:
        """Return a value of the database as a watermark.

        Raises
        ------
        UnfitWatermarkError
            If it is neither a number, nor a time, nor text.

        Examples
        --------
        >>> Watermark.of(12)
        Watermark(kind='number', text='12')
        """
        if isinstance(value, datetime):
            if value.tzinfo is None:
                return cls("time", value.isoformat())
            return cls("moment", value.astimezone(UTC).isoformat())
        if isinstance(value, date):
            return cls("day", value.isoformat())
        if isinstance(value, str):
            return cls("text", value)
        if isinstance(value, int | float | Decimal) and _counts(value):
            return cls("number", str(value))
        raise UnfitWatermarkError(type(value).__name__)

    @classmethod
    def read(cls, noted: Mapping[str, str]) -> Watermark:
        """Return a watermark as it was noted."""
        kind: Kind = noted["kind"]  # type: ignore[assignment]  # `noted` wrote it
        return cls(kind, noted["text"])

    @property
    def noted(self) -> dict[str, str]:
        """What is noted of it."""
        return {"kind": self.kind, "text": self.text}

    @property
    def value(self) -> int | float | str | date | datetime:
        """What it is compared as."""
        match self.kind:
            case "number":
                number = Decimal(self.text)
                is_whole = number == number.to_integral_value() and abs(number) < 2**63
                return int(number) if is_whole else float(number)
            case "day":
                return date.fromisoformat(self.text)
            case "time" | "moment":
                return datetime.fromisoformat(self.text)
        return self.text

    def earlier(self, back: int | None = None) -> Watermark:
        """Return where a next fetch begins, so that rows which came late are not missed.

        Text has no distance: there it is the watermark itself.
        """
        value = self.value
        try:
            if isinstance(value, datetime):
                return Watermark.of(
                    value - timedelta(minutes=MINUTES_BACK if back is None else back)
                )
            if isinstance(value, date):
                return Watermark.of(value - timedelta(days=1 if back is None else back))
            if isinstance(value, int | float):
                return Watermark.of(value - (NUMBERS_BACK if back is None else back))
        except OverflowError:
            pass  # The year 1: nothing lies before it.
        return self

    def is_after(self, now: datetime) -> bool:
        """Return whether it is a time later than tomorrow, such as 9999-12-31 for *never*."""
        tomorrow = now + timedelta(days=1)
        value = self.value
        if self.kind == "text":
            return self.text[:10] > tomorrow.date().isoformat() and _is_a_day(self.text)
        if isinstance(value, datetime):
            return value.replace(tzinfo=None) > tomorrow.astimezone(UTC).replace(tzinfo=None)
        return isinstance(value, date) and value > tomorrow.date()

    def at_most(self, now: datetime) -> Watermark:
        """Return tomorrow, as this watermark would say it."""
        tomorrow = now + timedelta(days=1)
        if self.kind == "moment":
            return Watermark.of(tomorrow)
        if self.kind == "time":
            return Watermark.of(tomorrow.replace(tzinfo=None))
        day = tomorrow.date()
        return Watermark("day" if self.kind == "day" else "text", day.isoformat())

    def said(self) -> str:
        """Return it as a person reads it."""
        if self.kind == "moment":
            return say("{time} UTC", time=self.text[:19].replace("T", " "))
        return self.text[:19].replace("T", " ") if self.kind == "time" else self.text


def _counts(value: float | Decimal) -> bool:
    return not isinstance(value, bool) and isfinite(value)


def _is_a_day(text: str) -> bool:
    """Return whether text is a date, or a time that begins with one."""
    if text == "infinity":
        return True
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True
