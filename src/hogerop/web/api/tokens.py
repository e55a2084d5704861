"""Making a token, knowing one again, and counting what it asks."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Collection
from datetime import timedelta
from hashlib import sha256

from django.db.models import Case, F, Value, When
from django.utils import timezone

from hogerop.errors import AskedWrongly
from hogerop.web.accounts.models import Account
from hogerop.web.api.models import Token
from hogerop.web.businesses.models import Business, Membership
from hogerop.web.businesses.roles import MAY, Right, Role
from hogerop.web.businesses.wall import Inside
from hogerop.words import say

BEGINS = "hogerop_"
"""So that whoever finds a token in a file sees what it is, as do programs that look for them."""
LONGEST_DAYS = 365
SCOPES = (Right.LOOK, Right.WORK, Right.TAKE_IN, Right.DECIDE)
"""What a program may be given: never who belongs to a business."""
A_MINUTE = 120
"""Requests that a token may make within a minute."""
_FORM = re.compile(BEGINS + r"[A-Za-z0-9_-]{43}")


def make(
    business: Business, name: str, scopes: Collection[str], days: str, by: Account
) -> tuple[Token, str]:
    """Make a token; return it with its secret, which nobody sees again. A door: writes.

    Raises
    ------
    AskedWrongly
        With all that is wrong of it: no name, no scope or one there is not, too many days.
    """
    wrong = []
    name = " ".join(name.split())[:80]
    if not name:
        wrong.append(say("A token needs a name: of the program that uses it."))
    if not scopes or not set(scopes) <= {one.value for one in SCOPES}:
        wrong.append(say("A token needs at least one thing that it may do, of the list."))
    if len(days) > 3 or not days.isdecimal() or not 1 <= int(days) <= LONGEST_DAYS:
        wrong.append(say("A token is valid for 1 to {n} days.", n=LONGEST_DAYS))
    if wrong:
        raise AskedWrongly(
            say("No token was made."), problems=wrong, fix=say("Put it right, and make it again.")
        )
    secret = BEGINS + secrets.token_urlsafe(32)
    token = Token.objects.create(
        business=business,
        name=name,
        secret=_hash(secret),
        scopes=" ".join(one.value for one in SCOPES if one.value in scopes),
        made_by=by,
        expires_at=timezone.now() + timedelta(days=int(days)),
    )
    return token, secret


def revoke(business: Business, number: int) -> None:
    """Let a token open nothing any more, at once. A door: writes."""
    Token.objects.filter(business=business, pk=number, revoked_at=None).update(
        revoked_at=timezone.now()
    )


def token_of(secret: str) -> Token | None:
    """Return the token that a program shows; None where there is none, or it opens nothing now."""
    if not _FORM.fullmatch(secret):
        return None
    of = Token.objects.select_related("business", "made_by").filter(secret=_hash(secret)).first()
    return of if of is not None and of.is_open else None


def inside_of(token: Token) -> Inside | None:
    """Return what a program is inside a business; None where its maker no longer leads it.

    So whoever is put out of a business leaves no door open behind them.
    """
    belongs = Membership.objects.filter(
        business=token.business, account=token.made_by, business__deleted_at=None
    ).first()
    if belongs is None or Right.LEAD not in MAY[Role(belongs.role)]:
        return None
    return Inside(
        business=token.business,
        account=token.made_by,
        role=Role(belongs.role),
        token=token.pk,
        limited_to=token.rights,
    )


def count(token: Token) -> int:
    """Count a request, and return how many seconds it has to wait; 0 = none. A door: writes."""
    now = int(time.time())
    minute = now // 60
    Token.objects.filter(pk=token.pk).update(
        asked=Case(When(minute=minute, then=F("asked") + 1), default=Value(1)),
        minute=minute,
        used_at=timezone.now(),
    )
    token.refresh_from_db(fields=["asked"])
    return 60 - now % 60 if token.asked > A_MINUTE else 0


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
