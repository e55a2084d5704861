"""What people decided holds between records, the newest word counts, and all of it can go back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines import opened_engine

from hogerop.contracts import key_of
from hogerop.errors import AskedWrongly, FileFault
from hogerop.identity.decisions import (
    Decided,
    Decision,
    decided,
    decision_line,
    in_force,
    put_decided,
    record_of,
    revoke_line,
    without,
)

DAY = date(2026, 5, 3)
NAMES = {record_of(f"shop:{letter}"): letter for letter in "abcdef"}


def said(what: str, a: str, b: str) -> dict[str, Any]:
    """Return a line of the journal; ``ab`` stands for the records shop:a and shop:b."""
    sides = [[f"shop:{letter}" for letter in side] for side in (a, b)]
    return decision_line(what, *sides, DAY, after=0)  # type: ignore[arg-type]


def outcome(*lines: dict[str, Any]) -> Decided:
    return decided(in_force(lines))


def pairs(found: tuple[tuple[int, int], ...]) -> set[str]:
    return {"".join(sorted(NAMES[record] for record in pair)) for pair in found}


def test_a_word_about_two_contacts_holds_for_every_record_of_one_with_every_of_the_other() -> None:
    found = outcome(said("different", "ab", "cd"))
    assert pairs(found.apart) == {"ac", "ad", "bc", "bd"}
    assert found.together == ()


def test_the_newest_word_about_a_pair_counts() -> None:
    first_same = outcome(said("same", "a", "b"), said("different", "a", "b"))
    assert (pairs(first_same.together), pairs(first_same.apart)) == (set(), {"ab"})
    first_different = outcome(said("different", "a", "b"), said("same", "b", "a"))
    assert (pairs(first_different.together), pairs(first_different.apart)) == ({"ab"}, set())


def test_a_newer_split_wins_from_older_words_that_would_join_in_two_steps() -> None:
    found = outcome(said("same", "a", "b"), said("same", "b", "c"), said("different", "a", "c"))
    assert pairs(found.apart) == {"ac"}
    assert pairs(found.together) == {"bc"}


def test_newer_words_that_join_in_two_steps_win_from_an_older_split() -> None:
    found = outcome(said("different", "a", "c"), said("same", "a", "b"), said("same", "b", "c"))
    assert pairs(found.apart) == set()
    assert len(set(found.groups.values())) == 1


def test_a_joining_that_a_newer_word_speaks_against_joins_nobody() -> None:
    found = outcome(said("same", "ab", "cd"), said("different", "a", "c"))
    assert (pairs(found.together), pairs(found.apart)) == (set(), {"ac"})


def test_a_split_that_a_newer_word_speaks_against_in_part_holds_for_the_rest() -> None:
    found = outcome(said("different", "a", "cd"), said("same", "a", "c"))
    assert (pairs(found.together), pairs(found.apart)) == ({"ac"}, {"ad"})


def test_a_decision_taken_back_is_as_if_it_was_never_taken() -> None:
    line = said("same", "ab", "c")
    (decision,) = in_force([line])
    back = revoke_line(decision, DAY, after=1)
    assert in_force([line, back]) == []
    assert outcome(said("different", "a", "c"), line, back) == outcome(said("different", "a", "c"))


def test_two_colleagues_are_two_persons_of_one_organisation() -> None:
    engine = opened_engine(threads=1)
    of_firm = decision_line("same", ["crm:1"], ["crm:2"], DAY, kind="organisation", after=1)
    of_people = decision_line("different", ["crm:1"], ["crm:2"], DAY, after=0)
    put_decided(engine, in_force([of_people, of_firm]))
    assert engine.ask("decided_apart")["kind"].to_pylist() == ["person"]
    assert engine.ask("decided_together")["kind"].to_pylist() == ["organisation"]
    assert set(engine.ask("decided_groups")["kind"].to_pylist()) == {"organisation"}


def test_the_same_word_twice_has_two_ids_so_that_each_can_be_taken_back() -> None:
    ids = {decision_line("same", ["a:1"], ["a:2"], DAY, after=n)["id"] for n in (0, 2)}
    assert len(ids) == 2


def test_a_record_is_its_source_and_its_own_id_whatever_marks_that_id_holds() -> None:
    assert record_of("shop:mail:jan@example.nl") == key_of("shop", "mail:jan@example.nl")


def test_a_side_without_records_or_with_one_of_the_other_is_refused() -> None:
    with pytest.raises(AskedWrongly):
        decision_line("same", ["a:1"], [], DAY, after=0)
    with pytest.raises(AskedWrongly):
        decision_line("same", ["a:1"], ["a:2", "a:1"], DAY, after=0)


def test_all_lines_that_are_no_decisions_are_told_at_once() -> None:
    with pytest.raises(FileFault) as fault:
        in_force([{"what": "maybe"}, said("same", "a", "b"), {"id": "d1", "what": "same"}])
    assert len(fault.value.problems) == 2


def test_a_line_without_the_records_of_somebody_forgotten() -> None:
    line = said("different", "ab", "c")
    assert without(line, {"shop:a"}) == {**line, "a": ["shop:b"]}
    assert without(line, {"shop:c"}) is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["same", "different"]),
            st.lists(st.sampled_from("abcdef"), min_size=2, max_size=4, unique=True),
        ),
        max_size=8,
    )
)
def test_decisions_never_come_to_two_that_are_one_and_are_not(
    words: list[tuple[str, list[str]]],
) -> None:
    told = [
        Decision(str(n), what, (f"shop:{who[0]}",), tuple(f"shop:{w}" for w in who[1:]), DAY)  # type: ignore[arg-type]
        for n, (what, who) in enumerate(words)
    ]
    found = decided(told)
    for one, other in found.apart:
        assert found.groups.get(one, one) != found.groups.get(other, other)
    for one, other in found.together:
        assert found.groups[one] == found.groups[other]
    if told:  # The last word always holds, for its first pair at least.
        one, other = record_of(told[-1].a[0]), record_of(told[-1].b[0])
        held = found.together if told[-1].what == "same" else found.apart
        assert (min(one, other), max(one, other)) in held
