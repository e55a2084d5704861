"""Days as numbers and as dates, and the calendar months between two of them."""

from __future__ import annotations

from datetime import date

_EPOCH = date(1970, 1, 1).toordinal()


def number_of(day: date) -> int:
    """Return a date as days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def date_of(number: int) -> date:
    """Return days since 1970-01-01 as a date."""
    return date.fromordinal(number + _EPOCH)


def months_after(day: date, months: int) -> date:
    """Return the first day of the month so many months after that of a day.

    >>> months_after(date(2026, 11, 22), -11)
    datetime.date(2025, 12, 1)
    """
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def calendar(first: int, last: int) -> list[tuple[int, int]]:
    """Return first and last day of every calendar month between two days, cut to them.

    >>> calendar(0, 40)
    [(0, 30), (31, 40)]
    """
    found, start = [], first
    while start <= last:
        following = number_of(months_after(date_of(start), 1))
        found.append((start, min(last, following - 1)))
        start = following
    return found
