"""What holds for every test: sentences are English, dates and numbers those of Great Britain."""

from __future__ import annotations

import os

import pytest

for name in ("LC_ALL", "LC_TIME", "LC_MESSAGES", "LANG"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("HOGEROP_WORKSPACE", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long ones first, so that no core waits in the end."""
    items.sort(key=lambda item: item.get_closest_marker("story") is None)
