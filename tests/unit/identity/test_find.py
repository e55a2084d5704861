"""Who is meant: an id, a source's own id, an e-mail address; else a name."""

from __future__ import annotations

import pyarrow as pa
import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import ISSUED, MEMBERSHIP, RECORDS, contact_name
from hogerop.errors import WhoIsMeant
from hogerop.identity import both_named, find, named, named_in_full, put_whose

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
def book() -> AnEngine:
    """Nine contacts of one record each, by their numbers."""
    engine = opened_engine(memory_limit="1GB", threads=1)
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


def test_an_id_that_was_given_up_leads_to_who_took_it_over(book: AnEngine) -> None:
    given_up = {"contact_id": [77, 66], "kind": ["person"] * 2, "born": [1, 1], "retired": [2, 3]}
    book.put("issued", ISSUED.of({**given_up, "merged_into": [66, 4]}))
    assert find(book, contact_name(77)) == 4


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("shop:s2", 2),
        ("s2", 2),  # the bare number, where one source holds it
        (" S2 ", 2),
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
def test_somebody_is_found_by_what_one_has_at_hand(who: str, found: int, book: AnEngine) -> None:
    assert find(book, who) == found


@pytest.mark.parametrize("who", ["", "  ", "nobody", "_", "files:1"])
def test_what_is_nobodys_is_told(who: str, book: AnEngine) -> None:
    with pytest.raises(WhoIsMeant, match="hogerop contacts") as nobody:
        find(book, who)
    assert nobody.value.candidates == ()


def test_a_name_of_several_lists_them(book: AnEngine) -> None:
    with pytest.raises(WhoIsMeant) as several:
        find(book, "a")
    assert several.value.candidates == tuple(contact_name(n) for n in (1, 2, 3, 4))


def test_a_number_that_is_anothers_name_or_number_lists_both(book: AnEngine) -> None:
    other = {"record_id": [10, 11], "row_key": [10, 11], "source": ["files", "files"]}
    more = RECORDS.of(other | {"source_id": ["s2", "x"], "name": [None, "S3"]})
    book.put("records", pa.concat_tables([book.ask("records").cast(more.schema), more]))
    everybody = [*range(1, 12)]
    book.put("membership", MEMBERSHIP.of({"record_id": everybody, "contact_id": everybody}))
    for typed, both in (("s2", (2, 10)), ("s3", (3, 11))):
        with pytest.raises(WhoIsMeant) as several:
            find(book, typed)
        assert several.value.candidates == tuple(contact_name(n) for n in both)
    assert find(book, "files:s2") == 10


def test_an_address_that_nobody_has_is_not_looked_for_in_names(book: AnEngine) -> None:
    with pytest.raises(WhoIsMeant) as nobody:
        find(book, "@")
    assert nobody.value.candidates == ()


# The baker and her bakery stand as one contact; the other two names are of four contacts.
COLLEAGUES = [
    (1, "Els van Dam", "Bakkerij Van Dam", 11, 21, 21),
    (2, "Jan Bakker", "Bakkerij Van Dam", 12, 21, 21),
    (3, "Bakker", None, 13, None, 13),
    (4, None, "Bakker BV", None, 24, 24),
]


@pytest.fixture
def colleagues() -> AnEngine:
    """Two who work at a bakery, somebody called Bakker, and a company of that name."""
    engine = opened_engine(memory_limit="1GB", threads=1)
    records, names, companies, persons, organisations, contacts = map(
        list, zip(*COLLEAGUES, strict=True)
    )
    named = {"source": ["shop"] * 4, "source_id": [f"s{n}" for n in records]}
    about = {"name": names, "company": companies}
    engine.put("records", RECORDS.of({"record_id": records, "row_key": records, **named, **about}))
    joined = {"person_id": persons, "organisation_id": organisations, "contact_id": contacts}
    engine.put("membership", MEMBERSHIP.of({"record_id": records, **joined}))
    engine.put("issued", ISSUED.empty())
    put_whose(engine)
    return engine


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("shop:s1", ("person", 11)),
        ("s1", ("person", 11)),
        ("s4", ("organisation", 24)),
        ("ELS VAN DAM", ("person", 11)),
        ("els", ("person", 11)),
        ("bakkerij van dam", ("organisation", 21)),
        ("bakkerij", ("organisation", 21)),
        ("van dam", ("person", 11)),  # she and her bakery are one contact of the ladder
        ("bakker", ("person", 13)),  # the whole name of one, a word of others'
        ("bakker bv", ("organisation", 24)),
        ("jan", ("person", 12)),
    ],
)
def test_a_person_or_a_company_is_found_by_the_same_rule(
    who: str, found: tuple[str, int], colleagues: AnEngine
) -> None:
    assert named(colleagues, who) == found


def test_a_name_that_fits_a_person_and_another_contacts_company_lists_both(
    colleagues: AnEngine,
) -> None:
    with pytest.raises(WhoIsMeant) as several:
        named(colleagues, "b")
    everybody = tuple(contact_name(n) for n in (12, 13, 21, 24))
    assert several.value.candidates == everybody


def test_two_that_are_compared_are_of_one_kind_and_it_is_told_which_is_not_clear(
    colleagues: AnEngine,
) -> None:
    assert both_named(colleagues, "bakkerij", "bakker bv") == ("organisation", 21, 24)
    assert both_named(colleagues, "els", "jan") == ("person", 11, 12)
    with pytest.raises(WhoIsMeant) as nobody:
        both_named(colleagues, "els", "piet")
    assert nobody.value.where == "OTHER"


def test_a_part_of_a_name_is_not_a_name_in_full(colleagues: AnEngine) -> None:
    assert named_in_full(colleagues, "els van dam") == contact_name(11)
    assert named_in_full(colleagues, "shop:s1") == "shop:s1"
    assert named_in_full(colleagues, "s1") == contact_name(11)
    with pytest.raises(WhoIsMeant, match="only a part") as part:
        named_in_full(colleagues, "els")
    assert part.value.candidates == (contact_name(11),)
