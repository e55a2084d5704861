from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from hogerop.contracts import EFFECTS, check
from hogerop.results import (
    Check,
    Course,
    Effect,
    Judged,
    Outcome,
    Trial,
    effects_table,
    judge,
    lessons,
    of_shares,
)
from hogerop.whatif import Holdout, holdouts_of

OVER = Course(date(2026, 11, 1), date(2026, 11, 1), 2_000)
MOVED, MARGIN = Outcome("moved up", "share"), Outcome("margin", "money", "EUR")
OF = Trial("spring letter", "second-order-mail", 3, 90)


def moved(did: int = 240, held_out_did: int = 100, **asked) -> Judged:
    return judge(of_shares(did, 1_000, held_out_did, 1_000), MOVED, course=OVER, **asked)


def margin(gain: float, se: float) -> Judged:
    effect = Effect(gain, se, 1_998.0, 10.0 + gain, 10.0, 1_000, 1_000, 0.0, se)
    return judge(effect, MARGIN, course=OVER)


def test_a_test_teaches_of_the_step_and_of_the_money_of_all_treated() -> None:
    step, money, after = lessons(
        OF, moved(), with_order=margin(5.0, 0.5), carry_over=margin(1.0, 0.4)
    )
    assert (step.outcome, step.gain, step.n) == ("step", pytest.approx(1.4), 1_000)
    assert (money.outcome, money.gain, money.se) == ("with_order", 5_000.0, 500.0)
    assert (after.outcome, after.gain, after.se) == ("carry_over", 1_000.0, 400.0)
    for lesson in (step, money, after):
        assert lesson.induced_moves == pytest.approx(140.0)
        assert (lesson.step, lesson.strategy, lesson.window_days) == (3, "second-order-mail", 90)
        assert lesson.run == "spring letter"


def test_the_error_of_a_part_counts_that_of_those_held_out() -> None:
    (step,) = lessons(OF, moved())
    random = np.random.default_rng(1)
    parts = random.binomial(1_000, 0.24, 200_000) / random.binomial(1_000, 0.1, 200_000)
    assert step.se == pytest.approx(parts.std(), rel=0.05)


def test_nothing_and_harm_are_learned_as_well() -> None:
    nothing, harm = lessons(OF, moved(102))[0], lessons(OF, moved(20))[0]
    assert (nothing.gain, harm.gain) == (pytest.approx(0.02), pytest.approx(-0.8))
    assert nothing.induced_moves is None
    assert harm.induced_moves is None


def test_what_proves_nothing_teaches_nothing() -> None:
    alarm = Check("ratio", 0.0, True, "Something went wrong.")
    assert lessons(OF, moved(checks=[alarm]), with_order=margin(5.0, 0.5)) == ()


def test_too_few_teach_nothing() -> None:
    few = judge(of_shares(4, 20, 1, 20), MOVED, course=OVER)
    assert lessons(OF, few) == ()


def test_where_nobody_held_out_moved_there_is_no_part_to_speak_of() -> None:
    assert [lesson.outcome for lesson in lessons(OF, moved(240, 0), with_order=margin(5, 0.5))] == [
        "with_order"
    ]


def test_the_table_is_as_promised() -> None:
    table = effects_table(lessons(OF, moved(), with_order=margin(5.0, 0.5)))
    assert check(table, EFFECTS).schema.names == EFFECTS.schema.names
    assert table["outcome"].to_pylist() == ["step", "with_order"]
    assert effects_table(()).num_rows == 0


def test_what_if_reads_the_money_of_moves_that_were_induced() -> None:
    learned = lessons(OF, moved(), with_order=margin(5.0, 0.5))
    unmoved = [replace(lesson, induced_moves=None, run="autumn") for lesson in learned]
    (found,) = holdouts_of(effects_table([*learned, *unmoved]))
    assert found == Holdout(3, "with_order", 5_000.0, 500.0, found.induced_moves, 3, 1_000)
    assert found.induced_moves == pytest.approx(140.0)
