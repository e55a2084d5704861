"""Text of unknown origin shows what it says and does nothing else."""

from __future__ import annotations

import pytest

from hogerop.paper import inert


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("Hélène", "Hélène"),
        ("[red]Jan[/red]", "[red]Jan[/red]"),
        ("a\x1b[2Jb", "a[2Jb"),
        ("a\x9b31mb", "a31mb"),
        ("one\ntwo\tthree\r", "one two three "),
        ("\u202eevil\u202c\u200f", "evil"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\ud800lone", "lone"),
        ("a\u2028b", "a b"),
        (None, ""),
        (12, "12"),
    ],
)
def test_characters_that_steer_are_left_out(hostile: object, shown: str) -> None:
    assert inert(hostile) == shown


def test_a_text_of_any_length_is_cut_where_asked() -> None:
    assert inert("x" * 10_000, 5) == "xxxx…"
    assert inert("xxxxx", 5) == "xxxxx"
    assert len(inert("é" * 10_000)) == 10_000
