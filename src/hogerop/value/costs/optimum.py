"""Where the next euro brings as much on either side: the best split of winning and keeping.

Numbers only; runs no query. Spending on somebody has a falling return: a share of people reached,
up to a ceiling. At the best amounts one more new buyer costs as much as one more buyer kept, and
both cost what a new buyer is worth; the *average* costs may differ by any factor.

References
----------
Blattberg, R. C., & Deighton, J. (1996). Manage marketing by the customer equity test. Harvard
Business Review 74(4), 136-144.
Pfeifer, P. E. (2005). The optimal ratio of acquisition and retention costs. Darden Graduate
School of Business, University of Virginia.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, expm1, isfinite, log

from hogerop.errors import AskedWrongly
from hogerop.words import say


@dataclass(frozen=True)
class Response:
    """Which share of people is reached by spending so much on each.

    Parameters
    ----------
    ceiling : float
        Share that is reached however much is spent, above 0 and below 1.
    speed : float
        How soon the ceiling comes near, per unit of currency, above 0.
    """

    ceiling: float
    speed: float

    def __post_init__(self) -> None:
        if not (0 < self.ceiling < 1 and self.speed > 0 and isfinite(self.speed)):
            raise AskedWrongly(
                say("A response has a ceiling between 0 and 1 and a speed above 0."),
                where=f"ceiling={self.ceiling}, speed={self.speed}",
            )

    def share(self, spent: float) -> float:
        """Return the share reached at so much a head.

        >>> round(Response(0.4, 0.14).share(14.4104), 4)
        0.3468
        """
        return -self.ceiling * expm1(-self.speed * spent)

    def marginal_cost(self, spent: float) -> float:
        """Return what one more person reached costs at so much a head."""
        return exp(self.speed * spent) / (self.ceiling * self.speed)

    def spent_at(self, marginal_cost: float) -> float:
        """Return how much a head may be spent until one more costs that; 0 where none may."""
        return max(0.0, log(marginal_cost * self.ceiling * self.speed) / self.speed)


@dataclass(frozen=True)
class Optimum:
    """The best amounts a head, and what they come to; all in currency.

    Parameters
    ----------
    winning, keeping : float
        To be spent on each prospect, and on each buyer a year.
    value : float
        Of a new buyer, at that spending on keeping.
    marginal_new, marginal_kept : float
        What one more new buyer, and one more buyer kept, costs there.
    average_ratio : float or None
        Average cost of a new buyer over that of a buyer kept; None where either is not bought.
    """

    winning: float
    keeping: float
    value: float
    marginal_new: float
    marginal_kept: float
    average_ratio: float | None


def optimum(winning: Response, keeping: Response, *, margin: float, yearly_rate: float) -> Optimum:
    """Return the amounts at which winning and keeping bring the most.

    Parameters
    ----------
    winning, keeping : Response
        Share of prospects won; share of buyers kept each year.
    margin : float
        Of a buyer a year, before marketing, in currency, above 0.
    yearly_rate : float
        At which later years are discounted, 0 or more.

    Examples
    --------
    >>> best = optimum(Response(0.4, 0.14), Response(0.8, 0.23), margin=60, yearly_rate=0.2)
    >>> round(best.winning, 4), round(best.keeping, 4), round(best.value, 4)
    (14.4104, 13.9437, 134.2713)
    >>> round(best.average_ratio, 2)
    2.29
    """
    if not (margin > 0 and yearly_rate >= 0 and isfinite(margin) and isfinite(yearly_rate)):
        raise AskedWrongly(
            say("A margin is above 0, and a yearly rate is 0 or more."),
            where=f"margin={margin}, yearly_rate={yearly_rate}",
        )

    def value(spent: float) -> float:
        stays = keeping.share(spent)
        return (margin * (1 + yearly_rate) - spent) / (1 + yearly_rate - stays)

    def too_much(spent: float) -> bool:
        return keeping.marginal_cost(spent) > value(spent)

    low, high = 0.0, margin * (1 + yearly_rate)
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (low, middle) if too_much(middle) else (middle, high)
    worth, reached = value(low), keeping.share(low)
    spent = winning.spent_at(worth)
    won = winning.share(spent)
    return Optimum(
        winning=spent,
        keeping=low,
        value=worth,
        marginal_new=winning.marginal_cost(spent),
        marginal_kept=keeping.marginal_cost(low),
        average_ratio=(spent / won) / (low / reached) if won > 0 and low > 1e-9 else None,
    )
