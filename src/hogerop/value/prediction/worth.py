"""What buyers are worth, as it is told: figures with their ranges, and what a reader must know."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np

from hogerop.paper import day as day_in_words
from hogerop.paper import number, share
from hogerop.value.fitting.model import DAYS_A_MONTH, Histories
from hogerop.value.fitting.posterior import LARGEST
from hogerop.value.selection.choosing import model_named
from hogerop.value.selection.refusal import Refusal, in_words
from hogerop.value.selection.trying import AS_BEFORE, EVERYBODY
from hogerop.words import language, say

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
        return tuple(_off_track(self))

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know, a sentence each."""
        return tuple(_notes(self))


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


def chances(
    worth: Worth, *, orders: int = 12, months: int = 24
) -> tuple[tuple[int, int, float], ...]:
    """Return P(alive) by number of orders and months of silence: (orders, months, chance).

    Of somebody of the most common sort who came as early as the first buyer did; of one order, so
    many months ago, as busy as the mean. Runs no query; none where a model counts occasions.
    """
    model = model_named(worth.model or "")
    if model is None:
        return ()
    span = float(worth.told["sample"]["days"])
    cells = [
        (n, m)
        for n in range(1, orders + 1)
        for m in range(months + 1)
        if m * DAYS_A_MONTH + (n > 1) * n * 7 <= span
    ]
    if not cells:
        return ()
    n = np.array([c[0] for c in cells])
    silent = np.array([max(c[1] * DAYS_A_MONTH, 0.5) for c in cells])  # today is half a day ago
    T = np.where(n == 1, silent, span)
    histories = Histories(n - 1, np.where(n == 1, 0.0, T - silent), T)
    told = worth.told["model"]["parameters"]
    parameters = np.array([told[name] for name in model.parameters])
    alive = model.p_alive(parameters, histories)
    return tuple((*cell, float(p)) for cell, p in zip(cells, alive, strict=True))


def said_model(told: Mapping[str, Any]) -> str:
    """Return a model's name in words: ``told`` has its ``name``, ``by`` and ``clock``."""
    name, by = str(told["name"]), tuple(told["by"])
    said = {
        ("channel",): say("{model} apart by channel", model=name),
        ("kind",): say("{model} apart by person or company", model=name),
        ("channel", "kind"): say("{model} apart by channel and by person or company", model=name),
    }.get(by, name)
    return say("{model} with the seasons", model=said) if told["clock"] == "seasons" else said


def _notes(of: Worth) -> list[str]:
    told = of.told
    notes: list[str] = []
    if of.missing:
        return notes
    if told["money"] == "revenue":
        notes.append(say("No margin is known: figures of money are revenue."))
    if told["money"] == "none":
        notes.append(say("No order has a known amount: there are no figures of money."))
    if (boundary := told["model"]["boundary"]) is not None:
        notes.append(say(boundary))
        notes.append(
            say("So how long buyers stay cannot be told, nor what they bring after a year.")
        )
    if told["model"]["even_draws"] is None and told["sample"]["buyers"] <= LARGEST:
        notes.append(say("Your orders leave the model so open that its ranges are rough."))
    if (spend := told["spend"]) is not None and spend["refused"]:
        notes.append(spend["refused"][language()])
        notes.append(say("So there are no figures of money to come."))
    if told["choice"] is None:
        notes.append(
            say(
                "Too little could be held out to try the models: {model} was taken.", model=of.model
            )
        )
    else:
        notes += _doubts(of)
    notes += of.off_track
    if (of.as_of - of.until).days > SOON:
        notes.append(
            say(
                "No order is known after {until}: the months to come begin there, not on {day}.",
                until=day_in_words(of.until),
                day=day_in_words(of.as_of),
            )
        )
    if (late := told["late"]) is not None:
        notes.append(
            say(
                "Your records begin on {day}, later than your customers: {seen} of {buyers} buyers"
                " are first seen in the first weeks. They are no new customers of those days.",
                day=day_in_words(date.fromisoformat(late["first_day"])),
                seen=number(late["seen"]),
                buyers=number(late["buyers"]),
            )
        )
    return notes


WIDE_OFF = 0.1
"""Share by which a model may be off on the time held out before that is said beside its figures."""
SOON = 7
"""Days from the newest order to the day before it is said that they are not the same."""


def _doubts(of: Worth) -> list[str]:
    """Say where the chosen model did badly, or worse than a rule of thumb, on the time held out."""
    tried = of.told["choice"]["tried"]
    chosen = next(line for line in tried if line["chosen"])
    found = []
    if abs(chosen["bias"]) > WIDE_OFF:
        off = share(abs(chosen["bias"]), 1)
        found.append(
            say("On the time held out it expected {off} too many orders.", off=off)
            if chosen["bias"] > 0
            else say("On the time held out it expected {off} too few orders.", off=off)
        )
    thumb = [line for line in tried if line["name"] in (AS_BEFORE, EVERYBODY)]
    if any(line["deviance"] < chosen["deviance"] for line in thumb):
        found.append(say("A rule of thumb did better there: see `hogerop value --models`."))
    return found


def _off_track(of: Worth) -> list[str]:
    """Compare the model with the orders up to the time held out, and with those in it.

    Said where it is off by more than `WIDE_OFF`, and by more than two standard errors of a count.
    """
    told, choice = of.told["tracking"], of.told["choice"]
    if not told or not told["day"]:
        return []
    actual, expected = told["actual"], told["expected"]
    split = choice["split"] if choice else told["day"][-1]
    place = bisect_right(told["day"], split) - 1
    found = []
    if place >= 0 and (off := _off(expected[place], actual[place])):
        values = {"day": day_in_words(date.fromisoformat(split)), "off": share(abs(off), 1)}
        found.append(
            say("Up to {day} the model expects {off} more repeat orders than came.", **values)
            if off > 0
            else say("Up to {day} the model expects {off} fewer repeat orders than came.", **values)
        )
    before = (expected[place], actual[place]) if place >= 0 else (0, 0)
    if off := _off(expected[-1] - before[0], actual[-1] - before[1]):
        values = {"day": day_in_words(date.fromisoformat(split)), "off": share(abs(off), 1)}
        found.append(
            say("After {day} the model expects {off} more repeat orders than came.", **values)
            if off > 0
            else say("After {day} the model expects {off} fewer repeat orders than came.", **values)
        )
    return found


def _off(expected: float, actual: float) -> float:
    """Return the share by which a model is off; 0 where that is little, or may be chance."""
    off = expected - actual
    return off / actual if actual and abs(off) > max(WIDE_OFF * actual, 2 * actual**0.5) else 0.0
