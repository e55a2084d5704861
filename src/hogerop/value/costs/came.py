"""Who came in per channel and day, how long each step takes, and who is still to take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hogerop.contracts import Engine
from hogerop.value.channels import REFERRAL
from hogerop.value.conversion import Conversion, Counts, conversion
from hogerop.value.counted import Estimate, cost_per
from hogerop.value.people import whole

_QUERIES = Path(__file__).parent / "queries"

_COLUMNS = ("came_day", "people", "interested", "bought", "suspects")
_STEPS = {"interested": 2, "bought": 3}
"""Step -> its place among the counts of a channel."""
OWN_CURVE = 20
"""People who must have taken the step, for a channel to have a curve of its own."""
RIPE = 0.95
"""Share of the expected new buyers who have bought, from which on a count is no longer maturing."""


@dataclass(frozen=True)
class Won:
    """Who came in through a channel, or in a month, and what that cost; money in currency.

    Parameters
    ----------
    channel : str
        Empty for the whole business, or where it is not known.
    cost : float
        Spent on winning new buyers.
    people, suspects, prospects, shoppers : int
        Who came in; of these, who did not ask or buy on that very day; who asked or bought; who
        bought, up to the day spoken of.
    prospects_to_come, shoppers_to_come : float
        Of these, who are still expected to, within a year of coming in.
    per_prospect, per_shopper : Estimate
        Cost of one, those to come included.
    if_alike : float or None
        Cost of one new buyer if those of whom no channel is known came as the others did; None
        where of all of them it is known, and for referrals, which have a record of their own.
    at_least : float or None
        The same if all of those had come through this channel: with ``per_shopper.value``, which is
        as if none had, the range that nothing but better records makes smaller.
    unsure : float
        Variance of ``shoppers_to_come``, as far as the curve behind it is uncertain.
    ripe : float or None
        Share of the expected new buyers who have bought; None where none is expected.
    """

    channel: str
    cost: float
    people: int
    suspects: int
    prospects: int
    shoppers: int
    prospects_to_come: float
    shoppers_to_come: float
    per_prospect: Estimate
    per_shopper: Estimate
    if_alike: float | None
    at_least: float | None
    unsure: float
    ripe: float | None

    @property
    def maturing(self) -> bool:
        """Whether more than one in twenty of its new buyers are still to buy."""
        return self.ripe is not None and self.ripe < RIPE and self.shoppers_to_come >= 0.5

    @property
    def expected(self) -> float:
        """New buyers, those still to come included."""
        return self.shoppers + self.shoppers_to_come


@dataclass(frozen=True)
class Came:
    """Who came in per channel and day, and how long each step took."""

    day: int
    came: Mapping[str, tuple[Counts, ...]]
    curves: Mapping[tuple[str, str], Conversion]

    @classmethod
    def read(cls, engine: Engine, day: int) -> Came:
        """Read who came in. Runs two queries on the relation ``arrivals``."""
        came = {
            name: tuple(whole(rows[column]) for column in _COLUMNS)
            for name, rows in by_channel(engine.ask(_QUERIES / "came.sql"))
        }
        waits = engine.ask(_QUERIES / "waits.sql")
        curves = {}
        for step, place in _STEPS.items():
            of_step = waits.filter(pc.equal(waits["step"], step))
            delays = {
                name: (whole(rows["delay"]), whole(rows["people"]))
                for name, rows in by_channel(of_step)
            }
            for channel in ("", *came):
                among = list(came) if not channel else [channel]
                curves[step, channel] = _curve(day, came, delays, among, place)
        return cls(day, came, curves)

    def channels(self) -> list[str]:
        """Return the channels that anybody ever came through; empty = not known."""
        return list(self.came)

    def curve(self, step: str, channel: str) -> Conversion:
        """Return the curve of a channel; that of all together where its own says too little."""
        own = self.curves.get((step, channel))
        enough = own is not None and own.horizon and own.converted >= OWN_CURVE
        return own if own is not None and enough else self.curves[step, ""]

    def people(self, among: set[str], since: int, until: int) -> int:
        """Return how many came in through these channels between two days."""
        return self._count(among, since, until, 1)

    def bought(self, among: set[str], since: int, until: int) -> int:
        """Return how many of those have bought."""
        return self._count(among, since, until, 3)

    def _count(self, among: set[str], since: int, until: int, place: int) -> int:
        return sum(
            int(self.came[c][place][_within(self.came[c][0], since, until)].sum())
            for c in among
            if c in self.came
        )

    def to_come(self, step: str, among: set[str], since: int, until: int) -> tuple[float, float]:
        """Return how many are still to take a step, and the variance of that expectation.

        Channels that share a curve share its mistakes, so they are reckoned together.
        """
        waits: dict[int, list[tuple[Conversion, Counts, Counts]]] = {}
        for channel in sorted(among & set(self.came)):
            curve = self.curve(step, channel)
            came, people, done = (self.came[channel][n] for n in (0, 1, _STEPS[step]))
            kept = _within(came, since, until)
            waiting = curve, self.day - came[kept], (people - done)[kept]
            waits.setdefault(id(curve), []).append(waiting)
        found = [
            sharing[0][0].to_come(
                np.concatenate([waited for _, waited, _ in sharing]),
                np.concatenate([people for _, _, people in sharing]),
            )
            for sharing in waits.values()
        ]
        return sum(expected for expected, _ in found), sum(unsure for _, unsure in found)

    def won(
        self,
        channel: str,
        cost: float,
        among: set[str],
        since: int,
        until: int,
        alike: float | None,
    ) -> Won:
        """Return what people of these channels who came in between two days cost."""
        prospects = self._count(among, since, until, 2)
        shoppers = self.bought(among, since, until)
        more_prospects, unsure_p = self.to_come("interested", among, since, until)
        more_shoppers, unsure_s = self.to_come("bought", among, since, until)
        expected = shoppers + more_shoppers
        one = cost_per(cost, expected, unsure_s)
        nameless = self.bought({""}, since, until) if channel else 0
        scaled = None if one.value is None or alike is None else one.value / alike
        return Won(
            channel=channel,
            cost=cost,
            people=self.people(among, since, until),
            suspects=self._count(among, since, until, 4),
            prospects=prospects,
            shoppers=shoppers,
            prospects_to_come=more_prospects,
            shoppers_to_come=more_shoppers,
            per_prospect=cost_per(cost, prospects + more_prospects, unsure_p),
            per_shopper=one,
            if_alike=scaled if channel not in ("", REFERRAL) and alike != 1.0 else None,
            at_least=cost / (expected + nameless) if nameless and cost > 0 else None,
            unsure=unsure_s,
            ripe=shoppers / expected if expected else None,
        )


def _curve(
    day: int,
    came: Mapping[str, tuple[Counts, ...]],
    delays: Mapping[str, tuple[Counts, Counts]],
    among: list[str],
    place: int,
) -> Conversion:
    none = np.zeros(0, np.int64)

    def joined(parts: list[Counts]) -> Counts:
        return np.concatenate([none, *parts])

    return conversion(
        joined([delays[c][0] for c in among if c in delays]),
        joined([delays[c][1] for c in among if c in delays]),
        joined([day - came[c][0] for c in among]),
        joined([came[c][1] - came[c][place] for c in among]),
    )


def by_channel(rows: pa.Table) -> list[tuple[str, pa.Table]]:
    """Return the rows of each channel apart; they come in order of channel."""
    names = rows["channel"].to_pylist()
    starts = [n for n, name in enumerate(names) if n == 0 or name != names[n - 1]]
    ends = [*starts[1:], len(names)] if starts else []
    return [
        (names[start], rows.slice(start, end - start))
        for start, end in zip(starts, ends, strict=True)
    ]


def _within(days: Counts, since: int, until: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return (days >= since) & (days <= until)
