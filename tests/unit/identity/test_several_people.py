"""Whether the names on one mailbox can be one person's: asked of a file, and of all records."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import RECORDS
from hogerop.identity import mailboxes_of_several


@pytest.fixture
def engine() -> Iterator[AnEngine]:
    engine = opened_engine(memory_limit="1GB", threads=1)
    yield engine
    engine.close()


def records(engine: AnEngine, **mailboxes: str) -> None:
    rows = [(box, name) for box, names in mailboxes.items() for name in names.split(", ")]
    told = {
        "record_id": [1 + list(mailboxes).index(box) for box, _ in rows],
        "source_id": [f"mail:{box}@example.nl" for box, _ in rows],
        "email": [f"{box}@example.nl" for box, _ in rows],
        "name": [name for _, name in rows],
        "row_key": list(range(len(rows))),
    }
    engine.put("records", RECORDS.of(told))


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
        ("Jan Bos, Bakkerij Bos BV", False),
    ],
)
def test_names_that_one_person_may_go_by_are_not_several(
    engine: AnEngine, names: str, several: bool
) -> None:
    records(engine, box=names)
    assert mailboxes_of_several(engine) == several


def test_mailboxes_are_counted_and_no_names_are_none(engine: AnEngine) -> None:
    records(engine, home="Jan Bos, Els Bos", work="Ad Smit, Bo Mulder", own="Kim Bos, K. Bos")
    assert mailboxes_of_several(engine) == 2
    engine.put("records", RECORDS.empty())
    assert mailboxes_of_several(engine) == 0
