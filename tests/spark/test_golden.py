"""What Spark is asked: every query file can be said, and says what the golden files hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.spark.wording import KEPT, QUERIES, kept, said

from hogerop.workspace.spark.gaps import Gap
from hogerop.workspace.spark.wording import golden


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_spark_is_asked_what_the_golden_file_says(query: Path) -> None:
    assert said(query) == kept(query).read_text(encoding="utf-8"), (
        "python -m tests.spark.wording writes them anew: look at what differs"
    )


def test_no_golden_file_is_left_of_a_query_that_is_no_more() -> None:
    assert {kept(query) for query in QUERIES} == set(KEPT.rglob("*.sql"))


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("select words[2:3] from t", "notimpl"),
        ("select round(n, places) from t", "notimpl"),
        ("select list(distinct a order by b) from t", "notimpl"),
        ("select list_aggregate(a, 'median') from t", "notimpl"),
        ("select a from l asof join r on r.day <= l.day", "notimpl"),
    ],
)
def test_what_cannot_be_said_is_refused_with_its_reason(asked: str, reason: str) -> None:
    with pytest.raises(Gap, match="engine spark cannot") as refused:
        golden(asked)
    assert refused.value.reason == reason
