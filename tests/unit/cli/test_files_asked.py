"""A file that is asked for beside a report: refused before it, or written, beside JSON too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.story.typed import done, typed

DRAWINGS = {
    "value": "groups, concentration, tracking, alive",
    "movement": "months, matrix",
    "forecast": "rungs, money",
    "whatif": "answer, steps",
}
DOORS = (*DRAWINGS, "costs", "cohorts", "referrals", "ladder", "months", "moves")
LISTS = (("value", "--to"), ("contacts", "--to"), ("moves", "--who"))
SAVED = (*LISTS, ("imports", "show", "1", "--to"), ("imports", "set-aside", "1", "--to"))


@pytest.mark.parametrize("door", DOORS)
def test_a_picture_of_another_kind_is_refused_before_anything_is_said(
    door: str, shop: Path, tmp_path: Path
) -> None:
    answer = typed(shop, door, "--picture", tmp_path / "drawn.docx")
    assert answer.code == 2
    assert answer.said == ""
    assert answer.complained.splitlines()[1:] == ["drawn.docx", "Let the name end in .svg or .png."]


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("door", SAVED)
def test_a_list_that_cannot_be_saved_is_refused_before_anything_is_said(
    door: tuple[str, ...], lang: str, shop: Path, tmp_path: Path
) -> None:
    letter = typed(shop, *door, tmp_path / "list.docx", lang=lang)
    assert (letter.code, letter.said) == (2, "")
    fix = {"en": "Let the name end in", "nl": "Laat de naam eindigen op"}[lang]
    assert letter.complained.splitlines()[1].startswith("list.docx")
    assert fix in letter.complained.splitlines()[2]
    nowhere = typed(shop, *door, tmp_path / "nowhere" / "list.csv", lang=lang)
    assert nowhere.said == ""
    sentence = {"en": "The folder to write in is not there", "nl": "De map om in op te slaan is"}
    assert nowhere.complained.startswith(sentence[lang])


@pytest.mark.parametrize("door", DOORS)
def test_json_and_a_picture_are_both_written(door: str, shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "drawn.svg"
    assert json.loads(done(shop, door, "--json", "--picture", file))
    assert file.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(("door", "option"), LISTS)
def test_json_and_a_list_are_both_written(
    door: str, option: str, shop: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    said = done(shop, door, "--json", option, file)
    assert [json.loads(one) for one in (said.splitlines() if door == "contacts" else [said])]
    assert len(file.read_text(encoding="utf-8").splitlines()) > 1


@pytest.mark.parametrize(("door", "drawings"), DRAWINGS.items())
def test_a_drawing_that_does_not_exist_is_refused_in_two_sentences(
    door: str, drawings: str, shop: Path
) -> None:
    answer = typed(shop, door, "--draw", "pie")
    assert (answer.code, answer.said) == (2, "")
    assert answer.complained.splitlines() == ["There is no drawing pie", f"Choose from {drawings}."]


@pytest.mark.parametrize(("door", "drawings"), DRAWINGS.items())
def test_a_drawing_without_a_file_is_refused(door: str, drawings: str, shop: Path) -> None:
    last = drawings.split(", ")[-1]
    answer = typed(shop, door, "--draw", last)
    assert (answer.code, answer.said) == (2, "")
    assert answer.complained.splitlines() == [
        "What is drawn needs a file",
        f"Name one: --draw {last} --picture {last}.svg",
    ]
