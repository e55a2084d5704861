"""A list is bought: who was known already, who is new, who is outside the target market."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.story.typed import done, told

pytestmark = pytest.mark.story

CUSTOMERS = """\
klantnummer;bedrijfsnaam;e-mail;telefoon;kvk-nummer;postcode;plaats
1001;Restaurant De Brug B.V.;info@debrug.example;030-2345678;10000001;3511 AB;Utrecht
1002;Café Zee;cafe@zee.example;070-3456789;10000002;2586 CD;Den Haag
1003;Bakkerij Ooms;ooms@bakker.example;026-4567890;10000003;6811 EE;Arnhem
"""
# Lately, so that the ladder is that of today.
ORDERS = f"""\
klantnummer;ordernummer;datum;bedrag excl. btw
1001;A1;{date.today() - timedelta(40)};500,00
1001;A2;{date.today() - timedelta(20)};350,00
1003;A3;{date.today() - timedelta(10)};90,00
"""
OPT_OUT = f"""\
klantnummer;datum;toestemming
1002;{date.today() - timedelta(30)};ingetrokken
"""
# De Brug writes from another address and without its legal form, its number in the register tells
# it; Zee is there twice; Hof is a farm.
BOUGHT = """\
KvK-nummer;Bedrijfsnaam;E-mail;Telefoon;SBI-code;Aantal medewerkers;Postcode;Plaats
10000001;De Brug;reserveren@brug.example;030 2345678;56101;10-19;3511AB;Utrecht
10000002;Cafe Zee;cafe@zee.example;;56.30;5-9;2586CD;Den Haag
10000002;Café Zee;CAFE@ZEE.example;+31 70 345 67 89;I56.30;5-9;2586 CD;Den Haag
10000011;Eetcafé Nieuw;hallo@nieuw.example;0201111111;56.10.1;2-4;1011AA;Amsterdam
10000012;Hotel Linde;receptie@linde.example;0502222222;55.10;50-99;9711BB;Groningen
10000013;Lunchroom Noord;eten@noord.example;0583333333;5610;5 - 9;8901CC;Leeuwarden
10000014;Maatschap Hof;melk@hof.example;0584444444;141;2-4;8915DD;Leeuwarden
10000015;Proeflokaal Zuid;drank@zuid.example;0435555555;;1;6211EE;Maastricht
"""
MARKET = """
[target_market]
rule = 'sbi in ("I", "47.2") and kind == "company"'
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Give a wholesaler with three customers, who sells to restaurants."""
    shop = tmp_path / "shop"
    done(shop, "init", shop)
    for name, text in {
        "klanten.csv": CUSTOMERS,
        "orders.csv": ORDERS,
        "afmeldingen.csv": OPT_OUT,
        "gekocht.csv": BOUGHT,
        "markt.toml": MARKET,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done(shop, "policy", "set", tmp_path / "markt.toml")
    done(shop, "import", *(tmp_path / n for n in ("klanten.csv", "orders.csv", "afmeldingen.csv")))
    done(shop, "run")
    return shop


def test_a_bought_list_is_matched_against_the_book(shop: Path, tmp_path: Path) -> None:
    said = done(shop, "import", tmp_path / "gekocht.csv", "--source", "adressen")
    assert "hogerop imports show 4" in said
    assert (
        "Of the 7 names of gekocht.csv: 2 were known already (1 of them bought from you),"
        " 3 are new, 2 fall outside your target market." in " ".join(done(shop, "run").split())
    )
    found = told(shop, "imports", "show", "4")
    counts = ("names", "known", "buyers", "doubtful", "new", "outside", "lacking", "withdrawn")
    assert {count: found[count] for count in counts} == {
        "names": 7, "known": 2, "buyers": 1, "doubtful": 0,
        "new": 3, "outside": 2, "lacking": 1, "withdrawn": 1,
    }  # fmt: skip
    assert found["known_on"] == {"customer": 1, "suspect": 1}
    assert found["new_on"] == {"suspect": 3}
    assert found["import"]["file"] == "gekocht.csv"


def test_the_names_are_saved_with_what_each_of_them_is(shop: Path, tmp_path: Path) -> None:
    done(shop, "import", tmp_path / "gekocht.csv", "--source", "adressen")
    list_ = tmp_path / "namen.csv"
    said = done(shop, "imports", "show", "4", "--to", list_)
    assert "1 withdrew consent" in said
    with list_.open(encoding="utf-8-sig", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file, delimiter=",")]
    head = rows[0]
    of = {
        row[head.index("E-mail")]: (row[head.index("On the list")], row[head.index("SBI or NACE")])
        for row in rows[1:]
    }
    assert of["hallo@nieuw.example"] == ("new", "56.10.1")
    assert of["cafe@zee.example"][0] == "known already"
    assert of["melk@hof.example"] == ("outside the target market", "01.41")


def test_why_says_which_code_was_asked(shop: Path, tmp_path: Path) -> None:
    done(shop, "import", tmp_path / "gekocht.csv", "--source", "adressen")
    why = told(shop, "why", "melk@hof.example")
    assert why["rung"] == "outside"
    assert "sbi: 01.41; must be I" in [rule["sentence"] for rule in why["rules"]]


def test_a_list_that_comes_before_the_orders_is_matched_all_the_same(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    done(shop, "init", shop)
    for name, text in (("a.csv", BOUGHT), ("b.csv", CUSTOMERS), ("c.csv", ORDERS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done(shop, "import", tmp_path / "a.csv", "--source", "adressen")
    done(shop, "import", tmp_path / "b.csv", tmp_path / "c.csv")
    found = told(shop, "imports", "show", "1")
    # Zee is a name of both lists and did nothing yet: the first file to speak of it was this one.
    assert (found["names"], found["known"], found["buyers"]) == (7, 1, 1)
