"""Who is meant: an id, a source's own id, an e-mail address; and a name, where that will do."""

from __future__ import annotations

import pytest

from hogerop.contracts import ISSUED, MEMBERSHIP, RECORDS, contact_name
from hogerop.errors import WhoIsMeant
from hogerop.identity import find
from hogerop.workspace import DuckDBEngine

PEOPLE = [
    (1, "Jan Jansen", None, "jan@example.nl"),
    (2, "Marjan de Vries", None, "m@example.nl"),
    (3, "Els van Dam", "Bakkerij Van Dam", "els@example.nl"),
    (4, "Éva Blom", None, None),
    (5, "Els", None, None),
    (6, "100% Fiets", None, None),
    (7, "Müriël Kok", None, None),
    (8, "Renée", None, None),
    (9, "Renee", None, None),
]


@pytest.fixture
def book() -> DuckDBEngine:
    """Nine contacts of one record each, by their numbers."""
    engine = DuckDBEngine(memory_limit="1GB", threads=1)
    numbers, names, companies, emails = zip(*PEOPLE, strict=True)
    about = {"name": names, "company": companies, "email": emails}
    named = {"source": ["shop"] * len(PEOPLE), "source_id": [f"s{n}" for n in numbers]}
    keys = {"record_id": numbers, "row_key": numbers}
    columns = {name: list(cells) for name, cells in {**keys, **named, **about}.items()}
    engine.put("records", RECORDS.of(columns))
    same = list(numbers)
    engine.put("membership", MEMBERSHIP.of({"record_id": same, "contact_id": same}))
    engine.put("issued", ISSUED.empty())
    return engine


def test_an_id_that_was_given_up_leads_to_who_took_it_over(book: DuckDBEngine) -> None:
    given_up = {"contact_id": [77, 66], "kind": ["person"] * 2, "born": [1, 1], "retired": [2, 3]}
    book.put("issued", ISSUED.of({**given_up, "merged_into": [66, 4]}))
    assert find(book, contact_name(77)) == 4


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("shop:s2", 2),
        (contact_name(3), 3),
        (" JAN@example.nl ", 1),
        ("jan jansen", 1),
        ("  Jan   Jansen ", 1),
        ("jan", 1),  # a whole word, where "Marjan" only holds it
        ("marj", 2),
        ("bakkerij van dam", 3),
        ("bakker", 3),
        ("éva", 4),
        ("els", 5),  # the whole name of one, a word of another's
        ("100%", 6),
        ("muriel", 7),  # without its accents
        ("MÜRIËL KOK", 7),
        ("renée", 8),  # as typed, where another has no accent
        ("renee", 9),
    ],
)
def test_somebody_is_found_by_what_one_has_at_hand(
    who: str, found: int, book: DuckDBEngine
) -> None:
    assert find(book, who, by_name=True) == found


@pytest.mark.parametrize("who", ["", "  ", "nobody", "_", "files:1"])
def test_what_is_nobodys_is_told(who: str, book: DuckDBEngine) -> None:
    with pytest.raises(WhoIsMeant, match="hogerop contacts") as nobody:
        find(book, who, by_name=True)
    assert nobody.value.candidates == ()


def test_a_name_of_several_lists_them(book: DuckDBEngine) -> None:
    with pytest.raises(WhoIsMeant) as several:
        find(book, "van", by_name=False)
    assert several.value.candidates == ()
    with pytest.raises(WhoIsMeant) as several:
        find(book, "a", by_name=True)
    assert several.value.candidates == tuple(contact_name(n) for n in (1, 2, 3, 4))


def test_a_name_will_not_do_where_something_is_written_down(book: DuckDBEngine) -> None:
    with pytest.raises(WhoIsMeant):
        find(book, "Jan Jansen")
