"""Numbers, money and days are written as the reader writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from hogerop.paper import (
    change,
    day,
    decimal,
    estimated_money,
    money,
    month,
    number,
    round_money,
    share,
    short_day,
    three_figures,
)
from hogerop.words import speaking

DAY = date(2026, 11, 3)


@pytest.fixture(autouse=True)
def no_locale_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def in_dutch() -> Iterator[None]:
    with speaking("nl"):
        yield


def test_english_readers_get_commas_between_thousands() -> None:
    assert [number(1840), number(Decimal("1234.5"))] == ["1,840", "1,234.5"]
    assert money(Decimal("1234.5"), "GBP") == "£1,234.50"
    assert [day(DAY), short_day(DAY), month(DAY)] == ["3 November 2026", "3 Nov 2026", "Nov 2026"]


@pytest.mark.usefixtures("in_dutch")
def test_dutch_readers_get_points_between_thousands() -> None:
    assert [number(1840), number(Decimal("1234.5"))] == ["1.840", "1.234,5"]
    assert money(Decimal("1234.5"), "EUR") == "€\N{NO-BREAK SPACE}1.234,50"
    assert [day(DAY), short_day(DAY), month(DAY)] == ["3 november 2026", "3 nov 2026", "nov 2026"]


def test_a_locale_of_the_spoken_language_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert day(DAY) == "November 3, 2026"


@pytest.mark.parametrize("name", ["nl_NL.UTF-8", "C.UTF-8", "en_XX", "en_../..", "POSIX"])
def test_any_other_locale_is_not(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", name)
    assert day(DAY) == "3 November 2026"


def test_a_change_always_shows_its_sign() -> None:
    assert [change(46), change(-3), change(0), change(-1234)] == ["+46", "−3", "0", "−1,234"]


def test_a_share_that_is_there_is_never_written_as_nothing() -> None:
    assert [share(1, 1000), share(0, 1000), share(6, 100), share(1, 0)] == ["<1%", "0%", "6%", "–"]
    assert [share(999, 1000), share(1000, 1000)] == [">99%", "100%"]


def test_an_estimate_of_money_has_no_more_figures_than_it_can_bear() -> None:
    amounts = (0.4, 61.06, 99.7, 1234.6, -250.2)
    assert [round_money(a, "EUR") for a in amounts] == [
        *("€0.40", "€61.06", "€100", "€1,235", "−€250"),
    ]
    with speaking("nl"):
        assert round_money(1234.6, "EUR") == "€\xa01.235"


def test_estimates_have_three_figures_and_no_cents() -> None:
    written = [estimated_money(n, "EUR") for n in (46_394.2, 57.0, 5.6, 0.4, 0.0, -57.2)]
    assert written == ["€46,400", "€57", "€6", "€0.40", "€0", "−€57"]
    assert [three_figures(n) for n in (1_047.4, 57.2, 999.6)] == [1_050, 57, 1_000]


def test_a_minus_stands_before_the_amount_in_both_languages() -> None:
    assert [money(-3.5, "EUR"), estimated_money(-33_150, "EUR")] == ["−€3.50", "−€33,200"]
    assert estimated_money(-0.3, "EUR") == "−€0.30"
    assert round_money(-0.0, "EUR") == "€0.00"
    with speaking("nl"):
        assert money(-3.5, "EUR") == "−€\xa03,50"
        assert estimated_money(-33_150, "EUR") == "−€\xa033.200"


@pytest.mark.usefixtures("in_dutch")
def test_dutch_readers_get_a_comma_before_decimals() -> None:
    assert [decimal(4.0), decimal(0.976, 3), decimal(1.742, 2)] == ["4,0", "0,976", "1,74"]
