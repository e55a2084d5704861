"""Cells typed anew: a row that would be set aside is read, and the file stays what it was."""

from __future__ import annotations

from typing import Any

import pytest

from hogerop.errors import FileFault

ORDERS = (
    "Order;Datum;E-mail;Bedrag\n"
    "1;31-02-2026;an@x.nl;10,00\n"
    "2;15-03-2026;bo@x.nl;tien\n"
    "3;16-03-2026;cor@x.nl;30,00\n"
)
MENDED = {"cells": {"Datum": {"2": "28-02-2026"}, "Bedrag": {"3": "10,50"}}}


def test_a_row_is_read_with_the_cell_that_was_typed_and_keeps_its_number(take_file: Any) -> None:
    taken = take_file(ORDERS, mapping=MENDED)
    assert taken.counts == (3, 0, 0, 0)
    assert taken.told("source_row", "day", "amount") == [
        (2, "2026-02-28", 10.0),
        (3, "2026-03-15", 10.5),
        (4, "2026-03-16", 30.0),
    ]


def test_what_is_typed_wrongly_is_set_aside_beside_what_the_file_says(take_file: Any) -> None:
    taken = take_file(ORDERS, mapping={"cells": {"Datum": {"2": "30-02-2026"}}})
    (row, _) = taken.set_aside
    assert (row["source_row"], row["column"], row["reason"]) == (2, "Datum", "date")
    assert '"Datum": "31-02-2026"' in row["original"]


def test_a_number_in_a_file_that_writes_them_itself_is_typed_as_text(take_file: Any) -> None:
    objects = (
        '[{"Order": 1, "Date": "2026-03-01", "E-mail": "a@x.nl", "Amount": "1,50"},'
        ' {"Order": 2, "Date": "2026-03-02", "E-mail": "b@x.nl", "Amount": "2,50"},'
        ' {"Order": 3, "Date": "2026-03-03", "E-mail": "c@x.nl", "Amount": 1e999}]'
    )
    told = {"cells": {"Amount": {"3": "1.003,50"}}, "decimal": ","}
    taken = take_file(objects, name="orders.json", mapping=told)
    assert [amount for (amount,) in taken.told("amount")] == [1.5, 2.5, 1003.5]


@pytest.mark.parametrize("cells", ["Datum", {"Datum": "x"}, {"Datum": {"twee": "x"}}])
def test_cells_that_are_no_table_are_refused(cells: Any, take_file: Any) -> None:
    with pytest.raises(FileFault, match="mapping"):
        take_file(ORDERS, mapping={"cells": cells})
