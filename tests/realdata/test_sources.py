"""The facts of real files, as counted by others before us."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from hogerop.contracts import CODES, COSTS, LINES, RECORDS
from hogerop.errors import FileFault
from hogerop.sources import ImportReport, SourceSettings, look, take
from hogerop.workspace.engine import DuckDBEngine

DATA = Path(__file__).parents[3] / "shared" / "data"
POUNDS = SourceSettings(currency="GBP", time_zone="Europe/London")
DOLLARS = SourceSettings(currency="USD", time_zone="America/New_York")
REAIS = SourceSettings(currency="BRL", time_zone="America/Sao_Paulo")

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here"),
]


@pytest.fixture
def engine() -> Iterator[DuckDBEngine]:
    engine = DuckDBEngine()
    for name, promise in (
        ("known_lines", LINES),
        ("known_records", RECORDS),
        ("known_costs", COSTS),
        ("known_codes", CODES),
    ):
        engine.put(name, promise.empty())
    yield engine
    engine.close()


def taken(engine: DuckDBEngine, file: str, settings: SourceSettings) -> ImportReport:
    today = (date(2026, 6, 30) - date(1970, 1, 1)).days
    report = take(engine, DATA / file, settings=settings, number=1, imported_day=today)
    assert report.rows == (
        report.taken + report.set_aside + report.not_about_a_contact + report.repeats
    )
    return report


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """Taken, set aside, not about a contact, repeats."""
    return report.taken, report.set_aside, report.not_about_a_contact, report.repeats


def test_online_retail(engine: DuckDBEngine) -> None:
    report = taken(engine, "online_retail_2010_2011/onlineretail.parquet", POUNDS)
    assert report.rows == 541_909
    assert counts(report) == (401_604, 0, 135_080, 5_225)
    assert report.money_not_about_a_contact == Decimal("1447682.12")
    assert (report.first_day, report.last_day) == (date(2010, 12, 1), date(2011, 12, 9))
    lines = engine.ask("lines")
    kinds = Counter(lines.column("kind").to_pylist())
    # 8,905 lines of C-invoices that name somebody, less 33 repeats.
    assert kinds == {"order": 392_732, "refund": 8_872}
    refunds = lines.filter(pc.equal(lines["kind"], "refund"))
    assert pc.all(pc.starts_with(refunds["order_ref"], "C")).as_py()
    assert pc.count_distinct(lines["record_id"]).as_py() == 4_372
    orders = lines.filter(pc.equal(lines["kind"], "order"))
    bought = orders.filter(pc.greater(orders["amount"], pa.scalar(Decimal(0))))
    # 34 customers never have a positive purchase (one of them has only lines of zero).
    assert pc.count_distinct(bought["record_id"]).as_py() == 4_338
    # Eight customers appear in two countries.
    assert engine.ask("records").num_rows == 4_380


def test_cdnow_keeps_its_equal_rows(engine: DuckDBEngine) -> None:
    report = taken(engine, "cdnow/CDNOW_master.txt", DOLLARS)
    assert counts(report) == (69_659, 0, 0, 0)
    assert report.kept_repeats == 255
    lines = engine.ask("lines")
    assert pc.sum(pc.equal(lines["amount"], pa.scalar(Decimal(0)))).as_py() == 80
    assert pc.count_distinct(lines["record_id"]).as_py() == 23_570
    assert set(lines["kind"].unique().to_pylist()) == {"order"}
    distinct = lines.group_by("record_id").aggregate([("day", "count_distinct")])
    assert pc.sum(pc.equal(distinct["day_count_distinct"], 1)).as_py() == 12_054


def test_complete_journey(engine: DuckDBEngine) -> None:
    report = taken(engine, "completejourney/transactions.parquet", DOLLARS)
    assert counts(report) == (1_469_307, 0, 0, 0)
    lines = engine.ask("lines")
    assert pc.count_distinct(lines["order_ref"]).as_py() == 155_848
    assert pc.count_distinct(lines["record_id"]).as_py() == 2_469
    used = taken(engine, "completejourney/coupon_redemptions.parquet", DOLLARS)
    assert (used.kind, *counts(used)) == ("privileges", 2_102, 0, 0, 0)


def test_olist_leads_are_enquiries_and_deals_are_orders_of_unknown_amount(
    engine: DuckDBEngine,
) -> None:
    leads = taken(engine, "olist_funnel/olist_marketing_qualified_leads_dataset.csv", REAIS)
    assert (leads.kind, *counts(leads)) == ("enquiries", 8_000, 0, 0, 0)
    channels = Counter(engine.ask("lines").column("channel").to_pylist())
    # 1,099 leads of origin "unknown" and 60 of none have no channel.
    assert channels[None] == 1_159
    assert channels["referral"] == 284
    leads_ids = set(engine.ask("lines").column("record_id").to_pylist())
    deals = taken(engine, "olist_funnel/olist_closed_deals_dataset.csv", REAIS)
    assert (deals.kind, *counts(deals)) == ("quotes", 842, 0, 0, 0)
    lines = engine.ask("lines")
    assert Counter(lines.column("kind").to_pylist()) == {"order": 842}
    assert lines.column("amount").null_count == 842
    assert set(lines.column("record_id").to_pylist()) <= leads_ids


def test_maven_accounts_and_opportunities_are_about_the_same_companies(
    engine: DuckDBEngine,
) -> None:
    accounts = taken(engine, "crm_maven/accounts.csv", DOLLARS)
    assert (accounts.kind, *counts(accounts)) == ("contacts", 85, 0, 0, 0)
    companies = set(engine.ask("records").column("record_id").to_pylist())
    deals = taken(engine, "crm_maven/sales_pipeline.csv", DOLLARS)
    # 500 have no engage day; of the 1,425 without an account 337 are among these.
    assert (deals.kind, *counts(deals)) == ("opportunities", 7_212, 500, 1_088, 0)
    assert deals.reasons == {"no date": 500}
    lines = engine.ask("lines")
    assert set(lines.column("record_id").to_pylist()) <= companies
    kinds = Counter(zip(lines["kind"].to_pylist(), lines["state"].to_pylist(), strict=True))
    assert kinds == {
        ("quote", "won"): 4_238,
        ("quote", "lost"): 2_473,
        ("quote", "open"): 501,
        ("order", None): 4_238,
    }


def test_leads_without_dates_are_refused_and_may_be_taken_as_contacts(
    engine: DuckDBEngine,
) -> None:
    with pytest.raises(FileFault, match="lacks a column for: when it happened"):
        taken(engine, "lead_scoring_xeducation/Lead Scoring.csv", DOLLARS)
    found = look(
        DATA / "lead_scoring_xeducation/Lead Scoring.csv",
        settings=DOLLARS,
        mapping={"kind": "contacts"},
    )
    assert found.kind == "contacts"


@pytest.mark.parametrize(
    "file",
    [
        "completejourney/campaigns.parquet",
        "completejourney/demographics.parquet",
        "completejourney/products.parquet",
        "completejourney/coupons.parquet",
        "completejourney/campaign_descriptions.parquet",
        "cdnow/CDNOW_sample.txt",
        "cdnow/LICENSE.txt",
        "crm_maven/products.csv",
        "crm_maven/sales_teams.csv",
        "crm_maven/data_dictionary.csv",
        "hillstrom/hillstrom.csv.gz",
        "kag_facebook/KAG_conversion_data.csv",
        "simulated_spend/dt_simulated_weekly.csv",
        "companies/nacecodes.csv",
        "splink_fake_1000/fake_1000_labels.csv",
    ],
)
def test_what_tells_nothing_of_contacts_or_costs_is_refused(
    engine: DuckDBEngine, file: str
) -> None:
    with pytest.raises(FileFault):
        taken(engine, file, DOLLARS)


@pytest.mark.parametrize(
    ("file", "rows"),
    [
        ("febrl/dataset1.csv", 1_000),
        ("splink_fake_1000/fake_1000.csv", 1_000),
        ("dedupe_b2b_sites/messy_sites_true_ids_no_people.csv", 3_337),
    ],
)
def test_lists_of_names_are_contacts(engine: DuckDBEngine, file: str, rows: int) -> None:
    report = taken(engine, file, DOLLARS)
    assert (report.kind, report.taken) == ("contacts", rows)
