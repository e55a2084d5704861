"""Settings are read by all, and changed through the same check as the file."""

from __future__ import annotations

import shutil
from decimal import Decimal
from html import unescape

import pytest
from tests.web.people_here import Town, town

from hogerop import steps
from hogerop.paper import number, short_day
from hogerop.web.terms.fields import groups
from hogerop.workspace import Workspace

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(shelf, sample_once) -> Town:
    shutil.copytree(sample_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


@pytest.fixture
def shop(there, shelf) -> Workspace:
    return steps.open(shelf / "shop")


def now(shop: Workspace):
    return steps.open(shop.folder).settings


def test_settings_are_changed_and_remarks_in_the_file_stay(there, shop):
    told = {
        "business.name": "De Ketting",
        "money.hour_cost": "52,50",
        "money.margin_rate": "41",
        "costs.channels.website": "25",
        "money.prices_include_vat": "false",
    }
    there.client("owner").post("/b/shop/settings/save", told)
    after = now(shop)
    assert after.business.name == "De Ketting"
    assert (after.money.hour_cost, after.money.margin_rate) == (Decimal("52.5"), Decimal("0.41"))
    assert after.costs.channels["website"] == 0.25
    assert after.money.prices_include_vat is False
    remarks = [line for line in shop.settings.text.splitlines() if line.startswith("#")]
    assert [line for line in after.text.splitlines() if line.startswith("#")] == remarks
    there.shop.refresh_from_db()
    assert there.shop.name == "De Ketting"


def test_a_form_that_changes_nothing_leaves_the_file_as_it_is(there, shop):
    typed = {f.id: f.value for group in groups(shop.settings, {}) for f in group.fields}
    there.client("owner").post("/b/shop/settings/save", typed)
    assert now(shop).text == shop.settings.text


def test_who_writes_is_changed_but_not_through_which_server(there, shop):
    told = {
        "mail.sender": "jan@ketting.example",
        "mail.sender_name": "Jan van De Ketting",
        "mail.unsubscribe": "https://ketting.example/stop",
        "mail.server": "mail.elsewhere.example",
    }
    before = shop.settings.mail
    there.client("owner").post("/b/shop/settings/save", told)
    mail = now(shop).mail
    assert (mail.sender, mail.sender_name) == (told["mail.sender"], told["mail.sender_name"])
    assert (mail.unsubscribe, mail.server) == (told["mail.unsubscribe"], before.server)


def test_a_long_setting_stays_whole_when_another_is_changed(there, shop):
    long = f"https://ketting.example/stop?{'a' * 150}"
    steps.change_settings(shop, {"mail": {"unsubscribe": long}})
    there.client("owner").post("/b/shop/settings/save", {"money.hour_cost": "51"})
    assert now(shop).mail.unsubscribe == long


def test_what_is_emptied_is_taken_away(there, shop):
    there.client("owner").post("/b/shop/settings/save", {"money.hour_cost": ""})
    assert now(shop).money.hour_cost is None


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"money.hour_cost": "much", "plan.holdout": "half"}, ["“much”", "“half”"]),
        ({"money.margin_rate": "300", "business.currency": "QQQ"}, ["margin_rate", "currency"]),
        ({"business.name": ""}, ["name"]),
        ({"plan.holdout": "nan"}, ["holdout"]),
        ({"mail.sender": "Jan", "mail.unsubscribe": "http://x.example"}, ["“Jan”", "“http://x"]),
    ],
)
def test_all_that_cannot_be_is_told_and_nothing_is_changed(told, said, there, shop):
    answer = there.client("owner").post("/b/shop/settings/save", told)
    assert answer.status_code == 400
    assert [word for word in said if word not in unescape(answer.text)] == []
    assert now(shop).text == shop.settings.text


@pytest.mark.parametrize("role", ["reader", "member"])
def test_whoever_may_not_decide_reads_and_changes_nothing(role, there, shop):
    client = there.client(role)
    page = client.get("/b/shop/settings").text
    assert shop.settings.business.name in page
    assert 'name="business.name"' not in page
    told = {"business.name": "Mine"}
    assert client.post("/b/shop/settings/save", told).status_code == 403
    assert now(shop).text == shop.settings.text


def test_how_long_people_are_kept_is_set_and_who_is_due_is_told_on_today_and_people(there, shop):
    owner = there.client("owner")
    assert "due to be forgotten" not in owner.get("/b/shop/today").text
    owner.post("/b/shop/settings/save", {"privacy.keep_years": "1"})
    assert now(shop).privacy.keep_years == 1
    due = steps.people(steps.open(shop.folder), due=True)
    assert 0 < due.in_all < steps.people(shop).in_all
    told = "person is" if due.in_all == 1 else "people are"
    today = owner.get("/b/shop/today").text
    assert f'?only=due">{number(due.in_all)} {told} due to be forgotten</a>' in today
    page = owner.get("/b/shop/people?only=due").text
    assert f"<h1>{number(due.in_all)} " in page
    assert f"last sign {short_day(due.rows[0]['last_sign'])}" in page


def test_who_is_due_is_not_told_where_nobody_said_how_long_people_are_kept(there):
    answer = there.client("owner").get("/b/shop/people?only=due")
    assert answer.status_code == 400
    assert "It is not said how long people are kept." in answer.text
