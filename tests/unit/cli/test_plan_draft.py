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


def test_a_strategy_that_is_not_there_has_a_neighbour(shop: Path) -> None:
    refused = typed(shop, "plan", "strategies", "second_order")
    assert (refused.code, "second_order_mail" in refused.complained) == (2, True)


def test_channels_without_margin_are_refused(shop: Path) -> None:
    refused = typed(shop, "plan", "channels")
    assert (refused.code, "margin_rate" in refused.complained) == (7, True)
