"""A young book: nobody has been seen to fall yet, and the policy says when they will."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.unit.forecast.books import panel_of

from hogerop.forecast.cells import chain_of_cells
from hogerop.forecast.chains import expected
from hogerop.forecast.look import Look
from hogerop.forecast.members import Book, by_standing, counted
from hogerop.forecast.months import NEVER
from hogerop.ladder.rungs import PROSPECT, SUSPECT

LOOK = Look(recency=5, window=2, falls=3)


def young(*signs: str, standings: str = "222") -> Book:
    """Return the book of contacts who gave signs in some months and never ordered."""
    given = np.array([[c == "1" for c in one] for one in signs]).T
    when = np.arange(len(given))[:, None]
    last = np.maximum.accumulate(np.where(given, when, -1), axis=0)
    panel = panel_of([standings] * len(signs))
    since = np.where(last >= 0, when - last, NEVER).astype(np.int8)
    return counted(replace(panel, since_sign=since), LOOK)


def ahead(book: Book, months: int) -> np.ndarray:
    """Return who is expected on the standings of suspects and prospects, month by month."""
    start = book.cells.stock[-1].astype(float)
    told = expected(chain_of_cells(book.cells, book.look), start, months)
    return by_standing(told, book.cells.standing)[:, [SUSPECT, PROSPECT]].round(2)


def test_a_prospect_falls_when_the_policy_says_so() -> None:
    told = ahead(young(*[".10"] * 9, standings=".22"), 3)  # the sign was last month
    assert told.tolist() == [[0, 9], [9, 0], [9, 0]]


def test_an_older_sign_is_forgotten_sooner() -> None:
    told = ahead(young(*["100"] * 9), 2)
    assert told.tolist() == [[9, 0], [9, 0]]


def test_a_new_sign_begins_anew() -> None:
    book = young(*["11111", "11111"] * 20, standings="22222")
    assert ahead(book, 6)[-1].tolist() == [0, 40]


def test_without_signs_the_months_since_first_sight_count_and_nobody_falls_of_itself() -> None:
    book = counted(panel_of([".222"] * 9), LOOK)
    assert book.look.falls is None
    assert ahead(book, 4)[-1].tolist() == [0, 9]
