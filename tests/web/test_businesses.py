"""A business is made, people are invited to it, and nobody comes in otherwise."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests.web.people_here import Town, account, signed_in, town

from hogerop import steps
from hogerop.web.businesses.actions import join
from hogerop.web.businesses.models import Invitation, Membership
from hogerop.web.businesses.roles import Role
from hogerop.web.place import Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(shelf) -> Town:
    return town()


def invited(there: Town, email: str, role: str = "reader") -> str:
    """Invite somebody as the owner does, and return the link of the letter."""
    told = {"email": email, "role": role}
    answer = there.client("owner").post("/b/shop/team/invite", told)
    assert answer.status_code == 200
    return re.search(r"http://testserver(/invitation/\S+)", mail.outbox[-1].body)[1]


def test_a_new_business_has_a_workspace_and_is_owned_by_whoever_made_it(shelf):
    someone = account("someone")
    answer = signed_in(someone).post("/businesses/new", {"name": "Café Zuid", "currency": "EUR"})
    assert answer["Location"] == "/b/cafe-zuid/imports"
    assert steps.open(shelf / "cafe-zuid").settings.business.name == "Café Zuid"
    assert someone.membership_set.get().role == "owner"


def test_a_new_business_never_takes_the_folder_of_another(shelf):
    someone = signed_in(account("someone"))
    for address in ("/b/shop/imports", "/b/shop-2/imports"):
        answer = someone.post("/businesses/new", {"name": "Shop", "currency": "EUR"})
        assert answer["Location"] == address


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"name": " ", "currency": "EUR"}, "A business needs a name."),
        ({"name": "Shop", "currency": "QQQ"}, "currency"),
    ],
)
def test_a_business_that_cannot_be_is_refused_with_the_reason(told, said, shelf):
    answer = signed_in(account("someone")).post("/businesses/new", told)
    assert (answer.status_code, said in answer.text) == (400, True)
    assert list(shelf.iterdir()) == []


def test_where_one_business_is_served_no_other_is_made(shelf, settings):
    steps.start(shelf, name="Alone")
    settings.PLACE = Place(shelf)
    answer = signed_in(account("someone")).post("/businesses/new", {"name": "Two"})
    assert "Only one business is served here." in answer.text


def test_whoever_is_invited_comes_in_by_the_link_of_the_letter_in_their_role(there):
    link = invited(there, "Guest2@Example.com", "coach")
    guest = signed_in(account("guest2"))
    assert "As coach, with the address guest2@example.com." in guest.get(link).text
    assert guest.post(link)["Location"] == "/b/shop/today"
    assert guest.get("/b/shop/team").status_code == 200


def test_an_invitation_works_once(there):
    link = invited(there, "guest2@example.com")
    guest = account("guest2")
    signed_in(guest).post(link)
    Membership.objects.filter(account=guest).delete()
    assert signed_in(guest).post(link).status_code == 404


def test_an_invitation_is_for_the_address_that_it_was_sent_to(there):
    link = invited(there, "guest2@example.com")
    other = signed_in(account("somebody-else"))
    other.post(link)
    assert other.get("/b/shop/team").status_code == 404


def test_an_invitation_that_is_old_withdrawn_or_made_up_is_not_there(there):
    link = invited(there, "guest2@example.com")
    guest = signed_in(account("guest2"))
    assert guest.get(link[:-2] + "xx").status_code == 404
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert guest.get(link).status_code == 404
    again = invited(there, "guest2@example.com")
    number = Invitation.objects.order_by("pk").last().pk
    there.client("owner").post(f"/b/shop/team/invitations/{number}/withdraw")
    assert guest.get(again).status_code == 404


def test_an_invitation_lets_a_newcomer_make_an_account_where_that_is_closed(there, settings):
    settings.OPEN_SIGNUP = False
    link = invited(there, "new@example.com")
    newcomer = Client()
    newcomer.get(link)
    told = {"email": "new@example.com", "password1": "four-plain-words-here", "next": link}
    assert newcomer.post("/account/signup/", told)["Location"] == link
    assert newcomer.post(link)["Location"] == "/b/shop/today"


@pytest.mark.parametrize("email", ["nobody", "@", "a b@example.com", "reader@example.com"])
def test_an_invitation_that_cannot_be_is_refused(email, there):
    answer = there.client("owner").post("/b/shop/team/invite", {"email": email, "role": "reader"})
    assert 'role="alert"' in answer.text
    assert len(mail.outbox) == 0


def test_a_business_keeps_an_owner(there):
    owner = there.client("owner")
    number = there.shop.membership_set.get(role="owner").pk
    for role in ("reader", "none"):
        answer = owner.post(f"/b/shop/team/{number}", {"role": role})
        assert "A business needs an owner." in answer.text
    assert there.shop.membership_set.get(role="owner").pk == number


def test_a_role_is_changed_and_taken_away(there):
    number = there.shop.membership_set.get(role="reader").pk
    owner, reader = there.client("owner"), there.client("reader")
    owner.post(f"/b/shop/team/{number}", {"role": "owner"})
    assert reader.post("/b/shop/team/invite", {"email": "x"}).status_code == 400
    owner.post(f"/b/shop/team/{number}", {"role": "none"})
    assert reader.get("/b/shop/team").status_code == 404


def test_only_an_owner_sees_who_is_invited(there):
    assert "guest@example.com" in there.client("owner").get("/b/shop/team").text
    assert "guest@example.com" not in there.client("member").get("/b/shop/team").text


def test_an_old_invitation_takes_nothing_from_who_belongs_to_it_already(there):
    link = invited(there, "guest2@example.com", "reader")
    guest = account("guest2")
    join(there.shop, guest, Role.OWNER)
    signed_in(guest).post(link)
    assert Membership.objects.get(account=guest).role == Role.OWNER
