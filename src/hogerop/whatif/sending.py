"""Who sends others, and where those begin: the part of a chain that referrals add.

Numbers only; runs no query. Only who became a buyer counts, once, for the contact who gets the
credit, and only who was new: whoever stood in the book already is part of what that rung is worth,
and would count twice. Who would have come anyway is not known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.forecast.flows import Flows
from hogerop.forecast.months import NOT_THERE, STANDINGS, Panel
from hogerop.forecast.sent import Sent
from hogerop.whatif.reward import Floats

__all__ = ["Sending", "births_of", "sending"]


@dataclass(frozen=True)
class Sending:
    """What referrals add to the cells.

    Parameters
    ----------
    sends : array of float
        Of each cell: new buyers a month that one contact in it sends, 0 or more.
    begins : array of float
        Of each cell: which part of those sent begins there; adds up to 1, or all 0.
    """

    sends: Floats
    begins: Floats


def sending(panel: Panel, cells: Flows, sent: Sent) -> Sending:
    """Return who sends how many, by their standing at the end of the month before.

    Parameters
    ----------
    panel : Panel
        Who stood where.
    cells : Flows
        The moves between cells.
    sent : Sent
        Who came by a referral; first orders in `cells.first` and later count.
    """
    counted = sent.month >= max(cells.first, 1)
    month = sent.month[counted]
    before = panel.standing[month - 1, sent.referrer[counted]].astype(np.int64)
    there = before != NOT_THERE
    begun = panel.standing[month, sent.referred[counted]].astype(np.int64)[there]
    senders = np.bincount(before[there], minlength=STANDINGS)[:STANDINGS]
    seen = np.zeros(STANDINGS)
    np.add.at(seen, cells.standing, cells.stock[cells.first - 1 : -1].sum(axis=0))
    rate = np.divide(senders, seen, out=np.zeros(STANDINGS), where=seen > 0)
    begins = np.bincount(begun[begun != NOT_THERE], minlength=STANDINGS)[:STANDINGS]
    return Sending(rate[cells.standing], _spread(begins.astype(np.float64), cells))


def births_of(sent: Sending) -> Floats:
    """Return new contacts a month in each cell (column) through one in another (row)."""
    return np.asarray(np.outer(sent.sends, sent.begins), np.float64)


def _spread(begins: Floats, cells: Flows) -> Floats:
    """Return counts by standing as shares by cell: those of a standing begin as newcomers do."""
    entries = cells.entries.sum(axis=0).astype(np.float64)
    of_standing = np.zeros(STANDINGS)
    np.add.at(of_standing, cells.standing, entries)
    whole = of_standing[cells.standing]
    share = np.divide(entries, whole, out=np.zeros_like(entries), where=whole > 0)
    found = begins[cells.standing] * share
    return np.asarray(found / found.sum() if found.sum() else found, np.float64)
