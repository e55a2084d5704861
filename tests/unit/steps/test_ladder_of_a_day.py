"""Of which day the ladder is, and what it says of days before anybody was known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.unit.steps.shop import ORDERS, standings, take

from hogerop import steps
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.workspace import Workspace


def test_the_ladder_is_that_of_today_and_tomorrow_that_of_tomorrow(
    workspace: Workspace, clock: Callable[[str], None]
) -> None:
    assert steps.ladder(workspace).as_of == date(2026, 6, 1)
    edition = workspace.edition()
    clock("2026-06-02")
    counted = steps.ladder(workspace)
    assert (counted.as_of, counted.compared_with) == (date(2026, 6, 2), date(2026, 5, 2))
    assert workspace.edition() == edition


def test_who_lapses_overnight_has_lapsed_the_next_day(
    workspace: Workspace, clock: Callable[[str], None]
) -> None:
    clock("2026-07-20")
    take(workspace, "e-mail,order number,date,amount\nan@x.nl,A9,2026-07-20,1\n", "july.csv")
    assert steps.why(workspace, "jan@x.nl").lapses_on == date(2026, 7, 31)
    clock("2026-07-30")
    assert not steps.why(workspace, "jan@x.nl").lapsed
    clock("2026-07-31")
    assert steps.why(workspace, "jan@x.nl").lapsed


def test_a_chosen_day_is_the_ladder_of_that_day(workspace: Workspace) -> None:
    assert standings(workspace, date(2026, 4, 30)) == {"shopper": 1}
    assert standings(workspace, date(2026, 5, 31)) == {"customer": 1, "shopper": 1}
    chosen = steps.ladder(workspace, as_of=date(2026, 4, 30))
    assert (chosen.as_of, chosen.compared_with) == (date(2026, 4, 30), date(2026, 3, 30))


def test_an_edition_of_a_chosen_day_still_answers_for_today(workspace: Workspace) -> None:
    assert steps.run(workspace, as_of=date(2026, 5, 1)).as_of == date(2026, 5, 1)
    assert steps.ladder(workspace).as_of == date(2026, 6, 1)


def test_a_day_before_anybody_was_seen_has_no_ladder(workspace: Workspace) -> None:
    with pytest.raises(TooLittle, match="nobody had been seen"):
        steps.ladder(workspace, as_of=date(2026, 3, 31))


def test_who_has_no_date_of_their_own_is_missed_aloud_on_an_earlier_day(
    workspace: Workspace,
) -> None:
    said = "1 contact without a date of its own is counted from the day it was imported."
    assert steps.run(workspace).undated == {"2026-06-01": 1}
    earlier = steps.ladder(workspace, as_of=date(2026, 5, 31))
    assert (earlier.contacts, said in earlier.notes) == (2, True)
    today = steps.ladder(workspace, compare_with=date(2026, 6, 1))
    assert (today.contacts, said in today.notes) == (3, False)


def test_who_became_known_after_the_day_of_the_ladder_is_told_with_how_to_see_them(
    workspace: Workspace, clock: Callable[[str], None]
) -> None:
    assert not any("known since" in note for note in steps.notes(workspace))
    clock("2026-09-01")
    take(workspace, "e-mail,name\nels@x.nl,Els\nbo@x.nl,Bo\n", "more.csv")
    said = "3 contacts more are known since; see them with --as-of 2026-09-01."
    counted = steps.ladder(workspace)
    assert (counted.as_of, counted.contacts) == (date(2026, 5, 20), 2)
    assert said in counted.notes
    assert said in steps.notes(workspace)
    assert steps.ladder(workspace, as_of=date(2026, 9, 1)).contacts == 5


def test_a_day_to_come_cannot_be_recorded(workspace: Workspace) -> None:
    with pytest.raises(AskedWrongly, match="still to come"):
        steps.record(workspace, "testimonial", "jan@x.nl", on=date(2026, 6, 2))
    assert workspace.journal("recorded").lines == ()


def test_a_row_to_come_is_taken_on_its_day_and_makes_no_empty_import_before(
    workspace: Workspace, clock: Callable[[str], None]
) -> None:
    text = ORDERS + "piet@x.nl,A4,2026-06-03,40\n"
    assert take(workspace, text, "orders2.csv").reasons == {"future": 1}
    clock("2026-06-02")
    assert take(workspace, text, "orders2.csv").already
    clock("2026-06-03")
    assert take(workspace, text, "orders2.csv").taken == 1
    assert take(workspace, text, "orders2.csv").already
    assert [i.number for i in workspace.imports()] == [1, 2, 3, 4]
