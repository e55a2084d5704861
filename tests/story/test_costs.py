"""Costs, cohorts and referrals of the sample business from the command line, beside its truth.

The truth stands in ``files/truth``: through which channel everybody really came, and who sent whom.
The program sees less: most people were never asked how they came.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.story.typed import done, told

from hogerop import steps

pytestmark = pytest.mark.story

TRUE_NAMES = {
    "google": "google ads", "aanbeveling": "referral", "flyers": "flyers",
    "instagram": "instagram", "beurs": "beurs", "website": "website",
}  # fmt: skip


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace, _ = steps.demo(tmp_path_factory.mktemp("sample") / "shop", names=1200)
    return workspace.folder


@pytest.fixture(scope="module")
def costs(shop: Path) -> dict[str, Any]:
    return told(shop, "costs")


@pytest.fixture(scope="module")
def lives(shop: Path) -> list[dict[str, str]]:
    """Everybody who really exists, and what came of them."""
    with (shop / "files" / "truth" / "lives.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def really_won(costs: dict[str, Any], lives: list[dict[str, str]]) -> Counter[str]:
    """Channel -> how many came in through it in the period and have bought."""
    return Counter(
        TRUE_NAMES[life["channel"]]
        for life in lives
        if life["first_order"] and costs["from"] <= life["arrived"] <= costs["to"]
    )


def test_a_new_buyer_costs_what_it_really_did(
    costs: dict[str, Any], really_won: Counter[str]
) -> None:
    one = costs["all"]["per_shopper"]
    assert one["low"] < costs["all"]["cost"] / really_won.total() < one["high"]


def test_what_a_channel_really_cost_lies_between_its_bounds(
    costs: dict[str, Any], really_won: Counter[str]
) -> None:
    paid = [one for one in costs["channels"] if one["cost"]]
    assert {one["channel"] for one in paid} == set(TRUE_NAMES.values())
    for one in paid:
        true = one["cost"] / really_won[one["channel"]]
        assert one["at_least"] < true < one["per_shopper"]["high"], one["channel"]


def test_every_euro_is_divided_and_none_is_without_a_channel(costs: dict[str, Any]) -> None:
    spent = costs["spent"]
    assert spent["acquire"] + spent["retain"] == pytest.approx(spent["all"])
    assert (spent["undecided"], spent["hours_without_cost"], costs["unattributed"]) == (0, 0, [])


def test_value_against_cost_has_a_range_for_every_channel(costs: dict[str, Any]) -> None:
    for one in [costs["all"], *(one for one in costs["channels"] if one["cost"])]:
        times = one["returns"]["lifetime_to_cost"]
        assert 0 < times["low"] < times["value"] < times["high"]
        assert times["value"] == pytest.approx(
            one["returns"]["lifetime"]["value"] / one["per_shopper"]["value"]
        )


def test_who_has_no_channel_is_told_how_to_know_more(shop: Path) -> None:
    said = " ".join(done(shop, "costs").split())
    assert "no channel is known, so a new buyer costs a channel at most what is shown" in said
    assert "ask all of them how they found you" in said


def test_as_many_order_again_within_a_year_as_really_did(
    shop: Path, lives: list[dict[str, str]]
) -> None:
    found = told(shop, "cohorts")
    end = date.fromisoformat(found["as_of"]) - timedelta(365)
    days: dict[str, set[date]] = {}
    with (shop / "files" / "truth" / "orders.csv").open(encoding="utf-8") as file:
        for order in csv.DictReader(file):
            if order["person"] and float(order["net"]) > 0:
                days.setdefault(order["person"], set()).add(date.fromisoformat(order["day"]))
    seen = [sorted(each) for each in days.values() if min(each) <= end]
    again = sum(len(each) > 1 and (each[1] - each[0]).days <= 365 for each in seen) / len(seen)
    assert found["all"]["again"]["low"] < again < found["all"]["again"]["high"]
    assert sum(one["buyers"] for one in found["cohorts"]) == found["all"]["buyers"]


def test_nearly_all_buyers_who_were_really_sent_are_known(
    shop: Path, lives: list[dict[str, str]]
) -> None:
    found = told(shop, "referrals")
    sent = sum(bool(life["referrer"] and life["first_order"]) for life in lives)
    assert 0.85 * sent < found["buyers"] <= sent
    unnamed = found["sender_unknown"]
    named = [sum(one[name] for one in found["referrers"]) for name in ("buyers", "money")]
    assert named[0] + unnamed["buyers"] == found["buyers"]
    assert named[1] + unnamed["brought"] == pytest.approx(found["brought"])


def test_every_door_tells_the_same_buyers_of_each_channel(shop: Path) -> None:
    ever = ("--from", "2000-01-01")
    costs, referrals = told(shop, "costs", *ever), told(shop, "referrals", *ever)
    by_costs = {one["channel"]: one["shoppers"] for one in costs["channels"] if one["shoppers"]}
    unknown = costs["channel_unknown"]["shoppers"]
    groups = told(shop, "value", "--by", "channel")["groups"]
    cohorts = told(shop, "cohorts", "--by", "channel")["cohorts"]
    assert {one["key"] or None: one["contacts"] for one in groups} == by_costs | {None: unknown}
    assert {one["label"]: one["buyers"] for one in cohorts} == by_costs | {None: unknown}
    assert by_costs["referral"] == referrals["buyers"] == referrals["new_referred"]
    assert referrals["all_buyers"] == costs["all"]["shoppers"] == costs["all"]["new_buyers"]


def test_every_door_tells_the_same_new_buyers_of_a_period(
    shop: Path, costs: dict[str, Any]
) -> None:
    referrals = told(shop, "referrals")
    assert (referrals["from"], referrals["to"]) == (costs["from"], costs["to"])
    months = [
        one["buyers"]
        for one in told(shop, "cohorts")["cohorts"]
        if costs["from"][:7] <= one["label"] <= costs["to"][:7]
    ]
    new = costs["all"]["new_buyers"]
    assert new == costs["ratio"]["new_buyers"] == referrals["new_buyers"] == sum(months)
    by_channel = {one["channel"]: one["new_buyers"] for one in costs["channels"]}
    assert by_channel["referral"] == referrals["new_referred"] == referrals["worth"]["buyers"]
    assert sum(by_channel.values()) + costs["channel_unknown"]["new_buyers"] == new
    # What differs by right is said: money is set against who came in, and some came in before.
    assert costs["all"]["shoppers"] != new
    said = " ".join(done(shop, "costs").split())
    assert f"{new} buyers first ordered in this period" in said


def test_what_referrals_are_worth_is_less_if_more_would_have_come_anyway(shop: Path) -> None:
    worth = told(shop, "referrals")["worth"]
    none, everybody = worth["if_none_came_anyway"], worth["if_all_came_anyway"]
    assert none["value"] > everybody["value"]
    assert none["value"] == pytest.approx(worth["bring"]["value"] - worth["cost"])
    # In so small a shop too few were sent to tell their whole life by them, and that is said.
    said = " ".join(done(shop, "referrals").split())
    assert not worth["own_lifetime"] and "this is by what all buyers bring" in said
    otherwise = worth["cost_of_winning_otherwise"]["value"] * worth["buyers"]
    assert everybody["value"] == pytest.approx(otherwise - worth["cost"], abs=0.01)


@pytest.mark.parametrize(
    ("lang", "none", "everybody"),
    [
        (
            "en",
            "If none of them would: all that they bring from first order to last, €",
            "If all of them would: at most what winning as many in other ways costs, €",
        ),
        (
            "nl",
            "Was niemand van hen toch wel gekomen: alles wat ze van eerste tot laatste bestelling",
            "Waren ze allemaal toch wel gekomen: hooguit wat het kost om er evenveel op een andere",
        ),
    ],
)
def test_what_referrals_are_worth_is_said_in_two_ifs(
    shop: Path, lang: str, none: str, everybody: str
) -> None:
    said = " ".join(done(shop, "referrals", lang=lang).split())
    assert said.index(none) < said.index(everybody)


@pytest.mark.parametrize(
    ("command", "lang", "first"),
    [
        ("costs", "en", "A new buyer costs €"),
        ("costs", "nl", "Een nieuwe koper kost €"),
        ("cohorts", "en", "Of those who first buy, "),
        ("cohorts", "nl", "% ("),
        ("referrals", "en", "buyers were sent by somebody; they bring €"),
        ("referrals", "nl", "kopers kwamen via een aanbeveling; zij brachten €"),
        ("value", "nl", "kopers leveren in 12 maanden zo’n €"),
    ],
)
def test_the_first_sentence_is_the_answer(
    shop: Path, command: str, lang: str, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    said = done(shop, command, lang=lang).replace("\u00a0", " ")
    assert first in said.splitlines()[0]


def test_the_answers_are_the_same_when_asked_again(shop: Path, costs: dict[str, Any]) -> None:
    assert json.dumps(told(shop, "costs")) == json.dumps(costs)


def test_what_is_noted_after_the_newest_order_lets_nobody_seem_to_stay_away(
    shop: Path, costs: dict[str, Any]
) -> None:
    before = told(shop, "cohorts")["all"]["again"]
    buyer = told(shop, "referrals")["referrers"][0]["contact"]
    done(shop, "record", "testimonial", buyer, "--on", date.today().isoformat())
    done(shop, "run")
    assert told(shop, "cohorts")["all"]["again"] == before
    assert told(shop, "costs")["as_of"] == costs["as_of"]
