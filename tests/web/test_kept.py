"""Answers are kept as long as nothing changes, and nobody who looks waits for what came in."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from tests.web.people_here import town

from hogerop import steps
from hogerop.steps import running
from hogerop.web.kept import answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(shelf, tiny_once):
    shutil.copytree(tiny_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


@pytest.fixture
def shop(shelf, there):
    return steps.open(shelf / "shop", shared=True)


class Asked:
    """A question that counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, workspace, **named):
        self.times += 1
        return steps.ladder(workspace, **named)


def test_the_same_question_is_asked_once(shop):
    asked = Asked()
    first, second = answer(shop, asked), answer(shop, asked)
    assert (asked.times, first is second) == (1, True)


def test_another_question_is_another_answer(shop):
    asked = Asked()
    answer(shop, asked)
    answer(shop, asked, as_of=date(2026, 4, 1))
    assert asked.times == 2


@pytest.mark.parametrize("changes", ["settings", "edition"])
def test_after_a_change_it_is_asked_anew(changes, shop, shelf):
    asked, writer = Asked(), steps.open(shelf / "shop")
    answer(shop, asked)
    match changes:
        case "settings":
            steps.change_settings(writer, {"business": {"name": "Another"}})
        case "edition":
            steps.run(writer)
    answer(shop, asked)
    assert asked.times == 2


def test_what_rests_on_the_edition_alone_stays_when_something_is_recorded(shop, shelf):
    asked = Asked()
    answer(shop, asked)
    enquired(steps.open(shelf / "shop"))
    answer(shop, asked)
    assert asked.times == 1


def test_what_looks_at_the_imports_is_asked_anew_when_a_file_comes_in(shop, shelf):
    assert len(answer(shop, steps.imports)) == 1
    answer(shop, steps.imports)
    file = shelf / "more.csv"
    file.write_text("Order,Date,E-mail,Amount\n9,2026-05-02,anna@shop.example,1.00\n")
    steps.take_in(steps.open(shelf / "shop"), [file])
    assert len(answer(shop, steps.imports)) == 2


def test_the_state_is_the_same_as_long_as_nothing_changes(shop, shelf):
    before = shop.state()
    steps.ladder(shop)
    assert shop.state() == before
    enquired(steps.open(shelf / "shop"))
    assert shop.state() != before


def test_who_looks_sees_the_figures_of_before_and_is_told_so(there, shelf):
    enquired(steps.open(shelf / "shop"))
    page = there.client("owner").get("/b/shop/ladder").text
    assert "figures are those of before" in page
    assert "Place everybody anew" in page
    assert "Place everybody anew" not in there.client("reader").get("/b/shop/ladder").text


def test_asked_to_the_app_places_everybody_anew(there, shelf, shop):
    enquired(steps.open(shelf / "shop"))
    assert steps.waits_to_be_placed(shop)
    page = there.client("member").post("/b/shop/place-anew", follow=True).text
    assert not steps.waits_to_be_placed(shop)
    assert "Everybody is placed anew." in page
    assert "figures are those of before" not in page


def test_what_is_recorded_of_somebody_is_placed_later_where_there_are_many(
    there, shop, monkeypatch
):
    monkeypatch.setattr(running, "SOON", 1)
    contact = steps.people(shop).rows[0]["contact"]
    page = f"/b/shop/people/{contact}"
    answer = there.client("owner").post(f"{page}/record", {"kind": "enquiry"}, follow=True)
    assert "figures are those of before" in answer.text
    assert steps.waits_to_be_placed(shop)


def test_nobody_who_looks_makes_an_edition(shop, shelf):
    before = steps.ladder(shop)
    enquired(steps.open(shelf / "shop"))
    assert steps.ladder(shop).contacts == before.contacts
    assert steps.ladder(steps.open(shelf / "shop")).contacts == before.contacts + 1


def enquired(workspace) -> None:
    steps.record(workspace, "enquiry", "new@shop.example")


def test_what_was_spent_counts_once_the_buyers_of_that_file_are_placed(shop, shelf):
    file, writer = shelf / "spent.csv", steps.open(shelf / "shop")
    file.write_text("Date,Channel,Costs\n2026-04-20,Google,100.00\n")
    steps.take_in(writer, [file])
    before = answer(shop, steps.costs)
    assert before.acquisition.spending.total == 0
    steps.run(writer)
    assert answer(shop, steps.costs).acquisition.spending.total == 100
