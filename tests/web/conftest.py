"""The web app as a browser meets it: Django's own client, a new database, a shelf of files."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

# Django sets the clock of the whole process by its own setting; the tests that come after must
# not notice, so it is set before and the same.
os.environ["TZ"] = "UTC"
time.tzset()
OURS = ("HOGEROP_WEB", "HOGEROP_SITE", "HOGEROP_HOOKS")
for name in [name for name in os.environ if name.startswith(OURS)]:
    os.environ.pop(name)
os.environ["DJANGO_SETTINGS_MODULE"] = "hogerop.web.settings"

import django  # noqa: E402

django.setup()

from hogerop import steps  # noqa: E402
from hogerop.web.imports import trial, trial_child  # noqa: E402
from hogerop.web.place import Place  # noqa: E402


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, settings) -> Iterator[Path]:
    """Give the folder that is served, empty; passwords are quick to check, nothing is limited."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    settings.PLACE = Place(folder)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ACCOUNT_RATE_LIMITS = False
    # What is asked of the worker is done at once, in the test's own process.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    yield folder


@pytest.fixture(autouse=True)
def tried_out_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Try files out in the test's own process, which is quicker; but not what is marked."""
    if "in_a_child" not in request.keywords:
        monkeypatch.setattr(trial, "_of_child", of_this_process)


def of_this_process(asked: dict[str, Any], scratch: Path) -> tuple[list[str], str]:
    return [json.dumps(one, default=str) + "\n" for one in trial_child.tried(asked)], "ours"


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that is made once for all workers; to be copied, not changed."""
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    made = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not made.exists():
            make(shared / f"{name}-unready")
            (shared / f"{name}-unready").rename(made)
    return made


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a sample business of some 300 names."""
    return made_once(tmp_path_factory, "web-sample", lambda to: steps.demo(to, names=300))


@pytest.fixture(scope="session")
def tiny_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a business with two customers."""
    return made_once(tmp_path_factory, "web-tiny", lambda to: tiny(to, "shop"))


@pytest.fixture(scope="session")
def other_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a business with two customers whom nobody else knows."""
    return made_once(tmp_path_factory, "web-other", lambda to: tiny(to, "other"))


def tiny(folder: Path, name: str) -> None:
    workspace = steps.start(folder, name=name)
    file = folder / "orders.csv"
    file.write_text(
        "Order,Date,E-mail,Name,Amount\n"
        f"1,2026-03-01,anna@{name}.example,Anna of {name},10.00\n"
        f"2,2026-04-01,anna@{name}.example,Anna of {name},20.00\n"
        f"3,2026-05-01,bas@{name}.example,Bas of {name},30.00\n",
        encoding="utf-8",
    )
    steps.take_in(workspace, [file])
    steps.run(workspace)
