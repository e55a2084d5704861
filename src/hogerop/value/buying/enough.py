"""Whether the book is large enough to predict from, and in words what would be needed.

Decision 0011 says how the limits were found.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.value.buying.histories import Book
from hogerop.value.buying.occasions import Buyers
from hogerop.words import say

__all__ = ["LEAST_CAME_BACK", "LEAST_DAYS", "Sample", "missing", "sample_of"]


@dataclass(frozen=True)
class Sample:
    """How much there is to learn from.

    Parameters
    ----------
    buyers : int
        Who ever bought.
    came_back : int
        Who bought on two days or more.
    days : int
        From the first order of all to the day.
    """

    buyers: int
    came_back: int
    days: int


LEAST_CAME_BACK = 50
"""With fewer who came back, the range of the coming year's orders often spans more than a factor of
two, and the model is often off by half."""
LEAST_DAYS = 180
"""In less time than this few are seen to leave, and ranges are too narrow to be true."""


def sample_of(book: Book, of: Buyers) -> Sample:
    """Return how much there is to learn from."""
    first = int(of.first_day.min()) if len(of.first_day) else book.until
    came_back = int(np.count_nonzero(of.histories.frequency))
    return Sample(len(of.contact), came_back, book.until - first)


def missing(sample: Sample) -> tuple[str, ...]:
    """Return what would be needed to predict, a sentence each; nothing where there is enough."""
    found = []
    if sample.came_back < LEAST_CAME_BACK:
        found.append(
            say(
                "At least {least} buyers who came back another day are needed; you have {there}.",
                least=LEAST_CAME_BACK,
                there=sample.came_back,
            )
        )
    if sample.days < LEAST_DAYS:
        found.append(
            say(
                "At least {least} days of orders are needed; you have {there}.",
                least=LEAST_DAYS,
                there=sample.days,
            )
        )
    return tuple(found)
