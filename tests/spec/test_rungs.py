"""Everybody in the tables of the rungs stands where the table says."""

from __future__ import annotations

import pytest
from tests.spec import ask
from tests.spec.happened import contact_id, tables
from tests.spec.read import Example, specs
from tests.spec.story import day_of, history, people

import hogerop.ladder
from hogerop.ladder.rungs import KEYS

EXAMPLES = [
    pytest.param(example, id=f"{spec.key}: {example.title}")
    for spec in specs("rungs")
    for example in spec.examples
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_everybody_stands_where_the_table_says(example: Example) -> None:
    told, names = history(example), people(example)
    policy = hogerop.ladder.Policy.parse(example.policy)
    last = max(day_of(row["day"]) for row in example.answers)
    placed = ask.placed(tables(told), policy, as_of=last)
    stays = placed.intervals.to_pylist()
    for row in example.answers:
        contact, day = contact_id(names[row["who"]]), day_of(row["day"])
        standings = [
            KEYS[stay["rung"]] + (", lapsed" if stay["lapsed"] else "")
            for stay in stays
            if stay["contact_id"] == contact
            and stay["from_day"] <= day
            and (stay["to_day"] is None or day < stay["to_day"])
        ]
        assert standings == [row["standing"]], f"{row['who']}, {row['day']}"


def test_every_rung_has_its_table() -> None:
    assert set(KEYS) <= {spec.key for spec in specs("rungs")}
