"""A row of the standings stays as it is until the day on which it says that it changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.properties.histories import POLICIES, histories
from tests.properties.oracle import Policy
from tests.spec.ask import placed
from tests.spec.happened import History, tables

import hogerop.ladder


@given(histories(), POLICIES, st.data())
def test_nothing_changes_before_its_day(
    history: History, policy: Policy, data: st.DataObject
) -> None:
    rules = hogerop.ladder.Policy.parse(policy.toml())
    day = data.draw(st.integers(history.last_day - 200, history.last_day + 400))
    later = day + data.draw(st.sampled_from([1, 1, 7, 30, 31, 90, 365, 400]))
    before, after = (
        {
            row["contact_id"]: row
            for row in placed(tables(history), rules, as_of=at).standings.to_pylist()
        }
        for at in (day, later)
    )
    for contact, row in after.items():
        if contact not in before:
            continue  # Seen for the first time meanwhile.
        changes = before[contact]["changes_day"]
        if changes is None or changes > later:
            assert row == before[contact]
