"""What is suggested can be asked: of this very ladder."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hogerop.whatif import Lever, Seen, Terms, examples, parse, what_if
from hogerop.words import LANGUAGES, speaking

COSTS = Terms(cost_a_month=100.0)


def offered(seen: Seen | None = None, terms: Terms | None = None) -> list[Lever]:
    told = examples(seen, terms=terms)
    changes = told[told.index(":") + 1 : told.index(". ")]
    return [lever for change in changes.split("; ") for lever in parse(change)]


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_one_of_each_kind_is_suggested(seen: Seen, spoken: str) -> None:
    with speaking(spoken):
        assert len(offered()) == len(offered(seen, COSTS)) == 8


def test_what_is_suggested_is_answered(seen: Seen) -> None:
    few = np.isin(seen.standing, [1, 3, 5, 11, 13, 7])
    poor = replace(seen, now=np.where(few, 12, seen.now))
    kinds = [type(lever).__name__ for lever in offered(poor)]
    assert kinds == ["LessFalling", "Changed", "Changed"]  # few fans, suspects; no costs known
    for lever in offered(poor):
        assert what_if([lever], poor, draws=5).levers == (lever,)
