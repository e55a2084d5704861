"""What is said of one contact: why here, what is missing, and until when it lasts (laws 6 and 7).

The product says it; the oracle, which knows nothing of how it was found, tries it out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.properties.histories import POLICIES, histories
from tests.properties.oracle import DEFAULT, RUNGS, Oracle, Policy
from tests.properties.rules import Both, Flag, Rule, Word, words_of
from tests.spec import ask
from tests.spec.happened import Event, History, contact_id, tables

import hogerop.ladder
from hogerop.ladder import Why

FAR = 1096
NOT_THEIRS = ("time", "column", "another person")
PROMOTION = "testimonial"
CAUSES = ("refunded", "cancelled", "the membership", "a complaint", "a refund", "what happened")


@st.composite
def cases(draw: st.DrawFn) -> tuple[History, int, int]:
    """Draw a history, one of its contacts, and a day of the contact's life."""
    history = draw(histories())
    contact = draw(st.sampled_from(history.contacts))
    days = sorted({e.day + k for e in history.events for k in (0, 1, 31, 200)})
    days = [day for day in days if day >= contact.first_seen] or [contact.first_seen]
    return history, contact.contact, draw(st.sampled_from(days))


def told(history: History, policy: Policy, contact: int, day: int) -> Why:
    product = hogerop.ladder.Policy.parse(policy.toml())
    return ask.why(tables(history), product, contact_id(contact), as_of=day)


def day_number(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def far(answer: date | None, day: int) -> bool:
    """Whether an answer lies beyond the days that the oracle looked at."""
    return answer is not None and day_number(answer) >= day + FAR


@given(cases(), st.one_of(st.just(DEFAULT), POLICIES))
def test_stays_until_and_lapses_on_are_the_very_days(
    case: tuple[History, int, int], policy: Policy
) -> None:
    history, contact, day = case
    why = told(history, policy, contact, day)
    known = history.until(day)
    life = Oracle(known, policy).life(contact, day + FAR)
    first = next(c.first_seen for c in history.contacts if c.contact == contact)
    rungs, flags = [rung for rung, _ in life], [flag for _, flag in life]
    here = day - first

    assert why.rung == RUNGS[rungs[here]]
    assert why.lapsed == flags[here]
    since = max((k + 1 for k in range(here) if rungs[k] != rungs[here]), default=0)
    assert why.since == ask.date_of(first + since)
    assert why.peak == RUNGS[max(rungs[: here + 1])]

    falls = next((k for k in range(here, len(rungs)) if rungs[k] != rungs[here]), None)
    last = None if falls is None else ask.date_of(first + falls - 1)
    assert why.stays_until == last or (last is None and far(why.stays_until, day))

    comes = next((k for k in range(here, len(flags)) if flags[k]), None)
    flagged = None if comes is None or flags[here] else ask.date_of(first + comes)
    assert why.lapses_on == flagged or (flagged is None and far(why.lapses_on, day))


# Few histories hold a fall that can be blamed: more are drawn, and the others counted only.
@settings(max_examples=4 * settings.default.max_examples)
@given(cases(), st.one_of(st.just(DEFAULT), POLICIES))
def test_a_fall_is_told_and_blamed_on_its_day_only_where_that_day_did_it(
    case: tuple[History, int, int], policy: Policy
) -> None:
    history, contact, day = case
    why = told(history, policy, contact, day)
    fell = [sentence for sentence in why.sentences if sentence.startswith("Fell from")]
    first = next(c.first_seen for c in history.contacts if c.contact == contact)
    since = day_number(why.since)
    rungs = [rung for rung, _ in Oracle(history.until(day), policy).life(contact, day)]
    came_down = since > first and rungs[since - first - 1] > rungs[since - first]
    assert len(fell) == came_down
    if not came_down or policy.grace_days:
        return
    eve = history.until(since - 1)
    kept = Oracle(eve, policy).raw(contact, since) >= rungs[since - first - 1]
    blamed = any(word in fell[0] for word in CAUSES)
    assert blamed == kept


@given(cases(), st.one_of(st.just(DEFAULT), st.just(DEFAULT), POLICIES))
def test_adding_what_is_missing_on_the_days_it_names_lifts_the_contact(
    case: tuple[History, int, int], policy: Policy
) -> None:
    history, contact, day = case
    why = told(history, policy, contact, day)
    now = RUNGS.index(why.rung)
    if now == 7:
        assert why.next is None
        return
    assert why.next is not None
    assert why.next.rung == RUNGS[now + 1]
    assert why.next.missing
    if any(need.kind in NOT_THEIRS for need in why.next.missing):
        return
    assert all(len(need.earliest) == need.count for need in why.next.missing)
    added = _as_told(why, contact, number=200_000)
    last = max(e.day for e in added)
    assert min(e.day for e in added) > day
    richer = replace(history.until(day), events=(*history.until(day).events, *added))
    assert Oracle(richer, policy).life(contact, last)[-1][0] > now


def _as_told(why: Why, contact: int, number: int) -> list[Event]:
    """Turn what is missing into events on the earliest days that were named."""
    assert why.next is not None
    events: list[Event] = []
    for need in why.next.missing:
        for place, earliest in enumerate(need.earliest):
            cents = int(need.amount * 100) if need.amount and place == 0 else None
            events.append(
                Event(
                    number=number + len(events),
                    contact=contact,
                    day=day_number(earliest),
                    kind=PROMOTION if need.kind == "promotion" else need.kind,
                    amount=cents,
                    margin=cents,
                )
            )
    return events


@given(cases())
def test_the_last_day_for_a_single_missing_event_is_the_very_last(
    case: tuple[History, int, int],
) -> None:
    history, contact, day = case
    why = told(history, DEFAULT, contact, day)
    assume(why.next is not None and len(why.next.missing) == 1)
    assert why.next is not None
    (need,) = why.next.missing
    assume(need.kind not in NOT_THEIRS and need.count == 1)
    assert need.earliest[0] == ask.date_of(day + 1)
    by = day + FAR if need.by is None else day_number(need.by)
    (event,) = _as_told(why, contact, number=200_000)

    def lifts(on: int) -> bool:
        events = (*history.until(day).events, replace(event, day=on))
        oracle = Oracle(replace(history.until(day), events=events), DEFAULT)
        return oracle.raw(contact, on) > RUNGS.index(why.rung)

    assert lifts(by)
    assert need.by is None or not lifts(by + 1)


@given(cases())
def test_under_the_default_policy_only_a_fan_needs_another_person(
    case: tuple[History, int, int],
) -> None:
    history, contact, day = case
    why = told(history, DEFAULT, contact, day)
    assume(why.next is not None)
    assert why.next is not None
    blocked = [need.kind for need in why.next.missing if need.kind in NOT_THEIRS]
    assert blocked == (["another person"] if why.next.rung == "fan" else [])


@given(cases())
def test_every_comparison_of_the_rung_and_the_next_is_shown_with_its_value_and_evidence(
    case: tuple[History, int, int],
) -> None:
    history, contact, day = case
    why = told(history, DEFAULT, contact, day)
    oracle = Oracle(history.until(day), DEFAULT)
    rung = RUNGS.index(why.rung)
    for key in RUNGS[max(rung, 2) : rung + 2]:
        shown = [rule for rule in why.rules if rule.rung == key]
        asked = comparisons(DEFAULT.rules[key])
        assert [rule.word for rule in shown] == [str(words_of(part)[0]) for part in asked]
        for rule, part in zip(shown, asked, strict=True):
            (word,) = words_of(part)
            assert rule.holds == part.holds(lambda w: oracle.value(contact, w, day))
            silence = Word("days_since_order")
            value = oracle.value(contact, silence if isinstance(part, Flag) else word, day)
            if word != Word("is_member"):
                assert rule.value == pytest.approx(value)
            days = [event.day for event in rule.events]
            if rule.word.startswith(("order_days", "promotion_months")):
                assert value == len({d if "days" in rule.word else (d.year, d.month) for d in days})
            elif isinstance(word, Word) and word.name not in ("in_rhythm", "is_member"):
                assert value == len(days)


def comparisons(rule: Rule) -> list[Rule]:
    """Return the parts of a rule in the order in which they are written."""
    if isinstance(rule, Both):
        return [leaf for part in rule.parts for leaf in comparisons(part)]
    return [rule]
