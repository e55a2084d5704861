"""The value of everybody who ever bought: read, try, fit, reckon, and sum up."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hogerop.contracts import VALUE_GROUPS, VALUES, Engine
from hogerop.value.allocation import Allocation
from hogerop.value.buying.clock import Clock, days_until
from hogerop.value.buying.enough import Sample, missing, sample_of
from hogerop.value.buying.histories import Book, histories
from hogerop.value.buying.late_records import LateRecords, late_records
from hogerop.value.buying.occasions import Buyers, buyers, cumulative_orders, orders_after
from hogerop.value.channels import read_channels
from hogerop.value.fitting.estimation import fit, with_cloud
from hogerop.value.fitting.model import Fitted, Floats, Integers
from hogerop.value.models.spend import Spend, Spent, fit_spend
from hogerop.value.prediction.next_order import FURTHEST
from hogerop.value.prediction.scoring import Range, Scores, score, summed
from hogerop.value.selection.choosing import MOST_BELIEVED, Choice, choose, split_day
from hogerop.value.selection.seasons import Seasons, seasons
from hogerop.value.selection.sorts import Sorts, sorts_of
from hogerop.value.selection.trying import Candidate, expected_curve

__all__ = ["GROUPINGS", "Tracking", "Valuation", "value_everybody", "values_by_name"]

_QUERIES = Path(__file__).parent / "queries"
_AS_WRITTEN = Allocation()
GROUPINGS = ("business", "rung", "cohort", "channel")
"""What buyers are summed up by; a cohort is the month of the first order."""

YEAR = 365
CAME_BACK_TO_TRY = 30
"""Who came back before the split, and orders after it: below that a holdout tells nothing."""


@dataclass(frozen=True)
class Tracking:
    """Repeat orders of all buyers together, actual and as expected, by the evening of each day."""

    day: npt.NDArray[np.int64]
    actual: Floats
    expected: Floats


@dataclass(frozen=True)
class Valuation:
    """What everybody is worth, or why that is not said.

    Parameters
    ----------
    values, groups : pyarrow.Table
        By the contracts `VALUES` and `VALUE_GROUPS`; without predictions where those are refused.
    until : int
        Day until which orders are known, since 1970-01-01.
    money : str
        ``margin``, ``revenue`` or ``none``.
    sample : Sample
        How much there was to learn from; `enough.missing` tells what it lacks.
    late : LateRecords, optional
        What shows that the records begin later than the customers.
    choice : Choice, optional
        How the model was chosen; None where too little could be held out.
    fitted : Fitted, optional
        The model, fitted to all that is known; None where predictions are refused.
    spend : Spend, optional
        The model of spend; None where no amount is known. Its ``refused`` tells why there are no
        figures of money.
    spent : Spent, optional
        What it was fitted to.
    tracking : Tracking, optional
        What the fitted model makes of the past.
    seasons : Seasons, optional
        How busy each month of the year is, where two years of orders tell; used only if chosen.
    """

    values: pa.Table
    groups: pa.Table
    until: int
    money: str
    sample: Sample
    late: LateRecords | None = None
    choice: Choice | None = None
    fitted: Fitted | None = None
    spend: Spend | None = None
    spent: Spent | None = None
    tracking: Tracking | None = None
    seasons: Seasons | None = None


def value_everybody(
    engine: Engine,
    as_of: int,
    *,
    yearly_rate: float,
    allocation: Allocation = _AS_WRITTEN,
    gone: Collection[int] = (),
    seed: int = 0,
    progress: Callable[[float], None] = lambda share: None,
) -> Valuation:
    """Reckon what everybody who ever bought is worth. A door: runs queries.

    Reads the relations ``events``, ``membership``, ``contacts``, ``intervals``, ``left_out`` and
    ``credits``.

    Parameters
    ----------
    as_of : int
        Day of the edition, since 1970-01-01; orders after it are not looked at.
    yearly_rate : float
        Discount rate, above 0.
    allocation : Allocation
        Tells which words stand for which channel.
    gone : collection of int
        Contacts that were forgotten. What they bought still tells how people buy; of themselves
        nothing is expected, for they would come back as somebody else.
    seed : int
        The same seed gives the same figures.
    progress : callable, optional
        Told the share that is done, 0 to 1.
    """
    book = histories(engine, as_of)
    of = buyers(book.occasions, book.until)
    sample, spent = sample_of(book, of), Spent(of.priced, np.nan_to_num(of.mean_money))
    read_channels(engine, as_of, allocation)
    known = engine.ask(_QUERIES / "labels.sql", day=as_of)
    here = _known_still(book, of, gone)
    labels = _labels(known, here)
    late = late_records(of.first_day, book.until)
    if missing(sample):
        values, groups = _tables(book, here, labels, None, as_of)
        return Valuation(values, groups, book.until, book.money, sample, late)
    choice, busy = _chosen(book, known, seed), _seasons(book)
    progress(0.4)
    candidate = choice.candidate if choice else Candidate(MOST_BELIEVED)
    if busy and candidate.clock.name == "seasons":
        candidate = replace(candidate, clock=busy)  # from all that is known by now
    of = candidate.known(book.occasions, book.until)
    fitted = fit(candidate.whole, of.histories, seed=seed)
    fitted = with_cloud(fitted, of.histories, seed=seed)
    spend = None if book.money == "none" else fit_spend(spent, seed=seed)
    progress(0.5)
    usable = None if spend is None or spend.refused else spend
    here = _known_still(book, of, gone)
    scores = score(fitted, usable, here, labels.cell, yearly_rate=yearly_rate, seed=seed)
    progress(0.9)
    days = days_until(candidate.clock, book.until, scores.days_to_next, int(FURTHEST))
    scores = replace(scores, days_to_next=days)
    values, groups = _tables(book, here, labels, scores, as_of)
    return Valuation(
        values, groups, book.until, book.money, sample, late, choice, fitted, spend, spent,
        _tracking(book, of, fitted, candidate.clock), busy,
    )  # fmt: skip


def values_by_name(engine: Engine) -> pa.Table:
    """Return the relation ``values`` with name and e-mail address behind the contact. A door."""
    return engine.ask(_QUERIES / "called.sql")


def _known_still(book: Book, of: Buyers, gone: Collection[int]) -> Buyers:
    """Return the buyers who were not forgotten."""
    if not gone:
        return of
    return of.part(np.flatnonzero(~np.isin(book.contact_id[of.contact], list(gone))))


@dataclass(frozen=True)
class _Labels:
    """What each buyer is summed up by, and the cell of all of it together."""

    rung: npt.NDArray[np.int8]
    channel: pa.Array
    cell: Integers
    keys: dict[str, list[str]]
    group_of_cell: dict[str, Integers]


def _labels(known: pa.Table, of: Buyers) -> _Labels:
    rows = known.take(pa.array(of.contact))
    rung, channel = rows["rung"].to_numpy(), rows["channel"].combine_chunks()
    columns = {
        "business": np.full(len(of.contact), ""),
        "rung": rung.astype(str),
        "cohort": of.first_day.astype("datetime64[D]").astype("datetime64[M]").astype(str),
        "channel": np.array([word or "" for word in channel.to_pylist()], dtype=str),
    }
    keys, places = {}, []
    for name, column in columns.items():
        found, place = np.unique(column, return_inverse=True)
        keys[name] = [str(key) for key in found]
        places.append(place.reshape(-1))
    cells, cell = np.unique(np.stack(places, axis=1), axis=0, return_inverse=True)
    of_cell = {name: cells[:, at].astype(np.int64) for at, name in enumerate(GROUPINGS)}
    return _Labels(rung, channel, cell.reshape(-1).astype(np.int64), keys, of_cell)


def _chosen(book: Book, known: pa.Table, seed: int) -> Choice | None:
    """Return the choice of a model, None where too little would be held out to tell."""
    split = split_day(int(book.occasions.day.min()), book.until)
    of = buyers(book.occasions, split)
    bought, _ = orders_after(book.occasions, of.contact, split, book.until)
    came_back = int(np.count_nonzero(of.histories.frequency))
    if min(came_back, int(bought.sum())) < CAME_BACK_TO_TRY:
        return None

    def sorts(of: Buyers) -> Sorts:
        channel, kind = (known[name].combine_chunks() for name in ("channel", "kind"))
        return sorts_of({"channel": channel, "kind": kind}, of)

    return choose(book.occasions, book.until, split=split, sorts=sorts, seed=seed)


def _seasons(book: Book) -> Seasons | None:
    first, orders = book.occasions.each_day(book.until)
    found = seasons(orders, first)
    return found if isinstance(found, Seasons) else None


def _tracking(book: Book, of: Buyers, fitted: Fitted, clock: Clock) -> Tracking:
    first = int(of.first_day.min())
    days = np.arange(book.until, first, -7, dtype=np.int64)[::-1]
    actual = cumulative_orders(book.occasions, days.astype(np.int32))
    return Tracking(days, actual.astype(np.float64), expected_curve(fitted, of, days, clock))


def _tables(
    book: Book, of: Buyers, labels: _Labels, scores: Scores | None, as_of: int
) -> tuple[pa.Table, pa.Table]:
    orders, brought = orders_after(book.occasions, of.contact, book.until - YEAR, book.until)
    known = book.money != "none"
    values: dict[str, object] = {
        "contact_id": book.contact_id[of.contact],
        "rung": labels.rung,
        "first_day": of.first_day,
        "channel": labels.channel,
        "frequency": of.histories.frequency,
        "recency": of.last_day - of.first_day,
        "observed": np.int32(book.until) - of.first_day,
    }
    if known:
        values |= {"spent": _rounded(of.money), "last_12": _rounded(brought)}
    if scores is not None:
        for name, figure in scores.contacts.items():
            values |= _ranged(name, figure)
        values["next_day"] = _next_day(scores.days_to_next, book.until, as_of)
    parts = []
    for by in GROUPINGS:
        group = labels.group_of_cell[by]
        many = len(labels.keys[by])
        place = group[labels.cell]
        columns: dict[str, object] = {
            "by": [by] * many,
            "key": labels.keys[by],
            "contacts": np.bincount(place, minlength=many),
            "last_12_orders": np.bincount(place, orders, minlength=many).astype(np.int64),
        }
        if known:
            columns["last_12"] = _rounded(
                np.bincount(place, brought, minlength=many).astype(np.float64)
            )
        if scores is not None:
            for name, figure in summed(scores, labels.cell, group, many).items():
                columns |= _ranged(name, figure)
        parts.append(VALUE_GROUPS.of(columns))
    return VALUES.of(values), pa.concat_tables(parts)


def _ranged(name: str, figure: Range) -> dict[str, Floats]:
    return {name: figure.expected, f"{name}_low": figure.low, f"{name}_high": figure.high}


def _rounded(money: Floats) -> Floats:
    return np.round(money, 2)


def _next_day(days: Floats, until: int, as_of: int) -> pa.Array:
    """Return the day of the next order, which is never one that has passed."""
    none = np.isnan(days)
    day = np.maximum(until + np.ceil(np.nan_to_num(days)), as_of + 1)
    return pa.array(day.astype(np.int32), mask=none)
