"""Which month is reported, what is refused, and what is told though something is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.unit.plan.made import action
from tests.unit.steps.conftest import SetClock
from tests.unit.steps.shop import take

from hogerop import steps
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.plan import Action
from hogerop.report import Untold, parts_of
from hogerop.steps import acting, reporting
from hogerop.workspace import Workspace


def test_the_last_month_that_is_over_is_told(workspace: Workspace, clock: SetClock) -> None:
    told = steps.monthly_report(workspace)
    assert (told.first, told.last) == (date(2026, 5, 1), date(2026, 5, 31))
    clock("2026-05-31")
    assert steps.monthly_report(workspace).last == date(2026, 5, 31)
    clock("2026-05-30")
    assert steps.monthly_report(workspace).last == date(2026, 4, 30)


def test_a_quiet_month_after_the_last_event_is_not_the_usual_one(
    workspace: Workspace, clock: SetClock
) -> None:
    clock("2026-07-10")
    assert steps.monthly_report(workspace).last == date(2026, 5, 31)


def test_a_business_in_its_first_month_gets_that_month_up_to_today(
    tmp_path: Path, clock: SetClock
) -> None:
    clock("2026-06-20")
    new = steps.start(tmp_path / "new", name="New", language="en")
    take(new, "e-mail,order number,date,amount\njan@x.nl,A1,2026-06-03,100\n", "orders.csv")
    told = steps.monthly_report(new)
    assert (told.first, told.last) == (date(2026, 6, 1), date(2026, 6, 20))
    assert steps.monthly_report(new, month=date(2026, 6, 15)).last == told.last


@pytest.mark.parametrize(
    ("month", "kind", "why"),
    [
        (date(2026, 3, 1), TooLittle, "the first event is of 1 April 2026"),
        (date(2026, 7, 1), AskedWrongly, "This month is still to come"),
        (date(1066, 1, 1), AskedWrongly, "No ladder reaches this day"),
    ],
)
def test_a_month_without_data_is_refused_in_words(
    workspace: Workspace, month: date, kind: type[Exception], why: str
) -> None:
    with pytest.raises(kind, match=why):
        steps.monthly_report(workspace, month=month)


def test_a_month_after_the_newest_event_is_refused(workspace: Workspace, clock: SetClock) -> None:
    clock("2026-12-01")
    with pytest.raises(TooLittle, match="the newest event is of") as refused:
        steps.monthly_report(workspace, month=date(2026, 10, 1))
    assert "Choose a month from 2026-04 to 2026-0" in refused.value.fix


def test_it_is_compared_with_the_end_of_the_month_before_and_of_a_year_before(
    workspace: Workspace,
) -> None:
    told = steps.monthly_report(workspace, month=date(2026, 5, 1))
    assert told.ladder.compared_with == date(2026, 4, 30)
    assert told.a_year_before is None
    assert not isinstance(told.moves, Untold)
    assert (told.moves.since, told.moves.until) == (date(2026, 4, 30), date(2026, 5, 31))


def test_what_is_missing_does_not_stop_the_rest(workspace: Workspace) -> None:
    told = steps.monthly_report(workspace)
    assert isinstance(told.forecast, Untold)
    assert told.forecast.why.startswith("There is too little to look ahead from")
    assert not isinstance(told.worth, Untold)
    assert told.worth.missing
    assert told.plan is None


def test_the_actions_of_the_plan_are_in_it(workspace: Workspace) -> None:
    drafted = acting.draft(workspace, action(budget=Decimal(50)), by="Ann")
    told = steps.monthly_report(workspace)
    assert told.plan is not None
    assert [one.action for one in told.plan.actions] == [drafted]


def test_an_action_that_began_after_the_month_is_named_with_the_day_it_is_known(
    workspace: Workspace,
) -> None:
    acted = _running(workspace, date(2026, 6, 1))
    told = steps.monthly_report(workspace, month=date(2026, 5, 1))
    (waiting,) = told.results
    assert (waiting.title, waiting.judged) == (acted.title, ())
    assert waiting.said == (
        "It began on 1 June 2026; from 29 August 2026 on it is known of everybody what came of"
        " them, and it may be clear before.",
    )
    part = next(one for one in parts_of(told) if one.key == "results")
    assert part.answer == "1 action was started, and cannot be judged yet"
    assert part.notes == (f"{acted.title}: {waiting.said[0]}",)
    assert part.commands == ("hogerop results --as-of 2026-05-31",)


def test_an_action_of_next_week_begins_and_one_stopped_before_that_is_no_result(
    workspace: Workspace,
) -> None:
    stopped = _running(workspace, date(2026, 6, 15))
    acting.move(workspace, stopped.id, "stopped", by="Ann")
    _running(workspace, date(2026, 6, 8))
    (waiting,) = steps.monthly_report(workspace).results
    assert waiting.said[0].startswith("It begins on 8 June 2026; from 5 September 2026 on")


def test_without_anybody_held_out_it_is_said_why_nothing_is_known(workspace: Workspace) -> None:
    audience = replace(action().audience, holdout=(), units=(3, 0))
    _running(workspace, date(2026, 5, 4), audience=audience)
    (waiting,) = steps.monthly_report(workspace, month=date(2026, 5, 1)).results
    assert waiting.said[0] == "Nobody was held out by lot: what it brings cannot be known."
    assert not any("it is known" in sentence for sentence in waiting.said)


def test_a_draft_is_no_result(workspace: Workspace) -> None:
    acting.draft(workspace, action(), by="Ann")
    _running(workspace, date(2026, 6, 1))
    assert len(steps.monthly_report(workspace, month=date(2026, 5, 1)).results) == 1


def _running(workspace: Workspace, start: date, **other: Any) -> Action:
    ends = {"start": start, "end": start + timedelta(days=27), "steps": ()}
    drafted = acting.draft(workspace, action(**ends | other), by="Ann")
    acting.move(workspace, drafted.id, "approved", by="Ann")
    return acting.move(workspace, drafted.id, "running", by="Ann")


def test_progress_is_told_up_to_the_end(workspace: Workspace) -> None:
    steps.run(workspace)
    shares: list[float] = []
    steps.monthly_report(workspace, progress=lambda _, share: shares.append(share))
    assert shares[-1] == 1.0
    assert shares == sorted(shares)


@pytest.mark.parametrize(
    ("last", "before"),
    [
        (date(2026, 10, 30), date(2025, 10, 30)),
        (date(2028, 2, 29), date(2027, 2, 28)),
        (date(2027, 2, 28), date(2026, 2, 28)),
        (date(2028, 2, 28), date(2027, 2, 28)),
    ],
)
def test_a_year_before_is_the_same_day_or_the_end_of_that_month(last: date, before: date) -> None:
    assert reporting._a_year_before(last) == before
