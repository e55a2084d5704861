"""What holds for every answer: no copy of it is kept, and a fault is told in three lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hogerop.errors import (
    AskedWrongly,
    FileFault,
    HogeropError,
    NotPlacedYet,
    TooLittle,
    WhoIsMeant,
)
from hogerop.words import say

Answer = Callable[[HttpRequest], HttpResponse]


def not_kept_by_browsers(answer: Answer) -> Answer:
    """Have no browser and no proxy keep a copy of a page: it may be about people."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answered


def not_too_large(answer: Answer) -> Answer:
    """Refuse a form that brings more than may be, before anything of it is read."""

    def answered(request: HttpRequest) -> HttpResponse:
        sent = request.META.get("CONTENT_LENGTH") or "0"
        if sent.isdecimal() and int(sent) > settings.LARGEST_UPLOAD:
            return HttpResponse(
                f"{_too_large(int(sent))}\n", status=413, content_type="text/plain; charset=utf-8"
            )
        return answer(request)

    return answered


def _too_large(sent: int) -> HogeropError:
    most = f"{settings.LARGEST_UPLOAD // 1_000_000}"
    return HogeropError(
        say("This is too large: at most {limit} MB together.", limit=most),
        where=say("{size} MB were sent", size=sent // 1_000_000),
        fix=say("Save it as CSV, or in parts; `hogerop import` reads larger files."),
    )


class ToldInThreeLines:
    """Tell what a person can put right in the three lines of the command line.

    Parameters
    ----------
    answer : function
        Answers a request.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer; what it raises comes to `process_exception`."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Return a page that tells a fault, None where it is not one of ours to tell."""
        if not isinstance(fault, HogeropError):
            return None
        slug = request.resolver_match.kwargs.get("slug") if request.resolver_match else None
        told: dict[str, Any] = {"fault": fault, "slug": slug, "place": "", "lacks": False}
        if slug is not None and isinstance(fault, NotPlacedYet):
            told["place"] = reverse("place_anew", args=[slug])
        elif slug is not None and isinstance(fault, TooLittle):
            # What is missing comes in on a page: no command, and no folder of the server.
            told["lacks"] = True
        return render(request, "fault.html", told, status=_status(fault))


def _status(fault: HogeropError) -> int:
    if isinstance(fault, TooLittle):
        return 200  # Nothing is wrong; there is only nothing to show yet.
    if isinstance(fault, WhoIsMeant):
        return 404
    return 400 if isinstance(fault, AskedWrongly | FileFault) else 503
