"""Read dates and times as people and packages write them; numbers only, no tables.

Which of ``03-04-2024`` is the day cannot be seen. It is proved by any value of the file whose
first or second number is above 12, else it must be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from hogerop.contracts import TIME
from hogerop.sources.zone import Zone

_CLOCK = (
    r"(?:[T ,]+(?P<h>\d{1,2})[:.](?P<i>\d{2})(?:[:.](?P<s>\d{2})(?:[.,]\d+)?)?"
    r" ?(?P<half>[AaPp])?\.?(?:[Mm]\.?)?)?"
    r" ?(?P<zone>Z|z|UTC|GMT|CET|CEST|[+-]\d{2}:?\d{2})?$"
)
_YEAR_FIRST = r"^(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})" + _CLOCK
_RUN_TOGETHER = r"^(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})" + _CLOCK
_YEAR_LAST = r"^(?P<a>\d{1,2})[-/ ](?P<b>\d{1,2})[-/ ](?P<y>\d{4}|\d{2})" + _CLOCK
_WITH_POINTS = r"^(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<y>\d{4}|\d{2})" + _CLOCK
_EITHER_WAY = r"^(?P<a>\d{1,2})[-/ ](?P<b>\d{1,2})[-/ ](?:\d{4}|\d{2})(?:[^\d].*)?$"
_POINTS = r"^\d{1,2}\.\d{1,2}\.(\d{4}|\d{2})(?:[^\d].*)?$"

_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january januari",
            "feb february februari",
            "mar march maart mrt",
            "apr april",
            "may mei",
            "jun june juni",
            "jul july juli",
            "aug august augustus",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for word in words.split()
}
_DAY_MONTH = re.compile(
    r"^(?:[a-z]+\.?,? )?(\d{1,2})[ -]([a-z]+)\.?,?[ -](\d{4}|\d{2})(\b.*)$", re.I
)
_MONTH_DAY = re.compile(
    r"^(?:[a-z]+\.?,? )?([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(\b.*)$", re.I
)
_MONTH_YEAR = re.compile(r"^([a-z]+)\.?[ -]'?(\d{4}|\d{2})$", re.I)
_NUMBERS_ONLY_MONTH = re.compile(r"^(?:(\d{4})[-/](\d{1,2})|(\d{1,2})[-/](\d{4}))$")
_ZONE_WORDS = {"z": 0, "utc": 0, "gmt": 0, "cet": 60, "cest": 120}
_MICROS = 1_000_000


@dataclass(frozen=True)
class Proof:
    """Where a value proves an order of day and month, and where one waits for proof.

    Each is the first row of the file with such a value; None = there is none.
    """

    day_first: int | None = None
    month_first: int | None = None
    open: int | None = None

    def __add__(self, other: Proof) -> Proof:
        def earliest(*rows: int | None) -> int | None:
            return min((row for row in rows if row is not None), default=None)

        return Proof(
            earliest(self.day_first, other.day_first),
            earliest(self.month_first, other.month_first),
            earliest(self.open, other.open),
        )

    @property
    def order(self) -> str | None:
        """``"dmy"``, ``"mdy"``, or None while nothing or too much is proved."""
        if (self.day_first is None) == (self.month_first is None):
            return None
        return "mdy" if self.day_first is None else "dmy"

    @property
    def needed(self) -> bool:
        """Whether the meaning of any value depends on the order."""
        return self.open is not None or self.is_mixed

    @property
    def is_mixed(self) -> bool:
        """Whether both orders are proved."""
        return self.day_first is not None and self.month_first is not None


def proof_of(texts: pa.Array, rows: NDArray[np.int32]) -> Proof:
    """Return what some texts, each of a row, prove about the order of day and month.

    Points (``3.4.2024``) are never written month first. ``4-4-2024`` means the same either way.
    """
    texts = pc.utf8_trim_whitespace(texts)
    pair = pc.extract_regex(texts, _EITHER_WAY)
    first, second = (
        pc.fill_null(pc.struct_field(pair, name).cast(pa.int64()), 0).to_numpy(False)
        for name in ("a", "b")
    )
    points = pc.fill_null(pc.match_substring_regex(texts, _POINTS), False).to_numpy(False)
    return Proof(
        _first(rows, (first > 12) | points),
        _first(rows, second > 12),
        _first(rows, (first <= 12) & (second <= 12) & (first != second)),
    )


def _first(rows: NDArray[np.int32], hit: NDArray[np.bool_]) -> int | None:
    return int(rows[hit.argmax()]) if hit.any() else None


def read_dates(
    texts: pa.Array, *, order: str, zone: Zone, utc: bool = False
) -> tuple[pa.Array, pa.Array]:
    """Return business days (int32) and moments (UTC) of texts; null where none can be read.

    Parameters
    ----------
    texts : array of string
    order : str
        ``"dmy"`` or ``"mdy"``, for what begins with neither a year nor a word.
    zone : Zone
        The workspace's zone: of times that tell no other, and of the business days.
    utc : bool
        Whether times that tell no zone are UTC.

    Notes
    -----
    A date without a time has a day and no moment.
    """
    texts = pc.utf8_trim_whitespace(texts)
    parts = _parts(texts, order)
    missed = np.flatnonzero(~parts.found & pc.is_valid(texts).to_numpy(zero_copy_only=False))
    if missed.size:
        words = pc.dictionary_encode(texts.take(pa.array(missed)))
        rewritten = pa.array([_in_numbers(t) for t in words.dictionary.to_pylist()], pa.string())
        parts = parts.put(missed, _parts(rewritten.take(words.indices), order))
    return parts.days_and_moments(zone, utc)


def read_times(times: pa.Array, *, zone: Zone, utc: bool = False) -> tuple[pa.Array, pa.Array]:
    """Return business days and moments of Arrow's own dates and times."""
    if pa.types.is_date(times.type):
        return times.cast(pa.date32()).cast(pa.int32()), pa.nulls(len(times), TIME)
    valid = pc.is_valid(times).to_numpy(zero_copy_only=False)
    zoned = times.type.tz is not None
    micros = times.cast(pa.timestamp("us", tz=times.type.tz), safe=False).cast(pa.int64())
    local = micros.fill_null(0).to_numpy(zero_copy_only=False)
    # A column of midnights holds days, not moments.
    if not zoned and not (local % (86_400 * _MICROS)).any():
        return pa.array((local // (86_400 * _MICROS)).astype(np.int32), mask=~valid), pa.nulls(
            len(times), TIME
        )
    at = local if zoned or utc else zone.utc(local)
    return pa.array(zone.days(at), mask=~valid), pa.array(at, mask=~valid).cast(TIME)


def read_periods(texts: pa.Array, *, order: str, zone: Zone) -> tuple[pa.Array, pa.Array]:
    """Return the first and the last day of months, or of days, written out; last null for a day."""
    words = pc.dictionary_encode(pc.utf8_trim_whitespace(texts))
    months = [_month(t) if t is not None else None for t in words.dictionary.to_pylist()]
    first = [None if m is None else int(np.datetime64(m, "D").astype(int)) for m in months]
    last = [
        None
        if m is None
        else int((np.datetime64(m, "M") + 1).astype("datetime64[D]").astype(int)) - 1
        for m in months
    ]
    days, _ = read_dates(words.dictionary, order=order, zone=zone)
    begins = pc.coalesce(pa.array(first, pa.int32()), days)
    return begins.take(words.indices), pa.array(last, pa.int32()).take(words.indices)


@dataclass(frozen=True)
class _Parts:
    """Dates in parts, an array each; what was not found is not to be used."""

    found: NDArray[np.bool_]
    micros: NDArray[np.int64]
    timed: NDArray[np.bool_]
    zoned: NDArray[np.bool_]
    offset: NDArray[np.int64]

    def put(self, places: NDArray[np.intp], other: _Parts) -> _Parts:
        """Return these parts with others in some places."""
        names = ("found", "micros", "timed", "zoned", "offset")
        new = {name: getattr(self, name).copy() for name in names}
        for name in names:
            new[name][places] = getattr(other, name)
        return _Parts(**new)

    def days_and_moments(self, zone: Zone, utc: bool) -> tuple[pa.Array, pa.Array]:
        own = self.zoned | (self.timed & utc)
        at = np.where(own, self.micros - self.offset, zone.utc(self.micros))
        local_days = (self.micros // (86_400 * _MICROS)).astype(np.int32)
        days = np.where(own & self.timed, zone.days(at), local_days)
        return (
            pa.array(days.astype(np.int32), mask=~self.found),
            pa.array(at, mask=~(self.found & self.timed)).cast(TIME),
        )


def _parts(texts: pa.Array, order: str) -> _Parts:
    parts = _matched(texts, _YEAR_FIRST, "ymd")
    year_last = "bay" if order == "mdy" else "aby"
    for pattern, names in (
        (_RUN_TOGETHER, "ymd"),
        (_YEAR_LAST, year_last),
        (_WITH_POINTS, "aby"),
    ):
        left = np.flatnonzero(~parts.found & pc.is_valid(texts).to_numpy(zero_copy_only=False))
        if not left.size:
            break
        parts = parts.put(left, _matched(texts.take(pa.array(left)), pattern, names))
    return parts


def _matched(texts: pa.Array, pattern: str, names: str) -> _Parts:
    """Return the parts of texts that match; ``names`` tells which groups are day, month, year."""
    groups = pc.extract_regex(texts, pattern)
    hit = pc.is_valid(groups).to_numpy(zero_copy_only=False)

    def text(name: str) -> pa.Array:
        return pc.if_else(
            pc.equal(pc.struct_field(groups, name), ""), None, pc.struct_field(groups, name)
        )

    def number(name: str) -> NDArray[np.int64]:
        return text(name).cast(pa.int64()).fill_null(0).to_numpy(zero_copy_only=False)  # type: ignore[no-any-return]

    if names == "ymd":
        year, month, day = number("y"), number("m"), number("d")
    else:
        day, month, year = number(names[0]), number(names[1]), number("y")
    year = np.where(hit & (year < 70), year + 2000, np.where(year < 100, year + 1900, year))
    months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (day - 1)
    hour, minute, second = number("h"), number("i"), number("s")
    half = pc.utf8_lower(text("half")).fill_null("").to_numpy(zero_copy_only=False)
    hour = np.where(half == "p", hour % 12 + 12, np.where(half == "a", hour % 12, hour))
    real = (
        hit
        & (month >= 1) & (month <= 12) & (day >= 1)
        & (days.astype("datetime64[M]") == months)
        & (hour < 24) & (minute < 60) & (second < 61)
        & (year >= 1900) & (year < 2100)
    )  # fmt: skip
    micros = (days.astype(np.int64) * 86_400 + hour * 3600 + minute * 60 + second) * _MICROS
    zones = pc.dictionary_encode(text("zone"))
    minutes = np.array([_minutes(z) for z in zones.dictionary.to_pylist()] or [0], np.int64)
    index = zones.indices.fill_null(0).to_numpy(zero_copy_only=False)
    zoned = pc.is_valid(text("zone")).to_numpy(zero_copy_only=False)
    timed = pc.is_valid(text("h")).to_numpy(zero_copy_only=False)
    return _Parts(
        real, np.where(real, micros, 0), timed, zoned & timed, minutes[index] * 60 * _MICROS
    )


def _minutes(zone: str) -> int:
    if zone.lower() in _ZONE_WORDS:
        return _ZONE_WORDS[zone.lower()]
    sign = -1 if zone[0] == "-" else 1
    return sign * (int(zone[1:3]) * 60 + int(zone[-2:]))


def _in_numbers(text: str) -> str | None:
    """Return a date with the name of its month as year-month-day; None if there is none."""
    text = text.strip()
    if match := _DAY_MONTH.match(text):
        day, month, year, rest = match.groups()
    elif match := _MONTH_DAY.match(text):
        month, day, year, rest = match.groups()
    else:
        return None
    number = _MONTHS.get(month.lower())
    if number is None:
        return None
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 70 else 1900)
    return f"{full:04d}-{number:02d}-{int(day):02d}{rest}"


def _month(text: str) -> str | None:
    """Return a month, written out or in numbers, as year-month; None if it is none."""
    if match := _MONTH_YEAR.match(text):
        number = _MONTHS.get(match[1].lower())
        year = int(match[2]) + (2000 if len(match[2]) == 2 else 0)
        return f"{year:04d}-{number:02d}" if number else None
    if match := _NUMBERS_ONLY_MONTH.match(text):
        year, number = int(match[1] or match[4]), int(match[2] or match[3])
        return f"{year:04d}-{number:02d}" if 1 <= number <= 12 else None
    return None
