"""Every command of a tutorial works, in its order, and says what the page shows that it says.

One file each, so that they run beside each other.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.story.tutorial import AHEAD, LADDER, VALUE, follow


@pytest.mark.parametrize("page", [LADDER, VALUE, AHEAD], ids=lambda page: page.stem)
def test_every_amount_and_share_that_the_prose_quotes_is_printed_on_the_page(page: Path) -> None:
    shown = page.read_text("utf-8")
    blocks = re.findall(r"```.*?```", shown, flags=re.DOTALL)
    prose = re.sub(r"```.*?```", "", shown, flags=re.DOTALL)
    quoted = " ".join(re.findall(r"\*[^*]+\*|`[^`]+`", prose))
    assert amounts(quoted) <= amounts(" ".join(blocks))


def amounts(text: str) -> set[str]:
    """Return the amounts of money and the shares that a text names."""
    return set(re.findall(r"€\d[\d,.]*(?<=\d)|\d+(?:\.\d+)?%", text))


@pytest.mark.story
@pytest.mark.long
def test_the_tutorial_can_be_followed_from_its_first_command_to_its_last(tmp_path: Path) -> None:
    follow(LADDER, tmp_path)
    assert (tmp_path / "my-workshop" / "call.xlsx").exists()
