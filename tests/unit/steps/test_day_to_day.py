"""A run after a small import: what it looks at, what it leaves as it was, and what it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.story.typed import done

from hogerop import steps
from hogerop.steps import run
from hogerop.workspace import Workspace

FIRST, NEXT, A_WEEK_ON = date(2026, 6, 1), date(2026, 6, 4), date(2026, 6, 8)


@pytest.fixture
def shop(tmp_path: Path) -> Workspace:
    """Return a shop with an edition of the first day, whose models stay for a week."""
    workspace = steps.start(tmp_path / "shop")
    steps.change_settings(workspace, {"value": {"refit_days": 7}})
    rows = [f"c{n % 30},2026-0{1 + n % 5}-1{n % 9},{20 + n % 7},o{n}" for n in range(90)]
    take_in(workspace, tmp_path / "orders.csv", rows)
    run(workspace, as_of=FIRST)
    return workspace


def take_in(workspace: Workspace, file: Path, rows: list[str]) -> None:
    file.write_text("\n".join(["customer id,order date,amount,order number", *rows]))
    steps.take_in(workspace, [file], today=A_WEEK_ON)


def test_only_those_are_walked_of_whom_something_came_in(shop: Workspace, tmp_path: Path) -> None:
    take_in(shop, tmp_path / "more.csv", ["c1,2026-05-30,25,new1", "c2,2026-03-02,25,new2"])
    manifest = run(shop, as_of=FIRST)
    assert manifest.walked == 2
    assert manifest.rewrote == {"late": 2}
    assert manifest.events == 92
    assert run(shop, as_of=FIRST, anew=True).walked is None


def test_what_did_not_change_is_the_same_file_in_both_editions(
    shop: Workspace, tmp_path: Path
) -> None:
    take_in(shop, tmp_path / "more.csv", ["c1,2026-05-30,25,new1"])
    run(shop, as_of=FIRST)
    before, now = shop.editions()
    assert now.file("events").samefile(before.file("events"))
    assert not now.broken_files()


def test_where_a_disk_knows_no_second_names_the_file_is_copied(
    shop: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    take_in(shop, tmp_path / "more.csv", ["c1,2026-05-30,25,new1"])
    run(shop, as_of=FIRST)
    before, now = shop.editions()
    assert not now.file("events").samefile(before.file("events"))
    assert not now.broken_files()


@pytest.mark.parametrize(("day", "edition"), [(NEXT, 1), (A_WEEK_ON, 2), (date(2026, 5, 28), 2)])
def test_a_fit_stays_for_as_long_as_the_settings_say(
    shop: Workspace, day: date, edition: int
) -> None:
    fitted = run(shop, as_of=day).value["fitted"]
    assert fitted == {"edition": edition, "day": (FIRST if edition == 1 else day).isoformat()}


def test_it_is_said_who_stood_otherwise_in_the_past(shop: Workspace, tmp_path: Path) -> None:
    take_in(shop, tmp_path / "more.csv", ["c2,2026-03-02,25,new2"])
    said = done(shop.folder, "run", "--as-of", FIRST.isoformat())
    assert "1 contact stood otherwise in the past than was said until now" in said
    assert "something of an earlier day came in" in said
