"""`hogerop costs`, `cohorts` and `referrals`: an answer first, in two languages, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hogerop.cli import main
from hogerop.ladder import KEYS, rung_name
from hogerop.words import speak, speaking

Ask = Callable[..., Any]

PEOPLE = "e-mail,name,channel,created\n" + "".join(
    f"p{n}@x.nl,[b]P{n}[/b],{'google ads' if n % 2 else 'flyers'},2026-0{1 + n % 6}-03\n"
    for n in range(60)
)
ORDERS = "e-mail,order number,date,amount\n" + "".join(
    f"p{n}@x.nl,A{n}-{k},2026-0{1 + n % 6 + k}-1{k},{20 + n}.1\n"
    for n in range(0, 60, 2)
    for k in range(1 + n % 3)
)
COSTS = "month,channel,purpose,amount\n" + "".join(
    f"2026-0{month},google ads,acquire,200\n2026-0{month},flyers,acquire,90\n"
    f"2026-0{month},newsletter,retain,25\n2026-0{month},website,general,60\n"
    for month in range(1, 9)
)
SENT = "who,whom,date\np0@x.nl,p2@x.nl,2026-01-04\np2@x.nl,p4@x.nl,2026-01-04\n"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    assert main(["init", str(folder), "--name", "Shop"]) == 0
    for name, text in (("people", PEOPLE), ("orders", ORDERS), ("costs", COSTS)):
        (folder / f"{name}.csv").write_text(text, "utf-8")
        assert main(["-w", str(folder), "import", str(folder / f"{name}.csv")]) == 0
    for line in SENT.splitlines()[1:]:
        who, whom, day = line.split(",")
        typed = ["-w", str(folder), "record", "referral", who, "--whom", whom, "--on", day]
        assert main(typed) == 0
    return folder


@pytest.fixture
def ask(
    shop: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Ask]:
    """Give a command to the shop and return what it wrote, as text or read as JSON."""
    for name in ("LC_ALL", "LC_MESSAGES", "LC_TIME", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOGEROP_WORKSPACE", str(shop))
    monkeypatch.setenv("COLUMNS", "120")
    capfd.readouterr()

    def asked(*typed: str, code: int = 0) -> Any:
        assert main(typed) == code
        told = capfd.readouterr()
        if code:
            return told.err
        return json.loads(told.out) if "--json" in typed else told.out

    yield asked
    speak("en")


def test_the_first_line_of_costs_is_the_answer(ask: Ask) -> None:
    first = ask("costs").splitlines()[0]
    assert first.startswith("A new buyer costs €")
    assert "times one more order of a buyer you have" in first


def test_what_one_euro_more_brings_is_unknown_and_the_test_that_tells_is_named(ask: Ask) -> None:
    said = " ".join(ask("costs").split())
    assert "One that tells: let the lot decide in which postcodes or weeks you spend more" in said
    said = " ".join(ask("costs", "--lang", "nl").split())
    assert "laat het lot bepalen in welke postcodes of weken je meer uitgeeft" in said


def test_costs_in_dutch(ask: Ask) -> None:
    assert ask("costs", "--lang", "nl").startswith("Een nieuwe koper kost €")


def test_costs_as_json_add_up(ask: Ask) -> None:
    told = ask("costs", "--json")
    spent = told["spent"]
    assert spent["acquire"] + spent["retain"] + spent["undecided"] == pytest.approx(spent["all"])
    channels = [*told["channels"], *told["unattributed"]]
    assert sum(one["cost"] for one in channels) == pytest.approx(told["all"]["cost"])
    months = [one for one in told["months"] if one["channel"] is None]
    assert sum(one["cost"] for one in months) == pytest.approx(told["all"]["cost"])
    assert sum(one["people"] for one in months) == told["all"]["people"]
    assert sum(line["cost"] for line in told["lines"]) == pytest.approx(spent["all"])
    assert told["ratio"]["marginal"] is None
    assert told["ratio"]["marginal_missing"] == ["experiment"]


def test_what_is_undecided_is_said_with_the_command_that_mends_it(ask: Ask) -> None:
    assert 'hogerop costs divide "website" 0.5' in ask("costs")
    ask("costs", "divide", "website", "0,5")
    assert "divide" not in ask("costs")
    ask("costs", "divide", "website", "-")
    assert "divide" in ask("costs")


def test_a_word_that_is_no_share_is_refused(ask: Ask) -> None:
    assert "A share lies between 0 and 1" in ask("costs", "divide", "website", "half", code=2)
    assert "between 0 and 1" in ask("costs", "divide", "website", "60", code=2)


def test_a_word_for_a_channel_is_noted_and_taken_back(ask: Ask, shop: Path) -> None:
    ask("costs", "same", "flyers", "google ads")
    assert 'flyers = "google ads"' in (shop / "hogerop.toml").read_text("utf-8")
    ask("costs", "same", "flyers", "-")
    assert "flyers" not in (shop / "hogerop.toml").read_text("utf-8")


def test_an_unknown_channel_is_refused_with_the_known_ones(ask: Ask) -> None:
    said = ask("costs", "divide", "foo", "0.5", code=2)
    assert "No costs are known of foo" in said
    assert "newsletter" in said
    said = ask("costs", "same", "foo", "bar", code=2)
    assert "No file names a channel foo" in said
    assert "google ads" in said


def test_below_the_table_of_costs_stands_how_often_a_range_holds(ask: Ask) -> None:
    assert "Ranges are meant to hold in 19 of 20 cases." in ask("costs")
    assert "horen in 19 van de 20 gevallen te kloppen" in ask("costs", "--lang", "nl")


@pytest.mark.parametrize("command", ["cohorts", "referrals"])
def test_how_often_a_range_holds_is_said_where_one_is_shown(command: str, ask: Ask) -> None:
    assert "Ranges are meant to hold in 19 of 20 cases." in ask(command)
    assert "horen in 19 van de 20 gevallen te kloppen" in ask(command, "--lang", "nl")
    assert "19 of 20" not in ask(command, "--as-of", "2026-01-14")


def test_the_picture_of_cohorts_says_how_often_its_range_holds(ask: Ask, tmp_path: Path) -> None:
    for lang, said in (("en", "19 of 20 cases"), ("nl", "19 van de 20 gevallen")):
        ask("cohorts", "--lang", lang, "--picture", str(tmp_path / f"{lang}.svg"))
        assert said in (tmp_path / f"{lang}.svg").read_text("utf-8")


def test_a_period_of_days_is_said_in_days(ask: Ask) -> None:
    assert "1 Feb 2026 – 20 Mar 2026. Money" in ask(
        "costs", "--from", "2026-02-01", "--to", "2026-03-20"
    )
    assert "Feb 2026 – Mar 2026. Money" in ask(
        "costs", "--from", "2026-02-01", "--to", "2026-03-31"
    )


@pytest.mark.parametrize("command", ["costs", "cohorts", "referrals"])
def test_a_day_after_the_newest_order_is_not_taken_for_silence(command: str, ask: Ask) -> None:
    said = " ".join(ask(command, "--as-of", "2026-10-05").split())
    sentence = "Between 11 June 2026 and 5 October 2026 no order is known: this is how it stood"
    assert f"• {sentence} on 11 June 2026." in said
    said = " ".join(ask(command, "--as-of", "5-10-2026", "--lang", "nl").split())
    assert "is geen bestelling bekend: dit is de stand van 11 juni 2026." in said
    told = ask(command, "--as-of", "2026-10-05", "--json")
    assert told["as_of"] == "2026-06-11"
    assert any(note.startswith(sentence) for note in told["notes"])
    assert ask(command, "--as-of", "2026-06-11", "--json")["notes"] == []


def test_a_month_of_costs_runs_to_its_end(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "spent.csv").write_text("month,channel,amount\n2026-07,flyers,90\n", "utf-8")
    ask("init", str(tmp_path / "other"))
    told = ask("-w", str(tmp_path / "other"), "import", str(tmp_path / "spent.csv"))
    assert "1 Jul 2026 to 31 Jul 2026" in told


@pytest.mark.parametrize(("day", "open_month"), [("2026-02-20", False), ("2026-03-20", True)])
def test_a_month_that_is_not_over_is_remarked_on_where_it_is_on_the_screen(
    day: str, open_month: bool, ask: Ask
) -> None:
    # In February no column has months that are over, and only those have a column.
    told = ask("cohorts", "--as-of", day)
    assert ("the month that is not over yet" in told) is open_month


def test_money_of_cohorts_is_in_whole_cents(ask: Ask) -> None:
    for one in ask("cohorts", "--json")["cohorts"]:
        assert all(age["money"] == round(age["money"], 2) for age in one["ages"])


def test_the_first_line_of_cohorts_is_the_answer(ask: Ask) -> None:
    told = ask("cohorts")
    assert told.startswith("Of those who first buy, ")
    assert "Ordered again = on another day" in told
    assert ask("cohorts", "--lang", "nl").startswith("67% (50%–82%) van de nieuwe")
    assert "Revenue per buyer" in ask("cohorts", "--money")


@pytest.mark.parametrize("by", ["month", "channel", "rung"])
def test_cohorts_as_json_hold_every_buyer_once(by: str, ask: Ask) -> None:
    told = ask("cohorts", "--by", by, "--json")
    assert sum(one["buyers"] for one in told["cohorts"]) == told["all"]["buyers"] == 30
    if by == "rung":
        assert {one["label"] for one in told["cohorts"]} <= {"suspect", "shopper"}


def test_cohorts_by_something_else_are_refused(ask: Ask) -> None:
    assert "Choose month, channel or rung" in ask("cohorts", "--by", "colour", code=2)


def test_the_first_line_of_referrals_is_the_answer(ask: Ask) -> None:
    told = ask("referrals")
    assert told.startswith("2 of your 30 buyers were sent by somebody")
    assert "[b]P0[/b]" in told
    told = ask("referrals", "--json")
    assert [one["number"] for one in told["generations"]] == [1, 2]
    assert sum(one["money"] for one in told["referrers"]) == pytest.approx(told["brought"])
    assert all("name" not in one for one in told["referrers"])


@pytest.mark.parametrize("command", ["costs", "cohorts", "referrals"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_picture_is_drawn(command: str, language: str, ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "drawn.svg"
    ask(command, "--lang", language, "--picture", str(file))
    drawn = file.read_text("utf-8")
    sentence = {"en": "all together", "nl": "alles samen"}[language]
    assert command == "referrals" or sentence in drawn


def test_the_picture_of_referrals_names_the_rung_of_whoever_sent_them(
    ask: Ask, tmp_path: Path
) -> None:
    on = {KEYS.index(one["rung"]) for one in ask("referrals", "--json")["referrers"]}
    for lang in ("en", "nl"):
        ask("referrals", "--lang", lang, "--picture", str(tmp_path / f"{lang}.svg"))
        drawn = (tmp_path / f"{lang}.svg").read_text("utf-8")
        with speaking(lang):
            assert on
            assert all(f"· {rung_name(KEYS[rung])}" in drawn for rung in on)


def test_up_to_which_day_is_counted_is_in_the_help(ask: Ask) -> None:
    for command in ("costs", "cohorts", "referrals"):
        assert "else to the newest order" in " ".join(ask(command, "--help").split())


def test_a_shop_without_costs_or_buyers_gets_an_answer_too(tmp_path: Path, ask: Ask) -> None:
    folder = tmp_path / "new"
    ask("init", str(folder), "--name", "New", "--lang", "en")
    (folder / "people.csv").write_text("e-mail,name\nx@x.nl,X\n", "utf-8")
    ask("-w", str(folder), "import", str(folder / "people.csv"))
    said = ask("-w", str(folder), "costs", "--lang", "en")
    assert "no costs have been imported" in said
    assert "Money was spent" not in said
    assert "• Import what you spent, per month and channel: hogerop import FILE" in said
    assert ask("-w", str(folder), "cohorts", "--lang", "en").startswith("Nobody has bought yet")
    assert ask("-w", str(folder), "referrals", "--lang", "en").startswith("Nobody has bought yet")
    for command in ("costs", "cohorts", "referrals"):
        ask("-w", str(folder), command, "--json")
        ask("-w", str(folder), command, "--picture", str(tmp_path / f"{command}.svg"))
