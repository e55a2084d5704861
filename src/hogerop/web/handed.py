"""Files that a page hands over: made in a folder of the app's own, sent, and gone."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

KINDS = {
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ics": "text/calendar; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
}
"""What a browser is told of a file, by the end of its name."""
LONGEST_SECONDS = 24 * 3600
"""No answer takes so long: what is older was left by an app that was killed."""


def handed(name: str, ending: str, write: Callable[[Path], object]) -> HttpResponse:
    """Return a file as a download. A door: writes it, and takes it away again.

    Parameters
    ----------
    name : str
        What it is called, in any letters; the download has none but plain ones.
    ending : str
        One of `KINDS`.
    write : function
        Writes the file to the path that it is given.
    """
    settings.PLACE.make()
    with TemporaryDirectory(dir=settings.PLACE.passing) as folder:
        file = Path(folder) / f"{slugify(name) or 'hogerop'}{ending}"
        write(file)
        answer = HttpResponse(file.read_bytes(), content_type=KINDS[ending])
    answer["Content-Disposition"] = content_disposition_header(True, file.name)
    return answer


def sweep() -> None:
    """Remove what an app that was killed left half handed over or handed in. A door: writes."""
    settings.PLACE.make()
    for left in settings.PLACE.passing.iterdir():
        with suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > LONGEST_SECONDS:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
