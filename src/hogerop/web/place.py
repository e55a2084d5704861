"""Where the app keeps what is its own: its database and its secret key.

Never inside a business's folder: what forgets a person there goes through every file of it.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

SETTINGS = "hogerop.toml"


@dataclass(frozen=True)
class Place:
    """The folder that is served, and the app's own beside it.

    Parameters
    ----------
    folder : Path
        A shelf of businesses, each a workspace; or the workspace of one.
    """

    folder: Path

    @property
    def is_one_business(self) -> bool:
        """Whether the folder is itself a workspace."""
        return (self.folder / SETTINGS).is_file()

    @property
    def own(self) -> Path:
        """The app's own folder: ``.web`` on a shelf, ``NAME.web`` beside one business."""
        if self.is_one_business:
            return self.folder.with_name(f"{self.folder.name}.web")
        return self.folder / ".web"

    @property
    def database(self) -> Path:
        """The file of people, roles and sessions, where no other database is named."""
        return self.own / "web.sqlite3"

    @property
    def passing(self) -> Path:
        """Where files lie that are gone when what they are for is done."""
        return self.own / "passing"

    def make(self) -> None:
        """Make the app's own folder, for its owner's eyes only. A door: writes."""
        self.passing.mkdir(parents=True, exist_ok=True)
        self.own.chmod(0o700)

    def secret_key(self) -> str:
        """Return the key that signs cookies and links; made once. A door: reads, or writes.

        Whoever reads it can sign in as anybody, so only this user of the machine may.
        """
        self.make()
        file = self.own / "secret-key"
        try:
            with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
                new.write(secrets.token_urlsafe(50))
        except FileExistsError:
            pass
        return file.read_text(encoding="utf-8")

    def businesses(self) -> list[Path]:
        """Return the folders of the businesses that are here. A door: reads a folder."""
        if self.is_one_business:
            return [self.folder]
        if not self.folder.is_dir():
            return []
        return sorted(one.parent for one in self.folder.glob(f"*/{SETTINGS}"))
