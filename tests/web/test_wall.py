"""The wall between businesses: every address, signed out, as a stranger, and in each role."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.http import Http404
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from tests.web.people_here import OF_AN_IMPORT, Town, account, signed_in, town

from hogerop.web.businesses.models import Business
from hogerop.web.businesses.roles import MAY, Role
from hogerop.web.businesses.wall import Inside

pytestmark = pytest.mark.django_db

SPEC = Path(__file__).parents[1] / "spec" / "web"
ROLES = tomllib.loads((SPEC / "roles.toml").read_text(encoding="utf-8"))
PAGES = tomllib.loads((SPEC / "pages.toml").read_text(encoding="utf-8"))
INSIDE = PAGES["inside"]


def addresses(patterns: list, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield here, one
        else:
            yield from addresses(one.url_patterns, here)


# Operations of the API have a list and tests of their own: test_api_wall.py.
EVERY = [
    (route, one)
    for route, one in addresses(get_resolver().url_patterns)
    if not route.startswith("api/v1/")
]
BEHIND = {one.name: one for route, one in EVERY if route.startswith("b/<slug:slug>/")}


@pytest.fixture
def there(shelf, tiny_once, other_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    shutil.copytree(other_once, shelf / "other")
    return town()


def ask(client: Client, page: str, there: Town, slug: str = "shop"):
    """Open a page of the shop."""
    return open_page(client, page, slug, named(there, there.shop, page))


def named(there: Town, business: Business, page: str) -> dict[str, object]:
    """Return what an address names, of a business."""
    takes = [name for name in BEHIND[page].pattern.converters if name != "slug"]
    return {name: there.named(business, page, name) for name in takes}


def open_page(client: Client, page: str, slug: str, values: dict[str, object]):
    address = reverse(page, kwargs={"slug": slug, **values})
    return client.post(address) if INSIDE[page][1] == "POST" else client.get(address)


def test_every_address_is_in_the_list_and_nothing_else():
    listed = {**PAGES["open"], **PAGES["signed_in"], **INSIDE}
    assert sorted(listed) == sorted({str(one.name) for _, one in EVERY})


def test_every_address_of_a_business_is_behind_the_wall_with_the_right_that_is_listed():
    rights = {name: getattr(one.callback, "right", None) for name, one in BEHIND.items()}
    assert rights == {name: right for name, (right, _) in INSIDE.items()}


def test_the_roles_may_do_what_the_table_says():
    assert {role.value: sorted(MAY[role]) for role in Role} == {
        role: sorted(rights) for role, rights in ROLES.items()
    }


@pytest.mark.parametrize("page", INSIDE)
def test_whoever_is_not_signed_in_is_asked_to(page, there):
    answer = ask(Client(), page, there)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize("page", INSIDE)
def test_a_stranger_finds_nothing(page, there):
    values, stranger = named(there, there.shop, page), there.client("stranger")
    answer = open_page(stranger, page, "shop", values)
    nowhere = open_page(stranger, page, "no-such-business", values)
    assert (answer.status_code, said(answer)) == (404, said(nowhere))


def said(answer) -> str:
    """Return a page without the secret of its form and the address that was asked."""
    return re.sub(r'value="[^"]*"', "", answer.text)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("page", INSIDE)
def test_each_role_may_open_what_its_rights_open(page, role, there):
    answer = ask(there.client(role), page, there)
    answer.close()  # A file that is handed over is open until then.
    may = INSIDE[page][0] in ROLES[role]
    assert (answer.status_code == 403) is not may
    if may:
        # 400: an empty form lacks something, which is said to whoever may send it.
        assert answer.status_code in (200, 302, 400)
        assert "/account/login" not in answer.headers.get("Location", "")


NAMED = [p for p in INSIDE if BEHIND[p].pattern.converters.keys() - {"slug"}]
FOREIGN = [p for p in NAMED if p not in OF_AN_IMPORT]


@pytest.mark.parametrize("page", FOREIGN)
def test_what_belongs_to_another_business_is_not_known_here(page, there):
    values, before = named(there, there.other, page), rows_of(there)
    answer = open_page(there.client("owner"), page, "shop", values)
    assert answer.status_code in (302, 404)
    assert "of other" not in answer.text
    assert rows_of(there) == before


def rows_of(there: Town) -> tuple[list, ...]:
    handed_in = settings.PLACE.own / "handed-in" / str(there.other.pk)
    return (
        sorted(file.name for file in handed_in.rglob("*")),
        list(there.other.membership_set.values_list("pk", "role")),
        list(there.other.invitation_set.values_list("pk", "email")),
        list(there.other.token_set.values_list("pk", "revoked_at")),
        list(there.other.hook_set.values_list("pk", "off")),
    )


@pytest.mark.parametrize("page", [page for page, (_, how) in INSIDE.items() if how == "POST"])
def test_a_form_that_is_not_ours_is_refused(page, there):
    client = Client(enforce_csrf_checks=True)
    client.force_login(there.people["owner"])
    answer = ask(client, page, there)
    assert (answer.status_code, "This form has expired." in answer.text) == (403, True)


@pytest.mark.parametrize("page", PAGES["signed_in"])
def test_a_page_about_oneself_asks_who_one_is(page):
    answer = Client().get(reverse(page))
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize("page", [one for one, how in PAGES["signed_in"].items() if how == "GET"])
def test_a_page_about_oneself_is_there(page):
    answer = signed_in(account("someone")).get(reverse(page))
    assert answer.status_code in (200, 302, 404)  # 404: nothing to take away yet


def test_a_business_whose_folder_lies_elsewhere_is_not_opened(there):
    there.shop.folder = "../elsewhere"
    there.shop.save()
    with pytest.raises(Http404):
        _ = Inside(there.shop, there.people["owner"], Role.OWNER).workspace


@pytest.mark.parametrize(("role", "asked"), [("owner", True), ("coach", True), ("member", False)])
def test_owners_and_coaches_need_a_second_factor_where_that_is_set(role, asked, there, settings):
    settings.MFA_REQUIRED = True
    answer = there.client(role).get("/b/shop/team")
    assert (answer.status_code == 302) is asked
    if asked:
        assert answer["Location"] == "/account/second-factor/totp/activate/"


def test_somebody_put_out_is_a_stranger_at_once(there):
    reader = signed_in(there.people["reader"])
    assert reader.get("/b/shop/team").status_code == 200
    there.shop.membership_set.get(role=Role.READER).delete()
    assert reader.get("/b/shop/team").status_code == 404
