"""Two businesses, one person for each role in the first, and a stranger who owns the second."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from hogerop import plan, steps
from hogerop.steps.hearing import KINDS
from hogerop.web.accounts.models import Account
from hogerop.web.api import tokens
from hogerop.web.api.models import Token
from hogerop.web.businesses.actions import join
from hogerop.web.businesses.models import Business, Invitation, Membership
from hogerop.web.businesses.roles import Role
from hogerop.web.hooks.models import Hook
from hogerop.web.hooks.registering import BEGINS
from hogerop.web.imports.waiting import keep
from hogerop.web.jobs.models import Job
from hogerop.web.sealed import seal
from hogerop.workspace import Workspace

SECRET = bytes(range(32))
"""What the webhooks of the tests are signed with."""

OF_AN_IMPORT = ("one_import", "set_aside", "undo_import", "restore_import")
"""Pages that name an import: numbered from 1 in each business, so another's number is one's own."""


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
        if what == "action":
            return drafted(steps.open(settings.PLACE.folder / business.folder)).id
        if what == "contact":
            workspace = steps.open(settings.PLACE.folder / business.folder)
            return steps.people(workspace).rows[0]["contact"]
        if page in OF_AN_IMPORT:
            return 1
        if page == "token_revoke":
            return token_for(business, self.people["stranger"])[0].pk
        if page.startswith("hook_"):
            return hook_for(business, self.people["owner"]).pk
        if what == "place":
            return 0
        if page == "job":
            return Job.objects.create(business=business, kind="look_at", language="en").pk
        if page == "withdraw":
            return Invitation.objects.get(business=business).pk
        return Membership.objects.filter(business=business).order_by("pk").last().pk


def token_for(business: Business, by: Account, scopes: str = "look") -> tuple[Token, str]:
    """Make a token of a business; return it with its secret."""
    return tokens.make(business, "Till", scopes.split(), "30", by)


def hook_for(business: Business, by: Account, url: str = "https://example.com/hook") -> Hook:
    """Make a webhook of a business that wants everything; nobody is asked whether it is there."""
    sealed = seal("hook", f"{BEGINS}{b64encode(SECRET).decode()}")
    return Hook.objects.create(
        business=business, url=url, secret=sealed, wants=" ".join(KINDS), made_by=by
    )


def drafted(workspace: Workspace, *, title: str = "Ring them") -> plan.Action:
    """Put a small action into the plan, by hand: one is treated, one held out."""
    today = steps.today_of(workspace)
    step = plan.Step("Call", today + timedelta(days=2), minutes=10)
    new = plan.Action(
        id="",
        title=title,
        strategy="own",
        rung=4,
        owner="Jan",
        channel="phone",
        start=today,
        end=today + timedelta(days=30),
        steps=(step,),
        budget=Decimal("12.50"),
        audience=plan.Audience((1,), (2,), seed=7, share=0.5, by="contact", units=(1, 1)),
    )
    return steps.plan_draft(workspace, new, by="Jan")


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
