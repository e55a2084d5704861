"""Evidence is said in words, the strongest first, and adds up to the probability."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hogerop.identity.asking.evidence import (
    evidence_of,
    odds_in_bits,
    prior_of,
    said,
    said_probability,
)
from hogerop.identity.comparing import organisation, person
from hogerop.identity.comparing.likeness import Comparison, Level
from hogerop.words import speaking

PHONE = {"what": "phone", "level": "same_phone", "bits": 13.2}
GIVEN = {"what": "given", "level": "other_given", "bits": -4.5}
EMAIL = {"what": "email", "level": "other_email", "bits": -2.1}


def levels(comparisons: tuple[Comparison, ...]) -> list[str]:
    return [level.name for c in comparisons for level in c.levels if isinstance(level, Level)]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    ("kind", "level"),
    [
        *(("person", level) for level in levels(person.COMPARISONS)),
        *(("organisation", level) for level in levels(organisation.COMPARISONS)),
    ],
)
def test_every_level_has_words_of_its_own(kind: str, level: str, language: str) -> None:
    with speaking("en"):
        english = said(level, kind)
    with speaking(language):
        words = said(level, kind)
    assert "_" not in words
    assert (words == english) == (language == "en")


def test_no_two_levels_of_one_comparison_say_the_same() -> None:
    for comparison in (*person.COMPARISONS, *organisation.COMPARISONS):
        kind = "person" if comparison in person.COMPARISONS else "organisation"
        words = [said(level, kind) for level in levels((comparison,))]
        assert len(set(words)) == len(words)


def test_the_strongest_evidence_comes_first_whether_for_or_against() -> None:
    found = evidence_of([EMAIL, PHONE, GIVEN])
    assert [one.sentence for one in found] == [
        "same telephone, used by one name only",
        "different first names",
        "different e-mail addresses",
    ]


def test_a_telephone_is_said_otherwise_of_organisations() -> None:
    (found,) = evidence_of([PHONE], "organisation")
    assert found.sentence == "same telephone"


def test_a_level_that_is_new_is_said_by_its_name() -> None:
    assert said("same_shoe_size") == "same shoe size"


@pytest.mark.parametrize(
    ("bits", "words"),
    [
        (7.6, "same last name"),
        (12.0, "same last name, a rare one"),
        (3.0, "same last name, a common one"),
    ],
)
def test_a_name_that_few_or_many_have_is_called_so(bits: float, words: str) -> None:
    assert said("same_surname", bits=bits) == words


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.9999, "Almost certain: more than 99 of 100 such pairs are one person"),
        (0.98, "Very likely: 98 of 100 such pairs are one person"),
        (0.71, "Likely: 71 of 100 such pairs are one person"),
        (0.42, "Perhaps: 42 of 100 such pairs are one person"),
        (0.012, "Not likely: 1 of 100 such pairs is one person"),
        (0.0, "Almost ruled out: fewer than 1 of 100 such pairs is one person"),
    ],
)
def test_how_likely_is_a_word_and_a_number(probability: float, words: str) -> None:
    assert said_probability(probability) == words


def test_how_likely_is_said_of_organisations_too() -> None:
    assert said_probability(0.5, "organisation").endswith(
        "50 of 100 such pairs are one organisation"
    )


def test_the_prior_and_the_evidence_add_up_to_the_probability() -> None:
    found = evidence_of([EMAIL, PHONE, GIVEN])
    total = prior_of(0.42, found) + sum(one.bits for one in found)
    assert total == pytest.approx(odds_in_bits(0.42))


def test_a_certainty_still_has_a_prior_that_can_be_drawn() -> None:
    assert prior_of(1.0, evidence_of([PHONE])) == pytest.approx(50 - 13.2)


@pytest.mark.parametrize("comparison", [*person.COMPARISONS, *organisation.COMPARISONS])
def test_levels_of_one_comparison_are_told_apart_by_their_weight(comparison: Comparison) -> None:
    # The queries *_likenesses find a level again by what it weighs, to 1e-5 bits.
    for tellings in (*range(2, 3_000), 5_000, 100_000, 1_000_000):
        weights = sorted(comparison.weights(tellings).values())
        assert all(b - a > 1e-5 for a, b in pairwise(weights)), tellings


@pytest.mark.parametrize("tellings", [2, 8, 26, 75, 600])
def test_what_few_share_never_speaks_against_one_in_a_small_book(tellings: int) -> None:
    for comparison in (*person.COMPARISONS, *organisation.COMPARISONS):
        weights = comparison.weights(tellings)
        for level in comparison.kept():
            assert level.others is None or weights[level.name] >= 0, level.name
