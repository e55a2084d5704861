"""hogerop.toml: read, checked as a whole, and changed without losing a remark."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib import resources

import pytest

from hogerop.errors import WorkspaceFault
from hogerop.workspace import EngineLimits, Settings, template, with_values

SMALL = '[business]\nname = "Jansen"\n'

DEFAULT_POLICY = {
    "target_market": {"rule": "true"},
    "ladder": {
        "version": 1,
        "unit": "account",
        "sequential": True,
        "notice_days": 30,
        "grace_days": 0,
        "prospect": {"rule": "enquiries(365) >= 1 or quotes(365) >= 1"},
        "shopper": {"rule": "orders() >= 1"},
        "customer": {"rule": "order_days() >= 2"},
        "member": {"rule": "(order_days(730) >= 3 or is_member()) and in_rhythm(4.0)"},
        "advocate": {"rule": "promotions(730) >= 1"},
        "fan": {
            "rule": "promotions(730) >= 3 and promotion_months(730) >= 2 "
            "and referred_buyers(730) >= 1"
        },
        "lapsed": {"rule": "not in_rhythm(2.0)"},
    },
    "rhythm": {"business_gap": 60, "least_days": 30},
}


def test_a_name_is_enough() -> None:
    settings = Settings.parse(SMALL)
    assert settings.business.name == "Jansen"
    assert settings.business.currency == "EUR"
    assert settings.business.time_zone == "Europe/Amsterdam"
    assert settings.money.margin_rate is None
    assert settings.money.prices_include_vat is None
    assert settings.money.vat_rate == Decimal("0.21")
    assert settings.sources.order == ()


def test_everything_that_is_written_is_read() -> None:
    settings = Settings.parse(
        '[business]\nname = "J"\ncurrency = "GBP"\ntime_zone = "Europe/London"\nlanguage = "nl"\n'
        "[money]\nmargin_rate = 0.35\nprices_include_vat = true\nvat_rate = 0.2\nhour_cost = 45\n"
        'rates = "rates.csv"\n[sources]\norder = ["shopify", "hubspot"]\n'
        '[engine]\nmemory = "8GB"\nthreads = 2\n'
    )
    assert settings.business.currency == "GBP"
    assert settings.money.margin_rate == Decimal("0.35")
    assert settings.money.hour_cost == Decimal("45")
    assert settings.money.rates == "rates.csv"
    assert settings.sources.order == ("shopify", "hubspot")
    assert settings.engine.memory == "8GB"
    assert settings.engine.threads == 2


@pytest.mark.parametrize(
    ("own", "most", "memory", "threads"),
    [
        (EngineLimits("2GB"), EngineLimits("768MB", 2), "768MB", 2),
        (EngineLimits("0.5 GiB", 1), EngineLimits("768MB", 2), "0.5 GiB", 1),
        (EngineLimits("900KiB", 8), EngineLimits("1MB"), "900KiB", 8),
    ],
)
def test_where_many_ask_an_engine_has_the_lower_of_both_limits(
    own: EngineLimits, most: EngineLimits, memory: str, threads: int
) -> None:
    assert own.at_most(most) == EngineLimits(memory, threads)


def test_all_problems_are_told_together_each_with_its_line_and_the_nearest_word() -> None:
    with pytest.raises(WorkspaceFault) as caught:
        Settings.parse(
            '[business]\nname = "J"\ncurency = "EUR"\nlanguage = "de"\n'
            '[money]\nvat_rate = 21\nprices_include_vat = "yes"\n[lader]\n'
        )
    assert str(caught.value).splitlines() == [
        "The settings cannot be used:",
        "- line 3: curency is not known in [business]; did you mean currency?",
        '- line 4: language is "nl" or "en"',
        "- line 6: vat_rate is a number from 0 to 1: write 21 % as 0.21",
        "- line 7: prices_include_vat is true or false",
        "- line 8: [lader] is not known; did you mean ladder?",
        "hogerop.toml",
        "Change these lines and save the file.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[business]\n", "[business] lacks a name"),
        ('[business]\nname = " "\n', 'name is text, such as "Jansen"'),
        (SMALL + 'currency = "EURO"\n', "currency is the three letters of a currency"),
        (SMALL + 'time_zone = "Europe/Amsterdm"\n', 'a time zone, such as "Europe/Amsterdam"'),
        (SMALL + "[money]\nhour_cost = inf\n", "hour_cost is a number, 0 or more"),
        (SMALL + "[money]\nmargin_rate = true\n", "margin_rate is a number from 0 to 1"),
        (SMALL + '[sources]\norder = "shopify"\n', "order is a list of names"),
        (SMALL + '[engine]\nmemory = "much"\n', 'memory is a size, such as "2GB"'),
        (SMALL + "[engine]\nthreads = 0\n", "threads is a whole number, 1 or more"),
        ("money = 3\n" + SMALL, "money is a section: write it as [money]"),
        (SMALL + "x = [1,\n", "This file is not written as TOML"),
    ],
)
def test_what_cannot_be_used_is_said(text: str, said: str) -> None:
    with pytest.raises(WorkspaceFault) as caught:
        Settings.parse(text)
    assert said in str(caught.value)


def test_a_workspace_of_a_newer_version_is_refused_before_anything_else() -> None:
    with pytest.raises(WorkspaceFault, match="newer version"):
        Settings.parse('format = 2\n[business]\nname = "J"\nsomething_new = 1\n')


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_file_holds_the_default_policy(language: str) -> None:
    settings = Settings.parse(template(name="Jansen", language=language))
    assert settings.business.language == language
    assert tomllib.loads(settings.policy_text) == DEFAULT_POLICY


def test_the_default_policy_is_that_of_the_ladder() -> None:
    ladders = resources.files("hogerop").joinpath("ladder", "default.toml")
    assert tomllib.loads(ladders.read_text(encoding="utf-8")) == DEFAULT_POLICY


def test_a_name_may_hold_any_sign() -> None:
    name = 'Jansen & "Zoon" \\ [bv]'
    assert Settings.parse(template(name=name)).business.name == name


def test_changing_a_value_keeps_every_remark() -> None:
    before = template(name="Jansen")
    after = with_values(before, "money", vat_rate=0.09, margin_rate=0.4)
    assert Settings.parse(after).money.vat_rate == Decimal("0.09")
    assert Settings.parse(after).money.margin_rate == Decimal("0.4")
    remarks = [line.split("#")[1] for line in before.splitlines() if "#" in line]
    assert all(remark in after for remark in remarks)


def test_a_value_can_be_taken_away_and_a_section_added() -> None:
    text = with_values(SMALL, "money", margin_rate=0.4)
    assert Settings.parse(text).money.margin_rate == Decimal("0.4")
    assert Settings.parse(with_values(text, "money", margin_rate=None)).money.margin_rate is None
