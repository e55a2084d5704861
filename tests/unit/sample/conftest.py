"""The sample business as `hogerop demo` makes it, made once for all these tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.unit.sample.recount import Files

from hogerop import sample


@pytest.fixture(scope="session")
def truth(tmp_path_factory: pytest.TempPathFactory) -> sample.Truth:
    return sample.make(tmp_path_factory.mktemp("de-ketting"))


@pytest.fixture(scope="session")
def folder(truth: sample.Truth) -> Path:
    return truth.folder


@pytest.fixture(scope="session")
def counted(folder: Path) -> Files:
    return Files(folder, date(2026, 10, 31)).read()
