"""Who sends others, and where those begin: the part of a chain that referrals add.

Numbers only; runs no query. Only who became a buyer counts, once, for the contact who gets the
credit, and only who was new: whoever stood in the book already is part of what that rung is worth,
and would count twice. Who would have come anyway is not known.

How often a standing sends is a rate seen over so many contact-months. What it may be is drawn from
the gamma distribution that a Poisson count leaves, softened as every row of the chain is: by one
contact-month that sends as the whole book does. Months that differ among themselves count for fewer
contact-months, as in the rows.

References
----------
Gelman, A., Carlin, J. B., Stern, H. S., Dunson, D. B., Vehtari, A., & Rubin, D. B. (2013). Bayesian
Data Analysis (3rd ed.), section 2.6: a Poisson rate with exposure.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.forecast.chains import SOFTENING
from hogerop.forecast.flows import Flows
from hogerop.forecast.months import NOT_THERE, STANDINGS, Panel, of_standing
from hogerop.forecast.sent import Sent
from hogerop.whatif.reward import Floats, Ints

__all__ = ["Sending", "sending"]


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

    @property
    def births(self) -> Floats:
        """New contacts a month in each cell (column) through one in another (row)."""
        return np.asarray(np.outer(self.sends, self.begins), np.float64)

    def drawn(self, standing: Ints, weight: Floats, random: np.random.Generator) -> Floats:
        """Return `births` as they may be: each standing's rate is drawn, where they begin is not.

        Parameters
        ----------
        standing : array of int
            Of each cell.
        weight : array of float
            Contact-months that the row of each cell rests on, above 0.
        random : Generator
            Of the draw.
        """
        _, first, place = np.unique(standing, return_index=True, return_inverse=True)
        months = of_standing(weight, standing)[first]
        sent = self.sends[first] * months
        usual = sent.sum() / months.sum()
        rate = random.standard_gamma(sent + SOFTENING * usual) / (months + SOFTENING)
        return np.asarray(np.outer(rate[place], self.begins), np.float64)


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
    seen = of_standing(cells.stock[cells.first - 1 : -1].sum(axis=0), cells.standing)
    sent_by = senders[cells.standing].astype(np.float64)
    sends = np.divide(sent_by, seen, out=np.zeros_like(seen), where=seen > 0)
    begins = np.bincount(begun[begun != NOT_THERE], minlength=STANDINGS)[:STANDINGS]
    return Sending(sends, _spread(begins.astype(np.float64), cells))


def _spread(begins: Floats, cells: Flows) -> Floats:
    """Return counts by standing as shares by cell: those of a standing begin as newcomers do."""
    entries = cells.entries.sum(axis=0).astype(np.float64)
    whole = of_standing(entries, cells.standing)
    share = np.divide(entries, whole, out=np.zeros_like(entries), where=whole > 0)
    found = begins[cells.standing] * share
    return np.asarray(found / found.sum() if found.sum() else found, np.float64)
