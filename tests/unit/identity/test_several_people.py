"""Whether the names on one mailbox can be one person's."""

from __future__ import annotations

import pytest

from hogerop.identity.normalise import personal_name
from hogerop.identity.several_people import are_several


@pytest.mark.parametrize(
    ("names", "several"),
    [
        ("Jan de Vries, Els de Vries", True),
        ("Jan de Vries, J. de Vries, Piet Bos", True),
        ("J. de Vries, E. de Vries", True),
        ("Jan de Vries, J. de Vries", False),
        ("Jan de Vries, JAN DE VRIES", False),
        ("Johanna Bos, Hanna Bos", False),
        ("Robert Smit, Bob Smit", False),
        ("Els Jansen, Els de Boer", False),
        ("Jan Jansen, Jansen Jan", False),
        ("Marieke Bos, Mareike Bos", False),
        ("Jan Bos, Bos", False),
    ],
)
def test_names_that_one_person_may_go_by_are_not_several(names: str, several: bool) -> None:
    found = [personal_name(None, None, name) for name in names.split(", ")]
    assert are_several(name for name in found if name is not None) == several
