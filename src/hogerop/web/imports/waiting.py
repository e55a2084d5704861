"""Files that were handed in and not taken yet: kept apart for each business, for a day."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

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
    here = (_shelf(business) / token).glob("*")
    folders = sorted((one for one in here if one.is_dir()), key=lambda one: int(one.name))
    return [file for folder in folders for file in folder.iterdir()]


def note(business: Business, token: str, name: str, what: object) -> None:
    """Note something beside the files of a token. A door: writes."""
    file = _note(business, token, name)
    if file is not None:
        new = file.with_suffix(".new")
        new.write_text(json.dumps(what, ensure_ascii=False), encoding="utf-8")
        new.replace(file)


def noted(business: Business, token: str, name: str) -> Any:
    """Return what was noted beside the files of a token; None where nothing was. A door: reads."""
    file = _note(business, token, name)
    if file is None or not file.is_file():
        return None
    return json.loads(file.read_text(encoding="utf-8"))


def strike(business: Business, token: str, name: str) -> None:
    """Remove what was noted beside the files of a token. A door: writes."""
    file = _note(business, token, name)
    if file is not None:
        file.unlink(missing_ok=True)


def _note(business: Business, token: str, name: str) -> Path | None:
    here = _shelf(business) / token
    return here / f"{name}.json" if _TOKEN.fullmatch(token) and here.is_dir() else None


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
        with suppress(FileNotFoundError):  # Taken or left by somebody else at this moment.
            if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _shelf(business: Business) -> Path:
    return settings.PLACE.own / "handed-in" / str(business.pk)


def _plain(name: str) -> str:
    """Return the last part of a name without what a disk or a screen stumbles over."""
    last = re.sub(r"[\x00-\x1f/\\:]", "_", Path(name).name).strip(". ")
    return last[-120:] or "file"
