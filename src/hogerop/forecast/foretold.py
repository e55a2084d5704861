"""What is foretold: lines month by month, newcomers, money, and how the forecast was checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Ahead", "Checks", "ComingMonths", "Forecast", "Newcomers", "Range"]


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
        Days from which it was made, with the months up to then.
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
    widened_for : float
        Whose range of standings asks for it most: 0.8 or 0.95; 0 = neither.
    wider_held_80, wider_held_95 : int
        How many fall within the ranges of standings when these are stretched.
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
    widened_for: float
    wider_held_80: int
    wider_held_95: int


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


@dataclass(frozen=True)
class ComingMonths:
    """A forecast as it is handed to screens and charts.

    Parameters
    ----------
    forecast : Forecast
    currency : str
        Of its money, ISO 4217 code.
    """

    forecast: Forecast
    currency: str
