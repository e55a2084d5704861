"""The public sets, as many rows and people as their makers say."""

from __future__ import annotations

import numpy as np
import pytest
from tests.identity import public

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not public.DATA.is_dir(), reason="../shared/data is not here"),
]


@pytest.mark.parametrize(
    ("name", "rows", "people"),
    [
        ("febrl1", 1000, 500),
        ("febrl2", 5000, 4000),
        ("febrl3", 5000, 2000),
        ("febrl4", 10000, 5000),
        ("fake_1000", 1000, 251),
        ("b2b sites", 3337, 1162),
    ],
)
def test_rows_and_people(name: str, rows: int, people: int) -> None:
    records, truth = {**public.PEOPLE, **public.COMPANIES}[name]()
    assert (records.num_rows, len(truth), len(np.unique(truth))) == (rows, rows, people)
    assert len(set(records["record_id"].to_pylist())) == rows
