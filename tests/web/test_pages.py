"""What the pages of a business say: the numbers of the steps, in words, in both languages."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import timedelta
from html import escape, unescape

import pytest
from tests.web.people_here import Town, town

from hogerop import steps
from hogerop.chart import heading_of_ladder
from hogerop.chart.answer_said import in_amounts, more
from hogerop.ladder import RUNGS, Policy, rule_in_words
from hogerop.paper import number, short_day

pytestmark = pytest.mark.django_db

PAGES = ("today", "ladder", "movement", "people", "imports", "team")


@pytest.fixture
def there(shelf, sample_once) -> Town:
    shutil.copytree(sample_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


@pytest.fixture
def shop(shelf, there):
    return steps.open(shelf / "shop")


@pytest.fixture
def owner(there):
    return there.client("owner")


def words_of(page: str) -> str:
    """Return the words of a page without its marks, every run of blanks one blank."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_ladder_says_what_the_command_says(owner, shop):
    counts = steps.ladder(shop)
    page = owner.get("/b/shop/ladder").text
    assert f"<h1>{heading_of_ladder(counts)}.</h1>" in page
    said = re.findall(r'<b>([\d,]+)<span class="unit">', page)
    assert said == [number(rung.contacts) for rung in reversed(counts.rungs)]


def test_the_ladder_of_another_day_is_in_its_address(owner, shop):
    day = steps.day_spoken_of(shop) - timedelta(days=200)
    counts = steps.ladder(shop, as_of=day)
    page = owner.get(f"/b/shop/ladder?as_of={day}").text
    assert heading_of_ladder(counts) in page
    assert f'name="as_of" value="{day}"' in page


def test_what_is_crossed_between_two_rungs_adds_up_to_what_moved(owner, shop):
    counts = steps.ladder(shop)
    moves = steps.moves(shop, counts.compared_with, counts.as_of)
    keys = ["outside", *(rung.key for rung in RUNGS)]
    over = [
        sum(
            move.contacts
            for move in moves.moves
            if move.from_ in keys[:place] and move.to in keys[place:]
        )
        for place in range(2, 8)
    ]
    page = words_of(owner.get("/b/shop/ladder").text)
    assert [int(n) for n in re.findall(r"↑ (\d+) climbed", page)] == over[::-1]


def test_one_rung_is_opened_with_what_the_next_one_asks(owner, shop):
    page = words_of(owner.get("/b/shop/ladder?rung=shopper").text)
    rule = Policy.parse(shop.settings.text).written["customer"]
    assert f"What Customer asks {escape(rule_in_words(rule))} {escape(rule)}" in page


def test_one_rung_is_opened_with_what_those_on_it_lack_as_each_of_their_pages_has_it(owner, shop):
    there = [row["contact"] for row in steps.people(shop, rung="customer", size=None).rows]
    lack = Counter()
    for contact in there:
        rules = [rule for rule in steps.why(shop, contact).rules if rule.rung == "member"]
        often = rules[0].holds or rules[1].holds
        lack.update([("often", often), ("rhythm", rules[2].holds), (often, rules[2].holds)])
    page = unescape(words_of(owner.get("/b/shop/ladder?rung=customer").text))
    assert "What they lack for Member" in page
    assert f"has a membership: {lack['often', False]} do not have this" in page
    assert f"; {lack[False, True]} lack only this for instance" in page
    assert f"as they usually are: {lack['rhythm', False]} do not have this" in page
    assert f"; {lack[True, False]} lack only this" in page
    assert min(lack[False, True], lack["rhythm", False]) > 0


def test_one_rung_is_opened_with_what_a_tenth_of_it_would_bring_and_what_can_be_done(owner, shop):
    page = unescape(words_of(owner.get("/b/shop/ladder?rung=shopper").text))
    answer = steps.what_if(shop, "10% shopper to customer")
    change = answer.calibrated.change
    said = f"{more(change.middle, 'EUR')} {in_amounts(change, 'EUR')} {answer.calibrated.label}"
    assert f"If 10% of them became Customer {said}" in page
    names = [one.now.name for one in steps.plan_strategies(shop).values() if one.step == "shopper"]
    assert f"What can be done for them {' · '.join(sorted(names))}" in page
    assert "If 10% of them" not in owner.get("/b/shop/ladder?rung=fan").text


def test_lengths_in_a_drawing_are_written_for_the_browser_and_not_for_the_reader(owner):
    page = owner.get("/b/shop/ladder", headers={"accept-language": "nl"}).text
    lengths = re.findall(r'\b(?:x|y|width|height|x1|x2)="([^"]*)"', page)
    assert len(lengths) > 40
    assert [one for one in lengths if not re.fullmatch(r"\d+(\.\d+)?", one)] == []


def test_people_are_found_by_channel_and_by_what_they_allow_the_most_valued_first(owner, shop):
    channel = steps.channels_of_people(shop)[0]
    asked = {"channel": channel, "reach": "email", "sort": "value"}
    found = steps.people(shop, channel=channel, reach="email", by_value=True)
    page = owner.get("/b/shop/people", asked).text
    assert f"<h1>{number(found.in_all)} people" in page
    assert 0 < found.in_all < steps.people(shop, channel=channel).in_all
    listed = re.findall(r"/people/(c[0-9a-z]{13})", page)
    assert listed == [row["contact"] for row in found.rows]
    taken = owner.get("/b/shop/people/list/csv", asked)
    assert len(b"".join(taken).splitlines()) == found.in_all + 1


def test_people_are_found_by_a_part_of_their_name(owner, shop):
    someone = steps.people(shop).rows[0]
    part = (someone["name"] or someone["company"])[:6]
    found = owner.get("/b/shop/people", {"q": part.upper()}).text
    assert someone["contact"] in found
    assert owner.get("/b/shop/people", {"q": "nobody at all"}).text.count("<tr>") == 0


def test_people_are_filtered_as_the_command_does(owner, shop):
    for asked, told in (
        ({"rung": "customer"}, {"rung": "customer"}),
        ({"rung": "shopper", "only": "lapsed"}, {"rung": "shopper", "lapsed": True}),
    ):
        page = owner.get("/b/shop/people", asked).text
        n = len(steps.contacts(shop, **told))
        assert re.search(rf"<h1>{number(n)} (person|people)", page)


def test_pages_of_people_hold_everybody_once(owner, shop):
    seen, address = [], "/b/shop/people"
    while address:
        page = owner.get(address).text
        seen += re.findall(r'<th scope="row"><a href="/b/shop/people/(\w+)', page)
        further = re.search(r'rel="next" href="([^"]+)"', page)
        address = f"/b/shop/people{further[1]}" if further else ""
    assert sorted(seen) == sorted(row["contact"] for row in steps.contacts(shop))


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999", "1.5"])
def test_a_page_that_is_not_there_is_the_first_or_empty_and_never_a_failure(page, owner):
    assert owner.get("/b/shop/people", {"page": page}).status_code == 200


def test_whoever_is_about_to_fall_comes_down_by_then(owner, shop):
    found = steps.people(shop, falling=True, size=500)
    last = found.as_of + timedelta(days=30)
    assert found.in_all > 0
    assert all(row["stays_until"] < last for row in found.rows)
    assert [row["stays_until"] for row in found.rows] == sorted(
        row["stays_until"] for row in found.rows
    )
    assert found.in_all == sum(
        row["stays_until"] is not None and row["stays_until"] < last for row in steps.contacts(shop)
    )


def test_whoever_is_ahead_is_who_the_list_says(shop):
    found = steps.people(shop, ahead=True, size=500)
    told = {row["contact"] for row in steps.contacts(shop) if row["ahead"]}
    assert {row["contact"] for row in found.rows} == told


def test_a_person_is_told_why_what_is_missing_and_the_rows_behind_it(owner, shop):
    someone = steps.people(shop, rung="customer").rows[0]
    why = steps.why(shop, someone["contact"])
    page = owner.get(f"/b/shop/people/{someone['contact']}").text
    assert f"<h1>{why.sentences[0]}</h1>" in page
    for event in why.rules[0].events[:4]:
        assert f"{event.source.file}, row {number(event.source.row)}" in page
    assert "What is missing for Member" in page


def test_what_somebody_consents_to_is_told_with_its_day(owner, shop):
    contact, consent = next(
        (row["contact"], one)
        for row in steps.people(shop, size=200).rows
        for one in steps.timeline(shop, row["contact"]).consents
        if one.scope == "email"
    )
    may = "may" if consent.state == "given" else "may not"
    page = owner.get(f"/b/shop/people/{contact}").text
    assert f"<dt>E-mail</dt><dd>{may} <small>({short_day(consent.day)})</small></dd>" in page


def test_whoever_is_nobody_is_not_there(owner):
    assert owner.get("/b/shop/people/no-such-person").status_code == 404


def test_today_names_who_is_about_to_fall(owner, shop):
    page = owner.get("/b/shop/today").text
    for row in steps.people(shop, falling=True, size=8).rows:
        assert f"/b/shop/people/{row['contact']}" in page


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("language", "menu"), [("en", "People"), ("nl", "Mensen")])
def test_every_page_speaks_one_language(page, language, menu, owner):
    answer = owner.get(f"/b/shop/{page}", headers={"accept-language": language})
    assert f'<html lang="{language}">' in answer.text
    assert answer.text.count(f" {menu}</a>") == 3


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_one_heading_and_says_where_one_is(page, owner):
    text = owner.get(f"/b/shop/{page}").text
    assert text.count("<h1>") == 1
    assert text.count('aria-current="page"') >= 2


@pytest.mark.parametrize(
    "page", ["ladder?as_of=never", "ladder?as_of=1500-01-01", "movement?since=2999-01-01"]
)
def test_a_day_that_cannot_be_is_told(page, owner):
    answer = owner.get(f"/b/shop/{page}")
    assert (answer.status_code, "<h1>" in answer.text) == (400, True)


def test_names_are_shown_as_they_are_and_never_run(owner, shop, tmp_path):
    file = tmp_path / "contacts.csv"
    file.write_text("E-mail,Name\nx@y.example,<script>alert(1)</script>\n", encoding="utf-8")
    steps.take_in(shop, [file])
    steps.catch_up(shop)
    page = owner.get("/b/shop/people", {"q": "x@y.example"}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_whoever_is_searched_for_is_handed_over_as_a_list(owner, shop):
    member = steps.people(shop, rung="member")
    answer = owner.get("/b/shop/people/list/csv", {"rung": "member"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + member.in_all
    assert all(any(row["contact"] in line for line in lines) for row in member.rows)
    assert owner.get("/b/shop/people/list/excel", {"rung": "member"}).content.startswith(b"PK")


def test_a_list_holds_no_formula(owner, shop, tmp_path):
    file = tmp_path / "contacts.csv"
    file.write_text("E-mail,Name\nx@y.example,=1+1\n", encoding="utf-8")
    steps.take_in(shop, [file])
    steps.catch_up(shop)
    text = owner.get("/b/shop/people/list/csv", {"q": "x@y.example"}).content.decode("utf-8-sig")
    assert ("x@y.example" in text, ",=1+1" in text) == (True, False)


def test_a_reader_takes_no_list_along(there, shop):
    reader = there.client("reader")
    assert reader.get("/b/shop/people/list/csv").status_code == 403
    assert "/people/list/" not in reader.get("/b/shop/people").text
