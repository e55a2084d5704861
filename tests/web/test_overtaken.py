"""A form that was open while somebody else changed the same takes nothing back of theirs."""

from __future__ import annotations

import re
import shutil

import pytest
from tests.web.people_here import Town, town

from hogerop import steps

pytestmark = pytest.mark.django_db

FORMS = {
    "settings": ("settings", "settings/save", {"money.hour_cost": "61"}),
    "policy": ("policy", "policy/save", {"customer": "order_days() >= 4"}),
    "preview": ("policy", "policy/try", {"customer": "order_days() >= 4"}),
    "aims": ("plan", "plan/aim", {"member": "50"}),
}
THEIRS = {
    "settings": ("settings/save", {"money.hour_cost": "70"}),
    "policy": ("policy/save", {"customer": "order_days() >= 3"}),
    "plan": ("plan/aim", {"member": "80"}),
}
OVERTAKEN = "Somebody else changed this since you opened it"


@pytest.fixture
def there(shelf, tiny_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


def seen_on(page: str) -> str:
    return re.search(r'name="seen" value="(\w+)"', page)[1]


def as_it_stands(shelf) -> tuple[str, str]:
    shop = steps.open(shelf / "shop")
    return shop.settings.text, str(steps.plan_aims(shop))


@pytest.mark.parametrize("form", FORMS)
def test_what_somebody_else_changed_meanwhile_stays(form, there, shelf):
    page, action, typed = FORMS[form]
    mine, theirs = there.client("owner"), there.client("coach")
    opened = seen_on(mine.get(f"/b/shop/{page}").text)
    theirs.post(f"/b/shop/{THEIRS[page][0]}", THEIRS[page][1])
    before = as_it_stands(shelf)
    told = mine.post(f"/b/shop/{action}", typed | {"seen": opened}, follow=True).text
    assert OVERTAKEN in told
    assert as_it_stands(shelf) == before
    again = mine.post(f"/b/shop/{action}", typed | {"seen": seen_on(told)}, follow=True).text
    assert OVERTAKEN not in again
    assert (as_it_stands(shelf) == before) == (form == "preview")
