"""What the frame around every page needs to know."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from hogerop.words import language


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the language of the page, and the address to come back to."""
    return {"spoken": language(), "here": request.get_full_path()}
