"""An import can be undone, brought back, and replaced by reading its file another way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.unit.steps.shop import standings

from hogerop import steps
from hogerop.errors import AskedWrongly
from hogerop.workspace import Workspace

FIRST = "e-mail,order number,date,amount\njan@x.nl,A1,2026-04-01,100\npiet@x.nl,A2,2026-04-02,50\n"
SECOND = FIRST + "els@x.nl,A3,2026-05-03,20\n"
UNCLEAR = "e-mail,order number,date,amount\njan@x.nl,A1,03-04-2026,100\n"


@pytest.fixture
def empty(tmp_path: Path, clock: object) -> Workspace:
    return steps.start(tmp_path / "shop", name="Shop", language="en")


def a_file(workspace: Workspace, text: str, name: str) -> Path:
    file = workspace.folder.parent / name
    file.write_text(text, encoding="utf-8")
    return file


def days(workspace: Workspace) -> list[date]:
    """Return the days of everything that counts."""
    found = [pq.read_table(i.file("lines")).column("day").to_pylist() for i in workspace.imports()]
    return [date.fromordinal(719163 + day) for of_one in found for day in of_one]


def numbers(workspace: Workspace) -> tuple[list[int], list[int]]:
    """Return the numbers of the imports that count and of those that were put aside."""
    return (
        [report.number for report in steps.imports(workspace)],
        [report.number for report in steps.removed_imports(workspace)],
    )


def test_a_removed_import_counts_no_more_and_a_restored_one_does_again(
    workspace: Workspace,
) -> None:
    before = standings(workspace)
    removed = steps.remove_import(workspace, 1)
    assert (removed.report.file, removed.report.taken, removed.again) == ("orders.csv", 3, ())
    assert numbers(workspace) == ([2], [1])
    assert standings(workspace) == {"suspect": 1}
    assert steps.restore_import(workspace, 1).taken == 3
    assert numbers(workspace) == ([1, 2], [])
    assert standings(workspace) == before


def test_the_number_of_a_removed_import_is_not_given_again(workspace: Workspace) -> None:
    steps.remove_import(workspace, 2)
    file = a_file(workspace, "e-mail,name\nbo@x.nl,Bo\n", "more.csv")
    assert steps.take_in(workspace, [file])[0].number == 3
    assert numbers(workspace) == ([1, 3], [2])


def test_an_import_that_is_not_there_cannot_be_removed_or_restored(workspace: Workspace) -> None:
    with pytest.raises(AskedWrongly, match="no import 9"):
        steps.remove_import(workspace, 9)
    with pytest.raises(AskedWrongly, match="no import 1"):
        steps.restore_import(workspace, 1)


def test_a_file_read_with_other_dates_takes_the_place_of_the_import(empty: Workspace) -> None:
    file = a_file(empty, UNCLEAR, "o.csv")
    steps.take_in(empty, [file], dates="mdy")
    assert days(empty) == [date(2026, 3, 4)]
    (report,) = steps.take_in(empty, [file], dates="dmy")
    assert (report.taken, report.repeats, report.replaces) == (1, 0, (1,))
    assert days(empty) == [date(2026, 4, 3)]
    assert numbers(empty) == ([2], [1])


def test_a_replaced_import_is_back_once_its_replacement_is_removed(empty: Workspace) -> None:
    file = a_file(empty, UNCLEAR, "o.csv")
    steps.take_in(empty, [file], dates="mdy")
    steps.take_in(empty, [file], dates="dmy")
    with pytest.raises(AskedWrongly, match="taken again, in import 2"):
        steps.restore_import(empty, 1)
    steps.remove_import(empty, 2)
    steps.restore_import(empty, 1)
    assert days(empty) == [date(2026, 3, 4)]


def test_a_file_read_under_another_source_takes_the_place_of_the_import(empty: Workspace) -> None:
    file = a_file(empty, FIRST, "o.csv")
    steps.take_in(empty, [file])
    (report,) = steps.take_in(empty, [file], source="till")
    assert (report.source, report.taken, report.replaces) == ("till", 2, (1,))


def test_a_stop_between_the_new_import_and_putting_the_old_one_aside_is_made_good(
    empty: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_file(empty, UNCLEAR, "o.csv")
    steps.take_in(empty, [file], dates="mdy")
    with monkeypatch.context() as stopped:
        stopped.setattr(Workspace, "_put_aside_replaced", lambda self: None)
        steps.take_in(empty, [file], dates="dmy")
    assert numbers(empty) == ([1, 2], [])
    with empty.writing():
        pass
    assert numbers(empty) == ([2], [1])


def test_rows_that_a_removed_import_held_come_with_a_later_file_that_has_them_too(
    empty: Workspace,
) -> None:
    second = a_file(empty, SECOND, "may.csv")
    steps.take_in(empty, [a_file(empty, FIRST, "april.csv"), second])
    removed = steps.remove_import(empty, 1)
    assert [report.file for report in removed.again] == ["may.csv"]
    (report,) = steps.take_in(empty, [second])
    assert (report.number, report.taken, report.repeats, report.already) == (3, 2, 1, False)
    assert len(days(empty)) == 3
    with pytest.raises(AskedWrongly, match="taken again, in import 3"):
        steps.restore_import(empty, 1)
