"""What is told of an action as a whole: several outcomes, and nothing twice."""

from __future__ import annotations

from datetime import date

import pytest

from hogerop.results import Check, Course, Effect, Finding, Judged, Outcome, judge, of_shares

OVER = Course(date(2026, 11, 1), date(2026, 11, 1), 2_000)
ALARM = Check("ratio", 0.0, True, "Something went wrong.")


def moved(did: int, *checks: Check) -> Judged:
    outcome = Outcome("moved up", "share")
    return judge(of_shares(did, 1_000, 100, 1_000), outcome, course=OVER, checks=checks)


def margin(gain: float, *checks: Check) -> Judged:
    effect = Effect(gain, 0.5, 1_998.0, 10.0 + gain, 10.0, 1_000, 1_000, 0.0, 0.5)
    return judge(effect, Outcome("margin", "money", "EUR"), course=OVER, checks=checks)


@pytest.mark.parametrize(
    ("judged", "verdict"),
    [
        ((), None),
        ((moved(240), margin(5.0)), "works"),
        ((moved(240), margin(0.0)), "works"),
        ((moved(100), margin(5.0)), "too_early"),
        ((moved(240), margin(-5.0)), "harmful"),
        ((moved(20), margin(5.0)), "harmful"),
        ((moved(240, ALARM), margin(-5.0, ALARM)), "no_proof"),
    ],
)
def test_the_step_says_it_unless_something_shows_harm(judged, verdict) -> None:
    assert Finding("action", "a1", "Letter", judged).verdict == verdict


def test_nobody_is_told_to_go_on_with_what_loses_money() -> None:
    found = Finding("action", "a1", "Letter", (moved(240), margin(-5.0)))
    said = [sentence for part in found.paragraphs for sentence in part]
    assert "Go on with it." not in said
    assert said.count("Stop it now.") == 1
    assert said[0].startswith("It works: moved up +")


def test_in_short_it_is_the_verdicts_and_what_to_do() -> None:
    found = Finding("action", "a1", "Letter", (moved(240), margin(5.0)), ("One more thing.",))
    assert found.in_short == (
        ("It works: moved up +14.0 points.", "Go on with it."),
        ("It works: margin +€5.00.",),
        ("One more thing.",),
    )


def test_what_proves_nothing_says_why_once() -> None:
    found = Finding("action", "a1", "Letter", (moved(240, ALARM), margin(5.0, ALARM)))
    assert found.in_short == (("This proves nothing.", "Something went wrong."),)
