"""What is asked twice under one key is done once, and answered alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from hogerop.errors import AskedWrongly
from hogerop.web.api.models import Answered
from hogerop.web.api.problems import Refused
from hogerop.words import say

HEADER = "Idempotency-Key"
KEPT = timedelta(hours=24)
LONGEST = 200


def once(request: HttpRequest, token: int, do: Callable[[], HttpResponse]) -> HttpResponse:
    """Do it, unless it was done under the key of this request: then answer as before.

    Without a key it is done. What failed was not done, so its key is free again.

    Raises
    ------
    Refused
        If the key came with another request, or the same is being done at this moment.
    """
    key = request.headers.get(HEADER, "")
    if not key:
        return do()
    if len(key) > LONGEST:
        _refuse(422, say("This key is too long."), say("Use one of at most {n} characters.", n=200))
    asked = _asked(request)
    kept, is_new = _kept(token, key, asked)
    if not is_new:
        return _as_before(kept, asked)
    try:
        answer = do()
    except BaseException:
        kept.delete()
        raise
    kept.status, kept.body = answer.status_code, answer.content.decode()
    kept.save(update_fields=["status", "body"])
    return answer


def sweep() -> None:
    """Remove answers that are older than they are kept. A door: writes."""
    Answered.objects.filter(at__lt=timezone.now() - KEPT).delete()


def _kept(token: int, key: str, asked: str) -> tuple[Answered, bool]:
    Answered.objects.filter(token_id=token, key=key, at__lt=timezone.now() - KEPT).delete()
    try:
        with transaction.atomic():
            return Answered.objects.create(token_id=token, key=key, asked=asked), True
    except IntegrityError:
        return Answered.objects.get(token_id=token, key=key), False


def _as_before(kept: Answered, asked: str) -> HttpResponse:
    if kept.asked != asked:
        _refuse(
            422,
            say("This key was used for another request."),
            say("Use a new key for every request that is another."),
        )
    if not kept.status:
        _refuse(409, say("The same is being done at this moment."), say("Ask again in a while."))
    answer = HttpResponse(kept.body, status=kept.status, content_type="application/json")
    answer["Idempotent-Replayed"] = "true"
    return answer


def _asked(request: HttpRequest) -> str:
    """Return a hash of what is asked: method, address and body, with files by their content."""
    found = sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.FILES:
        for name, files in sorted(request.FILES.lists()):
            for file in files:
                found.update(f"{name} {file.name}\n".encode())
                for part in file.chunks():
                    found.update(part)
                file.seek(0)
    else:
        found.update(request.body)
    return found.hexdigest()


def _refuse(status: int, what: str, fix: str) -> None:
    raise Refused(status, AskedWrongly(what, where=HEADER, fix=fix))
