"""The tutorial of value, followed as `test_tutorial` follows the first one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.story.tutorial import VALUE, follow


@pytest.mark.story
@pytest.mark.long
def test_the_tutorial_of_value_can_be_followed_too(tmp_path: Path, sample_once: Path) -> None:
    follow(VALUE, tmp_path, sample=sample_once)
    assert (tmp_path / "workshop" / "buyers.xlsx").exists()
    assert (tmp_path / "workshop" / "alive.svg").exists()
