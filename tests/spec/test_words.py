"""Every word of the rule language gives the answers of its table."""

from __future__ import annotations

import math

import pytest
from tests.spec import ask
from tests.spec.happened import contact_id, tables
from tests.spec.read import Example, specs
from tests.spec.story import asked, day_of, expected, history, people

from hogerop.ladder import Policy
from hogerop.ladder.vocabulary import WORDS

EXAMPLES = [
    pytest.param(example, id=f"{spec.key}: {example.title}")
    for spec in specs("words")
    for example in spec.examples
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_word_gives_the_answers_of_its_table(example: Example) -> None:
    told, names = tables(history(example)), people(example)
    policy = Policy.parse(example.policy)
    for row in example.answers:
        found = ask.measured(told, asked(example), policy, on=day_of(row["day"]))
        for expression, values in found.items():
            value = values[contact_id(names[row["who"]])]
            assert value == near(row[expression]), f"{row['who']}, {row['day']}: {expression}"


def near(answer: str) -> object:
    value = expected(answer)
    return value if value is None or math.isinf(value) else pytest.approx(value, abs=1e-6)


def test_every_word_has_its_table() -> None:
    assert {spec.key for spec in specs("words")} == {*WORDS, "columns"}
