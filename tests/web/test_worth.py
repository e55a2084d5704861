"""The pages of value and costs say what the commands say."""

from __future__ import annotations

import re
import shutil
from html import unescape

import pytest
from tests.web.people_here import Town, town

from hogerop import steps
from hogerop.chart import (
    heading_of_cohorts,
    heading_of_concentration,
    heading_of_costs,
    heading_of_referrals,
    heading_of_worth,
    in_money,
    name_of_channel,
)
from hogerop.chart.costs_told import remarks
from hogerop.chart.worth_said import in_range, name_of_group, written
from hogerop.paper import share

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(shelf, sample_once) -> Town:
    shutil.copytree(sample_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


@pytest.fixture
def owner(there):
    return there.client("owner")


def words_of(page: str) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


@pytest.mark.parametrize("by", ["rung", "cohort", "channel"])
def test_value_is_that_of_the_command_with_its_range(by, owner, shelf):
    worth = steps.worth(steps.open(shelf / "shop"), by=by)
    page = words_of(owner.get("/b/shop/value", {"by": by}).text)
    assert heading_of_worth(worth) in page
    assert heading_of_concentration(worth) in page
    for group in worth.groups[:10]:
        assert name_of_group(group.key, by) in page
        for name, figure in group.figures.items():
            if name in ("value_12", "lifetime_value"):
                assert f"{written(name, figure.expected, 'EUR')} " in page
                assert in_range(name, figure, "EUR") in page


def test_who_orders_again_is_told_month_by_month(owner, shelf):
    found = steps.cohorts(steps.open(shelf / "shop"))
    page = words_of(owner.get("/b/shop/value").text)
    assert heading_of_cohorts(found) in page
    first = found.cohorts.together.ages[1]
    assert f"all together {found.cohorts.together.buyers}" in page
    assert share(first.ordered, first.buyers) in page


def test_costs_are_those_of_the_command_with_how_they_were_divided(owner, shelf):
    found = steps.costs(steps.open(shelf / "shop"))
    page = words_of(owner.get("/b/shop/costs").text)
    assert heading_of_costs(found) in page
    for one in found.acquisition.channels:
        if one.cost:
            assert name_of_channel(one.channel) in page
            assert in_money(one.per_shopper, "EUR") in page
    for remark in remarks(found):
        assert remark in page
    assert in_money(found.ratio.average.per_order, "EUR") in page


def test_who_sent_others_is_named_and_leads_to_their_page(owner, shelf):
    found = steps.referrals(steps.open(shelf / "shop"), named=10)
    page = owner.get("/b/shop/costs").text
    assert heading_of_referrals(found) in words_of(page)
    first = found.referrals.referrers[0]
    assert re.search(rf'/people/\w+">{re.escape(found.names[first.contact_id])}</a>', page)


def test_a_period_is_asked_in_the_address(owner, shelf):
    page = owner.get("/b/shop/costs", {"since": "2026-03-01", "until": "2026-05-31"}).text
    assert 'name="since" value="2026-03-01"' in page
    assert "Mar 2026 – May 2026" in page


@pytest.mark.parametrize("address", ["value", "costs"])
def test_lengths_are_written_for_the_browser_and_all_else_for_the_reader(address, owner):
    page = owner.get(f"/b/shop/{address}", headers={"accept-language": "nl"}).text
    lengths = re.findall(r'\b(?:x1|x2|width)="([^"]*)"', page)
    lengths += re.findall(r'points="([^"]*)"', page)
    assert [one for one in lengths if not re.fullmatch(r"[\d. ,]+", one) or ",," in one] == []
    assert "Waarde en kosten" in page


def test_where_nobody_bought_it_is_told_what_is_needed(there, shelf):
    shutil.rmtree(shelf / "other")
    steps.start(shelf / "other", name="Other")
    page = there.client("stranger").get("/b/other/value")
    assert (page.status_code, "<h1>" in page.text) == (200, True)
