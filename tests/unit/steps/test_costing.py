"""What it costs to win somebody, from the files that an owner has: also poor ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from tests.unit.steps.conftest import SetClock
from tests.unit.steps.shop import take

from hogerop import steps
from hogerop.errors import AskedWrongly
from hogerop.workspace import DuckDBEngine, Workspace

COSTS = """\
month,channel,purpose,amount,hours
2026-04,Google Ads,acquire,100,2
2026-05,Google Ads,acquire,100,
2026-05,Newsletter,retain,30,1
2026-05,Website,general,60,
"""
PEOPLE = """\
e-mail,name,channel,created
jan@x.nl,Jan,Google,2026-03-28
piet@x.nl,Piet,google ads,2026-05-19
"""


def spent_on(workspace: Workspace) -> dict[str, float]:
    found = steps.costs(workspace).acquisition
    return {one.channel: one.cost for one in (*found.channels, *found.unattributed) if one.cost}


def test_costs_and_contacts_meet_in_the_channel(workspace: Workspace) -> None:
    take(workspace, COSTS, "costs.csv")
    take(workspace, PEOPLE, "people.csv")
    found = steps.costs(workspace)
    assert found.known == (date(2026, 4, 1), date(2026, 5, 31))
    assert found.acquisition.until == date(2026, 5, 20)  # the newest event: nobody looked after it
    google = found.acquisition.channels[0]
    assert (google.channel, google.shoppers) == ("google ads", 1)
    assert google.cost == pytest.approx(100 + 100 * 20 / 31)
    assert found.acquisition.spending.hours_without_cost == pytest.approx(2 + 20 / 31)


def test_without_costs_what_a_buyer_costs_is_unknown_and_said_so(workspace: Workspace) -> None:
    found = steps.costs(workspace)
    assert found.known is None
    assert found.acquisition.whole.shoppers == 2
    assert found.acquisition.whole.per_shopper.value is None
    assert (found.ratio.average, found.ratio.missing) == (None, ("costs",))


def test_a_channel_without_costs_and_costs_without_a_channel(workspace: Workspace) -> None:
    take(workspace, "month,channel,purpose,amount\n2026-05,,acquire,50\n", "costs.csv")
    take(workspace, PEOPLE, "people.csv")
    found = steps.costs(workspace, until=date(2026, 5, 20)).acquisition
    assert [one.channel for one in found.unattributed] == [""]
    assert {one.channel: one.per_shopper.value for one in found.channels} == {
        "google": None,
        "google ads": None,
    }
    assert found.whole.cost == found.unattributed[0].cost == pytest.approx(50 * 20 / 31)


def test_costs_in_a_currency_without_a_rate_are_set_aside(workspace: Workspace) -> None:
    text = "month,channel,purpose,amount,currency\n2026-05,fair,acquire,50,USD\n"
    report = take(workspace, text + "2026-05,fair,acquire,20,EUR\n", "costs.csv")
    assert report.set_aside == 1
    assert steps.costs(workspace, until=date(2026, 5, 31)).acquisition.spending.rows == 1


def test_credits_lower_a_channel_and_one_of_credits_alone_has_no_cost(workspace: Workspace) -> None:
    text = "month,channel,purpose,amount\n2026-04,fair,acquire,-50\n2026-04,ads,acquire,80\n"
    take(workspace, text + "2026-04,ads,acquire,-30\n", "costs.csv")
    found = steps.costs(workspace).acquisition
    assert found.spending.credits == pytest.approx(-80)
    assert {one.channel: one.cost for one in found.unattributed} == {
        "ads": pytest.approx(50),
        "fair": pytest.approx(-50),
    }
    assert found.whole.per_shopper.value is None


def test_the_owner_divides_costs_and_comments_stay(workspace: Workspace) -> None:
    take(workspace, COSTS, "costs.csv")
    before = workspace.settings.text
    assert "website" not in spent_on(workspace)
    steps.divide_costs(workspace, " Website ", 0.5)
    assert spent_on(workspace)["website"] == pytest.approx(30 * 20 / 31)
    steps.divide_costs(workspace, "general", 1, purpose=True)
    steps.divide_costs(workspace, "website", None)
    assert spent_on(workspace)["website"] == pytest.approx(60 * 20 / 31)
    steps.divide_costs(workspace, "general", None, purpose=True)
    assert "website" not in spent_on(workspace)
    comments = [line for line in before.splitlines() if line.startswith("#")]
    after = workspace.settings.text.splitlines()
    assert [line for line in comments if line not in after] == []
    assert any("a share of its own for a channel" in line for line in after)


def test_another_word_for_a_channel(workspace: Workspace) -> None:
    take(workspace, COSTS, "costs.csv")
    take(workspace, PEOPLE, "people.csv")
    steps.same_channel(workspace, "Google", "Google Ads")
    (google,) = steps.costs(workspace).acquisition.channels
    assert (google.channel, google.people) == ("google ads", 2)
    steps.same_channel(workspace, "google", None)
    assert len(steps.costs(workspace).acquisition.channels) == 2


def test_dividing_needs_no_new_edition(workspace: Workspace) -> None:
    take(workspace, COSTS, "costs.csv")
    edition = steps.run(workspace).edition
    steps.divide_costs(workspace, "website", 0.5)
    steps.costs(workspace)
    now = workspace.edition()
    assert now is not None and now.number == edition


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_share_that_is_none_is_refused(workspace: Workspace, share: float) -> None:
    with pytest.raises(AskedWrongly, match="between 0 and 1"):
        steps.divide_costs(workspace, "website", share)


def test_buyers_are_valued_under_the_owners_word_for_a_channel(workspace: Workspace) -> None:
    take(workspace, PEOPLE, "people.csv")
    assert channels_valued(workspace) == {"google": 1, "google ads": 1}
    steps.same_channel(workspace, "Google", "Google Ads")
    assert channels_valued(workspace) == {"google ads": 2}


def channels_valued(workspace: Workspace) -> dict[str, int]:
    return {group.key: group.contacts for group in steps.worth(workspace, by="channel").groups}


def test_what_cannot_be_divided_is_refused(workspace: Workspace) -> None:
    with pytest.raises(AskedWrongly, match="no purpose"):
        steps.divide_costs(workspace, "wining", 0.5, purpose=True)
    take(workspace, PEOPLE, "people.csv")
    steps.same_channel(workspace, "google", "google ads")
    for word, channel in (("a", "a"), ("x", "google"), ("google ads", "y"), ("", "y")):
        with pytest.raises(AskedWrongly, match="one channel"):
            steps.same_channel(workspace, word, channel)


def test_a_share_of_a_channel_without_costs_is_refused_with_those_that_have_them(
    workspace: Workspace,
) -> None:
    with pytest.raises(AskedWrongly, match="No costs are known of website") as nothing_spent:
        steps.divide_costs(workspace, "website", 0.5)
    assert nothing_spent.value.fix == "First import what you spent: hogerop import FILE"
    take(workspace, COSTS, "costs.csv")
    with pytest.raises(AskedWrongly, match="No costs are known of webiste") as refused:
        steps.divide_costs(workspace, "webiste", 0.5)
    assert refused.value.fix == "Choose from website, newsletter, google ads."
    assert "webiste" not in workspace.settings.text


def test_a_word_that_no_file_names_is_refused_with_those_that_do(workspace: Workspace) -> None:
    take(workspace, COSTS, "costs.csv")
    take(workspace, PEOPLE, "people.csv")
    for word, channel, unknown in (
        ("gogle", "google ads", "gogle"),
        ("google", "google adds", "google adds"),
    ):
        with pytest.raises(AskedWrongly, match=f"No file names a channel {unknown}") as refused:
            steps.same_channel(workspace, word, channel)
        # Of a word that few contacts have it may be clear who they are: it is not listed.
        assert refused.value.fix is not None
        assert "google ads" in refused.value.fix
        assert "google," not in refused.value.fix
    with pytest.raises(AskedWrongly, match="Nothing was said of google"):
        steps.same_channel(workspace, "google", None)
    steps.same_channel(workspace, "google", "referral")  # a channel of our own, in no file
    steps.same_channel(workspace, "google", "")
    steps.same_channel(workspace, "google", None)


def test_a_period_that_ends_before_it_begins_is_refused(workspace: Workspace) -> None:
    with pytest.raises(AskedWrongly, match="first day"):
        steps.costs(workspace, since=date(2026, 5, 1), until=date(2026, 4, 1))


def test_a_mistake_in_the_division_is_told_with_its_line(workspace: Workspace) -> None:
    file = Path(workspace.folder) / "hogerop.toml"
    text = file.read_text("utf-8").replace('# "website" = 0.6', '"website" = 6')
    file.write_text(text, "utf-8")
    number = next(n for n, line in enumerate(text.splitlines(), 1) if "[costs.channels]" in line)
    with pytest.raises(Exception, match=f"line {number}: channels is a list of channels"):
        steps.open(workspace.folder)


def test_what_is_known_of_the_orders_is_asked_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps.run(workspace)
    asked: list[str] = []
    ask = DuckDBEngine.ask

    def noted(self: DuckDBEngine, query: str | Path, **values: object) -> pa.Table:
        asked.append(Path(query).name)
        return ask(self, query, **values)

    monkeypatch.setattr(DuckDBEngine, "ask", noted)
    for door in (steps.costs, steps.cohorts, steps.referrals):
        asked.clear()
        door(workspace)
        assert asked.count("what_is_known.sql") == 1, door.__name__


@pytest.mark.parametrize(
    ("today", "asked", "beyond"),
    [
        ("2026-05-27", None, None),  # a quiet week needs no word
        ("2026-05-28", None, date(2026, 5, 28)),
        ("2026-05-27", date(2026, 5, 21), date(2026, 5, 21)),  # after all that is known
        ("2026-05-27", date(2026, 5, 20), None),
        ("2026-05-27", date(2026, 4, 8), None),
        ("2026-05-27", date(2026, 4, 9), date(2026, 4, 9)),
    ],
)
def test_a_day_that_no_order_reaches_is_said(
    workspace: Workspace, clock: SetClock, today: str, asked: date | None, beyond: date | None
) -> None:
    clock(today)
    for found in (
        steps.costs(workspace, as_of=asked),
        steps.cohorts(workspace, as_of=asked),
        steps.referrals(workspace, as_of=asked),
    ):
        said = [] if beyond is None else [f"and {beyond.day} {beyond:%B} 2026 no order is known"]
        assert len(found.notes) == len(said)
        assert all(words in note for words, note in zip(said, found.notes, strict=True))


def test_a_period_that_ends_after_the_newest_order_is_said_to(workspace: Workspace) -> None:
    take(workspace, COSTS, "costs.csv")
    found = steps.costs(workspace, until=date(2026, 12, 31))
    assert found.acquisition.until == date(2026, 5, 20)
    assert found.notes == (
        "Between 20 May 2026 and 31 December 2026 no order is known: this is how it stood on"
        " 20 May 2026.",
    )


def test_an_order_given_back_after_the_newest_order_makes_no_buyer(workspace: Workspace) -> None:
    heads = "E-mail;Factuurnummer;Datum;Bedrag;Soort document;Oorspronkelijke factuur\n"
    take(workspace, heads + "piet@x.nl;C1;25-05-2026;40,00;Creditnota;A3\n", "credit notes.csv")
    assert sum(channels_valued(workspace).values()) == 1
    assert steps.cohorts(workspace).cohorts.together.buyers == 1


def test_referrals_and_cohorts_of_a_small_shop(workspace: Workspace, clock: SetClock) -> None:
    steps.record(workspace, "referral", "jan@x.nl", whom="piet@x.nl", on=date(2026, 5, 1))
    found = steps.referrals(workspace)
    assert found.referrals.buyers == 1
    assert found.referrals.brought == pytest.approx(40)
    assert found.referrals.worth.otherwise is None
    together = steps.cohorts(workspace).cohorts.together
    assert (together.buyers, together.again) == (2, None)
    with pytest.raises(AskedWrongly, match="not put together"):
        steps.cohorts(workspace, by="colour")  # type: ignore[arg-type]
