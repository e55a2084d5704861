"""What an address or a form asks for is read as it is written."""

from __future__ import annotations

import pytest

from hogerop.web.asked import day_of


@pytest.mark.parametrize("typed", ["2026-11-30", "30-11-2026", " 30-11-2026 "])
def test_a_day_is_read_as_a_browser_and_as_people_write_it(typed):
    assert f"{day_of(typed)}" == "2026-11-30"
