"""The sheet promotions.xlsx: room to write down who referred whom and who praised the business."""

from __future__ import annotations

from pathlib import Path

from hogerop.paper import save_form
from hogerop.words import say


def promotions_sheet(path: Path) -> None:
    """Write the empty sheet, in the reader's language. A door: writes a file, never over another.

    Raises
    ------
    AskedWrongly
        If the name does not end in ``.xlsx``, or the file is there.
    """
    save_form(
        path,
        [
            say("Date"),
            say("Who (e-mail or customer number)"),
            say("Kind (referral/testimonial)"),
            say("Whom (e-mail)"),
            say("Note"),
        ],
        days=[0],
        choices={2: [say("referral"), say("testimonial")]},
    )
