"""``hogerop movement``: who climbs and who falls, on the screen, as JSON and as a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.story.typed import done, told, typed
from tests.unit.forecast.books import panel_of

from hogerop import steps
from hogerop.cli.movement_shown import show_movement
from hogerop.forecast import movement
from hogerop.ladder import Policy
from hogerop.steps.cells_kept import NEEDED, read_past
from hogerop.steps.edition import reading
from hogerop.words import speaking


def test_the_answer_comes_first_and_every_rung_has_a_row(shop: Path) -> None:
    said = done(shop, "movement")
    assert said.startswith("In 12 months ")
    assert all(rung in said for rung in ("Member", "Customer", "Shopper", "Prospect", "Suspect"))
    assert "Where people fall off" in said
    assert "How fast they climb" in said


def test_everybody_there_at_the_beginning_of_a_month_is_counted_once(shop: Path) -> None:
    found = told(shop, "movement")
    counted = sum(m["climbed"] + m["fell"] + m["stayed"] for m in found["months"])
    assert counted == sum(way["contacts"] for way in found["moves"])
    assert counted == sum(rung["seen"] for rung in found["rungs"])
    assert len(found["months"]) == 12


def test_shares_of_a_standing_add_up_and_lie_within_their_ranges(shop: Path) -> None:
    by_from: dict[str, float] = {}
    for way in told(shop, "movement", "--last", "24")["moves"]:
        share = way["share"]
        assert 0 <= share["low"] <= share["value"] <= share["high"] <= 1
        key = str(way["from"])
        by_from[key] = by_from.get(key, 0.0) + share["value"]
    assert by_from == dict.fromkeys(by_from, pytest.approx(1.0))


def test_what_the_edition_keeps_is_what_the_past_of_everybody_says(shop: Path) -> None:
    workspace = steps.open(shop)
    kept = steps.movement(workspace)
    engine = reading(workspace, workspace.editions()[-1], NEEDED)
    past, _ = read_past(engine, Policy.parse(workspace.settings.text), kept.as_of)
    assert kept == movement(past, last=12)


def test_a_shop_of_three_months_is_told_its_moves_too(new_shop: Path) -> None:
    assert "nobody fell" in done(new_shop, "movement")


@pytest.mark.parametrize("what", ["months", "matrix"])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_drawing_is_drawn(shop: Path, tmp_path: Path, what: str, lang: str) -> None:
    file = tmp_path / "drawn.svg"
    done(shop, "movement", "--draw", what, "--picture", file, lang=lang)
    assert file.read_text(encoding="utf-8").startswith("<svg")


def test_what_cannot_be_is_refused_in_words(shop: Path) -> None:
    before = typed(shop, "movement", "--as-of", "2001-01-01")
    assert (before.code, "nobody was seen by then" in before.complained) == (7, True)


def test_the_long_names_of_dutch_rungs_stay_whole_on_a_screen_of_80_columns(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lives = ["7777e7777", "6666e6665", "666666654", "5555d5554", "444444445"] * 60
    with speaking("nl"):
        show_movement(movement(panel_of([*lives, "777777767"])))
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.startswith(" Enthousiaste fan ") for line in lines)
    assert any(line.startswith(" Pleitbezorger ") for line in lines)


def test_it_is_said_of_whom_a_share_is(capsys: pytest.CaptureFixture[str]) -> None:
    show_movement(movement(panel_of(["4444c4444", "444433333"] * 60)))
    said = " ".join(capsys.readouterr().out.split())
    assert "once for each month" in said
    assert "of 100 who had not lapsed, how many lapsed" in said
