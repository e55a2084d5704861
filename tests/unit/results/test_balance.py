from __future__ import annotations

import numpy as np
import pytest

from hogerop.results import alike_before, lost, reached, sample_ratio
from hogerop.results.known_before import Known
from hogerop.words import speaking


def flags(*runs: tuple[bool, int]) -> np.ndarray:
    return np.concatenate([np.full(many, value) for value, many in runs])


TREATED = flags((True, 1000), (False, 1000))


@pytest.mark.parametrize(
    ("treated", "held_out", "planned", "alarm"),
    [
        (500, 500, 0.5, False),
        (540, 460, 0.5, False),
        (560, 440, 0.5, True),
        (900, 100, 0.9, False),
        (860, 140, 0.9, True),
        (9, 1, 0.9, False),
        (1, 9, 0.9, True),
    ],
)
def test_as_many_in_each_arm_as_were_to_be(treated, held_out, planned, alarm) -> None:
    found = sample_ratio(treated, held_out, share_treated=planned)
    assert (found.what, found.alarm, bool(found.sentence)) == ("ratio", alarm, alarm)


def test_a_wrong_ratio_is_said() -> None:
    found = sample_ratio(5_600, 4_400, share_treated=0.5)
    assert found.sentence.startswith("5,600 were treated and 4,400 held out, where 50% of all were")
    with speaking("nl"):
        said = sample_ratio(5_600, 4_400, share_treated=0.5).sentence
    assert said.startswith("5.600 mensen kregen de actie en 4.400 niet, terwijl het 50%")


@pytest.mark.parametrize(
    ("treated", "held_out", "alarm"), [(0, 0, False), (50, 60, False), (20, 70, True)]
)
def test_who_was_lost(treated: int, held_out: int, alarm: bool) -> None:
    known = flags((False, treated), (True, 1000 - treated), (False, held_out))
    known = np.append(known, np.full(1000 - held_out, True))
    found = lost(TREATED, known)
    assert found.alarm == alarm
    assert not alarm or found.sentence.startswith(
        "Nothing is known of 2% of the treated and of 7% of those held out"
    )


@pytest.mark.parametrize(
    ("theirs", "alarm", "said"),
    [
        (0, False, ""),
        (30, False, "30 of 1,000 held out (3%) were reached all the same"),
        (500, True, "500 of 1,000 held out (50%) were reached all the same"),
    ],
)
def test_held_out_and_reached_all_the_same(theirs: int, alarm: bool, said: str) -> None:
    touched = np.append(np.full(1000, True), np.arange(1000) < theirs)
    found = reached(TREATED, touched)
    assert (found.alarm, found.sentence[: len(said)]) == (alarm, said)


def known_of(shift: float, units: int = 2000) -> Known:
    random = np.random.default_rng(3)
    values = random.normal(size=(units, 3))
    values[: units // 2, 1] += shift
    return Known(("spent", "recency", "web"), values)


def test_arms_that_were_drawn_are_alike() -> None:
    assert not alike_before(TREATED, known_of(0.0)).alarm


def test_arms_that_were_chosen_are_not_and_it_is_said_in_what() -> None:
    found = alike_before(TREATED, known_of(0.3))
    assert found.alarm
    assert "before anything was done, most in recency: people were chosen, not" in found.sentence


def test_with_nothing_known_before_there_is_nothing_to_check() -> None:
    assert alike_before(TREATED, Known((), np.zeros((2000, 0)))).chance == 1.0
    assert alike_before(TREATED, Known(("a",), np.ones((2000, 1)))).chance == 1.0


def test_housemates_count_once() -> None:
    known = known_of(0.17)
    apart = alike_before(TREATED, known)
    fours = Known(known.names, np.repeat(known.values, 4, axis=0))
    together = alike_before(np.repeat(TREATED, 4), fours, np.repeat(np.arange(2000), 4))
    assert together.chance == pytest.approx(apart.chance)
    assert alike_before(np.repeat(TREATED, 4), fours).chance < apart.chance


def test_a_draw_by_lot_hardly_ever_gives_an_alarm() -> None:
    random = np.random.default_rng(5)
    known = known_of(0.0, 300)
    treated = np.arange(300) % 2 == 0
    chances = [alike_before(random.permutation(treated), known).chance for _ in range(1000)]
    assert np.mean(np.array(chances) < 0.05) == pytest.approx(0.05, abs=0.02)
    assert np.sum(np.array(chances) < 0.001) <= 5
