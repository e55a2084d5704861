"""What the coming months bring: contacts on each rung, newcomers and money, each with a range."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

import numpy as np

from hogerop.errors import AskedWrongly, TooLittle
from hogerop.forecast.backtest import LEAST_MOVES, Checked, checked
from hogerop.forecast.look import Look
from hogerop.forecast.members import Book, by_standing, counted
from hogerop.forecast.months import LAPSED, Floats, Integers, Panel, month_ends_after
from hogerop.forecast.outlook import KINDS, Newcoming, Outlook, outlook
from hogerop.forecast.saying import notes_of
from hogerop.words import say

__all__ = [
    "LEAST_CONTACTS",
    "Ahead",
    "Checks",
    "Forecast",
    "Newcomers",
    "Range",
    "enough",
    "forecast",
]

LEAST_CONTACTS = 100
"""With fewer, one contact more or less on a rung is a tenth of it."""
FARTHEST = 36
"""Months ahead that may be asked for."""


@dataclass(frozen=True)
class Range:
    """A figure to come: its mean, and between what it lies in 80% and in 95% of cases."""

    mean: float
    low_80: float
    high_80: float
    low_95: float
    high_95: float


@dataclass(frozen=True)
class Ahead:
    """One line of the forecast, month by month.

    Parameters
    ----------
    standing : int
        Of a line of one standing: the rung's number, and 8 more for who lapsed. Of a line of a
        whole rung, with who lapsed on it: the rung's number.
    past : tuple of int
        Contacts at each month end of `Forecast.past`.
    months : tuple of Range
        Contacts at each month end of `Forecast.ends`.
    arrived : tuple of float
        Mean of those of them who are not in the book yet today.
    """

    standing: int
    past: tuple[int, ...]
    months: tuple[Range, ...]
    arrived: tuple[float, ...]


@dataclass(frozen=True)
class Newcomers:
    """New contacts of one kind, per month.

    Parameters
    ----------
    kind : str
        ``outside`` (the target market), ``suspects``, ``prospects`` or ``buyers``: came in as that;
        or ``first_buyers``: ordered for the first time, whenever they came in.
    past : tuple of int
        In each month of `Forecast.past`, 0 before the records begin.
    months : tuple of Range
        In each month of `Forecast.ends`.
    seasonal : bool
        Whether the months of the year are told apart, which takes two years.
    left_out : tuple of date
        Ends of months in which a list came in at once, which is no stream of newcomers.
    """

    kind: str
    past: tuple[int, ...]
    months: tuple[Range, ...]
    seasonal: bool
    left_out: tuple[date, ...]


@dataclass(frozen=True)
class Checks:
    """What the same forecast would have said of months that are known by now.

    Parameters
    ----------
    origins : tuple of date
        Days from which it was made, with what was known then.
    ahead : int
        Up to how many months ahead.
    forecasts, held_80, held_95 : int
        Figures foretold of a standing, and how many of them fell within the ranges as first made.
    money, money_held_80, money_held_95 : int
        The same of the money of the months together, one figure per day; 0 without money.
    misplaced, misplaced_now, misplaced_first_order : float
        Share of the contacts foretold on a standing where they were not: of this forecast, of
        `nothing changes`, and of the plain matrix of moves.
    score : float
        Mean interval score of the 80% range as a share of the contacts; lower is better.
    widening, money_widening : float
        By what the ranges were stretched after these checks; 1 = not.
    wider_held_80 : int
        How many fall within the 80% ranges of standings when these are stretched.
    """

    origins: tuple[date, ...]
    ahead: int
    forecasts: int
    held_80: int
    held_95: int
    money: int
    money_held_80: int
    money_held_95: int
    misplaced: float
    misplaced_now: float
    misplaced_first_order: float
    score: float
    widening: float
    money_widening: float
    wider_held_80: int


@dataclass(frozen=True)
class Forecast:
    """The coming months.

    Parameters
    ----------
    as_of : date
        The day from which it looks ahead.
    past, ends : tuple of date
        Month ends known and to come.
    contacts : int
        On and outside the ladder on the day.
    standings, rungs : tuple of Ahead
        One line per standing, and one per rung with who lapsed on it; those with anybody on them,
        now, before or to come, from the foot of the ladder up.
    newcomers : tuple of Newcomers
    money_is : str
        ``margin``, ``revenue`` or ``none``.
    money_past : tuple of float
        Brought in each month of `past`; currency.
    money : tuple of Range
        Of each month of `ends`; empty where none is known.
    money_total : Range or None
        Of these months together.
    checks : Checks or None
        None where there were too few months to look back.
    notes : tuple of str
        What a reader has to know, in whole sentences, the first the most important.
    draws, seed : int
        How the ranges were drawn.
    """

    as_of: date
    past: tuple[date, ...]
    ends: tuple[date, ...]
    contacts: int
    standings: tuple[Ahead, ...]
    rungs: tuple[Ahead, ...]
    newcomers: tuple[Newcomers, ...]
    money_is: str
    money_past: tuple[float, ...]
    money: tuple[Range, ...]
    money_total: Range | None
    checks: Checks | None
    notes: tuple[str, ...]
    draws: int
    seed: int


def forecast(
    panel: Panel, *, months: int = 12, draws: int = 200, seed: int = 0, look: Look | None = None
) -> Forecast:
    """Look ahead from the last month of a panel. Numbers only.

    Parameters
    ----------
    months : int
        How far; 1 to 36.
    draws : int
        Possible futures; at least 20.
    look : Look, optional
        How far cells look back.

    Raises
    ------
    TooLittle
        If there are too few months or contacts, or everybody stands on one standing.
    AskedWrongly
        If months or draws are out of range.
    """
    _check(months, draws)
    enough(panel)
    book = counted(panel, look or Look())
    money = panel.money_is != "none" and bool(panel.money.any())
    found = checked(book, draws=draws, seed=seed, money=money)
    told = outlook(book, months, draws=draws, random=np.random.default_rng([seed, 0]), money=money)
    ends = month_ends_after(panel.ends[-1], months)
    lines = _standings(book, told, found.widening if found else 1.0)
    money_ranges = () if told.money is None else _money(told, found)
    checks = None if found is None else _checks(found, panel.ends)
    newcomers = _newcomers(book, told.newcoming, panel.ends)
    return Forecast(
        as_of=panel.ends[-1],
        past=panel.ends,
        ends=ends,
        contacts=told.contacts,
        standings=lines,
        rungs=_rungs(book, told, found.widening if found else 1.0),
        newcomers=newcomers,
        money_is=panel.money_is,
        money_past=tuple(float(x) for x in panel.money.sum(axis=1, dtype=np.float64)),
        money=money_ranges[:-1],
        money_total=money_ranges[-1] if money_ranges else None,
        checks=checks,
        notes=notes_of(panel, months, found, seasonal=_seasonal(told.newcoming)),
        draws=draws,
        seed=seed,
    )


def enough(panel: Panel) -> None:
    """Refuse a panel that there is nothing to learn from. Numbers only.

    Raises
    ------
    TooLittle
        It says in words what would be needed.
    """
    moves = panel.months - 1 - panel.warm_up
    now = panel.standing[-1]
    missing = []
    if moves < LEAST_MOVES:
        missing.append(
            say(
                "At least {needed} months in which moves can be seen are needed; you have {there}.",
                needed=LEAST_MOVES,
                there=max(moves, 0),
            )
        )
    if panel.contacts < LEAST_CONTACTS:
        missing.append(
            say(
                "At least {needed} contacts are needed; you have {there}.",
                needed=LEAST_CONTACTS,
                there=panel.contacts,
            )
        )
    if missing:
        raise TooLittle(say("There is too little to look ahead from."), fix=" ".join(missing))
    if len(np.unique(now)) < 2:
        raise TooLittle(
            say("Everybody stands on one rung: there are no moves to learn from."),
            fix=say("Bring in what else happened: enquiries, orders, recommendations."),
        )


def _check(months: int, draws: int) -> None:
    if not 1 <= months <= FARTHEST:
        raise AskedWrongly(
            say("{months} months ahead cannot be foretold.", months=months),
            where="months",
            fix=say("Choose 1 to {most} months.", most=FARTHEST),
        )
    if draws < 20:
        raise AskedWrongly(
            say("{draws} draws are too few for a range.", draws=draws),
            where="draws",
            fix=say("Choose 20 draws or more; 200 will do."),
        )


def _range(mean: float, limits: Floats) -> Range:
    low_80, high_80, low_95, high_95 = (float(x) + 0.0 for x in limits)
    return Range(float(mean), low_80, high_80, low_95, high_95)


def _standings(book: Book, told: Outlook, widening: float) -> tuple[Ahead, ...]:
    past = by_standing(book.standings.stock, book.standings.standing)
    return _lines(past, told.standings.mean, told.standings.ends(widening), told.arrived)


def _rungs(book: Book, told: Outlook, widening: float) -> tuple[Ahead, ...]:
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


def _money(told: Outlook, found: Checked | None) -> tuple[Range, ...]:
    assert told.money is not None
    limits = told.money.ends(found.money_widening if found else 1.0)
    return tuple(_range(mean, limits[:, at]) for at, mean in enumerate(told.money.mean))


def _newcomers(
    book: Book, coming: Newcoming | None, ends: tuple[date, ...]
) -> tuple[Newcomers, ...]:
    if coming is None:
        return ()
    cells = book.cells
    kind = np.minimum(cells.standing % LAPSED, 3)
    lines = []
    for which, name in enumerate(KINDS):
        past = cells.entries[:, kind == which].sum(axis=1)
        stream = coming.streams[which]
        if past.any():
            lumps = tuple(ends[cells.first + at] for at in stream.lumps)
            lines.append(_line(name, past, coming.drawn[which], stream.seasonal, lumps))
    lines.append(_line("first_buyers", _first_buyers(book), coming.first_buyers, False, ()))
    return tuple(lines)


def _first_buyers(book: Book) -> Integers:
    """Return who ordered for the first time in each month: by a move, or by coming in so."""
    cells = book.cells
    ordered = book.look.has_ordered(cells.codes)
    first = ~ordered[cells.origin] & ordered[cells.target]
    moved = np.bincount(cells.month[first], cells.number[first], minlength=cells.months)
    return np.asarray(moved + cells.entries[:, ordered].sum(axis=1), np.int64)


def _line(
    name: str, past: Integers, drawn: Integers, seasonal: bool, lumps: tuple[date, ...]
) -> Newcomers:
    limits = np.quantile(drawn, [0.1, 0.9, 0.025, 0.975], axis=1, method="inverted_cdf")
    ranges = (_range(row.mean(), limits[:, at]) for at, row in enumerate(drawn))
    return Newcomers(name, tuple(int(x) for x in past), tuple(ranges), seasonal, lumps)


def _seasonal(coming: Newcoming | None) -> bool:
    return coming is not None and any(stream.seasonal for stream in coming.streams)


def _checks(found: Checked, ends: tuple[date, ...]) -> Checks:
    told = asdict(found)
    told["origins"] = tuple(ends[known - 1] for known in found.origins)
    return Checks(**told)
