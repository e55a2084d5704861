"""Turn times of a place into UTC, and UTC into the place's days.

Python's own zone data is turned into a short table of changes of the clock, so that a million
times are converted at once, and no zone data of the operating system is needed.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
from numpy.typing import NDArray

from hogerop.errors import AskedWrongly
from hogerop.words import say

Micros = NDArray[np.int64]
_SECOND = 1_000_000
_DAY = 86_400 * _SECOND
_FIRST_YEAR, _LAST_YEAR = 1970, 2100


@dataclass(frozen=True)
class Zone:
    """A time zone as the moments on which its clock changes.

    Parameters
    ----------
    changes : array of int64
        Moments of change, microseconds UTC, ascending.
    offsets : array of int64
        Microseconds to add to UTC; one more than there are changes.
    """

    changes: Micros
    offsets: Micros

    def utc(self, local: Micros) -> Micros:
        """Return the moments at which the clock of the place showed these times.

        An hour that the clock shows twice is taken as the first one; one that it skips is taken
        as if the clock had not changed yet.
        """
        before = self.changes + self.offsets[:-1]
        after = self.changes + self.offsets[1:]
        # A time is past a change when the later of both clocks has passed it.
        return local - self.offsets[np.searchsorted(np.maximum(before, after), local, side="right")]

    def days(self, utc: Micros) -> NDArray[np.int32]:
        """Return the day of the place, as days since 1970-01-01, of moments in UTC."""
        offset = self.offsets[np.searchsorted(self.changes, utc, side="right")]
        return ((utc + offset) // _DAY).astype(np.int32)


@lru_cache(maxsize=32)
def zone_of(name: str) -> Zone:
    """Return a zone by its name, such as ``"Europe/Amsterdam"``.

    Raises
    ------
    AskedWrongly
        If there is no such zone.
    """
    try:
        info = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise AskedWrongly(
            say('There is no time zone "{name}".', name=name),
            where="hogerop.toml, [business] time_zone",
            fix=say('Write one such as "Europe/Amsterdam" or "Europe/London".'),
        ) from error

    def offset(second: int) -> int:
        found = datetime.fromtimestamp(second, UTC).astimezone(info).utcoffset()
        return int((found or timedelta()).total_seconds())

    begin = int(datetime(_FIRST_YEAR, 1, 1, tzinfo=UTC).timestamp())
    end = int(datetime(_LAST_YEAR, 1, 1, tzinfo=UTC).timestamp())
    step = 7 * 86_400
    changes, offsets = [], [offset(begin)]
    for left in range(begin, end, step):
        now, then = offsets[-1], offset(left + step)
        if then != now:
            week = range(left, left + step)
            first = bisect_left(week, True, key=lambda s, now=now: offset(s) != now)  # type: ignore[misc]
            changes.append(left + first)
            offsets.append(then)
    return Zone(
        np.array(changes, np.int64) * _SECOND,
        np.array(offsets, np.int64) * _SECOND,
    )
