"""Writing the log, and taking out of it what is too old or was forgotten."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from hogerop.contracts import contact_number
from hogerop.web.audit.models import Kind, Line

FORGOTTEN = "forgotten"
"""What stands in the place of the id of somebody who was forgotten."""

SEES = frozenset(
    {"people", "person", "today", "movement", "plan_round", "plan_action", "costs", "policy_try"}
)
"""Pages that show people by name: opening one is a line of the log."""
TRIES = frozenset({"policy_try", "hand_in", "leave_files", "hook_trial"})
"""Forms that change nothing of the business."""
ERASES = frozenset({"forget_person", "forget_due", "delete_business"})
TAKES_OUT = frozenset({"export_everything"})

_NUMBER = re.compile(r"[0-9a-zA-Z_-]{1,40}")


def kind_of(page: str, request: HttpRequest, answer: HttpResponseBase) -> Kind | None:
    """Return what a page that was answered did; None where it is no line of the log."""
    if answer.status_code >= 400:
        return None
    if request.method in ("GET", "HEAD"):
        if answer.headers.get("Content-Disposition", "").startswith("attachment"):
            return Kind.EXPORTED
        return Kind.SAW if page in SEES and answer.status_code == 200 else None
    if page in ERASES:
        return Kind.ERASED
    if page in TAKES_OUT:
        return Kind.EXPORTED
    if page in TRIES:
        return Kind.SAW if page in SEES else None
    return Kind.CHANGED


def upon(named: Mapping[str, Any]) -> str:
    """Return the id that an address names, of a contact, an action or a thing with a number.

    What has not the form of one is left out: somebody may have typed a name there.
    """
    contact = str(named.get("contact", ""))
    if contact_number(contact) is not None:
        return contact.lower()
    found = str(named.get("action") or named.get("number") or "")
    return found if _NUMBER.fullmatch(found) else ""


def write(
    business: int,
    kind: Kind,
    page: str,
    *,
    account: int | None,
    token: int | None = None,
    upon: str = "",
) -> None:
    """Write a line. A page never fails for it: what was done is done. A door: one insert."""
    try:
        with transaction.atomic():
            Line.objects.create(
                business_id=business,
                kind=kind,
                page=page[:60],
                account_id=account,
                token=token,
                upon=upon,
            )
    except DatabaseError:
        return


def forget(business: int, contact: str) -> None:
    """Take out who somebody was that was forgotten; that it was done stays. A door: writes."""
    Line.objects.filter(business_id=business, upon=contact.strip().lower()).update(upon=FORGOTTEN)


def sweep() -> None:
    """Remove lines that are older than they are kept. A door: writes."""
    kept = timezone.now() - timedelta(days=settings.LOG_DAYS)
    Line.objects.filter(at__lt=kept).delete()
