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
