"""Numbers, shares, money and days, written as the reader writes them."""

from __future__ import annotations

import os
from datetime import date, datetime
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent

from hogerop.words import language

_HOME = {"nl": "nl_NL", "en": "en_GB"}


def number(n: int | float | Decimal) -> str:
    """Write a number: ``1,840`` or ``1.840``."""
    return format_decimal(n, locale=reader_locale())


def decimal(n: float, decimals: int = 1) -> str:
    """Write a number with so many decimals: ``4.0`` or ``4,0``."""
    return format_decimal(n, format=f"0.{'0' * decimals}", locale=reader_locale())


def change(n: int) -> str:
    """Write a difference with its sign: ``+46``, ``−3``, or ``0``."""
    return f"{'+' if n > 0 else '−' if n < 0 else ''}{number(abs(n))}"


def share(part: float, whole: float) -> str:
    """Write a part of a whole in per cent, without decimals; a dash where there is no whole.

    A part that is there but rounds to nothing is written ``<1%``, never ``0%``; one that rounds to
    the whole but is not, ``>99%``.
    """
    if not whole:
        return "–"
    if 0 < part / whole <= 0.005:
        return f"<{format_percent(0.01, locale=reader_locale())}"
    if 0.995 <= part / whole < 1:
        return f">{format_percent(0.99, locale=reader_locale())}"
    return format_percent(part / whole, format="#,##0%", locale=reader_locale())


def money(amount: Decimal | float, currency: str) -> str:
    """Write an amount of a currency (ISO 4217 code): ``€1,234.50`` or ``€ 1.234,50``.

    A minus stands before all of it, in every language: ``−€3.50`` and ``−€ 3,50``.
    """
    bare = amount.copy_abs() if isinstance(amount, Decimal) else abs(amount)
    return _signed(format_currency(bare, currency, locale=reader_locale()), amount)


def round_money(amount: float, currency: str) -> str:
    """Write an amount as exact as an estimate is: ``€1,235``, ``€85.30`` or ``€0.40``.

    From 100 on without cents.
    """
    return _whole_money(amount, currency) if abs(amount) >= 99.5 else money(amount, currency)


def estimated_money(amount: float, currency: str) -> str:
    """Write what is not known better than in three figures: ``€46,400``, ``€57``, ``€0``.

    With cents only below 1, where nothing else would be left of it: ``€0.40``.
    """
    if 0.005 <= abs(amount) < 0.995:
        return money(amount, currency)
    return _whole_money(three_figures(amount), currency)


def three_figures(n: float) -> float:
    """Round to a whole number of three figures: 46,394 to 46,400, and 57.2 to 57."""
    return round(n, -max(len(str(int(abs(n)))) - 3, 0))


def _whole_money(amount: float, currency: str) -> str:
    locale = reader_locale()
    pattern = locale.currency_formats["standard"].pattern.replace(".00", "")
    said = format_currency(
        abs(round(amount)), currency, format=pattern, locale=locale, currency_digits=False
    )
    return _signed(said, round(amount))


def _signed(said: str, amount: Decimal | float) -> str:
    return f"−{said}" if amount < 0 else said


def day(when: date) -> str:
    """Write a day in full: ``30 November 2026`` or ``30 november 2026``."""
    return format_date(when, format="long", locale=reader_locale())


def short_day(when: date) -> str:
    """Write a day in short: ``30 Nov 2026`` or ``30 nov 2026``."""
    return format_date(when, format="medium", locale=reader_locale())


def moment(when: datetime) -> str:
    """Write a moment in the zone that it has: ``30 Nov 2026, 14:05`` or ``30 nov 2026 14:05``."""
    return format_datetime(when, "d MMM y, HH:mm", locale=reader_locale())


def month(when: date) -> str:
    """Write the month of a day in short: ``Nov 2026`` or ``nov 2026``."""
    return format_skeleton("yMMM", when, locale=reader_locale())


def month_in_full(when: date) -> str:
    """Write the month of a day in full: ``November 2026`` or ``november 2026``."""
    return format_skeleton("yMMMM", when, locale=reader_locale())


def month_name(place: int) -> str:
    """Write the name of a month, 1 to 12: ``November`` or ``november``."""
    names = reader_locale().months["stand-alone"]["wide"]
    return str(names[place])


def reader_locale() -> Locale:
    """Return the reader's locale: the environment's, if it is of the language now spoken.

    Where the environment speaks another language, or none, it is that of the Netherlands or of
    Great Britain.
    """
    spoken = language()
    asked = os.environ.get("LC_ALL") or os.environ.get("LC_TIME") or os.environ.get("LANG", "")
    name = asked.split(".")[0].split("@")[0]
    if name.startswith(f"{spoken}_") and name[3:].isalpha():
        try:
            return Locale.parse(name)
        except (ValueError, UnknownLocaleError):
            pass
    return Locale.parse(_HOME[spoken])
