"""Who may make an account, and the link that signs in whoever started the app."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from hogerop.web.accounts.models import Account, EntryLink

INVITED = "invitation"
"""Key of a session in which an invitation was opened."""

VALID = timedelta(hours=1)


class Entering(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Who may make an account: anybody where that is open, else whoever holds an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return whether this reader may make an account."""
        return bool(settings.OPEN_SIGNUP or request.session.get(INVITED))


def link_for(account: Account) -> str:
    """Return the secret of a link that signs somebody in once. A door: writes."""
    secret = secrets.token_urlsafe(32)
    EntryLink.objects.create(
        account=account, digest=_digest(secret), expires_at=timezone.now() + VALID
    )
    return secret


def entered_by(secret: str) -> Account | None:
    """Return whom a link signs in; None where it is unknown, used or too old. A door: writes."""
    now = timezone.now()
    link = EntryLink.objects.filter(digest=_digest(secret), account__is_active=True)
    # Of two who come at the same moment, one finds it used.
    if not link.filter(used_at=None, expires_at__gt=now).update(used_at=now):
        return None
    return link.select_related("account").get().account


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
