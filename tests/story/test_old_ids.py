"""An id once shown leads to somebody: after a merge, after a split, when the other is forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.story.typed import done, told, typed

pytestmark = pytest.mark.story

CUSTOMERS = """\
klantnummer;naam;e-mail
1;Jan Jansen;jan@dorpsmail.nl
2;Els de Boer;els@dorpsmail.nl
3;Els de Boer;els@dorpsmail.nl
"""
ORDERS = """\
klantnummer;naam;e-mail;datum;bestelnummer;bedrag
1;Jan Jansen;jan@dorpsmail.nl;03-05-2026;A1;12,50
1;Jan Jansen;jan@dorpsmail.nl;13-05-2026;A2;20,00
2;Els de Boer;els@dorpsmail.nl;14-06-2026;A3;30,00
"""
COMPANY = """\
klantnummer;bedrijf;kvk nummer
9;Timmerbedrijf Molenaar B.V.;12345678
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    done(folder, "init", folder, "--name", "Shop")
    for name, text in (("customers", CUSTOMERS), ("orders", ORDERS), ("company", COMPANY)):
        file = tmp_path / f"{name}.csv"
        file.write_text(text, encoding="utf-8")
        done(folder, "import", file, "--source", "shop")
    done(folder, "run")
    return folder


def shown(shop: Path, who: str) -> Any:
    """Return the id and records of whoever answers to a name."""
    found = told(shop, "contacts", "show", who)
    return found["contact"], [one["record"] for one in found["records"]]


def stands(shop: Path, who: str) -> dict[str, Any]:
    found = told(shop, "why", who)
    return {key: value for key, value in found.items() if key != "edition"}


JAN, ELS = "shop:1", "shop:2"


def test_after_a_merge_both_ids_lead_to_the_one_contact(shop: Path) -> None:
    (jan, _), (els, _) = shown(shop, JAN), shown(shop, ELS)
    done(shop, "contacts", "same", jan, els)
    for who in (jan, els, JAN, ELS):
        assert shown(shop, who) == (els, ["shop:1", "shop:2", "shop:3"])
        assert told(shop, "why", who)["contact"] == els


@pytest.mark.parametrize("made", [True, False])
def test_after_undoing_it_both_ids_lead_where_they_did(shop: Path, made: bool) -> None:
    both = [shown(shop, who)[0] for who in (JAN, ELS)]
    before = [(shown(shop, who), stands(shop, who)) for who in both]
    done(shop, "contacts", "same", *both)
    if made:
        done(shop, "run")
    done(shop, "contacts", "undo")
    assert [(shown(shop, who), stands(shop, who)) for who in both] == before


def test_after_splitting_it_both_ids_lead_where_they_did(shop: Path) -> None:
    both = [shown(shop, who)[0] for who in (JAN, ELS)]
    before = [(shown(shop, who), stands(shop, who)) for who in both]
    done(shop, "contacts", "same", *both)
    done(shop, "run")
    done(shop, "contacts", "different", JAN, ELS)
    assert [(shown(shop, who)[0], stands(shop, who)) for who in both] == [
        (who, stood) for (who, _), stood in before
    ]


@pytest.mark.parametrize(("goes", "stays"), [(JAN, ELS), (ELS, JAN)])
def test_after_the_other_half_was_forgotten_the_id_leads_where_it_did(
    shop: Path, goes: str, stays: str
) -> None:
    gone, left = shown(shop, goes)[0], shown(shop, stays)[0]
    before = shown(shop, left), stands(shop, left)
    done(shop, "contacts", "same", gone, left)
    done(shop, "run")
    done(shop, "contacts", "undo")
    done(shop, "contacts", "forget", gone, "--yes")
    assert (shown(shop, left), stands(shop, left)) == before
    assert "Nobody answers to this name." in typed(shop, "contacts", "show", gone).complained


def test_after_one_contact_was_forgotten_whole_neither_id_leads_to_anybody(shop: Path) -> None:
    both = [shown(shop, who)[0] for who in (JAN, ELS)]
    done(shop, "contacts", "same", *both)
    done(shop, "contacts", "forget", both[0], "--yes")
    for who in both:
        assert "Nobody answers to this name." in typed(shop, "contacts", "show", who).complained


def test_a_person_and_a_company_are_never_made_one(shop: Path) -> None:
    answer = typed(shop, "contacts", "same", JAN, "shop:9")
    assert answer.code == 2
    assert "A person and a company are never one contact." in answer.complained
    assert told(shop, "identity", "status")["decisions"] == []
