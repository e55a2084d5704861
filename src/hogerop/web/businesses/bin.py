"""Businesses that were deleted: their folders lie in the app's bin for a month, then they go."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from hogerop import steps
from hogerop.errors import AskedWrongly, HogeropError
from hogerop.web.accounts.models import Account
from hogerop.web.businesses.models import Business
from hogerop.web.businesses.roles import Role
from hogerop.web.businesses.wall import folder_of
from hogerop.words import say

KEPT_DAYS = 30


def there_for(account: Account) -> QuerySet[Business]:
    """Return the businesses that somebody belongs to and that are there, by name."""
    return Business.objects.filter(membership__account=account, deleted_at=None).order_by("name")


def deleted_of(account: Account) -> QuerySet[Business]:
    """Return the businesses in the bin that somebody owns."""
    return Business.objects.filter(
        membership__account=account, membership__role=Role.OWNER, deleted_at__isnull=False
    ).order_by("name")


def delete(business: Business, name: str) -> None:
    """Put a business into the bin. A door: moves its folder.

    Raises
    ------
    AskedWrongly
        If another name was typed than its own, or it is the only one that is served.
    """
    if name.strip() != business.name:
        raise AskedWrongly(
            say("That is not its name; nothing was deleted."),
            fix=say("Type the name of the business as it stands on the page."),
        )
    if settings.PLACE.is_one_business:
        raise AskedWrongly(
            say("Only one business is served here."),
            fix=say("Stop the app, and remove its folder yourself."),
        )
    lies = folder_of(business)
    _bin().mkdir(mode=0o700, exist_ok=True)
    with _alone(lies), transaction.atomic():
        business.deleted_at = timezone.now()
        business.save(update_fields=["deleted_at"])
        lies.rename(_place_of(business))


def restore(business: Business) -> None:
    """Bring a business back. A door: moves its folder."""
    with transaction.atomic():
        business.deleted_at = None
        business.save(update_fields=["deleted_at"])
        _place_of(business).rename(folder_of(business))


def sweep() -> None:
    """Remove for good what lay in the bin for long enough. A door: removes folders.

    What cannot be removed stays written down, and is tried again the next time.
    """
    old = timezone.now() - timedelta(days=KEPT_DAYS)
    for business in Business.objects.filter(deleted_at__lt=old):
        shutil.rmtree(_place_of(business), ignore_errors=True)
        if not _place_of(business).exists():
            business.delete()


def mend() -> None:
    """Write down where each business lies, if a stop in between moved a folder and did not.

    A door: writes. To be called when nobody is answered yet.
    """
    for business in Business.objects.all():
        in_the_bin, lies = _place_of(business).is_dir(), folder_of(business).is_dir()
        if in_the_bin and not lies and business.deleted_at is None:
            business.deleted_at = timezone.now()
        elif lies and not in_the_bin and business.deleted_at is not None:
            business.deleted_at = None
        else:
            continue
        business.save(update_fields=["deleted_at"])


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the writer's lock of a business, so that no import loses its folder halfway.

    Raises
    ------
    WorkspaceFault
        If somebody else writes in it.
    """
    try:
        workspace = steps.open(folder)
    except HogeropError:
        yield  # Nobody can write in what nobody can open, and it can be deleted all the same.
        return
    with workspace.writing():
        yield


def _bin() -> Path:
    own: Path = settings.PLACE.own
    settings.PLACE.make()
    return own / "bin"


def _place_of(business: Business) -> Path:
    return _bin() / f"{business.pk}"
