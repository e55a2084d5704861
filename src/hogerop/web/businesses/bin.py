"""Businesses that were deleted: their folders lie in the app's bin for a month, then they go."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from hogerop.errors import AskedWrongly
from hogerop.web.accounts.models import Account
from hogerop.web.businesses.models import Business
from hogerop.web.businesses.roles import Role
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
    lies = settings.PLACE.folder / business.folder
    _bin().mkdir(mode=0o700, exist_ok=True)
    lies.rename(_place_of(business))
    business.deleted_at = timezone.now()
    business.save(update_fields=["deleted_at"])


def restore(business: Business) -> None:
    """Bring a business back. A door: moves its folder."""
    _place_of(business).rename(settings.PLACE.folder / business.folder)
    business.deleted_at = None
    business.save(update_fields=["deleted_at"])


def sweep() -> None:
    """Remove for good what lay in the bin for long enough. A door: removes folders."""
    old = timezone.now() - timedelta(days=KEPT_DAYS)
    for business in Business.objects.filter(deleted_at__lt=old):
        shutil.rmtree(_place_of(business), ignore_errors=True)
        business.delete()


def _bin() -> Path:
    own: Path = settings.PLACE.own
    settings.PLACE.make()
    return own / "bin"


def _place_of(business: Business) -> Path:
    return _bin() / f"{business.pk}"
