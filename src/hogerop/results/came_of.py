"""What came of everybody whom the lot put in an action, or held out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import numpy as np

from hogerop.contracts import Engine
from hogerop.results.balance import Check, alike_before, lost, reached, sample_ratio
from hogerop.results.effects import Flags, Floats, Ints, Units, effect_of
from hogerop.results.known_before import Known
from hogerop.results.pooling import Pooled, pooled
from hogerop.value import number_of

__all__ = ["CameOf", "What", "read_came_of"]

QUERIES = Path(__file__).parent / "queries"
LEAST_ON_A_RUNG = 2

What = Literal["moved", "money", "carry_over"]


@dataclass(frozen=True)
class CameOf:
    """One place per contact that was drawn and is in one arm only.

    Parameters
    ----------
    treated, there, touched : array of bool
        The arm; whether the contact is still known; whether the action reached it.
    rung : array of int
        Where it stood when the action began, 0 to 7.
    outcomes : mapping
        ``moved`` (1 = stood higher within the window, or came back), ``money`` of the window, and
        ``carry_over``, that of its first day with an order left out.
    before : array of float
        Money of as many days before.
    household : array of int or None
        Who was drawn together; None where everybody was drawn alone.
    in_both : int
        Contacts left out because their records turned out to be in both arms.
    """

    treated: Flags
    there: Flags
    touched: Flags
    rung: Ints
    outcomes: Mapping[What, Floats]
    before: Floats
    household: Ints | None
    in_both: int

    def effect(self, what: What) -> Pooled:
        """Return what the action changed, rung by rung and on all of them together.

        Money is adjusted for the money of before, where there are people enough. A rung with fewer
        than two on either side tells nothing and is left out.
        """
        by_rung = {}
        for rung in np.unique(self.rung[self.there]).tolist():
            here = self.there & (self.rung == rung)
            if self._fewest(here) < LEAST_ON_A_RUNG:
                continue
            by_rung[rung] = effect_of(
                Units(
                    self.treated[here],
                    self.outcomes[what][here],
                    None if what == "moved" else self.before[here][:, None],
                    None if self.household is None else self.household[here],
                )
            )
        return pooled(by_rung)

    def checks(self, *, share_treated: float) -> tuple[Check, ...]:
        """Check whether chance did its work; the money of before and the rung must be alike.

        Parameters
        ----------
        share_treated : float
            Which part was to be treated, between 0 and 1.
        """
        first = np.arange(len(self.treated))
        if self.household is not None:
            _, first = np.unique(self.household, return_index=True)
        drawn = self.treated[first]
        known = Known(("money before", "rung"), np.column_stack([self.before, self.rung]))
        return (
            sample_ratio(int(drawn.sum()), int((~drawn).sum()), share_treated=share_treated),
            lost(self.treated, self.there),
            reached(self.treated, self.touched),
            alike_before(self.treated, known, self.household),
        )

    def _fewest(self, here: Flags) -> int:
        sides = (here & self.treated, here & ~self.treated)
        if self.household is None:
            return min(int(side.sum()) for side in sides)
        return min(len(np.unique(self.household[side])) for side in sides)


def read_came_of(
    engine: Engine,
    action: str | None,
    *,
    start: date,
    window_days: int,
    as_of: date,
    back: bool = False,
) -> CameOf:
    """Read what came of everybody who was drawn, up to a day. A door: runs one query.

    Parameters
    ----------
    engine : Engine
        Holds ``drawn(record_id, treated, household)``, one row per record that was drawn,
        ``membership``, ``intervals`` and ``events`` of an edition, and ``takings`` (see
        `value.read_takings`).
    action : str or None
        Id of the action, as touches carry it; None = any action, as for a year as a whole.
    start : date
        First day of the action.
    window_days : int
        How many days are counted from then on, 1 or more.
    as_of : date
        Day up to which is counted, if the window is not over then; the same for both arms.
    back : bool
        Whether it is about lapsed people: to come back is then what counts as moved.
    """
    until = min(start + timedelta(days=window_days - 1), as_of)
    rows = engine.ask(
        QUERIES / "came_of.sql",
        action=action,
        start=number_of(start),
        until=number_of(until),
        back=back,
    )
    both = rows["both_arms"].to_numpy()
    rows = rows.filter(~both)

    def column(name: str) -> Floats:
        return np.asarray(rows[name].to_numpy(zero_copy_only=False), np.float64)

    household = column("household")
    alone = -1.0 - np.arange(len(household))
    shared = ~np.isnan(household)
    return CameOf(
        treated=column("treated") > 0,
        there=column("there") > 0,
        touched=column("touched") > 0,
        rung=column("rung").astype(np.int64),
        outcomes={
            "moved": column("moved"),
            "money": column("money"),
            "carry_over": column("carry_over"),
        },
        before=column("before"),
        household=np.where(shared, household, alone).astype(np.int64) if shared.any() else None,
        in_both=int(both.sum()),
    )
