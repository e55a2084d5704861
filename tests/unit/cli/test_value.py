"""``hogerop value``: what is said of a shop too small to predict from, and of one that is not."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.story.typed import done, told, typed

from hogerop.ladder import rung_name


def shop_of(folder: Path, buyers: int) -> Path:
    """Make a workspace of a shop in which some come back often, and some never."""
    lot, rows = random.Random(5), ["customer,date,order,amount"]
    for buyer in range(buyers):
        day = date(2024, 1, 1) + timedelta(lot.randrange(500))
        gap, left = lot.uniform(15, 300), lot.random()
        for number in range(1 + int(12 * left**3)):
            rows.append(f"c{buyer:03},{day},{buyer}-{number},{lot.uniform(10, 60):.2f}")
            day += timedelta(max(1, int(lot.expovariate(1 / gap))))
            if day > date(2026, 6, 30):
                break
    done(folder, "init", folder)
    (folder / "orders.csv").write_text("\n".join(rows), encoding="utf-8")
    done(folder, "import", folder / "orders.csv")
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop of twelve buyers."""
    return shop_of(tmp_path_factory.mktemp("small") / "shop", 12)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop of 220 buyers."""
    return shop_of(tmp_path_factory.mktemp("large") / "shop", 220)


def test_too_small_a_shop_is_told_what_would_be_needed(small: Path) -> None:
    said = done(small, "value")
    assert said.startswith("Too little to predict from: 12 buyers so far")
    assert "At least 50 buyers who came back another day are needed; you have" in said
    assert "Until then this is what each group brought in the 12 months before:" in said
    found = told(small, "value")
    assert found["model"] is None
    assert sum(group["contacts"] for group in found["groups"]) == 12
    assert "lifetime_value" not in found["business"]


def test_the_answer_comes_first_with_its_range(shop: Path) -> None:
    said = done(shop, "value").splitlines()
    assert said[0].startswith("Your 220 buyers will bring some €")
    assert "of revenue in 12 months (€" in said[0]
    assert any(line.startswith("• No margin is known") for line in said)


def test_a_whole_has_no_range(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    said = done(shop, "value")
    whole = said[said.index("all together") :].splitlines()
    assert whole[0].split()[-1] == "100%"
    assert "100%" not in whole[1]


@pytest.mark.parametrize("by", ["rung", "cohort", "channel"])
def test_groups_hold_every_buyer_once(shop: Path, by: str) -> None:
    found = told(shop, "value", "--by", by)
    assert found["by"] == by
    assert sum(group["contacts"] for group in found["groups"]) == 220


def test_one_buyer_by_id(shop: Path) -> None:
    found = told(shop, "value", "--contact", "files:c007")
    assert 0 <= found["p_alive"]["low"] <= found["p_alive"]["high"] <= 1
    assert found["value_12"]["low"] <= found["value_12"]["high"]
    assert found["name"] == "c007"
    said = done(shop, "value", "--contact", "files:c007")
    assert said.startswith("c007 will bring ")
    assert "Brought €" in said


def test_where_several_buyers_are_meant_each_is_named_with_the_rung(small: Path) -> None:
    several = typed(small, "value", "--contact", "c00").complained.splitlines()
    assert several[0] == "10 contacts answer to this name."
    one = told(small, "value", "--contact", "c003")
    assert one["name"] == "c003"
    assert several[4] == f"  - {one['contact']}  c003  {rung_name(one['rung'])}"


def test_in_a_small_shop_one_buyer_has_brought_something_too(small: Path) -> None:
    said = " ".join(done(small, "value", "--contact", "files:c007").split())
    assert said.startswith("What c007 bought")
    assert "of it in the 12 months up to" in said


def test_beside_the_sentence_stand_the_year_before_36_months_and_who_still_buys(
    shop: Path,
) -> None:
    said = " ".join(done(shop, "value").split())
    assert "In the 12 months before they brought €" in said
    assert "In 36 months it will be some €" in said
    assert "of them still buy (" in said


def test_no_range_on_the_screen_leaves_its_mean_out(shop: Path) -> None:
    rows = done(shop, "value", "--to", shop / "means.csv", "--force")
    assert "220 rows saved" in rows
    with (shop / "means.csv").open(encoding="utf-8-sig", newline="") as file:
        buyers = list(csv.DictReader(file))
    high = "Money in 12 months, in nine of ten cases at most"
    rare = [b for b in buyers if float(b["Money in 12 months, on average"]) > float(b[high]) + 1]
    assert rare  # there are such buyers in any shop
    said = " ".join(done(shop, "value", "--contact", rare[0]["Contact"]).split())
    assert "mostly" in said
    assert "Mostly: in nine of ten cases." in said


def test_as_of_an_earlier_day_later_orders_are_not_looked_at(shop: Path) -> None:
    now, then = told(shop, "value"), told(shop, "value", "--as-of", "2025-06-30")
    assert then["as_of"] == "2025-06-30"
    assert then["until"] <= "2025-06-30" < now["until"]
    assert then["sample"]["came_back"] < now["sample"]["came_back"]
    assert told(shop, "value")["as_of"] == now["as_of"]
    early = typed(shop, "value", "--as-of", "2020-01-01").complained
    assert "Nobody had bought by that day." in early


def test_the_table_of_models_has_the_rules_of_thumb_beside_them(shop: Path) -> None:
    said = done(shop, "value", "--models")
    for name in ("Pareto/NBD", "MBG/NBD", "BG/NBD", "everybody as before", "everybody the same"):
        assert name in said


def test_what_was_refused_is_said_with_the_reason(shop: Path) -> None:
    said = " ".join(done(shop, "value", "--models").split())
    assert "it is known of 0%; 80% is needed." in said
    assert "Seasons were not tried: " in said
    choice = told(shop, "value")["choice"]
    assert sum(line["chosen"] for line in choice["tried"]) == 1
    assert {"channel", "kind", "seasons"} <= {one["what"] for one in choice["refused"]}


def test_members_have_a_section_of_their_own(tmp_path: Path) -> None:
    club = shop_of(tmp_path / "club", 12)
    rows = ["email,joined,until"]
    for member in range(90):
        first = date(2022, 1, 1) + timedelta(member * 7)
        last = date(first.year + 1 + member % 3, first.month, first.day) - timedelta(1)
        rows.append(f"m{member}@mail.example,{first},{last}")
    (club / "members.csv").write_text("\n".join(rows), encoding="utf-8")
    done(club, "import", club / "members.csv")
    said = " ".join(done(club, "value").split())
    assert "90 memberships so far. One is paid for 12 months at a time." in said
    assert "will renew" in said
    assert told(club, "value")["members"]["renewals"][0]["up"] == 90


def test_everybody_is_saved_with_their_figures(shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "buyers.csv"
    assert "220 rows saved" in done(shop, "value", "--to", file)
    head = file.read_text(encoding="utf-8-sig").splitlines()[0]
    assert "Lifetime value, on average" in head
    assert head.startswith('"Contact","Name","E-mail"')


def test_a_name_that_is_a_formula_is_saved_as_text(tmp_path: Path) -> None:
    done(tmp_path, "init", tmp_path / "shop")
    rows = "customer,name,date,order,amount\nc1,=1+2,2026-01-05,1,20\n"
    (tmp_path / "orders.csv").write_text(rows, encoding="utf-8")
    done(tmp_path / "shop", "import", tmp_path / "orders.csv")
    done(tmp_path / "shop", "value", "--to", tmp_path / "buyers.csv")
    assert ',"\'=1+2",' in (tmp_path / "buyers.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("what", ["groups", "concentration", "tracking", "alive"])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_drawing_is_drawn(shop: Path, tmp_path: Path, what: str, lang: str) -> None:
    file = tmp_path / "drawn.svg"
    done(shop, "value", "--draw", what, "--picture", file, lang=lang)
    assert file.read_text(encoding="utf-8").startswith("<svg")


def test_what_is_drawn_is_all_that_is_said(shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "alive.svg"
    said = done(shop, "value", "--draw", "alive", "--picture", file)
    assert " ".join(said.split()).startswith("Drawn: ")


@pytest.mark.parametrize("what", ["tracking", "alive"])
def test_an_empty_picture_is_refused_with_what_is_needed(
    small: Path, tmp_path: Path, what: str
) -> None:
    answer = typed(small, "value", "--draw", what, "--picture", tmp_path / "empty.svg")
    assert "There is nothing to draw yet" in answer.complained
    assert "At least 50 buyers who came back another day are needed" in answer.complained
    assert not (tmp_path / "empty.svg").exists()


def test_a_drawing_without_a_file_is_refused(shop: Path) -> None:
    complained = typed(shop, "value", "--draw", "alive").complained
    assert "What is drawn needs a file" in complained
    assert "--draw alive --picture alive.svg" in complained


DOORS = (
    *("value", "costs", "cohorts", "referrals", "ladder"),
    *("months", "moves", "movement", "forecast"),
)


@pytest.mark.parametrize("door", DOORS)
def test_a_picture_of_another_kind_is_refused_before_anything_is_said(
    door: str, shop: Path, tmp_path: Path
) -> None:
    answer = typed(shop, door, "--picture", tmp_path / "drawn.docx")
    assert answer.code == 2
    assert answer.said == ""
    assert answer.complained.splitlines()[1:] == ["drawn.docx", "Let the name end in .svg or .png."]


SAVED = (
    *(("value", "--to"), ("contacts", "--to"), ("moves", "--who")),
    *(("imports", "show", "1", "--to"), ("imports", "set-aside", "1", "--to")),
)


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


def test_a_refusal_is_two_sentences_and_no_bare_option(shop: Path) -> None:
    complained = typed(shop, "value", "--draw", "pie").complained.splitlines()
    assert complained[0] == "There is no drawing pie"
    assert complained[1].startswith("Choose from groups, ")


def test_what_does_not_exist_is_refused_in_words(shop: Path) -> None:
    assert "Choose from rung, cohort, channel." in typed(shop, "value", "--by", "age").complained
    assert "There is no drawing pie" in typed(shop, "value", "--draw", "pie").complained


def test_another_rate_is_another_value_of_a_lifetime(small: Path, shop: Path) -> None:
    assert told(shop, "value")["yearly_rate"] == 0.1
    settings = small / "hogerop.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("yearly_rate = 0.10", "yearly_rate = 0.25"), "utf-8")
    assert told(small, "value")["yearly_rate"] == 0.25


def test_an_edition_without_values_is_made_anew(shop: Path) -> None:
    import json

    edition = sorted((shop / "editions").glob("0*"))[-1]
    manifest = json.loads((edition / "manifest.json").read_text(encoding="utf-8"))
    del manifest["value"]
    (edition / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (edition / "values.parquet").unlink()
    assert told(shop, "ladder")["contacts"] == 220
    assert told(shop, "value")["business"]["contacts"] == 220
