"""PDF: every character that is said to have a shape has one."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hogerop.errors import FileFault
from hogerop.paper import printable, save_pdf
from hogerop.paper.pdf import _LETTERS

NOW = datetime(2026, 11, 2, tzinfo=UTC)
EMPTY = {
    "title": "Title",
    "business": "",
    "made-on": "",
    "heading": "Heading",
    "edition": "",
    "until": "",
    "words": {"page": "page", "notes": "notes"},
    **{part: [] for part in ("aims", "targets", "week", "actions", "notes")},
}
PLAN = "plan/outlets/plan.typ"


def test_every_character_that_is_kept_has_a_shape(tmp_path: Path) -> None:
    codes = [code for first, last in _LETTERS for code in range(first, last + 1)]
    letters = [c for c in map(chr, codes) if unicodedata.category(c) not in ("Cn", "Cc", "Cf")]
    kept = " ".join(printable(letter) for letter in letters)
    assert kept.count("□") == 1
    # typst refuses a PDF/UA in which a character has no shape.
    save_pdf(tmp_path / "all.pdf", PLAN, EMPTY | {"notes": [kept]}, made_at=NOW)
    assert (tmp_path / "all.pdf").stat().st_size > 100_000


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="it is not there"):
        save_pdf(tmp_path / "none" / "plan.pdf", PLAN, EMPTY, made_at=NOW)
