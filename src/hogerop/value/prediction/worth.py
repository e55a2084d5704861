"""What buyers are worth, as it is told: figures with their ranges, and what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from hogerop.value.prediction.remarks import off_track, remarks, said_model
from hogerop.value.selection.refusal import Refusal, in_words

By = Literal["rung", "cohort", "channel"]
"""What buyers may be put together by; a cohort is the month of the first order."""

FIGURES = ("alive", "orders_12", "value_12", "value_36", "lifetime_value", "share")
OF_ONE = ("p_alive", "orders_12", "value_12", "value_36", "lifetime_value")


@dataclass(frozen=True)
class Figure:
    """What is expected, and the range in which it lies in four of five cases.

    What is expected is a mean. Where hardly anybody orders but those who do bring much, it lies
    above ``high``, which nine of ten do not reach.
    """

    expected: float
    low: float
    high: float


@dataclass(frozen=True)
class GroupWorth:
    """What a group of buyers is worth.

    Parameters
    ----------
    key : str
        Key of a rung, a month (2026-01), or a channel; empty for the whole business, and for
        buyers of whom it is not known.
    contacts : int
        Buyers.
    last_12_orders, last_12 : int, float or None
        What they ordered, and what it brought, in the 12 months before.
    figures : mapping of str to Figure
        What `FIGURES` names; without those that are refused.
    """

    key: str
    contacts: int
    last_12_orders: int
    last_12: float | None
    figures: Mapping[str, Figure]


@dataclass(frozen=True)
class Worth:
    """What a business's buyers are worth, and how that is known.

    Parameters
    ----------
    as_of, until : date
        The edition's day, and the day of the newest order.
    currency : str
        ISO 4217 code.
    by : str
        What the groups are.
    business, groups : GroupWorth, tuple of GroupWorth
        The whole, and its parts: rungs from the top, months from the newest, channels by value.
    missing : tuple of str
        What would be needed to predict; empty where there is enough.
    told : mapping
        What the edition's manifest says: money, rate, model, choice, spend, tracking, late.
    curve : tuple of (float, float)
        Share of the buyers, from the one worth most down, and the share of the value they carry.
    """

    as_of: date
    until: date
    currency: str
    by: By
    business: GroupWorth
    groups: tuple[GroupWorth, ...]
    missing: tuple[str, ...]
    told: Mapping[str, Any]
    curve: tuple[tuple[float, float], ...] = ()

    @property
    def worth(self) -> str:
        """The figure that tells what somebody is worth: of a lifetime, else of 12 months."""
        for name in ("lifetime_value", "value_12", "orders_12"):
            if name in self.business.figures:
                return name
        return "last_12"

    @property
    def model(self) -> str | None:
        """The name of the model, None where predictions are refused."""
        return self.told["model"]["name"] if self.told["model"] else None

    @property
    def speaks(self) -> str:
        """The model in words: with what it tells buyers apart by, and its clock."""
        return said_model(self.told["model"]) if self.told["model"] else ""

    @property
    def refused(self) -> tuple[str, ...]:
        """What was not tried, or left out, when the model was chosen: a sentence each."""
        choice = self.told["choice"]
        if choice is None:
            return ()
        split = date.fromisoformat(choice["split"])
        return tuple(in_words(Refusal(**one), split) for one in choice["refused"])

    @property
    def off_track(self) -> tuple[str, ...]:
        """Where the model runs above or below the orders that came: a sentence each."""
        return off_track(self.told)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know, a sentence each."""
        return () if self.missing else remarks(self.told, self.as_of, self.until)


@dataclass(frozen=True)
class ContactWorth:
    """What one buyer is worth: a row of the table of values, with a name."""

    contact: str
    name: str
    rung: str
    first_day: date
    orders: int
    last_day: date
    spent: float | None
    last_12: float | None
    figures: Mapping[str, Figure]
    next_day: date | None
    worth: Worth
