"""What holdouts taught, as the plan reads it."""

from __future__ import annotations

import pyarrow as pa

from hogerop.plan import STEPS, Measured, library, taught

MAIL, WIN_BACK = library()["second_order_mail"], library()["win_back_by_reason"]
COLUMNS = ("step", "strategy", "outcome", "gain", "se", "window_days", "n", "induced_moves", "run")


def effects(*rows: tuple[object, ...]) -> pa.Table:
    return pa.Table.from_pylist([dict(zip(COLUMNS, row, strict=True)) for row in rows])


def test_the_lift_of_a_step_counts_for_its_strategy_on_its_rung() -> None:
    found = taught(
        effects((3, "second_order_mail", "step", 0.3, 0.1, 90, 400, 12.0, "autumn")),
        [WIN_BACK, MAIL],
    )
    assert found == (Measured(1, STEPS.index("shopper"), 0.3, 0.1),)


def test_what_brought_back_the_lapsed_is_one_step_whatever_their_rung() -> None:
    found = taught(
        effects(
            (3, "win_back_by_reason", "step", 0.1, 0.2, 90, 50, 2.0, "spring"),
            (5, "win_back_by_reason", "step", 0.2, 0.2, 90, 50, 4.0, "spring"),
        ),
        [WIN_BACK],
    )
    assert [one.step for one in found] == [STEPS.index("lapsed")] * 2


def test_money_and_strategies_that_are_gone_teach_nothing_of_a_step() -> None:
    found = taught(
        effects(
            (3, "second_order_mail", "with_order", 900.0, 100.0, 90, 400, 12.0, "autumn"),
            (3, "thrown_away", "step", 0.3, 0.1, 90, 400, 12.0, "autumn"),
            (0, "second_order_mail", "step", 0.3, 0.1, 90, 400, None, "autumn"),
        ),
        [MAIL],
    )
    assert found == ()


def test_without_holdouts_nothing_is_taught() -> None:
    assert taught(pa.table({name: [] for name in COLUMNS}), [MAIL]) == ()
