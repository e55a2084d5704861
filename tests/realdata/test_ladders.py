"""Ladders of real businesses, through the command line; the facts were counted by others before us.

No real set holds referrals tied to orders: the two top rungs are tried on the sample business.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.story.typed import done, in_order, lines_told, standing, told

DATA = Path(__file__).parents[3] / "shared" / "data"
RUNGS = ("suspect", "prospect", "shopper", "customer", "member", "advocate", "fan")
COUNTS = ("rows", "taken", "set_aside", "not_about_a_contact", "repeats")

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here"),
]


class Business:
    """A workspace that was made of real files: what the import told, and its ladder."""

    def __init__(self, workspace: Path, currency: str, zone: str, files: tuple[str, ...]) -> None:
        self.workspace = workspace
        done(workspace, "init", workspace, "--currency", currency, "--time-zone", zone)
        self.reports = told(workspace, "import", *(DATA / file for file in files))["files"]
        self.counts = list(in_order(self.reports, *COUNTS).values())
        self.ladder = told(workspace, "ladder")
        self.standing = standing(self.ladder)

    @property
    def buyers(self) -> int:
        """Contacts from shopper up."""
        return sum(self.standing[rung] for rung in RUNGS[2:])

    def assert_adds_up(self) -> None:
        """Rows, contacts, and why of one contact on each rung that has any."""
        for report in self.reports:
            assert report["rows"] == sum(report[count] for count in COUNTS[1:])
        assert self.ladder["contacts"] == sum(self.standing.values())
        for rung in RUNGS:
            if not self.standing[rung]:
                continue
            people = lines_told(self.workspace, "contacts", "--rung", rung)
            assert len(people) == self.standing[rung]
            self._assert_why(rung, people[0])

    def _assert_why(self, rung: str, person: dict[str, Any]) -> None:
        answer = told(self.workspace, "why", person["contact"])
        for key in ("contact", "rung", "since", "lapsed", "stays_until"):
            assert answer[key] == person[key]
        if rung in RUNGS[2:]:
            rows = [event["source"] for rule in answer["rules"] for event in rule["events"]]
            assert rows
            assert {row["file"] for row in rows} <= {report["file"] for report in self.reports}
        assert answer["next"]["missing"]
        assert done(self.workspace, "why", person["contact"])


def test_online_retail(tmp_path: Path) -> None:
    shop = Business(
        tmp_path / "shop",
        "GBP",
        "Europe/London",
        ("online_retail_2010_2011/onlineretail.parquet",),
    )
    assert shop.counts == [(541_909, 401_604, 0, 135_080, 5_225)]
    assert shop.reports[0]["money_not_about_a_contact"] == 1_447_682.12
    assert (shop.ladder["as_of"], shop.ladder["contacts"]) == ("2011-12-09", 4_372)
    # 34 customers never have a positive purchase, and 21 end at zero or below.
    assert 4_317 <= shop.buyers <= 4_338
    assert shop.ladder["records_promotions"] is False
    shop.assert_adds_up()


def test_cdnow(tmp_path: Path) -> None:
    shop = Business(tmp_path / "shop", "USD", "America/New_York", ("cdnow/CDNOW_master.txt",))
    assert shop.counts == [(69_659, 69_659, 0, 0, 0)]
    assert (shop.ladder["as_of"], shop.ladder["contacts"]) == ("1998-06-30", 23_570)
    assert shop.standing["shopper"] == 11_989
    shop.assert_adds_up()


def test_complete_journey(tmp_path: Path) -> None:
    shop = Business(
        tmp_path / "shop", "USD", "America/New_York", ("completejourney/transactions.parquet",)
    )
    assert shop.counts == [(1_469_307, 1_469_307, 0, 0, 0)]
    assert shop.ladder["contacts"] == shop.buyers == 2_469
    shop.assert_adds_up()


def test_olist_a_deal_without_an_amount_is_an_order(tmp_path: Path) -> None:
    shop = Business(
        tmp_path / "shop",
        "BRL",
        "America/Sao_Paulo",
        (
            "olist_funnel/olist_marketing_qualified_leads_dataset.csv",
            "olist_funnel/olist_closed_deals_dataset.csv",
        ),
    )
    assert shop.counts == [(8_000, 8_000, 0, 0, 0), (842, 842, 0, 0, 0)]
    assert (shop.ladder["contacts"], shop.standing["shopper"]) == (8_000, 842)
    shop.assert_adds_up()
    buyer = lines_told(shop.workspace, "contacts", "--rung", "shopper")[0]["contact"]
    rules = told(shop.workspace, "why", buyer)["rules"]
    orders = [e for rule in rules for e in rule["events"] if e["kind"] == "order"]
    assert {event["amount"] for event in orders} == {None}


def test_maven_accounts_and_opportunities(tmp_path: Path) -> None:
    shop = Business(
        tmp_path / "shop",
        "USD",
        "America/New_York",
        ("crm_maven/accounts.csv", "crm_maven/sales_pipeline.csv"),
    )
    assert shop.counts == [(85, 85, 0, 0, 0), (8_800, 7_212, 500, 1_088, 0)]
    assert shop.reports[1]["reasons"] == {"no date": 500}
    assert shop.ladder["contacts"] == 85
    shop.assert_adds_up()
    aside = done(shop.workspace, "imports", "set-aside", "2", "--json").splitlines()
    assert [json.loads(line)["column"] for line in aside].count("engage_date") == len(aside) == 500
