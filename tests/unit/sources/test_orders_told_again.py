"""An order of a hand-made list that a newer file tells otherwise counts twice, and that is told."""

from __future__ import annotations

from typing import Any

HEAD = "klantnummer;datum;bestelnummer;bedrag\n"


def test_an_order_number_that_comes_with_another_amount_is_told_with_how_to_put_it_right(
    take_file: Any,
) -> None:
    take_file(HEAD + "1;2026-05-03;A1;100\n2;2026-05-04;A2;50\n")
    newer = take_file(HEAD + "1;2026-05-03;A1;120\n2;2026-05-04;A2;50\n")
    assert newer.counts == (1, 0, 0, 1)
    (note,) = newer.report.notes
    assert note == (
        "1 order number was known and has other lines here; the lines of both files count. If this"
        " file corrects the older one, take that back: hogerop imports remove 1"
    )


def test_the_same_orders_and_new_ones_ask_for_no_word(take_file: Any) -> None:
    take_file(HEAD + "1;2026-05-03;A1;100\n")
    newer = take_file(HEAD + "1;2026-05-03;A1;100\n1;2026-05-05;A3;10\n")
    assert (newer.counts, newer.report.notes) == ((1, 0, 0, 1), ())


def test_the_same_number_in_another_system_is_another_order(take_file: Any) -> None:
    take_file(HEAD + "1;2026-05-03;A1;100\n", source="till")
    assert take_file(HEAD + "1;2026-05-03;A1;120\n", source="shop").report.notes == ()


def test_several_older_files_are_named(take_file: Any) -> None:
    take_file(HEAD + "1;2026-05-03;A1;100\n")
    take_file(HEAD + "2;2026-05-03;A2;100\n")
    (note,) = take_file(HEAD + "1;2026-05-03;A1;9\n2;2026-05-03;A2;9\n").report.notes
    assert "2 order numbers" in note
    assert note.endswith("hogerop imports remove 1, hogerop imports remove 2")
