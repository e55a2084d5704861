"""Files that were handed in and not taken yet: kept apart for each business, for a day."""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from hogerop.web.businesses.models import Business

KEPT_SECONDS = 24 * 3600
_TOKEN = re.compile(r"[0-9a-f]{32}")


def keep(business: Business, files: Iterable[UploadedFile[bytes]]) -> str:
    """Keep files until they are taken or a day is past; return their token. A door: writes."""
    sweep()
    token = secrets.token_hex(16)
    folder = _shelf(business) / token
    for place, file in enumerate(files):
        # Each in a folder of its own: two may have one name, which the reports will tell.
        here = folder / str(place)
        here.mkdir(parents=True, mode=0o700)
        with (here / _plain(file.name or "")).open("wb") as kept:
            for part in file.chunks():
                kept.write(part)
    return token


def kept(business: Business, token: str) -> list[Path]:
    """Return the files of a token, in their order; none where there is no such token."""
    if not _TOKEN.fullmatch(token):
        return []
    folders = sorted((_shelf(business) / token).glob("*"), key=lambda one: int(one.name))
    return [file for folder in folders for file in folder.iterdir()]


def forget(business: Business, token: str) -> None:
    """Remove the files of a token. A door: writes."""
    if _TOKEN.fullmatch(token):
        shutil.rmtree(_shelf(business) / token, ignore_errors=True)


def trials() -> Path:
    """Return the folder in which files are tried out; made where it is missing. A door: writes."""
    folder = settings.PLACE.own / "trials"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def sweep() -> None:
    """Remove what was handed in over a day ago, of every business, and what a crash left behind.

    A door: writes.
    """
    own = settings.PLACE.own
    for folder in (*own.glob("handed-in/*/*"), *own.glob("trials/*")):
        if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def _shelf(business: Business) -> Path:
    return settings.PLACE.own / "handed-in" / str(business.pk)


def _plain(name: str) -> str:
    """Return the last part of a name without what a disk or a screen stumbles over."""
    last = re.sub(r"[\x00-\x1f/\\:]", "_", Path(name).name).strip(". ")
    return last[-120:] or "file"
