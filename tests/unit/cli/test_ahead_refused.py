"""What cannot be looked ahead from is refused in words, with what would be needed."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.story.typed import done, typed

LANGUAGES = ("en", "nl")


@pytest.fixture(scope="module")
def list_of_names(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of 150 names that came in over two years, and nothing else: all are suspects."""
    folder = tmp_path_factory.mktemp("ahead") / "names"
    rows = ["id,name,company,email,created"]
    for n in range(150):
        came = date(2024, 1, 1) + timedelta(days=5 * n)
        rows.append(f"n{n},Name {n},,name{n}@example.org,{came}")
    done(folder, "init", folder)
    (folder / "contacts.csv").write_text("\n".join(rows), encoding="utf-8")
    done(folder, "import", folder / "contacts.csv")
    return folder


def refusal(shop: Path, code: int, *words: str, lang: str) -> str:
    """Return what a command complains of, on one line."""
    refused = typed(shop, *words, lang=lang)
    assert (refused.code, refused.said) == (code, "")
    return " ".join(refused.complained.split())


@pytest.mark.parametrize("command", ["forecast", "whatif"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "There is too little to look ahead from.",
                "At least 6 months in which moves can be seen are needed; you have",
                "At least 100 contacts are needed; you have",
            ),
        ),
        (
            "nl",
            (
                "Er is te weinig om op vooruit te kijken.",
                "Er zijn minstens 6 maanden nodig waarin stappen te zien zijn; je hebt er",
                "Er zijn minstens 100 contacten nodig; je hebt er",
            ),
        ),
    ],
)
def test_too_little_history(new_shop: Path, command: str, lang: str, said: tuple[str, ...]) -> None:
    complained = refusal(new_shop, 7, command, lang=lang)
    assert [part for part in said if part not in complained] == []


@pytest.mark.parametrize("command", ["forecast", "whatif"])
@pytest.mark.parametrize(
    ("lang", "said", "needed"),
    [
        ("en", "Everybody stands on one rung", "Bring in what else happened: enquiries, orders"),
        ("nl", "Iedereen staat op één trede", "Neem ook op wat er verder gebeurde: aanvragen"),
    ],
)
def test_one_rung_only(
    list_of_names: Path, command: str, lang: str, said: str, needed: str
) -> None:
    complained = refusal(list_of_names, 7, command, "--as-of", "2026-01-31", lang=lang)
    assert said in complained
    assert needed in complained


@pytest.mark.parametrize("command", ["movement", "forecast", "whatif"])
@pytest.mark.parametrize(
    ("lang", "said", "needed"),
    [
        ("en", "nobody was seen by then", "Choose a later day, or import what came before."),
        ("nl", "er was nog niemand gezien", "Kies een latere dag, of importeer wat ervoor kwam."),
    ],
)
def test_a_day_before_the_first_event(
    shop: Path, command: str, lang: str, said: str, needed: str
) -> None:
    complained = refusal(shop, 7, command, "--as-of", "2001-01-01", lang=lang)
    assert said in complained
    assert needed in complained


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("110%", "There is no rung “gremlin”; the rungs are Suspect, Prospect,")),
        ("nl", ("110%", "Er is geen trede “gremlin”; de treden zijn Suspect, Prospect,")),
    ],
)
def test_impossible_levers_all_at_once(shop: Path, lang: str, said: tuple[str, ...]) -> None:
    asked = "110% shopper -> customer, 10% gremlin -> member"
    complained = refusal(shop, 2, "whatif", asked, lang=lang)
    assert [part for part in said if part not in complained] == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "The whole past is seen by the policy of today; another policy gives another past."),
        ("nl", "Het hele verleden is bekeken met het beleid van vandaag; een ander beleid geeft"),
    ],
)
def test_a_policy_changed_half_way_places_everybody_anew_in_the_past_too(
    shop: Path, tmp_path: Path, lang: str, said: str
) -> None:
    copy = shutil.copytree(shop, tmp_path / "shop")
    before = done(copy, "movement", "--last", "36", lang=lang)
    settings = copy / "hogerop.toml"
    text = settings.read_text(encoding="utf-8")
    assert "order_days() >= 2" in text
    settings.write_text(text.replace("order_days() >= 2", "order_days() >= 4"), encoding="utf-8")
    assert done(copy, "movement", "--last", "36", lang=lang) != before
    assert said in " ".join(done(copy, "forecast", lang=lang).split())
