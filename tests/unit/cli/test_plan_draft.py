"""``hogerop plan``: drafts, strategies and channels, as typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.story.typed import done, told, typed

ASKED = ("--budget", "500", "--hours", "8")


@pytest.fixture(scope="module")
def with_margin(shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the shop of which the margin is known."""
    copy = shutil.copytree(shop, tmp_path_factory.mktemp("plan") / "shop")
    settings = copy / "hogerop.toml"
    text = settings.read_text(encoding="utf-8").replace("# margin_rate", "margin_rate")
    settings.write_text(text, encoding="utf-8")
    return copy


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Nothing was put into the plan."), ("nl", "Er is niets in het plan gezet.")],
)
def test_a_round_is_shown_with_what_pays_and_what_does_not(
    with_margin: Path, lang: str, said: str
) -> None:
    shown = " ".join(done(with_margin, "plan", "draft", *ASKED, "--dry-run", lang=lang).split())
    found = told(with_margin, "plan", "draft", *ASKED, "--dry-run")
    assert (said in shown) == bool(found["actions"])
    contacts = found["contacts"]
    heading = {"en": f"Why, of {contacts} contacts", "nl": f"Waarom, van {contacts} contacten"}
    assert heading[lang] in shown
    assert 200 < sum(found["why"].values()) <= contacts <= 600
    assert found["costs"] <= found["budget"] == 500
    consent = {"en": "They gave no consent", "nl": "Ze gaven geen toestemming"}
    assert (consent[lang] in shown) == bool(found["why"].get("may_not"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--budget", "-5"), ["A budget is an amount of 0 or more.", "budget=-5", "such as 500"]),
        (("--budget", "5OO"), ["5OO is no number.", "--budget", "such as 500"]),
        (("--budget", "1.000"), ["1.000 is no number.", "such as 500"]),
        (("--budget", "nan"), ["nan is no number."]),
        (("--hours", "-1"), ["Hours of work a week are a number of 0 or more.", "such as 8"]),
        (("--hour-cost", "-1"), ["What an hour of work costs is an amount", "such as 45"]),
        (("--hour-cost", "much"), ["much is no number.", "--hour-cost"]),
        (("--weeks", "0"), ["A round lasts 1 to 26 weeks.", "weeks=0", "such as 8"]),
        (("--weeks", "2.5"), ["A round lasts 1 to 26 weeks.", "weeks=2.5"]),
        (("--start", "2020-01-01"), ["cannot begin in the past", "today or a later day"]),
        (("--start", "9999-12-30"), ["within a year from now", "Choose a day before"]),
        (("--start", "tomorrow"), ["tomorrow is no day.", "--start", "2026-11-30"]),
    ],
)
def test_a_round_that_cannot_be_is_refused_with_how_to_put_it_right(
    shop: Path, words: tuple[str, str], said: list[str]
) -> None:
    refused = typed(shop, "plan", "draft", *ASKED, *words)
    assert (refused.code, [one for one in said if one not in refused.complained]) == (2, [])


def test_all_that_is_wrong_with_a_round_is_said_at_once(shop: Path) -> None:
    wrong = ("--budget", "5OO", "--hours", "-1", "--weeks", "40", "--start", "2020-01-01")
    said = typed(shop, "plan", "draft", *wrong, lang="nl").complained
    assert said.startswith("Deze ronde kan niet, om 4 redenen:")
    assert [line.strip()[2:].split(":")[0] for line in said.splitlines()[1:5]] == [
        "--budget",
        "hours=-1",
        "weeks=40",
        "2020-01-01",
    ]
    assert said.splitlines()[5] == "Zet ze allemaal recht en vraag het opnieuw."


def test_money_that_stays_is_accounted_for_and_too_few_people_are_named_once(
    with_margin: Path,
) -> None:
    shown = " ".join(done(with_margin, "plan", "draft", *ASKED, "--dry-run").split())
    found = told(with_margin, "plan", "draft", *ASKED, "--dry-run")
    few = [one["title"] for one in found["actions"] if not one["enough"]]
    assert found["costs"] < 50
    assert ("of €500 stays in your purse:" in shown, "earn its cost back" in shown) == (True, True)
    assert shown.count("Too few people to measure by itself:") == bool(few)
    assert "you will only see an effect" not in shown
    nothing = ("--budget", "0", "--hours", "8", "--dry-run")
    assert "in your purse" not in done(with_margin, "plan", "draft", *nothing)
    in_dutch = done(with_margin, "plan", "draft", *ASKED, "--dry-run", lang="nl")
    assert "blijft in je zak:" in " ".join(in_dutch.split())


def test_what_an_hour_must_bring_can_be_said_of_one_round(with_margin: Path) -> None:
    free = told(with_margin, "plan", "draft", *ASKED, "--hour-cost", "0", "--dry-run")
    dear = told(with_margin, "plan", "draft", *ASKED, "--hour-cost", "100000", "--dry-run")
    assert (free["hour_cost"], dear["hour_cost"]) == (0, 100_000)
    assert (dear["actions"], dear["hours_used"]) == ([], 0)
    assert dear["purse"].startswith("€500 of €500 stays in your purse: nothing is expected")
    shown = done(with_margin, "plan", "draft", *ASKED, "--hour-cost", "100000", "--dry-run")
    assert "An hour of work has to bring €100,000 here." in " ".join(shown.split())


def test_where_no_margin_is_known_it_says_what_is_needed(shop: Path) -> None:
    refused = typed(shop, "plan", "draft", *ASKED)
    assert refused.code == 7
    assert "margin_rate" in refused.complained


def test_too_little_history_is_refused(new_shop: Path) -> None:
    refused = typed(new_shop, "plan", "draft", *ASKED)
    assert (refused.code, "you have" in refused.complained) == (7, True)


def test_strategies_are_listed_and_one_is_shown(shop: Path) -> None:
    listed = told(shop, "plan", "strategies")
    one = told(shop, "plan", "strategies", "second_order_mail")
    assert one in listed
    assert (one["evidence"]["class"], one["expected"]["mean"]) == ("R", 0.27)
    assert "proef met loting" in done(shop, "plan", "strategies", "second_order_mail", lang="nl")
    assert "Second-order" in done(shop, "plan", "strategies")


def test_what_is_expected_of_lack_of_knowledge_is_called_a_guess(shop: Path) -> None:
    listed = done(shop, "plan", "strategies").splitlines()
    of = {words[0]: line for line in listed if (words := line.split())}
    assert "+3% (guess)" in of["lead_magnet"]
    assert "+27%" in of["second_order_mail"] and "guess" not in of["second_order_mail"]
    assert "guess" not in of["let_go"]
    assert "+3% (gok)" in done(shop, "plan", "strategies", "lead_magnet", lang="nl")


def test_a_strategy_that_is_not_there_has_a_neighbour(shop: Path) -> None:
    refused = typed(shop, "plan", "strategies", "second_order")
    assert (refused.code, "second_order_mail" in refused.complained) == (2, True)


def test_channels_without_margin_are_refused(shop: Path) -> None:
    refused = typed(shop, "plan", "channels")
    assert (refused.code, "margin_rate" in refused.complained) == (7, True)
