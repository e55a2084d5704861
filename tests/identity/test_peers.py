"""The other methods, on a few rows that show what each of them sees."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pytest
from tests.identity import peers
from tests.identity.method import Method
from tests.identity.splink_em import splink_em

from hogerop.contracts import RECORDS, key_of

Row = Mapping[str, object]


def records(*rows: Row) -> pa.Table:
    names = sorted({name for row in rows for name in row})
    return RECORDS.of(
        {
            "record_id": [key_of("shop", str(n)) for n in range(len(rows))],
            "row_key": list(range(len(rows))),
            **{name: [row.get(name) for row in rows] for name in names},
        }
    )


def groups(method: Method, *rows: Row) -> list[int]:
    """Number the rows by the contact that the method puts them in, from 0 in order."""
    found = method(records(*rows)).cluster.tolist()
    order = list(dict.fromkeys(found))
    return [order.index(each) for each in found]


JAN = {"name": "Jan de Vries", "email": "jan@home.nl", "phone": "06-12345679"}
J = {"name": "Vries, J. de", "phone": "+31612345679"}
PIET = {"name": "Piet Bos", "phone": "0031 6 12345679"}
JUNK = {"name": "Kees Mol", "email": "test@test.nl", "phone": "0000000000"}
JUNKS = {"name": "Anna Pol", "email": "test@test.nl", "phone": "0000000000"}


@pytest.mark.parametrize(
    ("method", "found"),
    [
        ("e-mail", [0, 1, 2, 3, 4]),
        ("e-mail or telephone", [0, 0, 0, 1, 2]),
        ("... and the name agrees", [0, 0, 1, 2, 3]),
    ],
)
def test_what_each_method_puts_together(method: str, found: list[int]) -> None:
    assert groups(peers.PEOPLE[method], JAN, J, PIET, JUNK, JUNKS) == found


def test_one_home_one_name_is_one_person() -> None:
    home = {"postcode": "1234 AB", "street": "Dorpsstraat 5"}
    rows = [
        {"name": "Jan Bos", **home},
        {"name": "J. Bos", "postcode": "1234ab", "street": "Dorpsstr. 5"},
    ]
    assert groups(peers.key_and_name, *rows, {"name": "Piet Bos", **home}) == [0, 0, 1]


def test_companies_by_the_name_without_its_legal_form() -> None:
    rows = [{"company": "Jansen B.V."}, {"company": "jansen"}, {"company": "Jansen Media"}, {}, {}]
    assert groups(peers.basename, *rows) == [0, 0, 1, 2, 3]


def test_edges_by_record_become_pairs_of_places() -> None:
    table = records(JAN, J, PIET)
    ids = table["record_id"].to_pylist()
    edges = pa.table({"left": [ids[2]], "right": [ids[0]], "probability": [0.5]})
    pairs = peers.pairs_of(table, edges)
    assert (pairs.left.tolist(), pairs.right.tolist()) == ([2], [0])


def test_splink_puts_most_of_a_small_book_together() -> None:
    rows: list[Row] = []
    for n in range(60):
        person = {"first_name": f"Jan{n}", "last_name": f"Bos{n}", "email": f"m{n}@x.nl"}
        rows += [{**person, "phone": f"06123{n:05d}"}, {**person, "postcode": f"12{n:02d}AB"}]
    assert len(set(splink_em(records(*rows)).cluster.tolist())) == 60
