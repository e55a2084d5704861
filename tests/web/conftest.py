"""The web app as a browser meets it: Django's own client, a new database, a shelf of files."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

# Django sets the clock of the whole process by its own setting; the tests that come after must
# not notice, so it is set before and the same.
os.environ["TZ"] = "UTC"
time.tzset()
for name in [name for name in os.environ if name.startswith(("HOGEROP_WEB", "HOGEROP_SITE"))]:
    os.environ.pop(name)
os.environ["DJANGO_SETTINGS_MODULE"] = "hogerop.web.settings"

import django  # noqa: E402

django.setup()

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
    yield folder
