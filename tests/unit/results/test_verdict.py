from __future__ import annotations

from datetime import date

import pytest

from hogerop.results import Check, Course, Effect, Outcome, judge, of_shares
from hogerop.words import speaking

VISIT = Outcome("visits", "share")
TODAY, LATER = date(2026, 11, 1), date(2026, 12, 1)
RUNNING = Course(TODAY, LATER, 40_000)
OVER = Course(TODAY, TODAY, 2_000)


def visits(did: int, treated: int, held_out_did: int, held_out: int, **asked):
    return judge(of_shares(did, treated, held_out_did, held_out), VISIT, course=RUNNING, **asked)


def test_it_works() -> None:
    found = visits(3_894, 21_307, 2_262, 21_306)
    assert (found.verdict, found.known_on) == ("works", None)
    assert found.sentences == (
        "It works: visits +7.7 points.",
        "21,307 treated, 21,306 held out (11%). The true difference lies between +6.6 points and"
        " +8.7 points (95%), however often you look.",
        "Go on with it.",
    )


def test_it_works_and_need_not_pay() -> None:
    found = visits(3_894, 21_307, 2_262, 21_306, worthwhile=0.07)
    assert found.verdict == "works"
    assert found.sentences[2] == "Whether it pays is not known yet: that takes +7.0 points."


def test_it_does_harm() -> None:
    found = visits(2_262, 21_306, 3_894, 21_307)
    assert found.verdict == "harmful"
    assert (found.sentences[0], found.sentences[2]) == (
        "It does harm: visits −7.7 points.",
        "Stop it now.",
    )


def test_it_does_not_work_where_the_least_that_pays_is_ruled_out() -> None:
    found = visits(1_010, 10_000, 1_000, 10_000, worthwhile=0.02)
    assert found.verdict == "does_not"
    assert (found.sentences[0], found.sentences[2]) == (
        "It does not work: visits +0.10 points, and +2.0 points would be needed to pay for it.",
        "Stop it, or change it.",
    )


def test_what_has_not_had_its_time_is_not_said_to_fail() -> None:
    everybody = of_shares(1_010, 20_000, 1_000, 20_000)
    found = judge(everybody, VISIT, course=RUNNING, worthwhile=0.02)
    assert (found.verdict, found.known_on) == ("too_early", LATER)
    over = judge(everybody, VISIT, course=Course(LATER, LATER, 40_000), worthwhile=0.02)
    assert over.verdict == "does_not"


def test_too_early_tells_the_day() -> None:
    found = visits(1_100, 10_000, 1_000, 10_000)
    assert (found.verdict, found.known_on) == ("too_early", date(2026, 11, 24))
    assert found.sentences[0] == "It is too early to tell: visits +1.0 points so far."
    assert found.sentences[2] == "It could be known on 24 November 2026."


def test_on_that_day_it_would_be_known_if_all_goes_on_so() -> None:
    # 23 of 30 days: 20,000 and 23/30 of the 20,000 that are to come.
    then = judge(of_shares(1_944, 17_667, 1_767, 17_667), VISIT, course=RUNNING)
    assert then.verdict == "works"
    day_before = judge(of_shares(1_870, 17_000, 1_700, 17_000), VISIT, course=RUNNING)
    assert day_before.verdict == "too_early"


def test_with_too_few_people_it_will_not_be_known() -> None:
    found = visits(1_010, 10_000, 1_000, 10_000)
    assert (found.verdict, found.known_on) == ("too_early", None)
    assert found.sentences[2].startswith("With these people it will not be known: do it for other")


def test_where_everybody_counts_already_the_last_day_will_tell() -> None:
    course = Course(TODAY, LATER, 2_000)
    found = judge(of_shares(110, 1_000, 100, 1_000), VISIT, course=course)
    assert (found.verdict, found.known_on) == ("too_early", LATER)


def test_what_is_over_and_unclear_is_not_called_early() -> None:
    found = judge(of_shares(110, 1_000, 100, 1_000), VISIT, course=OVER)
    assert found.sentences[0] == "It cannot be told from this: visits +1.0 points."


@pytest.mark.parametrize("shares", [(12, 24, 2, 400), (6, 400, 3, 400), (396, 400, 395, 400)])
def test_a_handful_is_not_reckoned_with(shares: tuple[int, int, int, int]) -> None:
    found = visits(*shares)
    assert (found.verdict, found.few, found.known_on) == ("too_early", True, LATER)
    assert found.sentences[1].startswith("There are too few to reckon with yet:")
    over = judge(of_shares(*shares), VISIT, course=OVER)
    assert over.sentences[1] == (
        "There are too few people to tell at all: look at them one by one."
    )


def test_nobody_who_did_anything_shows_nothing() -> None:
    nothing = Effect(0.0, 0.0, 98.0, 0.0, 0.0, 50, 50)
    for outcome in (VISIT, Outcome("spend", "money", "EUR")):
        assert judge(nothing, outcome, course=RUNNING).few


def test_a_share_never_changes_by_more_than_all() -> None:
    found = visits(20, 40, 10, 40)
    assert (found.low, found.high) == (-1.0, 1.0)


def test_an_alarm_is_no_proof_and_says_why() -> None:
    alarm = Check("ratio", 1e-9, True, "Something went wrong in the draw.")
    found = visits(3_894, 21_307, 2_262, 21_306, checks=[alarm])
    assert found.verdict == "no_proof"
    assert found.sentences == ("This proves nothing.", "Something went wrong in the draw.")


def test_what_is_no_alarm_is_told_after_the_verdict() -> None:
    note = Check("reached", 0.0, False, "A few were reached.")
    found = visits(3_894, 21_307, 2_262, 21_306, checks=[note, Check("lost", 1.0, False)])
    assert found.verdict == "works"
    assert found.sentences[-1] == "A few were reached."


def test_a_verdict_in_dutch() -> None:
    with speaking("nl"):
        works = visits(3_894, 21_307, 2_262, 21_306).sentences
        early = visits(1_100, 10_000, 1_000, 10_000).sentences
    assert works == (
        "Het werkt: visits +7,7 procentpunt.",
        "21.307 mensen kregen de actie, 21.306 niet (11%). Het echte verschil ligt tussen"
        " +6,6 procentpunt en +8,7 procentpunt (95%), hoe vaak je ook kijkt.",
        "Ga ermee door.",
    )
    assert early[2] == "Op 24 november 2026 kan het bekend zijn."
