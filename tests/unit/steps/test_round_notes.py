"""What an owner is told of a round besides who gets what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

import numpy as np
import pytest

from hogerop.plan import Round
from hogerop.steps.round_notes import notes
from hogerop.steps.round_people import Choosable
from hogerop.workspace import Workspace

ROUND = Round(date(2026, 11, 9), date(2027, 1, 3), "Ann", 1, 0.2)
NOBODY = Choosable(cast(Any, None), cast(Any, None), 0, {}, 0, np.zeros(0, bool))


def told(workspace: Workspace, people: Choosable = NOBODY, **other: Any) -> list[str]:
    usual = {"hour_cost": 45.0, "later": 0, "anything": False}
    return list(notes(workspace, ROUND, people, date(2026, 11, 1), **(usual | other)))


def test_the_lapsed_on_a_rung_are_counted_apart_as_on_the_ladder(workspace: Workspace) -> None:
    people = replace(NOBODY, unknown={(7, True): 4, (6, False): 52, (6, True): 17})
    assert told(workspace, people) == [
        "Left out, since too few stand there or above to say what a step is worth: 52 on Advocate,"
        " 17 lapsed on Advocate, 4 lapsed on Raving fan."
    ]


@pytest.mark.parametrize(("hour_cost", "said"), [(0.0, True), (2.0, False)])
def test_hours_count_for_nothing_only_where_none_has_a_cost(
    workspace: Workspace, hour_cost: float, said: bool
) -> None:
    there = [note for note in told(workspace, hour_cost=hour_cost) if "count for nothing" in note]
    assert bool(there) == said


def test_whom_the_new_year_leaves_alone_is_counted(workspace: Workspace) -> None:
    assert told(workspace, later=6) == [
        "From 1 January 2027 on another one in twenty is left alone all year. 6 of those chosen are"
        " among them, and are reached only before that day."
    ]
