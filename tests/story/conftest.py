"""What stories share: the sample business as everybody gets it, made once for all of them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from hogerop import steps


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the sample business; to be copied, not changed."""
    own = tmp_path_factory.getbasetemp()
    # Workers that run beside each other share the folder that theirs stand in.
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    made = shared / "sample-once"
    with FileLock(shared / "sample-once.lock"):
        if not made.exists():
            steps.demo(shared / "sample-unready")
            (shared / "sample-unready").rename(made)
    return made


@pytest.fixture(scope="module")
def sample_shop(sample_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the sample business that belongs to one file of tests."""
    return shutil.copytree(sample_once, tmp_path_factory.mktemp("sample") / "shop")
