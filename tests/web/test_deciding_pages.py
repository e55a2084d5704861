"""What holds for every page of deciding: one language, one heading, a place in the menu."""

from __future__ import annotations

import re
import shutil

import pytest
from tests.web.people_here import Town, town

pytestmark = pytest.mark.django_db

PAGES = ("what-if", "value", "costs", "plan", "plan/round", "policy", "reports", "settings")


@pytest.fixture
def there(shelf, tiny_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("language", "menu"), [("en", "What if"), ("nl", "Wat als")])
def test_a_page_of_a_small_business_is_there_in_one_language(page, language, menu, there):
    answer = there.client("owner").get(f"/b/shop/{page}", headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.text.count(f" {menu}</a>") == 2
    assert answer.text.count("<h1>") == 1
    assert answer.text.count('aria-current="page"') >= 2


@pytest.mark.parametrize("page", PAGES)
def test_no_two_things_of_a_page_have_one_id_and_nothing_is_styled_in_place(page, there):
    text = there.client("owner").get(f"/b/shop/{page}").text
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert not re.search(r"\sstyle=|\son\w+=", text)
