"""Compiling for the first time takes half a minute: whoever waits is told."""

from __future__ import annotations

from pathlib import Path

import numba
import pytest

from hogerop import compiled


@pytest.fixture
def told() -> list[str]:
    return []


def compile_two() -> None:
    for number in (1, 1.5):
        numba.njit(lambda n: n + 1)(number)


def test_whoever_waits_for_the_first_compiling_is_told_once(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "_new_homes", [Path("new")])
    with compiled.when_first_compiling(lambda: told.append("wait")):
        compile_two()
    assert told == ["wait"]
    compile_two()
    assert told == ["wait"]


def test_where_the_code_was_kept_nothing_is_told(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "_new_homes", [])
    with compiled.when_first_compiling(lambda: told.append("wait")):
        compile_two()
    assert told == []


def test_code_is_kept_anew_when_another_folder_of_its_room_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "_HOUSE", tmp_path)
    models, value = tmp_path / "value" / "models", tmp_path / "value"
    models.mkdir(parents=True)
    homes = []
    for text in ("rate = 1", "rate = 2"):
        (value / "days.py").write_text(text)
        compiled._content.cache_clear()
        compiled._home.cache_clear()
        homes.append(compiled._home(models))
    assert homes[0] != homes[1]
    assert {home.parent for home in homes} == {models / "__pycache__"}
