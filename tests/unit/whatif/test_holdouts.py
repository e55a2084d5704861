from __future__ import annotations

import pyarrow as pa
import pytest

from hogerop.contracts import EFFECTS
from hogerop.whatif import Holdout, Seen, Terms, holdouts_of, parse, what_if


def effects(*rows: dict[str, object]) -> pa.Table:
    """Return a letter to shoppers that moved 140 of them, told otherwise where a row says so."""
    letter = {
        "step": 3,
        "strategy": "second-order-mail",
        "outcome": "with_order",
        "gain": 5_000.0,
        "se": 200.0,
        "window_days": 90,
        "n": 1_000,
        "induced_moves": 140.0,
        "run": "spring",
    }
    return pa.Table.from_pylist([letter | row for row in rows], schema=EFFECTS.schema)


def test_money_of_moves_that_were_induced_is_a_holdout() -> None:
    assert holdouts_of(effects({}, {"outcome": "carry_over", "gain": 900.0})) == (
        Holdout(3, "with_order", 5_000.0, 200.0, 140.0, 3, 1_000),
        Holdout(3, "carry_over", 900.0, 200.0, 140.0, 3, 1_000),
    )


def test_the_step_itself_and_moves_that_are_not_known_say_nothing_of_money() -> None:
    assert holdouts_of(effects({"outcome": "step"}, {"induced_moves": None})) == ()
    assert holdouts_of(EFFECTS.empty()) == ()


@pytest.mark.parametrize(("days", "months"), [(14, 1), (30, 1), (91, 3), (365, 12)])
def test_a_window_is_a_number_of_months(days: int, months: int) -> None:
    assert holdouts_of(effects({"window_days": days}))[0].window_months == months


def test_what_was_learned_changes_the_answer(seen: Seen) -> None:
    asked, terms = parse("10% shopper -> customer"), Terms(yearly_rate=0.0)
    before = what_if(asked, seen, terms=terms, draws=40)
    after = what_if(asked, seen, terms=terms, draws=40, holdouts=holdouts_of(effects({})))
    assert (before.calibrated.holdouts, after.calibrated.holdouts) == (0, 1)
    guessed, measured = before.calibrated.change, after.calibrated.change
    assert guessed is not None
    assert measured is not None
    assert measured.high - measured.low < (guessed.high - guessed.low) / 2
    assert before.proven.change is None
    assert after.proven.change is not None
    assert after.proven.change.middle == pytest.approx(5_000.0)
