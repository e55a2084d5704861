"""The rules are read by all, tried before they are saved, and taken back."""

from __future__ import annotations

import re
import shutil
from html import unescape

import pytest
from tests.web.people_here import Town, town

from hogerop import steps
from hogerop.ladder import Policy, rung_name
from hogerop.paper import number
from hogerop.steps import running
from hogerop.workspace import Workspace

pytestmark = pytest.mark.django_db

HARDER = {"customer": "order_days() >= 4"}


@pytest.fixture
def there(shelf, sample_once) -> Town:
    shutil.copytree(sample_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


@pytest.fixture
def owner(there):
    return there.client("owner")


@pytest.fixture
def shop(there, shelf) -> Workspace:
    return steps.open(shelf / "shop")


def words_of(page: str) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def written(shop: Workspace, key: str = "customer") -> str:
    return Policy.parse(steps.open(shop.folder).settings.text).written[key]


def test_rules_stand_in_words_beside_what_is_written(there, shop):
    page = words_of(there.client("reader").get("/b/shop/policy").text)
    for rule in Policy.parse(shop.settings.text).written.values():
        assert rule in page
    assert "days with an order: 2 or more" in page


def test_a_change_is_shown_with_counts_and_names_and_not_saved(owner, shop):
    tried = steps.policy_try(shop, "[ladder.customer]\nrule = 'order_days() >= 4'")
    assert tried.changed == len(tried.people) > 0
    page = owner.post("/b/shop/policy/try", HARDER).text
    assert f"<h1>{number(tried.changed)} contacts would stand elsewhere" in page
    assert all(f"/people/{one.contact}" in page for one in tried.people)
    for before, after in zip(tried.before.rungs, tried.after.rungs, strict=True):
        row = f"{rung_name(before.key)} {number(before.contacts)} {number(after.contacts)} "
        assert row in words_of(page)
    assert written(shop) == "order_days() >= 2"


def test_the_words_beside_a_rule_are_those_of_the_rule_that_is_tried(owner):
    page = words_of(owner.post("/b/shop/policy/try", HARDER).text)
    assert "days with an order: 4 or more" in page


def test_going_back_is_offered_where_there_is_something_to_go_back_to(owner):
    offered = "Back to the rules of before"
    assert offered not in owner.get("/b/shop/policy").text
    owner.post("/b/shop/policy/save", HARDER)
    assert offered in owner.get("/b/shop/policy").text


def test_a_change_is_saved_and_taken_back(owner, shop):
    owner.post("/b/shop/policy/save", {**HARDER, "notice_days": "14"})
    assert written(shop) == "order_days() >= 4"
    assert Policy.parse(steps.open(shop.folder).settings.text).notice_days == 14
    assert "One of your rules is your own" in owner.get("/b/shop/policy").text
    owner.post("/b/shop/policy/undo")
    assert written(shop) == "order_days() >= 2"


def test_what_a_form_leaves_as_it_is_stays_to_the_letter(owner, shop):
    before = shop.settings.text
    typed = dict(Policy.parse(before).written)
    answer = owner.post("/b/shop/policy/save", typed, follow=True)
    assert "No rule changed." in answer.text
    assert steps.open(shop.folder).settings.text == before


@pytest.mark.parametrize("path", ["try", "save"])
@pytest.mark.parametrize(
    "typed", [{"customer": "ordrs() >= 2"}, {"grace_days": "soon"}, {"fan": 'x = "'}]
)
def test_a_rule_that_cannot_be_is_told_and_stays_in_its_field(path, typed, owner, shop):
    before = shop.settings.text
    answer = owner.post(f"/b/shop/policy/{path}", typed)
    assert (answer.status_code, 'role="alert"' in answer.text) == (400, True)
    assert next(iter(typed.values())) in unescape(answer.text)
    assert steps.open(shop.folder).settings.text == before


def test_where_nothing_was_changed_there_is_nothing_to_take_back(owner):
    answer = owner.post("/b/shop/policy/undo", follow=True)
    assert "There are no earlier rules to go back to." in answer.text


@pytest.mark.parametrize("role", ["reader", "member"])
def test_whoever_may_not_decide_reads_and_changes_nothing(role, there, shop):
    client = there.client(role)
    text = client.get("/b/shop/policy").text
    assert "<textarea" not in text
    assert client.post("/b/shop/policy/save", HARDER).status_code == 403
    assert written(shop) == "order_days() >= 2"


@pytest.fixture
def large(monkeypatch):
    """Have every business be too large for a page to wait for it."""
    monkeypatch.setattr(running, "SOON", 1)


def test_in_a_large_business_the_worker_places_everybody_by_the_rules_that_were_saved(
    large, owner, shop
):
    answer = owner.post("/b/shop/policy/save", HARDER)
    assert re.fullmatch(r"/b/shop/jobs/\d+", answer["Location"])
    done = owner.get(answer["Location"], follow=True)
    assert done.redirect_chain[-1][0] == "/b/shop/policy"
    assert "Everybody is placed anew." in done.text
    assert not steps.waits_to_be_placed(steps.open(shop.folder))
    assert owner.get("/b/shop/ladder").status_code == 200


def test_settings_that_bear_on_no_figure_place_nobody_anew(large, owner):
    answer = owner.post("/b/shop/settings/save", {"business.name": "Another name"})
    assert answer["Location"] == "/b/shop/settings"


def test_no_page_of_a_large_business_waits_for_rules_that_changed_elsewhere(large, owner, shop):
    steps.policy_set(shop, "[ladder.customer]\nrule = 'order_days() >= 4'")
    page = owner.get("/b/shop/ladder")
    assert page.status_code == 503
    assert "nobody is placed by them yet" in page.text
    place = re.search(r'action="(/b/shop/place-anew)"', page.text)[1]
    assert owner.post(place, follow=True).status_code == 200
    assert owner.get("/b/shop/ladder").status_code == 200
