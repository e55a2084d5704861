"""When people are left in peace: at night, and on the days that an owner keeps free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from hogerop.errors import AskedWrongly
from hogerop.words import say

__all__ = ["Quiet"]

_SUNDAY = 6


@dataclass(frozen=True)
class Quiet:
    """Hours and days on which nothing is sent and nobody is called.

    Parameters
    ----------
    begins, ends : time, optional
        Quiet from the one up to the other, over midnight if it is later; alike = no quiet hours.
    days : frozenset of int, optional
        Days of the week that are quiet as a whole, Monday = 0.

    Examples
    --------
    >>> Quiet().next(datetime(2026, 11, 21, 20, 30)).isoformat()
    '2026-11-23T09:00:00'
    """

    begins: time = time(20)
    ends: time = time(9)
    days: frozenset[int] = frozenset({_SUNDAY})

    def __post_init__(self) -> None:
        if not self.days < set(range(7)):
            raise AskedWrongly(
                say("Quiet days are days of the week, 0 (Monday) to 6, and not all of them."),
                where=f"days={sorted(self.days)}",
            )

    def holds(self, moment: datetime) -> bool:
        """Say whether people are left in peace at a moment, in the time zone of the business."""
        if moment.weekday() in self.days:
            return True
        at = moment.time()
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends

    def next(self, moment: datetime) -> datetime:
        """Return the first moment, from this one on, at which people may be reached."""
        while self.holds(moment):
            over = moment.replace(
                hour=self.ends.hour, minute=self.ends.minute, second=self.ends.second, microsecond=0
            )
            midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
            later = (over, midnight + timedelta(days=1))
            moment = min(one for one in later if one > moment)
        return moment
