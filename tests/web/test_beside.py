"""Several businesses side by side: one's own, and nobody else's."""

from __future__ import annotations

import shutil

import pytest
from tests.web.people_here import Town, drafted, town

from hogerop import steps
from hogerop.web.businesses.actions import join
from hogerop.web.businesses.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(shelf, tiny_once, other_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    shutil.copytree(other_once, shelf / "other")
    return town()


def test_each_business_of_a_coach_is_a_line_with_its_counts(there, shelf):
    join(there.other, there.people["coach"], Role.COACH)
    page = there.client("coach").get("/businesses").text
    assert "2 businesses" in page
    for slug in ("shop", "other"):
        assert f'href="/b/{slug}/people?rung=customer">1</a>' in page


def test_what_is_due_this_week_is_counted(there, shelf):
    shop = steps.open(shelf / "shop")
    action = drafted(shop)
    for state in ("approved", "running"):
        steps.plan_move(shop, action.id, state, by="Jan")
    assert "1 step is due this week." in there.client("owner").get("/businesses").text


def test_a_business_of_others_is_not_there(there):
    page = there.client("coach").get("/businesses").text
    assert ("/b/shop/" in page, "/b/other/" in page, "Other" in page) == (True, False, False)


def test_a_business_that_cannot_be_read_says_so_beside_the_others(there, shelf):
    join(there.other, there.people["coach"], Role.COACH)
    shutil.rmtree(shelf / "other")
    page = there.client("coach").get("/businesses").text
    assert "There is no workspace here." in page
    assert "/b/shop/people" in page


def test_a_coach_without_a_second_factor_sees_none_where_it_is_needed(there, settings):
    settings.MFA_REQUIRED = True
    answer = there.client("coach").get("/businesses")
    assert answer["Location"] == "/account/second-factor/totp/activate/"


def test_whoever_belongs_to_several_finds_the_page(there):
    join(there.other, there.people["coach"], Role.COACH)
    assert "Side by side" in there.client("coach").get("/?all").text
    assert (
        "Naast elkaar" in there.client("coach").get("/?all", headers={"accept-language": "nl"}).text
    )
