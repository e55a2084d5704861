"""Charts of the ladder, and of why two records are one.

They are Altair charts, which show in a notebook and save to SVG or PNG.

Nothing is fetched from a network: pictures are drawn on this machine. Every title is a sentence
with the answer, in the reader's language.

Examples
--------
>>> import hogerop.chart
>>> from hogerop.ladder.answers import LadderCounts
>>> def picture_of(counts: LadderCounts) -> None:
...     hogerop.chart.ladder(counts).save("ladder.svg")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.chart.heading import heading_of_ladder, heading_of_moves, period

if TYPE_CHECKING:
    from hogerop.chart.drawing import Drawing
    from hogerop.identity import PairShown
    from hogerop.ladder.answers import LadderCounts, Moves
    from hogerop.rows import Rows

__all__ = [
    "heading_of_ladder",
    "heading_of_moves",
    "ladder",
    "months",
    "moves",
    "period",
    "waterfall",
]

# Altair takes most of a second to load: it is loaded when the first chart is drawn, so that the
# sentences above can be had without it.


def ladder(counts: LadderCounts) -> Drawing:
    """Draw who stands on which rung: contacts to the left, the change since then to the right.

    Parameters
    ----------
    counts : LadderCounts
        From ``hogerop.ladder``; the right side is drawn where they hold a comparison.

    Returns
    -------
    Drawing
        An Altair chart; the paler part of a bar is those who have lapsed.
    """
    from hogerop.chart.rungs import draw_ladder

    return draw_ladder(counts)


def moves(moves: Moves) -> Drawing:
    """Draw how many went from which rung to which between two days.

    Parameters
    ----------
    moves : Moves
        From ``hogerop.moves``.

    Returns
    -------
    Drawing
        An Altair chart: a table of from (down) and to (across), climbs green, falls red.
    """
    from hogerop.chart.matrix import draw_moves

    return draw_moves(moves)


def months(months: Rows) -> Drawing:
    """Draw every rung by month: its contacts, and how many of them have lapsed.

    Parameters
    ----------
    months : Rows
        One row per month and rung, with columns ``month`` (the first day of it), ``rung`` (its
        key), ``contacts`` and ``lapsed`` (counts).

    Returns
    -------
    Drawing
        An Altair chart: one strip per rung, each on its own scale, from the top rung down.
    """
    from hogerop.chart.strips import draw_months

    return draw_months(months)


def waterfall(pair: PairShown) -> Drawing:
    """Draw why two records are one, may be, or are not: each piece of evidence up or down.

    Parameters
    ----------
    pair : PairShown
        From ``hogerop.beside``, or ``question.pair`` of ``hogerop.review``.

    Returns
    -------
    Drawing
        An Altair chart: from where two records taken at random stand, through every comparison,
        to the probability that they are one.
    """
    from hogerop.chart.evidence import draw_waterfall

    return draw_waterfall(pair)
