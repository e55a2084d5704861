"""The library of strategies, and what an owner adds to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hogerop.errors import FileFault
from hogerop.plan import NAMELESS, STEPS, Prior, library
from hogerop.words import LANGUAGES, speaking

OWN = """
step = "member"
channel = "phone"
for_whom = "order_days(365) >= 2"

[cost]
money = 0.5
minutes = 5
fixed = 0

[evidence]
class = "R"
published = 0.2

[nl]
name = "Bellen op zaterdag"
do = ["Bel."]
drivers = "tijd"
kpi = "aanbevelingen"
evidence = "eigen proef"
warnings = []
"""


def own(folder: Path, text: str, name: str = "saturday_call.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_thirty_six_strategies_and_letting_go_are_there_for_every_step() -> None:
    assert len(library()) == 36 + 1
    assert {one.step for one in library().values()} == set(STEPS)
    assert [one.place for one in library().values()] == sorted(
        one.place for one in library().values()
    )


@pytest.mark.parametrize("key", sorted(library()))
def test_each_is_told_in_both_languages_with_as_many_steps_and_warnings(key: str) -> None:
    english, dutch = (library()[key].said[tongue] for tongue in LANGUAGES)
    assert len(english.do) == len(dutch.do)
    assert len(english.warnings) == len(dutch.warnings)
    for field in ("name", "drivers", "kpi", "evidence"):
        assert getattr(english, field) != ""
    assert english.do != dutch.do
    assert english.evidence != dutch.evidence


@pytest.mark.parametrize("key", sorted(library()))
def test_what_is_known_from_trials_says_where_that_stands(key: str) -> None:
    one = library()[key]
    assert bool(one.source) == (one.evidence != "-")


@pytest.mark.parametrize(
    ("key", "rule", "said"),
    [
        (
            "second_order_mail",
            "between 14 and 365",
            "between two weeks and a year after that order",
        ),
        ("guided_start", "<= 60", "within two months after the first order"),
        ("late_cart_reminder", "between 1 and 14", "two weeks at most"),
        ("fast_lead_reply", "<= 7", "those of the last week at once"),
        ("service_recovery", "complaints(365) >= 1", "whoever complained in the last year"),
        ("near_tier_nudge", "order_days(730) = 2", "who are one order short"),
        ("referral_joiners", "referrals() = 0", "who have referred nobody yet"),
    ],
)
def test_what_is_to_be_done_names_the_same_people_as_the_rule(
    key: str, rule: str, said: str
) -> None:
    assert rule in library()[key].for_whom
    assert any(said in step for step in library()[key].now.do)


@pytest.mark.parametrize("key", sorted(library()))
def test_what_must_not_be_done_is_a_warning_and_no_step_with_a_day(key: str) -> None:
    reached_by_name = library()[key].channel not in NAMELESS
    for tongue, never in (
        ("en", ("Never", "Do not", "Leave", "Sell nothing", "Stop", "At most", "Ask for nothing")),
        ("nl", ("Nooit", "Laat wie", "Verkoop niets", "Laat het", "Hoogstens", "Kondig niet")),
    ):
        steps = library()[key].said[tongue].do
        assert not [step for step in steps if reached_by_name and step.startswith(never)]


@pytest.mark.parametrize("key", sorted(library()))
def test_whoever_is_reached_takes_somebody_time(key: str) -> None:
    one = library()[key]
    assert (one.cost.time(1) > 0) == (one.channel != "none")


@pytest.mark.parametrize(
    ("key", "warned"),
    [
        ("first_order_discount", "Never give deep discounts to established customers"),
        ("late_cart_reminder", "within the hour makes people buy less"),
        ("ask_for_a_review", "Never pay for stars"),
        ("thank_you_note", "it was tried on thousands and moved nothing"),
    ],
)
def test_what_failed_in_trials_is_a_warning(key: str, warned: str) -> None:
    assert any(warned in text for text in library()[key].now.warnings)


def test_a_deep_discount_is_for_nobody_who_has_bought() -> None:
    assert library()["first_order_discount"].for_whom == "orders() = 0"


@pytest.mark.parametrize(
    ("key", "prior"),
    [
        ("targeted_ads", Prior(0.095, 0.19)),
        ("short_trial", Prior(0.028, 0.056)),
        ("fast_lead_reply", Prior(0.03, 0.15)),
        ("name_in_subject", Prior(0.03, 0.15)),
        ("thank_you_note", Prior(0.0, 0.05)),
        ("guided_start", Prior(0.466 / 3, 0.466)),
        ("lead_magnet", Prior(0.03, 0.15)),
    ],
)
def test_what_is_expected_follows_from_the_evidence(key: str, prior: Prior) -> None:
    found = library()[key].prior
    assert (found.mean, found.sd) == (pytest.approx(prior.mean), pytest.approx(prior.sd))


def test_a_strategy_speaks_the_readers_language() -> None:
    with speaking("nl"):
        assert library()["rising_gift"].name == "Oplopend cadeau"
    assert library()["rising_gift"].name == "Rising gift"


def test_an_owners_own_comes_beside_the_library(tmp_path: Path) -> None:
    found = library(own(tmp_path, OWN))["saturday_call"]
    assert found.name == "Bellen op zaterdag"
    assert found.prior == Prior(0.1, 0.2)
    assert len(library(tmp_path)) == len(library()) + 1


def test_an_owners_own_takes_the_place_of_one_of_the_library(tmp_path: Path) -> None:
    found = library(own(tmp_path, OWN, "rising_gift.toml"))
    assert found["rising_gift"].step == "member"
    assert len(found) == len(library())


def test_a_strategy_written_before_hours_were_asked_is_still_read(tmp_path: Path) -> None:
    before = OWN.replace("minutes = 5", "minutes = 0")
    assert "hours" not in before
    assert library(own(tmp_path, before))["saturday_call"].cost.time(10) == 0


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    assert library(tmp_path / "strategies") == library()


def test_all_that_is_wrong_in_all_files_is_told_at_once(tmp_path: Path) -> None:
    own(tmp_path, OWN.replace('"member"', '"fan"').replace("money = 0.5", "money = -1"), "a.toml")
    own(tmp_path, OWN.replace("order_days", "order_dayz").replace("kpi", "kpis"), "b.toml")
    own(tmp_path, "step = ", "c.toml")
    own(tmp_path, OWN.replace("published = 0.2", "mean = 0.1").replace('["Bel."]', "[]"), "d.toml")
    with pytest.raises(FileFault) as found:
        library(tmp_path)
    told = "\n".join(found.value.problems)
    for problem in (
        "a.toml: step must be one of suspect, prospect",
        "a.toml: cost.money must be a number of 0 or more",
        "b.toml: for_whom: ",
        "b.toml: nl.kpis is not known; did you mean kpi?",
        "b.toml: nl.kpi must be a text between quotes",
        "c.toml: it is no TOML",
        "d.toml: 'mean' and 'sd' belong together",
        "d.toml: nl.do must be a list of texts",
    ):
        assert problem in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("[nl]", "[de]"), r"\[en\] or \[nl\] is missing"),
        (("[cost]", "[costs]"), r"\[cost\] is missing"),
        (("published = 0.2", "published = true"), "must be a number, such as 0.2"),
        (("published = 0.2", "published = nan"), "must be a number, such as 0.2"),
        (("minutes = 5", "minutes = 0\nhours = -1"), "cost.hours must be a number of 0 or more"),
        (('class = "R"', 'class = "X"'), "class must be one of R, Q, C, -"),
        (('step = "member"', 'step = "member"\nspreads = "no"'), "spreads must be true or false"),
    ],
)
def test_a_fault_is_told_with_its_file(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    with pytest.raises(FileFault, match=f"saturday_call.toml: .*{told}"):
        library(own(tmp_path, OWN.replace(*change)))


def test_a_file_too_large_to_be_a_strategy_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="larger than a strategy can be"):
        library(own(tmp_path, OWN + "#" * 100_000))
