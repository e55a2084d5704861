"""Numbers, dates and zones as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pytest

from hogerop.errors import AskedWrongly
from hogerop.sources.dates import Proof, proof_of, read_dates, read_periods
from hogerop.sources.figures import figure, marks_of, read_figures
from hogerop.sources.zone import zone_of

AMSTERDAM = zone_of("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("12", ".", 12.0),
        ("12.50", ",", 12.5),
        ("12,50", ".", 12.5),
        ("€ 1.234,50", ".", 1234.5),
        ("$1,234.50", ",", 1234.5),
        ("1.234", ".", 1.234),
        ("1.234", ",", 1234.0),
        ("1.234.567", ".", 1234567.0),
        ("1 234,5", ",", 1234.5),
        ("1'234.50", ".", 1234.5),
        ("12,50-", ",", -12.5),
        ("(12.50)", ".", -12.5),
        ("− 12,50", ",", -12.5),
        ("12,-", ",", 12.0),
        (",50", ",", 0.5),
        ("0.125", ",", 0.125),
        ("25%", ".", 0.25),
        ("1e3", ".", 1000.0),
        ("1.23.45", ".", None),
        ("12.34,56", ",", None),
        ("twelve", ".", None),
        ("1-2", ".", None),
        ("1e400", ".", None),
        ("٣", ".", None),
        ("", ".", None),
    ],
)
def test_a_text_is_a_number(text: str, decimal: str, number: float | None) -> None:
    assert figure(text, decimal) == number
    assert read_figures(pa.array([text, None]), decimal=decimal).to_pylist() == [number, None]


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1.234,50"], ","),
        (["12,5", "1.234"], ","),
        (["1,234", "12.5"], "."),
        (["1.234.567"], ","),
        (["1.234", "1,234"], None),
        (["12", "13"], None),
    ],
)
def test_the_decimal_mark_is_proved_by_values(texts: list[str], mark: str | None) -> None:
    assert marks_of(pa.array(texts)).mark == mark


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-14", "2026-05-14"),
        ("2026/5/4", "2026-05-04"),
        ("20260514", "2026-05-14"),
        ("14-05-2026", "2026-05-14"),
        ("14/5/26", "2026-05-14"),
        ("14.05.2026", "2026-05-14"),
        ("14-5-2026 9:05", "2026-05-14"),
        ("14 mei 2026", "2026-05-14"),
        ("do 14 mrt. 2026", "2026-03-14"),
        ("14-okt-2026", "2026-10-14"),
        ("May 14, 2026 2:30 PM", "2026-05-14"),
        ("29-02-2024", "2024-02-29"),
        ("29-02-2026", None),
        ("2026-13-01", None),
        ("2026-05-14 25:00", None),
        ("14-14-2026", None),
        ("yesterday", None),
        ("12345", None),
    ],
)
def test_a_text_is_a_day(text: str, day: str | None) -> None:
    days, _ = read_dates(pa.array([text]), order="dmy", zone=AMSTERDAM)
    assert days.cast(pa.date32()).to_pylist() == [day and date.fromisoformat(day)]


@pytest.mark.parametrize(
    ("text", "day", "moment"),
    [
        # No zone: the workspace's.
        ("2026-07-01 00:30", "2026-07-01", "2026-06-30T22:30:00"),
        ("2026-01-01T00:30:00", "2026-01-01", "2025-12-31T23:30:00"),
        # A zone: the business day is counted in the workspace's.
        ("2026-05-14T23:30:00Z", "2026-05-15", "2026-05-14T23:30:00"),
        ("2026-05-14 00:30:00 +0530", "2026-05-13", "2026-05-13T19:00:00"),
        ("2026-05-14 23:30:00.123+02:00", "2026-05-14", "2026-05-14T21:30:00"),
        # Half past two came twice (the first is meant), and did not come at all.
        ("2026-10-25 02:30", "2026-10-25", "2026-10-25T00:30:00"),
        ("2026-03-29 02:30", "2026-03-29", "2026-03-29T01:30:00"),
        ("5/14/2026 12:05 AM", None, None),
        # Only a day: no moment.
        ("2026-05-14", "2026-05-14", None),
    ],
)
def test_a_time_is_a_moment_and_a_business_day(
    text: str, day: str | None, moment: str | None
) -> None:
    days, moments = read_dates(pa.array([text]), order="dmy", zone=AMSTERDAM)
    assert days.cast(pa.date32()).to_pylist() == [day and date.fromisoformat(day)]
    found = moments.to_pylist()[0]
    assert (found and found.replace(tzinfo=None).isoformat()) == moment


def test_month_first_is_read_when_it_is_told() -> None:
    days, _ = read_dates(pa.array(["5/14/2026 12:05 AM"]), order="mdy", zone=AMSTERDAM)
    assert days.cast(pa.date32()).to_pylist() == [date(2026, 5, 14)]


@pytest.mark.parametrize(
    ("texts", "order", "needed"),
    [
        (["03-04-2026"], None, True),
        (["03-04-2026", "13-04-2026"], "dmy", True),
        (["03/04/2026", None, "04/13/2026 10:00"], "mdy", True),
        (["13-04-2026", "04-13-2026"], None, True),
        (["2026-04-03", "04-04-2026"], None, False),
        (["03.04.2026"], "dmy", False),
    ],
)
def test_the_order_of_day_and_month_is_proved(
    texts: list[str | None], order: str | None, needed: bool
) -> None:
    proof = proof_of(pa.array(texts), np.arange(2, 2 + len(texts), dtype=np.int32))
    assert (proof.order, proof.needed) == (order, needed)


def test_a_proof_names_the_first_row_of_each_kind() -> None:
    texts = pa.array(["1-1-2026", "03-04-2026", "04-13-2026", "13-04-2026", "14-04-2026"])
    rows = np.array([2, 3, 5, 8, 9], np.int32)
    assert proof_of(texts, rows) == Proof(day_first=8, month_first=5, open=3)
    later = proof_of(texts, rows + 100)
    assert later + proof_of(texts, rows) == Proof(day_first=8, month_first=5, open=3)


@pytest.mark.parametrize("text", ["2026-05", "05-2026", "mei 2026", "May 2026", "mei '26"])
def test_a_month_is_a_period(text: str) -> None:
    first, last = read_periods(pa.array([text]), order="dmy", zone=AMSTERDAM)
    assert first.cast(pa.date32()).to_pylist() == [date(2026, 5, 1)]
    assert last.cast(pa.date32()).to_pylist() == [date(2026, 5, 31)]


def test_a_zone_that_is_not_there_is_told() -> None:
    with pytest.raises(AskedWrongly, match="no time zone"):
        zone_of("Europe/Utrecht")


@pytest.mark.parametrize("zone", ["Europe/London", "America/Sao_Paulo", "UTC", "Asia/Kolkata"])
def test_our_zones_agree_with_pythons(zone: str) -> None:
    ours, theirs = zone_of(zone), ZoneInfo(zone)
    moments = [
        datetime(1996, 1, 1, 3, 17, tzinfo=UTC).timestamp() + n * 86_400 * 11.3 for n in range(1200)
    ]
    micros = np.array([int(m) * 1_000_000 for m in moments], np.int64)
    days = [datetime.fromtimestamp(int(m), theirs).date() for m in moments]
    assert [date.fromordinal(719163 + int(d)) for d in ours.days(micros)] == days
