"""Two businesses, one person for each role in the first, and a stranger who owns the second."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from hogerop import steps
from hogerop.web.accounts.models import Account
from hogerop.web.businesses.actions import join
from hogerop.web.businesses.models import Business, Invitation, Membership
from hogerop.web.businesses.roles import Role
from hogerop.web.imports.waiting import keep


def account(name: str) -> Account:
    return Account.objects.create_user(f"{name}@example.com", password="a-long-password")


def signed_in(who: Account) -> Client:
    client = Client()
    client.force_login(who)
    return client


@dataclass(frozen=True)
class Town:
    """Who is where."""

    shop: Business
    other: Business
    people: dict[str, Account]

    def client(self, name: str) -> Client:
        """Return a browser in which somebody is signed in."""
        return signed_in(self.people[name])

    def named(self, business: Business, page: str, what: str) -> object:
        """Return something that belongs to a business, as an address names it."""
        if what == "token":
            return keep(business, [SimpleUploadedFile("a.csv", b"E-mail\na@b.example\n")])
        if what == "contact":
            workspace = steps.open(settings.PLACE.folder / business.folder)
            return steps.people(workspace).rows[0]["contact"]
        if page in ("undo_import", "restore_import"):
            return 1
        if page == "withdraw":
            return Invitation.objects.get(business=business).pk
        return Membership.objects.filter(business=business).order_by("pk").last().pk


def town(shop_folder: str = "shop") -> Town:
    shop = Business.objects.create(slug="shop", folder=shop_folder, name="Shop")
    other = Business.objects.create(slug="other", folder="other", name="Other")
    people = {role.value: account(role.value) for role in Role} | {"stranger": account("stranger")}
    for role in Role:
        join(shop, people[role.value], role)
    join(other, people["stranger"], Role.OWNER)
    for business in (shop, other):
        Invitation.objects.create(
            business=business,
            email="guest@example.com",
            role=Role.READER,
            made_by=people["owner"],
            expires_at=timezone.now() + timedelta(days=1),
        )
    return Town(shop, other, people)
