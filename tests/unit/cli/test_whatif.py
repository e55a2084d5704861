"""``hogerop whatif``: three numbers with their ranges, and none of them without its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.story.typed import done, told, typed

LABEL = {"en": "if they behaved like those who stand there", "nl": "als ze zich gedroegen als"}


@pytest.mark.parametrize(
    "asked",
    [
        (),
        ("everyone up one rung",),
        ("10% shopper -> klant",),
        ("20% less falling from member, order value +5%",),
    ],
)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_no_ceiling_is_told_without_its_label(
    shop: Path, asked: tuple[str, ...], lang: str
) -> None:
    said = " ".join(done(shop, "whatif", *asked, lang=lang).split())
    word = {"en": "Ceiling", "nl": "Plafond"}[lang]
    assert said.count(LABEL[lang]) >= said.count(f"{word},") >= 1
    assert {"en": "not measured", "nl": "niet gemeten"}[lang] in said


def test_every_number_of_the_json_has_its_label(shop: Path) -> None:
    found = told(shop, "whatif")
    for holder in (found, found["longer"], *found["steps"]):
        for name in ("per_contact", "in_all", "as_suspects"):
            if name in holder:
                assert LABEL["en"] in holder[name]["ceiling"]["label"]
        if "ceiling" in holder:
            assert LABEL["en"] in holder["ceiling"]["label"]
    assert found["proven"]["value"] is None


def test_everyone_up_is_what_is_asked_where_nothing_is(shop: Path) -> None:
    assert told(shop, "whatif") == told(shop, "whatif", "iedereen een trede hoger")


def test_the_ceiling_is_the_sum_of_its_steps(shop: Path) -> None:
    found = told(shop, "whatif")
    steps = sum(step["in_all"]["ceiling"]["value"] for step in found["steps"])
    assert steps == pytest.approx(found["ceiling"]["value"], rel=0.1, abs=60)


def test_what_was_kept_at_the_run_is_what_is_read_from_the_past(shop: Path) -> None:
    kept = told(shop, "whatif")
    manifest = sorted((shop / "editions").glob("0*"))[-1] / "manifest.json"
    says = json.loads(manifest.read_text(encoding="utf-8"))
    assert says["ahead"]["day"] == "2026-06-30"
    manifest.write_text(json.dumps(says | {"ahead": {}}), encoding="utf-8")
    assert told(shop, "whatif") == kept


def test_impossible_levers_are_refused_all_at_once(shop: Path) -> None:
    refused = typed(shop, "whatif", "110% shopper -> customer, 10% gremlin -> member")
    assert refused.code == 2
    assert "110%" in refused.complained
    assert "There is no rung “gremlin”" in refused.complained


def test_a_rung_with_few_contacts_is_refused(shop: Path) -> None:
    refused = typed(shop, "whatif", "10% prospect -> shopper")
    assert refused.code == 7
    assert "at least 30 are needed" in " ".join(refused.complained.split())


def test_too_little_history_is_refused_with_what_would_be_needed(new_shop: Path) -> None:
    refused = typed(new_shop, "whatif")
    assert (refused.code, "you have" in refused.complained) == (7, True)


def test_revenue_is_not_called_margin(shop: Path) -> None:
    assert "No margin is known: figures of money are revenue." in " ".join(
        done(shop, "whatif").split()
    )


@pytest.mark.parametrize("what", ["answer", "steps"])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_drawing_is_drawn(shop: Path, tmp_path: Path, what: str, lang: str) -> None:
    file = tmp_path / "drawn.svg"
    done(shop, "whatif", "--draw", what, "--picture", file, lang=lang)
    drawn = file.read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert LABEL[lang].split()[0] in drawn


def test_the_day_it_is_reckoned_from_is_told(shop: Path, tmp_path: Path) -> None:
    found = told(shop, "whatif")
    assert (found["as_of"], found["longer"]["as_of"]) == ("2026-06-30", "2026-06-30")
    assert "Reckoned from 30 June 2026" in done(shop, "whatif")
    for what in ("answer", "steps"):
        file = tmp_path / f"{what}.svg"
        done(shop, "whatif", "--draw", what, "--picture", file)
        assert "30 June 2026" in file.read_text(encoding="utf-8")


def test_every_step_stands_apart_for_everyone_or_where_it_is_asked(
    shop: Path, tmp_path: Path
) -> None:
    drawn = ("--draw", "steps", "--picture", tmp_path / "steps.svg")
    # Of this shop only one step can be counted.
    only = "Only Shopper to Customer can be counted"
    assert only in " ".join(done(shop, "whatif").split())
    assert "can be counted" not in done(shop, "whatif", "10% shopper -> klant")
    drawn_too = done(shop, "whatif", "10% shopper -> klant", *drawn)
    assert only in " ".join(drawn_too.split())


def test_who_is_left_out_stands_right_below_the_headline(shop: Path) -> None:
    found, said = told(shop, "whatif"), done(shop, "whatif")
    assert found["left_out"] > 0
    assert found["left_out"] >= sum(step["left_out"] for step in found["steps"])
    told_at = said.index(f"{found['left_out']} contacts are left out")
    assert told_at < said.index("As it is now")
    for step in found["steps"]:
        if step["left_out"]:
            assert f"{step['contacts']} of {step['contacts'] + step['left_out']}" in said


def test_words_need_no_quotation_marks_between_them(shop: Path) -> None:
    found = told(shop, "whatif", "everyone", "up", "one", "rung")
    assert found["asked"] == ["everyone one rung up"]
