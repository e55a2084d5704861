"""Files that appear under their name only when they are complete."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hogerop.errors import FileFault, why_not
from hogerop.words import say


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Yield where to write what is to appear at ``path`` when the block ends well. Writes a file.

    Raises
    ------
    FileFault
        If the file cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=path.suffix)
        os.close(handle)
        unfinished = Path(name)
        try:
            yield unfinished
            os.chmod(unfinished, 0o666 & ~_mask())
            os.replace(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as fault:
        raise FileFault(
            say("The file cannot be written: {reason}", reason=why_not(fault)),
            where=str(path),
            fix=say("Check that the folder exists, may be written to and has room."),
        ) from fault


def save_bytes(path: Path, content: bytes) -> None:
    """Write a small file whole. Writes a file.

    Raises
    ------
    FileFault
        If the file cannot be written.
    """
    with appearing(path) as unfinished:
        unfinished.write_bytes(content)


def _mask() -> int:
    """Return the mask for new files, which a temporary file does not heed of itself."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
