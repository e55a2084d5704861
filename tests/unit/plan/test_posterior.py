"""What strategies are believed to lift, before and after holdouts."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.errors import AskedWrongly
from hogerop.plan import Measured, Prior, believe, prior
from hogerop.plan.posterior import WIDTHS

TENTH = Prior(0.1, 0.2)


@pytest.mark.parametrize(
    ("evidence", "published", "mean", "sd"),
    [
        ("R", 0.2, 0.1, 0.2),
        ("R", -0.3, -0.15, 0.3),
        ("Q", 0.3, 0.1, 0.3),
        ("R", None, 0.03, 0.15),
        ("C", 6.0, 0.03, 0.15),
        ("-", None, 0.03, 0.15),
    ],
)
def test_the_prior_follows_from_the_evidence(
    evidence: str, published: float | None, mean: float, sd: float
) -> None:
    found = prior(evidence, published)  # type: ignore[arg-type]
    assert (found.mean, found.sd) == (pytest.approx(mean), pytest.approx(sd))


def test_without_measurements_the_prior_is_believed() -> None:
    found = believe([TENTH, Prior(0.0, 0.05)], steps=3)
    assert found.mean == pytest.approx(np.array([[0.1] * 3, [0.0] * 3]))
    of_prior = np.sqrt(np.mean(np.square(WIDTHS)))
    assert found.sd == pytest.approx(of_prior * np.array([[0.2] * 3, [0.05] * 3]))


def test_what_is_measured_well_is_believed_there_and_by_its_shared_part_elsewhere() -> None:
    found = believe([TENTH], [Measured(0, 1, 0.5, 1e-6)], steps=3)
    assert found.mean[0] == pytest.approx([0.1 + 0.64 * 0.4, 0.5, 0.1 + 0.64 * 0.4])
    assert found.sd[0, 1] == pytest.approx(0, abs=1e-5)
    narrow, wide = (0.2 * (1 - 0.64**2) ** 0.5 * width for width in (WIDTHS[0], WIDTHS[-1]))
    assert narrow < found.sd[0, 0] < wide


def test_surprises_widen_doubt_of_everything_and_their_absence_narrows_it() -> None:
    priors = [TENTH] * 4
    as_said = believe(priors, [Measured(s, 0, 0.1, 0.02) for s in range(3)], steps=2)
    otherwise = believe(
        priors, [Measured(s, 0, lift, 0.02) for s, lift in enumerate([0.5, -0.3, 0.4])], steps=2
    )
    assert as_said.sd[3, 0] < believe(priors, steps=2).sd[3, 0] < otherwise.sd[3, 0]


def test_each_width_counts_as_much_as_it_foretold_what_was_measured() -> None:
    """Checked against the normal density of both measurements under each width."""
    told = [Measured(0, 0, 0.4, 0.1), Measured(0, 1, 0.2, 0.1)]
    alike = np.array([[1.0, 0.64], [0.64, 1.0]])
    part, means = [], []
    for width in WIDTHS:
        prior_spread = (0.2 * width) ** 2 * alike
        seen = prior_spread + 0.1**2 * np.eye(2)
        off = np.array([0.3, 0.1])
        part.append(np.exp(-0.5 * off @ np.linalg.solve(seen, off)) / np.linalg.det(seen) ** 0.5)
        means.append(0.1 + prior_spread @ np.linalg.solve(seen, off))
    expected = np.average(means, axis=0, weights=part)
    assert believe([TENTH], told, steps=2).mean[0] == pytest.approx(expected)


def test_what_is_measured_badly_changes_little() -> None:
    found = believe([TENTH], [Measured(0, 0, 5.0, 50.0)], steps=2)
    assert found.mean[0] == pytest.approx([0.1, 0.1], abs=1e-4)


def test_another_strategy_learns_nothing_from_it() -> None:
    found = believe([TENTH, TENTH], [Measured(0, 0, 0.9, 0.01)], steps=2)
    assert found.mean[1] == pytest.approx([0.1, 0.1])


def test_two_holdouts_say_what_one_of_both_together_would() -> None:
    two = believe([TENTH], [Measured(0, 0, 0.3, 0.1), Measured(0, 0, 0.1, 0.1)], steps=2)
    one = believe([TENTH], [Measured(0, 0, 0.2, 0.1 / 2**0.5)], steps=2)
    assert two.mean == pytest.approx(one.mean)
    assert two.spread == pytest.approx(one.spread)


def test_draws_are_as_wide_and_as_alike_as_what_is_believed() -> None:
    belief = believe([TENTH], [Measured(0, 0, 0.3, 0.1)], steps=3)
    drawn = belief.draws(50_000, seed=1)[:, 0]
    assert drawn.mean(axis=0) == pytest.approx(belief.mean[0], abs=0.005)
    assert np.cov(drawn.T) == pytest.approx(belief.spread[0], abs=0.0008)


def test_the_same_seed_draws_the_same() -> None:
    belief = believe([TENTH], steps=2)
    assert (belief.draws(3, seed=5) == belief.draws(3, seed=5)).all()
    assert (belief.draws(3, seed=5) != belief.draws(3, seed=6)).any()


@pytest.mark.parametrize(
    "wrong",
    [
        Measured(0, 0, 0.1, 0.0),
        Measured(0, 0, float("nan"), 0.1),
        Measured(1, 0, 0.1, 0.1),
        Measured(0, 9, 0.1, 0.1),
    ],
)
def test_what_cannot_have_been_measured_is_refused(wrong: Measured) -> None:
    with pytest.raises(AskedWrongly, match="standard error above 0"):
        believe([TENTH], [wrong], steps=2)
