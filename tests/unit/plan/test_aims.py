"""What is aimed at: kept with how it stood, changed, taken away, and taken back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from hogerop.errors import FileFault
from hogerop.plan import Aims, Sought, aimed_line, aims_of, with_aims

DAY, LATER = date(2026, 3, 1), date(2026, 6, 1)


def line(aims: Aims) -> dict[str, Any]:
    return json.loads(json.dumps(aimed_line(aims, on=DAY, by="Ann")))  # type: ignore[no-any-return]


def test_an_aim_that_is_changed_keeps_its_start() -> None:
    first = with_aims(Aims(), {"member": Sought(50, DAY, 3, 40)}, until=LATER)
    second = with_aims(first, {"member": Sought(60, LATER, 9, 48)}, until=None)
    assert second == Aims(LATER, {"member": Sought(60, DAY, 3, 40)})
    assert with_aims(second, {"member": None}, until=None) == Aims(LATER, {})


def test_aims_come_back_as_they_were_set_and_go_one_back_each_time() -> None:
    cost = {"acquisition": Sought(80, DAY, 3, 99.2, 91.15, 108.0)}
    one = with_aims(Aims(), cost, until=LATER)
    two = with_aims(one, {"fan": Sought(20, LATER, 4, None)}, until=None)
    undone = {"what": "undone", "on": "2026-06-02", "by": "Ann"}
    assert aims_of([line(one), line(two)]) == (Aims(), one, two)
    assert aims_of([line(one), line(two), undone])[-1] == one
    assert aims_of([line(one), line(two), undone, undone])[-1] == Aims()
    assert two.of("fan") == Sought(20, LATER, 4, None)
    assert two.of("member") is None


def test_lines_that_make_no_sense_are_all_named() -> None:
    sought = {"giant": {"aim": 4, "since": "2026-03-01", "edition": 3}}
    broken = [
        {"what": "undone"},
        {"what": "aimed", "until": None, "sought": sought},
        {"what": "aimed", "until": "soon", "sought": {}},
        {"what": "sung", "until": None, "sought": {}},
    ]
    with pytest.raises(FileFault, match="journal of aims is damaged") as told:
        aims_of([line(Aims()), *broken])
    assert told.value.problems == tuple(f"Line {n} makes no sense." for n in (3, 4, 5))
