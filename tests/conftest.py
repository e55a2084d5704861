"""What holds for every test: sentences are English, dates and numbers those of Great Britain."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

for name in ("LC_ALL", "LC_TIME", "LC_MESSAGES", "LANG"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("HOGEROP_WORKSPACE", None)


@pytest.fixture(scope="module")
def noon() -> Iterator[None]:
    """Have it be noon on a Wednesday: no quiet hours, and no midnight in the middle of a test."""
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("HOGEROP_NOW", "2026-11-04T12:00")
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long ones first, so that no core waits in the end."""
    items.sort(key=lambda item: item.get_closest_marker("story") is None)
