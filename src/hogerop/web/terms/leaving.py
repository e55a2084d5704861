"""Taking everything along, and deleting a business."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from hogerop import steps
from hogerop.errors import HogeropError
from hogerop.web.businesses import bin
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.words import say


@require_safe
@inside(Right.LEAD)
def everything(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show how to take everything along, and how to delete the business."""
    return _page(request, inside)


@require_POST
@inside(Right.LEAD)
def export(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Hand over everything that the business holds, as a zip."""
    settings.PLACE.make()
    with TemporaryDirectory(dir=settings.PLACE.passing) as folder:
        file = Path(folder) / f"{inside.business.slug}.zip"
        steps.everything(inside.workspace, file)
        # Open, it is read to its end though its folder goes; so it never lies about.
        answer = FileResponse(file.open("rb"), as_attachment=True, content_type="application/zip")
    return answer  # type: ignore[return-value]  # answered as a stream


@require_POST
@inside(Right.LEAD)
def delete(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Put the business into the bin, where its name was typed."""
    try:
        bin.delete(inside.business, request.POST.get("name", ""))
    except HogeropError as fault:
        return _page(request, inside, fault=fault)
    messages.success(
        request,
        say(
            "{business} is deleted. For {n} days its owner can bring it back here.",
            business=inside.business.name,
            n=bin.KEPT_DAYS,
        ),
    )
    return redirect("home")


def _page(request: HttpRequest, inside: Inside, **told: Any) -> HttpResponse:
    page = inside.show(
        request,
        "everything.html",
        here_is="terms",
        setting="everything",
        may_delete=not settings.PLACE.is_one_business,
        days=bin.KEPT_DAYS,
        **told,
    )
    page.status_code = 400 if "fault" in told else 200
    return page
