"""What follows when files came in or went: everybody is placed anew."""

from __future__ import annotations

from contextlib import suppress

from hogerop import steps
from hogerop.errors import TooLittle
from hogerop.web.businesses.wall import Inside


def place_anew(inside: Inside) -> None:
    """Place everybody anew, so that the next page need not; nobody where nothing is left.

    A door: writes an edition.
    """
    with suppress(TooLittle):
        steps.run(inside.workspace)
