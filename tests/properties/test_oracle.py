"""The oracle itself is held to the spec tables: judge and judged read the same examples."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.properties.oracle import DEFAULT, RUNGS, Oracle, Policy
from tests.properties.rules import Always, Column, Compare, OneOf, Sum, Word
from tests.spec.read import Example, specs
from tests.spec.story import day_of, expected, history, people

CALL = re.compile(r"(\w+)\((?:\"(\w+)\"|([\d.]+))?\)")

POLICIES: dict[str, Policy] = {
    "": DEFAULT,
    "[rhythm]\nbusiness_gap = 158\nleast_days = 1": replace(
        DEFAULT, business_gap=158, least_days=1
    ),
    "[rhythm]\nbusiness_gap = 500": replace(DEFAULT, business_gap=500),
    "[target_market]\nrule = 'country == \"NL\"'": replace(
        DEFAULT, target_market=OneOf(Column("country"), ("NL",), "==")
    ),
    '[target_market]\nrule = "false"': replace(DEFAULT, target_market=Always(False)),
    "[ladder]\ngrace_days = 7": replace(DEFAULT, grace_days=7),
    "[ladder]\ngrace_days = 2": replace(DEFAULT, grace_days=2),
    "[ladder]\nsequential = false": replace(DEFAULT, sequential=False),
    '[ladder.shopper]\nrule = "orders() == 1"': replace(
        DEFAULT,
        rules={
            **DEFAULT.rules,
            "shopper": Compare(Sum(((1, Word("orders")),)), (("==", Sum(((1, None),))),)),
        },
    ),
}


def word_of(text: str) -> Word | None:
    """Read a heading that is one word of the rule language; None for a whole rule."""
    call = CALL.fullmatch(text)
    if call is None or call[1] == "known":
        return None
    number = Fraction(call[3]) if call[3] else None
    whole = number is not None and number.denominator == 1
    return Word(call[1], call[2] or (int(number) if whole and number else number))


def examples(folder: str) -> list[object]:
    return [
        pytest.param(example, id=f"{spec.key}: {example.title}")
        for spec in specs(folder)
        for example in spec.examples
    ]


@pytest.mark.parametrize("example", examples("words"))
def test_the_oracle_knows_each_word(example: Example) -> None:
    oracle = Oracle(history(example), POLICIES[example.policy.strip()])
    names = people(example)
    for row in example.answers:
        for heading, answer in row.items():
            word = word_of(heading)
            if word is not None:
                value = oracle.value(names[row["who"]], word, day_of(row["day"]))
                right = expected(answer)
                assert value == (right if right is None else pytest.approx(right)), (row, heading)


@pytest.mark.parametrize("example", examples("rungs"))
def test_the_oracle_knows_each_rung(example: Example) -> None:
    oracle = Oracle(history(example), POLICIES[example.policy.strip()])
    names = people(example)
    last = max(day_of(row["day"]) for row in example.answers)
    lives = {name: oracle.life(names[name], last) for name in {r["who"] for r in example.answers}}
    for row in example.answers:
        first = oracle.contacts[names[row["who"]]].first_seen
        rung, lapsed = lives[row["who"]][day_of(row["day"]) - first]
        assert RUNGS[rung] + (", lapsed" if lapsed else "") == row["standing"], row
