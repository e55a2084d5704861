"""From arrays to what is told: a line per standing and rung, of newcomers and of money."""

from __future__ import annotations

from datetime import date

import numpy as np

from hogerop.forecast.foretold import Ahead, Newcomers, Range
from hogerop.forecast.members import Book, by_standing
from hogerop.forecast.months import LAPSED, Floats, Integers
from hogerop.forecast.newcoming import KINDS, Counts, Newcoming, kind_of
from hogerop.forecast.outlook import Outlook
from hogerop.forecast.pool import Figures

__all__ = ["money_told", "newcomers_told", "rungs_told", "standings_told"]


def standings_told(book: Book, told: Outlook, widening: float) -> tuple[Ahead, ...]:
    """Return a line per standing."""
    past = by_standing(book.standings.stock, book.standings.standing)
    return _lines(past, told.standings.mean, told.standings.ends(widening), told.arrived)


def rungs_told(book: Book, told: Outlook, widening: float) -> tuple[Ahead, ...]:
    """Return a line per rung, with who lapsed on it."""
    past = by_standing(book.standings.stock, book.standings.standing)
    mean, limits = told.rungs.mean, told.rungs.ends(widening)
    arrived = told.arrived[:, :LAPSED] + told.arrived[:, LAPSED:]
    return _lines(past[:, :LAPSED] + past[:, LAPSED:], mean, limits, arrived)


def _lines(past: Floats, mean: Floats, limits: Floats, arrived: Floats) -> tuple[Ahead, ...]:
    """Return a line for each column with anybody in it; the lapsed behind their own rung."""
    order = sorted(range(past.shape[1]), key=lambda code: (code % LAPSED, code))
    return tuple(
        Ahead(
            standing=code,
            past=tuple(int(x) for x in past[:, code]),
            months=tuple(
                _range(mean[month, code], limits[:, month, code]) for month in range(len(mean))
            ),
            arrived=tuple(float(x) for x in arrived[:, code]),
        )
        for code in order
        if past[:, code].any() or (mean[:, code] >= 0.5).any()
    )


def money_told(money: Figures, widening: float) -> tuple[Range, ...]:
    """Return the range of each month and, as the last one, of these months together."""
    limits = money.ends(widening)
    return tuple(_range(mean, limits[:, at]) for at, mean in enumerate(money.mean))


def newcomers_told(book: Book, coming: Newcoming, ends: tuple[date, ...]) -> tuple[Newcomers, ...]:
    """Return a line for each way of coming in that there is, and one for first orders."""
    cells = book.cells
    kind = kind_of(cells.standing)
    lines = []
    for which, name in enumerate(KINDS):
        past = cells.entries[:, kind == which].sum(axis=1)
        stream = coming.streams[which]
        if past.any():
            lumps = tuple(ends[cells.first + at] for at in stream.lumps)
            came = Counts(coming.came.mean[which], coming.came.drawn[which])
            lines.append(_line(name, past, came, stream.seasonal, lumps))
    seasonal = any(stream.seasonal for stream in coming.streams)
    lines.append(_line("first_buyers", _first_buyers(book), coming.first_buyers, seasonal, ()))
    return tuple(lines)


def _first_buyers(book: Book) -> Integers:
    """Return who ordered for the first time in each month: by a move, or by coming in so."""
    cells = book.cells
    ordered = book.look.has_ordered(cells.codes)
    first = ~ordered[cells.origin] & ordered[cells.target]
    moved = np.bincount(cells.month[first], cells.number[first], minlength=cells.months)
    return np.asarray(moved + cells.entries[:, ordered].sum(axis=1), np.int64)


def _line(
    name: str, past: Integers, come: Counts, seasonal: bool, lumps: tuple[date, ...]
) -> Newcomers:
    limits = np.quantile(come.drawn, [0.1, 0.9, 0.025, 0.975], axis=1, method="inverted_cdf")
    ranges = (_range(mean, limits[:, at]) for at, mean in enumerate(come.mean))
    return Newcomers(name, tuple(int(x) for x in past), tuple(ranges), seasonal, lumps)


def _range(mean: float, limits: Floats) -> Range:
    low_80, high_80, low_95, high_95 = (float(x) + 0.0 for x in limits)
    return Range(float(mean), low_80, high_80, low_95, high_95)
