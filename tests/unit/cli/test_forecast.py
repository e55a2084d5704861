"""``hogerop forecast``: the coming months with their ranges, or what would be needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.story.typed import done, told, typed


def test_the_money_to_come_is_said_first_and_how_the_forecast_was_checked_under_it(
    shop: Path,
) -> None:
    said = " ".join(done(shop, "forecast").split())
    assert said.startswith("The coming 12 months will bring some €")
    assert "of revenue (€" in said
    assert "the 80% range held the truth" in said
    assert "First-time buyers: some" in said


def test_the_day_is_named_from_which_it_looks_ahead(shop: Path) -> None:
    said = done(shop, "forecast", "--as-of", "2025-12-31", "--months", "2")
    assert "31 Dec 2025" in next(line for line in said.splitlines() if "Rung" in line)
    assert "31 December 2025" in done(shop, "movement", "--as-of", "2025-12-31", "--last", "2")


def test_every_month_has_a_range_within_a_range(shop: Path) -> None:
    found = told(shop, "forecast", "--months", "6")
    ranges = [month for rung in found["rungs"] for month in rung["months"]]
    ranges += [*found["money_months"], found["money_total"]]
    assert len(found["months"]) == 6
    for one in ranges:
        ends = [one[name] for name in ("low_95", "low_80", "mean", "high_80", "high_95")]
        assert ends == sorted(ends)


def test_rungs_hold_what_their_standings_hold(shop: Path) -> None:
    found = told(shop, "forecast", "--months", "3")
    by_rung: dict[str, int] = {}
    for line in found["standings"]:
        by_rung[line["rung"]] = by_rung.get(line["rung"], 0) + line["past"][-1]
    assert by_rung == {line["rung"]: line["past"][-1] for line in found["rungs"]}
    assert sum(by_rung.values()) == found["contacts"]


def test_too_little_history_is_refused_with_what_would_be_needed(new_shop: Path) -> None:
    refused = typed(new_shop, "forecast")
    assert refused.code == 7
    assert "There is too little to look ahead from." in refused.complained
    assert "months in which moves can be seen are needed; you have" in refused.complained
    assert "contacts are needed; you have" in refused.complained


def test_a_day_before_the_first_event_is_refused(shop: Path) -> None:
    refused = typed(shop, "forecast", "--as-of", "2001-01-01")
    assert (refused.code, "nobody was seen by then" in refused.complained) == (7, True)


def test_an_earlier_day_knows_nothing_of_what_came_after(shop: Path) -> None:
    found = told(shop, "forecast", "--as-of", "2025-12-31", "--months", "2")
    assert found["as_of"] == "2025-12-31"
    assert found["past"][-1] == "2025-12-31"


@pytest.mark.parametrize(("what", "lang"), [("rungs", "en"), ("money", "nl")])
def test_every_drawing_is_drawn(shop: Path, tmp_path: Path, what: str, lang: str) -> None:
    file = tmp_path / "drawn.svg"
    done(shop, "forecast", "--months", "4", "--draw", what, "--picture", file, lang=lang)
    assert file.read_text(encoding="utf-8").startswith("<svg")
