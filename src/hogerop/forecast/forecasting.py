"""What the coming months bring: contacts on each rung, newcomers and money, each with a range."""

from __future__ import annotations

import numpy as np

from hogerop.errors import AskedWrongly, TooLittle
from hogerop.forecast.backtest import LEAST_MOVES, checked
from hogerop.forecast.foretold import Forecast
from hogerop.forecast.lines import money_told, newcomers_told, rungs_told, standings_told
from hogerop.forecast.look import Look
from hogerop.forecast.members import counted
from hogerop.forecast.months import FARTHEST, Panel, month_ends_after
from hogerop.forecast.outlook import outlook
from hogerop.forecast.saying import notes_of
from hogerop.words import say

__all__ = ["LEAST_CONTACTS", "enough", "forecast"]

LEAST_CONTACTS = 100
"""With fewer, one contact more or less on a rung is a tenth of it."""


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
    found = checked(book, panel.ends, draws=draws, seed=seed, money=money)
    told = outlook(book, months, draws=draws, random=np.random.default_rng([seed, 0]), money=money)
    wider, wider_money = (found.widening, found.money_widening) if found else (1.0, 1.0)
    brought = money_told(told.money, wider_money) if told.money else ()
    seasonal = any(stream.seasonal for stream in told.newcoming.streams)
    return Forecast(
        as_of=panel.ends[-1],
        past=panel.ends,
        ends=month_ends_after(panel.ends[-1], months),
        contacts=told.contacts,
        standings=standings_told(book, told, wider),
        rungs=rungs_told(book, told, wider),
        newcomers=newcomers_told(book, told.newcoming, panel.ends),
        money_is=panel.money_is,
        money_past=tuple(float(x) for x in panel.money.sum(axis=1, dtype=np.float64)),
        money=brought[:-1],
        money_total=brought[-1] if brought else None,
        checks=found,
        notes=notes_of(panel, months, found, seasonal=seasonal),
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
