"""Most rows of a large file are passed over at a glance, and never one that names them."""

from __future__ import annotations

import pytest

from hogerop.identity.forgetting.traces import Traces

THEIRS = Traces.of(
    [
        ("name", 'eva "roos" de wit'),
        ("email", "eva@example.nl"),
        ("source_id", "17"),
        ("phone", "+31 6 12345678"),
    ],
    ["roos10"],
)


@pytest.mark.parametrize(
    "row",
    [
        '9;"Eva ""Roos"" de Wit";;\n',
        "9;x;EVA@EXAMPLE.NL;\n",
        "17;;;\n",
        "9;x;;06-1234 56 78\n",
        "9;x;ROOS10;\n",
    ],
)
def test_a_row_that_names_them_is_looked_at(row: str) -> None:
    assert THEIRS.may_be_in(row)


def test_a_row_about_others_is_passed_over() -> None:
    assert not THEIRS.may_be_in("9;Jan Jansen;jan@example.nl;06-8765 43 21\n")
