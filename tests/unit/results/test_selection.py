from __future__ import annotations

import numpy as np
import pytest

from hogerop.errors import TooLittle
from hogerop.results import Outcome, selection
from hogerop.words import speaking

SPEND = Outcome("spend", "money", "EUR")
CHOSEN = np.array([True, True, False])


def test_two_figures_and_no_effect() -> None:
    found = selection(SPEND, CHOSEN, np.array([80.0, 60.0, 20.0]))
    assert (found.chosen, found.others) == (2, 1)
    assert found.sentences == (
        "spend: €70.00 for those who were chosen, €20.00 for those who were not. That is"
        " selection and no effect: they were not drawn by lot.",
        "Leave a part of the people out by lot next time: then it can be known what it brings.",
    )
    assert not hasattr(found, "gain")


def test_what_they_were_before_is_told() -> None:
    found = selection(SPEND, CHOSEN, np.zeros(3), np.array([50.0, 70.0, 10.0]))
    assert found.sentences[1] == "Before anything was done it was €60.00 and €10.00 already."
    with speaking("nl"):
        said = found.sentences[1].replace("\xa0", " ")
    assert said == "Voordat er iets gedaan was, was het al € 60,00 en € 10,00."


@pytest.mark.parametrize("chosen", [[True, True], [False, False]])
def test_nobody_to_compare_with(chosen) -> None:
    with pytest.raises(TooLittle, match="nobody to compare with"):
        selection(SPEND, np.array(chosen), np.zeros(2))
