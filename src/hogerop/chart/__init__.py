"""Charts of the ladder, of value, of the months to come, and of why two records are one.

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

from hogerop.chart.ahead_said import heading_of_counts, heading_of_forecast
from hogerop.chart.answer_said import heading_of_answer, heading_of_steps
from hogerop.chart.earning import (
    heading_of_cohorts,
    heading_of_costs,
    heading_of_referrals,
    in_figures,
    in_money,
    in_shares,
    name_of_channel,
    name_of_cohort,
    period_of,
)
from hogerop.chart.effects_said import heading_of_effects, verdicts_in_words
from hogerop.chart.heading import (
    climbs_and_falls,
    heading_of_ladder,
    heading_of_moves,
    period,
    remarks_on_ladder,
)
from hogerop.chart.movement_said import heading_of_movement, name_of_standing
from hogerop.chart.worth_said import heading_of_concentration, heading_of_worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hogerop.chart.drawing import Drawing
    from hogerop.forecast.foretold import ComingMonths
    from hogerop.forecast.movement import Movement
    from hogerop.identity import PairShown
    from hogerop.ladder.answers import LadderCounts, Moves
    from hogerop.results import Finding, WholeYear
    from hogerop.rows import Rows
    from hogerop.value import WhatItCost, WhatReferralsBring, WhoGoesOnBuying
    from hogerop.value.prediction.worth import Worth
    from hogerop.whatif.answer import Answer

__all__ = [
    "alive",
    "climbs_and_falls",
    "cohorts",
    "concentration",
    "costs",
    "effects",
    "effects_of_year",
    "forecast",
    "forecast_money",
    "heading_of_answer",
    "heading_of_cohorts",
    "heading_of_concentration",
    "heading_of_costs",
    "heading_of_counts",
    "heading_of_effects",
    "heading_of_forecast",
    "heading_of_ladder",
    "heading_of_movement",
    "heading_of_moves",
    "heading_of_referrals",
    "heading_of_steps",
    "heading_of_worth",
    "in_figures",
    "in_money",
    "in_shares",
    "ladder",
    "months",
    "movement",
    "movement_matrix",
    "moves",
    "name_of_channel",
    "name_of_cohort",
    "name_of_standing",
    "one_up",
    "period",
    "period_of",
    "referrals",
    "remarks_on_ladder",
    "tracking",
    "verdicts_in_words",
    "waterfall",
    "what_if",
    "worth",
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


def costs(costs: WhatItCost) -> Drawing:
    """Draw what one new buyer costs per channel, each with its interval.

    Parameters
    ----------
    costs : WhatItCost
        From ``hogerop.costs``.

    Returns
    -------
    Drawing
        An Altair chart on a scale on which equal steps are equal factors.
    """
    from hogerop.chart.channels import draw_costs

    return draw_costs(costs)


def cohorts(cohorts: WhoGoesOnBuying) -> Drawing:
    """Draw which part of each cohort ordered in the months after its first order.

    Parameters
    ----------
    cohorts : WhoGoesOnBuying
        From ``hogerop.cohorts``.

    Returns
    -------
    Drawing
        An Altair chart: a row is a cohort, a column a month of its life.
    """
    from hogerop.chart.heat import draw_cohorts

    return draw_cohorts(cohorts)


def referrals(referrals: WhatReferralsBring) -> Drawing:
    """Draw who sent buyers that bring most, first and later generations apart.

    Parameters
    ----------
    referrals : WhatReferralsBring
        From ``hogerop.referrals``.

    Returns
    -------
    Drawing
        An Altair chart: a bar for each of those who sent most.
    """
    from hogerop.chart.senders import draw_referrals

    return draw_referrals(referrals)


def worth(worth: Worth) -> Drawing:
    """Draw what each group of buyers is worth, with its range.

    Parameters
    ----------
    worth : Worth
        From ``hogerop.worth``.

    Returns
    -------
    Drawing
        An Altair chart: a bar per rung, cohort or channel.
    """
    from hogerop.chart.worth_bars import draw_worth

    return draw_worth(worth)


def concentration(worth: Worth) -> Drawing:
    """Draw how much of the value the top of the buyers carries.

    Parameters
    ----------
    worth : Worth
        From ``hogerop.worth``.

    Returns
    -------
    Drawing
        An Altair chart: share of the buyers across, share of the value up.
    """
    from hogerop.chart.worth_curves import draw_concentration

    return draw_concentration(worth)


def tracking(worth: Worth) -> Drawing:
    """Draw the repeat orders of all buyers together, actual and as the model expects them.

    Parameters
    ----------
    worth : Worth
        From ``hogerop.worth``.

    Returns
    -------
    Drawing
        An Altair chart of two lines.
    """
    from hogerop.chart.worth_curves import draw_tracking

    return draw_tracking(worth)


def alive(worth: Worth) -> Drawing:
    """Draw the chance that somebody still buys, by orders and months of silence.

    Parameters
    ----------
    worth : Worth
        From ``hogerop.worth``.

    Returns
    -------
    Drawing
        An Altair chart: orders down, months across.
    """
    from hogerop.chart.worth_matrix import draw_alive
    from hogerop.value.prediction.silence import chances

    return draw_alive(worth, chances(worth))


def movement(movement: Movement) -> Drawing:
    """Draw how many climbed and how many fell, month by month.

    Parameters
    ----------
    movement : Movement
        From ``hogerop.movement``.

    Returns
    -------
    Drawing
        An Altair chart: climbs above the line, falls below it.
    """
    from hogerop.chart.movement_drawn import draw_movement

    return draw_movement(movement)


def movement_matrix(movement: Movement) -> Drawing:
    """Draw which part of those on a standing stood where a month later.

    Parameters
    ----------
    movement : Movement
        From ``hogerop.movement``.

    Returns
    -------
    Drawing
        An Altair chart: a table of from (down) and to (across), climbs green, falls red.
    """
    from hogerop.chart.movement_drawn import draw_matrix

    return draw_matrix(movement)


def forecast(coming: ComingMonths) -> Drawing:
    """Draw how many will stand on each rung in the coming months.

    Parameters
    ----------
    coming : ComingMonths
        From ``hogerop.coming_months``.

    Returns
    -------
    Drawing
        An Altair chart: a fan per rung, each on its own scale, from the top rung down.
    """
    from hogerop.chart.fan import draw_fan

    return draw_fan(coming)


def forecast_money(coming: ComingMonths) -> Drawing:
    """Draw what the coming months bring, with its range.

    Parameters
    ----------
    coming : ComingMonths
        From ``hogerop.coming_months``.

    Returns
    -------
    Drawing
        An Altair chart: margin, or revenue, month by month.
    """
    from hogerop.chart.fan import draw_money_fan

    return draw_money_fan(coming)


def what_if(answer: Answer) -> Drawing:
    """Draw what a change brings more or less, from 0: ceiling, calibrated and proven.

    Parameters
    ----------
    answer : Answer
        From ``hogerop.what_if``.

    Returns
    -------
    Drawing
        An Altair chart: a dot and its range for each number, on one scale.
    """
    from hogerop.chart.answer_ranges import draw_answer

    return draw_answer(answer)


def one_up(answer: Answer) -> Drawing:
    """Draw what each single step up brings, beside the same effort put into suspects.

    Parameters
    ----------
    answer : Answer
        From ``hogerop.what_if``.

    Returns
    -------
    Drawing
        An Altair chart: for one contact moved to the left, for all who stand there to the right.
    """
    from hogerop.chart.steps_up import draw_one_up

    return draw_one_up(answer)


def effects(findings: Sequence[Finding]) -> Drawing:
    """Draw what actions and experiments did: a dot and its range for each, from none outwards.

    Parameters
    ----------
    findings : sequence of Finding
        From ``hogerop.results``; those of which nothing can be judged yet are not drawn.

    Returns
    -------
    Drawing
        An Altair chart, with a scale of its own for each outcome.

    Raises
    ------
    TooLittle
        If there is nothing to draw.
    """
    from hogerop.chart.effect_ranges import draw_effects

    return draw_effects(findings)


def effects_of_year(told: WholeYear) -> Drawing:
    """Draw what all actions of a year did.

    Parameters
    ----------
    told : WholeYear
        From ``hogerop.results_of_year``.

    Returns
    -------
    Drawing
        An Altair chart, with a scale of its own for moves and for money.
    """
    from hogerop.chart.effect_ranges import draw_year

    return draw_year(told)
