"""``hogerop results``: the verdict first, in both languages, as JSON and as a picture."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.story.typed import done, told, typed
from tests.unit.steps.test_judging import EXPERIMENT, LAST
from tests.unit.steps.tried import answered, email, letter, shop

CAMPAIGN = ["e-mail,campaign,sent on"] + [f"{email(n)},Spring,2026-03-02" for n in range(0, 800, 4)]


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a shop that tried a letter, a campaign without a lot, and somebody else's experiment."""
    folder = tmp_path_factory.mktemp("tried")
    workspace = shop(folder / "shop", shoppers=800)
    answered(workspace, letter(workspace), treated=0.5, held_out=0.2, until=LAST)
    for name, rows in (("elsewhere", EXPERIMENT), ("spring", CAMPAIGN)):
        (folder / f"{name}.csv").write_text("\n".join(rows), encoding="utf-8")
        done(folder / "shop", "import", folder / f"{name}.csv")
    yield folder / "shop"


def test_the_answer_comes_first(tried: Path) -> None:
    said = done(tried, "results").splitlines()
    assert said[0] == "2 judged: 2 work"
    assert said[1] == "Orders are known up to 30 May 2026."
    assert "It works: moved up +" in "\n".join(said)
    assert "1 campaign came in of which nobody drew lots." in said
    assert "That is selection" in " ".join(said)


def test_of_one_that_is_asked_for_all_is_said_in_dutch_too(tried: Path) -> None:
    (action,) = told(tried, "results")["actions"]
    said = done(tried, "results", action["name"].upper(), lang="nl")
    assert said.startswith("Second order: het werkt: een trede omhoog +")
    assert "Het echte verschil ligt tussen" in said
    assert "Campagnes" not in said
    campaign = done(tried, "results", "spring")
    assert "From 2 March 2026 on it reached 200 contacts." in campaign
    assert "Before anything was done it was" in campaign


def test_the_json_has_what_it_rests_on(tried: Path) -> None:
    found = told(tried, "results")
    assert list(found) == [
        *("as_of", "currency", "actions", "strategies", "experiments", "campaigns", "campaign"),
        "notes",
    ]
    (action,) = found["actions"]
    assert (action["verdict"], action["rung"], action["state"]) == ("works", "shopper", "running")
    step = action["outcomes"][0]
    assert step["low"] < step["gain"] < step["high"]
    assert [check["what"] for check in step["checks"]] == ["ratio", "lost", "reached", "before"]
    assert "gain" not in found["campaigns"]["compared"]
    assert found["experiments"][0]["outcomes"][0]["unadjusted"]["gain"] == pytest.approx(0.2)


def test_a_year_in_which_a_campaign_reached_those_left_alone_proves_nothing(
    tried: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "year.svg"
    said = done(tried, "results", "year", "2026", "--picture", picture)
    assert said.startswith("This proves nothing.")
    assert "held out (21%) were reached all the same" in said
    assert "All actions of 2026" in picture.read_text(encoding="utf-8")
    assert json.loads(done(tried, "results", "jaar", "--json"))["year"] == 2026
    assert typed(tried, "results", "year", "26").code == 2


def test_it_is_drawn(tried: Path, tmp_path: Path) -> None:
    picture = tmp_path / "results.svg"
    done(tried, "results", "--picture", picture)
    assert "second_order_mail, letter" in picture.read_text(encoding="utf-8")


def test_what_is_not_there_is_told_with_what_is(tried: Path) -> None:
    answer = typed(tried, "results", "autumn")
    assert answer.code == 2
    assert "There is nothing of that name to judge." in answer.complained
    assert "Spring" in answer.complained
