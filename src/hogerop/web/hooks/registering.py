"""Making a hook, switching it off and on, and removing it."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Collection
from contextlib import suppress

from django.db import transaction
from django.utils import timezone

from hogerop import steps
from hogerop.errors import AskedWrongly, HogeropError
from hogerop.steps.hearing import KINDS
from hogerop.web.accounts.models import Account
from hogerop.web.businesses.models import Business, Membership
from hogerop.web.businesses.roles import MAY, Right, Role
from hogerop.web.businesses.wall import folder_of
from hogerop.web.hooks.addresses import INSIDE, NotReached, checked, place_of
from hogerop.web.hooks.models import Delivery, Hook, Off
from hogerop.web.sealed import seal, unseal
from hogerop.words import say

BEGINS = "whsec_"
"""What a secret begins with, as Standard Webhooks 1.0.0 has it; the rest is base64."""
MOST = 5
"""Hooks of one business."""
_BYTES = 32
_PURPOSE = "hook"


def make(business: Business, url: str, wants: Collection[str], by: Account) -> tuple[Hook, str]:
    """Make a hook; return it with its secret, which is shown once. A door: asks DNS, and writes.

    Raises
    ------
    AskedWrongly
        With all that is wrong of it: an address that is not open, nothing to tell, too many.
    """
    url = url.strip()
    wrong = [*_wrong_of(url)]
    if not wants or not set(wants) <= set(KINDS):
        wrong.append(say("Choose at least one thing to be told, of the list."))
    if Hook.objects.filter(business=business).count() >= MOST:
        wrong.append(say("A business has at most {n} of them; remove one first.", n=MOST))
    if wrong:
        raise AskedWrongly(
            say("No webhook was made."), problems=wrong, fix=say("Put it right, and make it again.")
        )
    secret = BEGINS + base64.b64encode(secrets.token_bytes(_BYTES)).decode()
    hook = Hook.objects.create(
        business=business,
        url=url,
        secret=seal(_PURPOSE, secret),
        wants=" ".join(kind for kind in KINDS if kind in wants),
        made_by=by,
    )
    return hook, secret


def secret_of(hook: Hook) -> bytes:
    """Return what its messages are signed with.

    Raises
    ------
    ValueError
        If the key of the app is another one since.
    """
    return base64.b64decode(unseal(_PURPOSE, hook.secret).removeprefix(BEGINS))


@transaction.atomic
def switch_on(hook: Hook, by: Account) -> None:
    """Tell a hook of what happens from now on, and of nothing before. A door: writes.

    Whoever switches it on answers for it, as whoever made it did.
    """
    _drop_what_waits(hook)
    hook.off, hook.off_at, hook.anew, hook.made_by = Off.NOT, None, True, by
    hook.save(update_fields=["off", "off_at", "anew", "made_by"])


@transaction.atomic
def switch_off(hook: Hook, why: Off) -> None:
    """Tell a hook nothing more, what was still to be sent neither. A door: writes."""
    hook.off, hook.off_at = why, timezone.now()
    hook.save(update_fields=["off", "off_at"])
    _drop_what_waits(hook)


def remove(hook: Hook) -> None:
    """Remove a hook, and what the business's folder kept for it. A door: writes."""
    with suppress(HogeropError):
        # What cannot be removed now names nobody, and goes with the business.
        steps.hears_no_more(steps.open(folder_of(hook.business)), hook.key)
    hook.delete()


def is_led(hook: Hook) -> bool:
    """Say whether whoever made a hook still leads the business, and the business is there.

    So whoever is put out of a business hears nothing of it any more.
    """
    belongs = Membership.objects.filter(
        business=hook.business, account=hook.made_by, business__deleted_at=None
    ).first()
    return belongs is not None and Right.LEAD in MAY[Role(belongs.role)]


def _drop_what_waits(hook: Hook) -> None:
    waiting = Delivery.objects.filter(hook=hook, next_at__isnull=False)
    waiting.update(next_at=None, ended_at=timezone.now())


def _wrong_of(url: str) -> list[str]:
    """Return what is wrong with an address, in sentences."""
    try:
        checked(place_of(url))
    except AskedWrongly as fault:
        return [f"{fault.what} {fault.fix}"]
    except NotReached as fault:
        if str(fault) == INSIDE:
            return [say("This address leads inside a network; only open ones are sent to.")]
        return [say("Nobody knows the name of this address.")]
    return []
