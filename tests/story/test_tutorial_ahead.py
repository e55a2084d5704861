"""The tutorial of looking ahead, followed as `test_tutorial` follows the first one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.story.tutorial import AHEAD, follow


@pytest.mark.story
@pytest.mark.long
def test_the_tutorial_of_looking_ahead_can_be_followed_too(
    tmp_path: Path, sample_once: Path
) -> None:
    follow(AHEAD, tmp_path, sample=sample_once)
    assert (tmp_path / "workshop" / "money.svg").exists()
    assert (tmp_path / "workshop" / "steps.svg").exists()
