"""Three worlds of each kind; ``make recovery`` measures 200."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import chi2
from tests.value.recovery import KINDS, play

from hogerop.value.fitting.estimation import fit
from hogerop.value.fitting.model import DAYS_A_YEAR, Fitted, Floats
from hogerop.value.models.pareto_nbd import ParetoNBD
from hogerop.value.models.regular import Regular
from hogerop.value.prediction.draws import draw

WORLDS = range(3)


@pytest.mark.parametrize("name", KINDS)
def test_parameters_and_totals_are_as_far_off_as_the_intervals_say(name: str) -> None:
    """Squared distances in standard errors, all parameters of a world together, add up to chi2.

    The intervals of one world are not independent (a and b err together), so they are not counted.
    """
    parameters, totals = 0.0, 0.0
    for seed in WORLDS:
        world = play(KINDS[name], seed)
        fitted = KINDS[name].fitted(world.histories)
        off = np.log(fitted.values) - np.log([world.truth[n] for n in KINDS[name].names])
        parameters += float(off @ np.linalg.solve(fitted.covariance, off))
        drawn = draw(fitted, world.histories, DAYS_A_YEAR, number=100).orders[:, 0]
        totals += float(((world.year_after.sum() - drawn.mean()) / drawn.std()) ** 2)

    assert parameters < chi2.ppf(0.999, 4 * len(WORLDS))
    assert totals < chi2.ppf(0.999, len(WORLDS))


@pytest.mark.parametrize("seed", WORLDS)
def test_regular_buyers_are_foretold_better_by_the_model_that_sees_their_rhythm(seed: int) -> None:
    world = play(KINDS["MBG/CNBD-3"], seed)
    regular = KINDS["MBG/CNBD-3"].fitted(world.histories)
    random = fit(ParetoNBD(), world.histories)

    def ahead(fitted: Fitted) -> Floats:
        return fitted.model.expected_orders(fitted.values, world.histories, DAYS_A_YEAR)

    def absolute(expected: Floats) -> float:
        return float(abs(expected - world.year_after).mean())

    def squares(expected: Floats) -> float:
        return float(((expected - world.year_after) ** 2).mean())

    def deviance(expected: Floats) -> float:
        """Of Poisson; what depends on the orders alone is left out."""
        return float((expected - world.year_after * np.log(expected)).mean())

    assert regular.model == Regular(3)
    assert regular.log_likelihood > random.log_likelihood
    assert absolute(ahead(regular)) < absolute(ahead(random))
    assert squares(ahead(regular)) < squares(ahead(random))
    assert deviance(ahead(regular)) < deviance(ahead(random))
