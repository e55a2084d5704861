"""The question of the method, asked of the sample business in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.story.typed import done, told

pytestmark = pytest.mark.story


@pytest.fixture(scope="module")
def shop(sample_shop: Path) -> Path:
    return sample_shop


@pytest.mark.parametrize(
    ("lang", "asked", "opening", "label", "proven"),
    [
        (
            "en",
            "everyone up one rung",
            "Everyone one rung up: some €",
            "Ceiling, if they behaved like those who stand there: €",
            "Proven by your own holdouts: not measured",
        ),
        (
            "nl",
            "iedereen een trede hoger",
            "Iedereen een trede hoger: zo’n € ",
            "Plafond, als ze zich gedroegen als wie daar al staat: € ",
            "Bewezen met je eigen controlegroepen: niet gemeten",
        ),
    ],
)
def test_what_if_everyone_moved_up_one_rung(
    shop: Path, lang: str, asked: str, opening: str, label: str, proven: str
) -> None:
    said = done(shop, "whatif", asked, lang=lang).replace("\xa0", " ")
    said = " ".join(said.split())
    assert said.startswith(opening)
    assert label in said
    assert proven in said


def test_the_step_to_member_pays_more_than_one_more_suspect(shop: Path) -> None:
    found = told(shop, "whatif")
    of = {step["from"]: step for step in found["steps"]}
    one_more = of["customer"]["as_suspects"]["ceiling"]["value"] / of["customer"]["contacts"]
    assert of["customer"]["per_contact"]["ceiling"]["low"] > 10 * one_more
    assert found["best"]["beats_suspects"] > 0.9


def test_the_raving_fans_stay_and_too_few_to_join_are_left_out(shop: Path) -> None:
    found = told(shop, "whatif")
    assert {step["from"] for step in found["steps"]}.isdisjoint({"advocate", "fan"})
    assert any("Advocate" in said for said in found["refused"])
