"""Notes about somebody: they stay with whom they are about, and go where that person goes."""

from __future__ import annotations

import re
import shutil
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from tests.web.people_here import Town, town

from hogerop import steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(shelf, tiny_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


@pytest.fixture
def shop(shelf, there):
    return steps.open(shelf / "shop")


@pytest.fixture
def owner(there):
    return there.client("owner")


def called(shop, name: str) -> str:
    row = next(r for r in steps.people(shop).rows if r["name"].startswith(name))
    return f"/b/shop/people/{row['contact']}"


def noted(page: str) -> list[str]:
    return re.findall(r'noted"><p>(.*?)</p>', page, re.DOTALL)


def test_a_note_is_written_with_its_lines_and_nothing_of_it_is_a_page(owner, shop):
    page = called(shop, "Anna")
    text = "Likes <b>tea</b>\r\nCall on Friday\x07"
    answer = owner.post(f"{page}/note", {"text": text}, follow=True)
    assert noted(answer.text) == ["Likes &lt;b&gt;tea&lt;/b&gt;<br>Call on Friday"]
    assert "owner@example.com" in answer.text
    assert not steps.waits_to_be_placed(shop)
    assert noted(owner.get(called(shop, "Bas")).text) == []


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 2001])
def test_a_note_without_text_or_with_too_much_is_not_written(text, owner, shop):
    answer = owner.post(f"{called(shop, 'Anna')}/note", {"text": text}, follow=True)
    assert "A note has 1 to 2000 characters." in answer.text
    assert steps.notes_of(shop, called(shop, "Anna").rsplit("/", 1)[1]) == ()


def test_a_note_is_taken_back_and_only_where_it_stands(owner, shop):
    page = called(shop, "Anna")
    owner.post(f"{page}/note", {"text": "First"})
    shown = owner.post(f"{page}/note", {"text": "Second"}, follow=True).text
    assert noted(shown) == ["Second", "First"]
    id = re.search(r'name="note" value="(\w+)"', shown)[1]
    elsewhere = owner.post(f"{called(shop, 'Bas')}/note/take-back", {"note": id}, follow=True)
    assert "There is no such note here." in elsewhere.text
    after = owner.post(f"{page}/note/take-back", {"note": id}, follow=True)
    assert noted(after.text) == ["First"]


def test_nobody_is_placed_for_a_note_where_something_waits_to_be(owner, shop, tmp_path):
    page = called(shop, "Anna")
    file = tmp_path / "more.csv"
    file.write_text("E-mail,Name\ncees@shop.example,Cees\n", encoding="utf-8")
    steps.take_in(shop, [file])
    steps.note(shop, page.rsplit("/", 1)[1], "Likes tea", by="Ann")
    assert steps.waits_to_be_placed(shop)


def test_who_reads_sees_notes_and_writes_none(there, shop, owner):
    page = called(shop, "Anna")
    owner.post(f"{page}/note", {"text": "Likes tea"})
    reader = there.client("reader")
    seen = reader.get(page).text
    assert noted(seen) == ["Likes tea"]
    assert "/note" not in seen.split("<main")[1].replace("/notes", "")
    assert reader.post(f"{page}/note", {"text": "No"}).status_code == 403


def test_joined_contacts_have_the_notes_of_both_and_split_each_its_own(owner, shop):
    anna, bas = called(shop, "Anna"), called(shop, "Bas")
    owner.post(f"{anna}/note", {"text": "Of Anna"})
    owner.post(f"{bas}/note", {"text": "Of Bas"})
    both = owner.post(f"{anna}/same", {"whom": "bas@shop.example"}, follow=True).text
    assert sorted(noted(both)) == ["Of Anna", "Of Bas"]
    (decision,) = steps.decisions(shop)
    owner.post(f"{anna}/undecided", {"decision": decision.id})
    assert noted(owner.get(called(shop, "Anna")).text) == ["Of Anna"]
    assert noted(owner.get(called(shop, "Bas")).text) == ["Of Bas"]


def test_what_is_held_about_somebody_holds_their_notes(owner, shop):
    page = called(shop, "Bas")
    owner.post(f"{page}/note", {"text": "=Likes tea"})
    book = b"".join(owner.get(f"{page}/copy"))
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    # As text: a formula would come out as what it comes to, which is nothing.
    assert any(cell == "=Likes tea" for row in rows for cell in row)


def test_with_somebody_go_the_notes_about_them_and_what_names_them_elsewhere(owner, shop, shelf):
    owner.post(f"{called(shop, 'Bas')}/note", {"text": "Moves to Ghent"})
    owner.post(f"{called(shop, 'Anna')}/note", {"text": "Sister of bas@shop.example"})
    owner.post(f"{called(shop, 'Anna')}/note", {"text": "Likes tea"})
    owner.post(f"{called(shop, 'Bas')}/forget/yes", {"name": "Bas of shop"})
    held = (shelf / "shop" / "journal" / "notes.jsonl").read_text(encoding="utf-8")
    assert "Ghent" not in held
    assert "bas@shop" not in held
    page = owner.get(called(shop, "Anna")).text
    assert noted(page) == ["Likes tea"]
    assert "It named somebody who was forgotten" in page
