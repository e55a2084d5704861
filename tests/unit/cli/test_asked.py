"""What was typed is made out: days, rungs, the folder that is meant."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hogerop.cli.asked import Everywhere, a_day, a_rung, folder_of, may_write
from hogerop.errors import AskedWrongly
from hogerop.words import speaking


@pytest.mark.parametrize(
    "typed", ["2026-11-03", "03-11-2026", "3-11-2026", "3.11.2026", " 2026-11-3 "]
)
def test_a_day_is_typed_year_first_or_day_first(typed: str) -> None:
    assert a_day(typed) == date(2026, 11, 3)


@pytest.mark.parametrize(
    "typed", ["", "tomorrow", "2026-13-01", "31-02-2026", "11/30/2026", "3-11-26"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(AskedWrongly, match="2026-11-30"):
        a_day(typed)


def test_a_day_with_slashes_that_may_be_two_days_is_refused_with_both() -> None:
    with pytest.raises(AskedWrongly) as refused:
        a_day("03/04/2026")
    assert refused.value.fix == "Write 2026-04-03 or 2026-03-04."


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("25/04/2026", date(2026, 4, 25)),
        ("4/4/2026", date(2026, 4, 4)),
        ("03-04-2026", date(2026, 4, 3)),
    ],
)
def test_a_day_that_can_be_one_day_only_is_read(typed: str, day: date) -> None:
    assert a_day(typed) == day


@pytest.mark.parametrize("typed", ["fan", "7", "Raving fan", "FAN"])
def test_a_rung_is_typed_by_key_number_or_name(typed: str) -> None:
    assert a_rung(typed) == "fan"


def test_a_rung_is_typed_by_its_dutch_name_too() -> None:
    with speaking("nl"):
        assert a_rung("Pleitbezorger") == "advocate"


def test_a_rung_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(AskedWrongly, match=r"(?s)champion.*Advocate, Raving fan \(fan\)"):
        a_rung("champion")


def test_the_rungs_to_choose_from_are_named_in_the_language_spoken() -> None:
    with speaking("nl"), pytest.raises(AskedWrongly) as refused:
        a_rung("kampioen")
    assert "Klant (customer), Lid (member)" in refused.value.fix
    assert refused.value.fix.startswith("Kies uit Suspect, Prospect")


def test_a_file_that_is_there_is_written_over_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "list.csv").touch()
    may_write(None, force=False)
    may_write(tmp_path / "new.csv", force=False)
    may_write(tmp_path / "list.csv", force=True)
    with pytest.raises(AskedWrongly, match="--force"):
        may_write(tmp_path / "list.csv", force=False)


def context(workspace: Path | None) -> Any:
    """The little of Typer's context that is looked at."""
    root = SimpleNamespace(obj=Everywhere(workspace=workspace))
    return SimpleNamespace(find_root=lambda: root)


def test_the_folder_is_the_one_named(tmp_path: Path) -> None:
    assert folder_of(context(tmp_path / "shop")) == tmp_path / "shop"


def test_else_it_is_the_nearest_that_holds_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hogerop.toml").touch()
    (tmp_path / "files" / "old").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "files" / "old")
    assert folder_of(context(None)) == tmp_path


def test_else_it_is_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert folder_of(context(None)) == tmp_path
