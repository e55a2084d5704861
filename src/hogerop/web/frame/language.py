"""The language of a page: the account's own, else the one chosen here, else the browser's."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from hogerop.words import LANGUAGES, speaking

Answer = Callable[[HttpRequest], HttpResponse]


def language_of(request: HttpRequest) -> str:
    """Return ``"en"`` or ``"nl"``. Runs at most the query that finds who is signed in."""
    own = getattr(request.user, "language", "")
    return own if own in LANGUAGES else translation.get_language_from_request(request)[:2]


def in_the_readers_language(answer: Answer) -> Answer:
    """Have a page speak its reader's language: our own sentences, and Django's."""

    def answered(request: HttpRequest) -> HttpResponse:
        spoken = language_of(request)
        with speaking(spoken, on_pages=True), translation.override(spoken):
            response = answer(request)
        response.headers.setdefault("Content-Language", spoken)
        return response

    return answered
