"""What is written about businesses and who belongs to them: each in one transaction."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from hogerop import steps
from hogerop.errors import AskedWrongly
from hogerop.web.accounts.models import Account
from hogerop.web.businesses.models import Business, Invitation, Membership
from hogerop.web.businesses.roles import Role
from hogerop.web.place import SETTINGS, Place
from hogerop.words import say

VALID_DAYS = 7
_SALT = "hogerop.invitation"


@transaction.atomic
def arrive(place: Place) -> Account:
    """Write down the businesses that lie in the folder, and who owns those without an owner.

    Whoever starts the app has their files in hand already: the account of this machine owns them.
    """
    owner, made = Account.objects.get_or_create(
        of_this_machine=True, defaults={"email": "owner@localhost"}
    )
    if made:
        owner.set_unusable_password()
        owner.save()
    for folder in place.businesses():
        kept = "." if folder == place.folder else folder.name
        name = _name_of(folder)
        business, _ = Business.objects.get_or_create(
            folder=kept, defaults={"slug": free_slug(name), "name": name}
        )
        if not business.membership_set.filter(role=Role.OWNER).exists():
            join(business, owner, Role.OWNER)
    return owner


def found(name: str, currency: str, account: Account) -> Business:
    """Make a business with its workspace; whoever makes it owns it.

    Raises
    ------
    AskedWrongly
        If it has no name, or only one business is served here.
    """
    name = name.strip()
    if not name:
        raise AskedWrongly(say("A business needs a name."), fix=say("Write its name."))
    place: Place = settings.PLACE
    if place.is_one_business:
        raise AskedWrongly(
            say("Only one business is served here."),
            where=str(place.folder.name),
            fix=say("Start `hogerop serve` on a folder in which several can lie."),
        )
    slug = free_slug(name, taken=lambda slug: (place.folder / slug).exists())
    steps.start(place.folder / slug, name=name, currency=currency)
    with transaction.atomic():
        business = Business.objects.create(slug=slug, folder=slug, name=name)
        join(business, account, Role.OWNER)
    return business


def join(business: Business, account: Account, role: Role) -> None:
    """Let somebody belong to a business, in the role given."""
    Membership.objects.update_or_create(business=business, account=account, defaults={"role": role})


@transaction.atomic
def change_role(belongs: Membership, role: str) -> None:
    """Give somebody another role.

    Raises
    ------
    AskedWrongly
        If there is no such role, or nobody would own the business.
    """
    if role not in list(Role):
        raise AskedWrongly(say("There is no such role."), fix=say("Choose one of the list."))
    if role != Role.OWNER:
        _keep_an_owner(belongs)
    belongs.role = role
    belongs.save(update_fields=["role"])


@transaction.atomic
def leave(belongs: Membership) -> None:
    """Let somebody belong to a business no more.

    Raises
    ------
    AskedWrongly
        If nobody would own the business.
    """
    _keep_an_owner(belongs)
    belongs.delete()


def _keep_an_owner(belongs: Membership) -> None:
    owners = Membership.objects.select_for_update().filter(
        business=belongs.business, role=Role.OWNER
    )
    if belongs.role == Role.OWNER and not owners.exclude(pk=belongs.pk).exists():
        raise AskedWrongly(
            say("A business needs an owner."), fix=say("Make somebody else an owner first.")
        )


def invite(business: Business, email: str, role: str, by: Account) -> Invitation:
    """Keep a place for somebody, for a week.

    Raises
    ------
    AskedWrongly
        If the address or the role cannot be, or they belong to it already.
    """
    email = email.strip().lower()
    if role not in list(Role):
        raise AskedWrongly(say("There is no such role."), fix=say("Choose one of the list."))
    if "@" not in email.strip("@") or len(email) > 254 or any(c.isspace() for c in email):
        raise AskedWrongly(
            say("This is no e-mail address."), fix=say("Write it as name@business.com.")
        )
    if business.membership_set.filter(account__email=email).exists():
        raise AskedWrongly(
            say("They belong to this business already."), fix=say("Change their role instead.")
        )
    return Invitation.objects.create(
        business=business,
        email=email,
        role=role,
        made_by=by,
        expires_at=timezone.now() + timedelta(days=VALID_DAYS),
    )


def token_of(invitation: Invitation) -> str:
    """Return what stands in the link of an invitation: signed, so that nobody can make one."""
    return signing.dumps(invitation.pk, salt=_SALT)


def invitation_of(token: str) -> Invitation | None:
    """Return an open invitation; None where it is false, used, withdrawn or too old."""
    try:
        number = signing.loads(token, salt=_SALT, max_age=timedelta(days=VALID_DAYS))
    except signing.BadSignature:
        return None
    open_ones = Invitation.objects.filter(used_at=None, expires_at__gt=timezone.now())
    return open_ones.select_related("business").filter(pk=number).first()


@transaction.atomic
def accept(invitation: Invitation, account: Account) -> Business | None:
    """Take the place that was kept; None where it is for somebody else, or taken meanwhile."""
    if account.email != invitation.email:
        return None
    still_open = Invitation.objects.filter(pk=invitation.pk, used_at=None)
    if not still_open.update(used_at=timezone.now()):
        return None
    # Who belongs to it already stays what they are: an old invitation takes nothing from an owner.
    if not invitation.business.membership_set.filter(account=account).exists():
        join(invitation.business, account, Role(invitation.role))
    return invitation.business


def free_slug(name: str, *, taken: object = None) -> str:
    """Return a word for the address of a business that none has yet. Runs a query or more."""
    word = slugify(name)[:50] or "business"
    tried, number = word, 1
    while Business.objects.filter(slug=tried).exists() or (callable(taken) and taken(tried)):
        number += 1
        tried = f"{word}-{number}"
    return tried


def _name_of(folder: Path) -> str:
    """Return the name that a business gives itself, else its folder's. A door: reads a file."""
    try:
        said = tomllib.loads((folder / SETTINGS).read_text("utf-8")).get("business")
    except (OSError, ValueError):
        said = None
    name = said.get("name") if isinstance(said, dict) else None
    return str(name or folder.name)[:120]
