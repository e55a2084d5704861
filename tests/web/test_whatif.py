"""The page of what if says what the command says, asked in words or by dials."""

from __future__ import annotations

import re
import shutil

import pytest
from tests.web.people_here import Town, town

from hogerop import steps
from hogerop.chart import heading_of_answer
from hogerop.chart.answer_said import more
from hogerop.ladder import RUNGS
from hogerop.paper import number
from hogerop.web.whatif.dials import dials, question, turned_to
from hogerop.whatif import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(shelf, sample_once) -> Town:
    shutil.copytree(sample_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


@pytest.fixture
def owner(there):
    return there.client("owner")


def test_a_sentence_is_answered_as_the_command_answers_it(owner, shelf):
    shop, asked = steps.open(shelf / "shop"), "margin +5%, 10% suspect -> prospect"
    answer = steps.what_if(shop, asked)
    page = owner.get("/b/shop/what-if", {"ask": asked}).text
    assert f"<h1>{heading_of_answer(answer)}.</h1>" in page
    for figure in (answer.ceiling, answer.calibrated):
        assert figure.label in page
        assert f'<p class="big">{more(figure.change.middle, answer.currency)}</p>' in page
    assert "not measured" in page
    for note in answer.warnings:
        assert note in page


def test_dials_ask_the_same_as_the_sentence_and_stand_where_it_puts_them(owner):
    by_dial = owner.get("/b/shop/what-if", {"up-suspect": "10", "margin": "5", "cost": "0"}).text
    by_words = owner.get("/b/shop/what-if", {"ask": "10% suspect -> prospect, margin +5%"}).text
    heading = r"<h1>.*?</h1>"
    assert re.search(heading, by_dial)[0] == re.search(heading, by_words)[0]
    for name, value in (("up-suspect", "10"), ("margin", "5"), ("cost", "")):
        assert re.search(rf'id="{name}" name="{name}"[^>]* value="{value}"', by_words)


def test_those_who_move_are_counted_on_the_rung_above(owner, shelf):
    shop = steps.open(shelf / "shop")
    counts = steps.ladder(shop, as_of=steps.what_if(shop, "margin +5%").as_of)
    suspects, prospects = (counts.rungs[place].contacts for place in (0, 1))
    page = owner.get("/b/shop/what-if", {"up-suspect": "50"}).text
    then = dict(re.findall(r'<tr class="rung-(\w+)">.*?data-is="Then">([\d,]+)<', page, re.DOTALL))
    assert then["suspect"] == number(round(suspects * 0.5))
    assert then["prospect"] == number(round(prospects + suspects * 0.5))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"ask": "all will be well"}, "names no change that is known here"),
        ({"up-shopper": "many", "margin": "x"}, "“many” is no number."),
        ({"ask": "margin +5%", "months": "99"}, "is no number of months."),
    ],
)
def test_what_cannot_be_asked_is_told_and_what_was_typed_stays(asked, said, owner):
    answer = owner.get("/b/shop/what-if", asked)
    assert (answer.status_code, said in answer.text) == (400, True)
    assert f'value="{next(iter(asked.values()))}"' in answer.text


EVERY_DIAL = {
    dial.name: "7.25" for group in dials({}) for dial in group.dials if dial.name != "cost"
} | {"cost": "-7.25"}


def test_every_dial_is_a_question_that_is_understood_and_found_back():
    levers = parse(question(dials(EVERY_DIAL)))
    assert turned_to(levers) == EVERY_DIAL


@pytest.mark.parametrize("typed", ["nan", "inf", "1e999", "--5"])
def test_a_dial_holds_a_number_and_nothing_else(typed):
    with pytest.raises(Exception, match="A lever is set by a number"):
        question(dials({f"up-{RUNGS[0].key}": typed}))


def test_lengths_in_a_drawing_are_written_for_the_browser(owner):
    page = owner.get(
        "/b/shop/what-if", {"up-suspect": "33.3"}, headers={"accept-language": "nl"}
    ).text
    lengths = re.findall(r'\b(?:x1|x2|width)="([^"]*)"', page)
    assert len(lengths) > 14
    assert [one for one in lengths if not re.fullmatch(r"\d+(\.\d+)?", one)] == []
