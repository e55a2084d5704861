"""Who may be written to, and under which record a contact stands in plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import CONTACTS, EVENTS, MEMBERSHIP, MEMBERSHIPS, STANDINGS
from hogerop.plan import oldest_records, permission_name, permissions
from hogerop.words import speaking

ANN, BEN, CAS = 1, 2, 3
DAY = date(1970, 1, 31)


@pytest.fixture
def engine() -> Iterator[AnEngine]:
    engine = opened_engine()
    people = [ANN, BEN, CAS]
    engine.put("contacts", pa.table({"contact_id": people}))
    engine.put("membership", pa.table({"record_id": [10, 11, 20, 30], "contact_id": [1, 1, 2, 3]}))
    engine.put("standings", pa.table({"contact_id": people, "orders": [0.0, 2.0, 0.0]}))
    yield engine
    engine.close()


def said(engine: AnEngine, *consents: tuple[int, int, str, str | None]) -> dict[int, str]:
    """Return the permission of everybody; a consent is record, day, state and scope."""
    record, day, state, scope = zip(*consents, strict=True) if consents else ((), (), (), ())
    n = len(consents)
    table = EVENTS.of(
        {
            "event_id": list(range(n)),
            "record_id": list(record),
            "day": list(day),
            "kind": ["consent"] * n,
            "state": list(state),
            "scope": list(scope),
            "import_no": [1] * n,
            "source_row": list(range(n)),
            "lines": [1] * n,
        }
    )
    engine.put("events", table if n else EVENTS.empty())
    told = permissions(engine, channel="Email", day=DAY)
    return dict(zip(*(told.column(c).to_pylist() for c in told.column_names), strict=True))


def test_who_bought_is_an_existing_customer_and_of_others_nothing_is_known(
    engine: AnEngine,
) -> None:
    assert said(engine) == {ANN: "unknown", BEN: "customer", CAS: "unknown"}


def test_the_newest_word_counts_whichever_record_it_stands_under(engine: AnEngine) -> None:
    told = said(engine, (10, 5, "given", "email"), (11, 9, "withdrawn", "email"))
    assert told[ANN] == "withdrawn"


def test_a_customer_who_said_no_is_not_written_to(engine: AnEngine) -> None:
    assert said(engine, (20, 5, "withdrawn", "email"))[BEN] == "withdrawn"


def test_on_one_day_a_withdrawal_counts(engine: AnEngine) -> None:
    assert said(engine, (30, 5, "withdrawn", None), (30, 5, "given", "email"))[CAS] == "withdrawn"


def test_consent_for_something_else_says_nothing(engine: AnEngine) -> None:
    assert said(engine, (30, 5, "given", "phone"))[CAS] == "unknown"


def test_consent_for_everything_holds_for_this_too(engine: AnEngine) -> None:
    assert said(engine, (10, 5, "given", None), (30, 5, "given", "all")) == {
        ANN: "given",
        BEN: "customer",
        CAS: "given",
    }


def test_what_is_said_after_the_day_does_not_count(engine: AnEngine) -> None:
    assert said(engine, (30, 5, "given", "email"), (30, 31, "withdrawn", "email"))[CAS] == "given"


def test_a_contact_stands_under_the_record_that_was_known_first(engine: AnEngine) -> None:
    stays = [(11, 9, "person", 1, None), (10, 9, "person", 4, 6), (10, 1, "person", 6, None)]
    columns = ("record_id", "contact_id", "kind", "from_edition", "to_edition")
    rows = [dict(zip(columns, stay, strict=True)) for stay in stays]
    engine.put("memberships", pa.Table.from_pylist(rows, schema=MEMBERSHIPS.schema))
    assert oldest_records(engine).to_pylist() == [
        {"contact_id": ANN, "record_id": 11},
        {"contact_id": BEN, "record_id": 20},
        {"contact_id": CAS, "record_id": 30},
    ]


def test_the_queries_ask_only_for_columns_that_were_promised() -> None:
    promised = [CONTACTS, MEMBERSHIP, MEMBERSHIPS, EVENTS, STANDINGS]
    with_all = opened_engine()
    for table in promised:
        with_all.put(table.name, table.empty())
    assert permissions(with_all, channel="email", day=DAY).num_rows == 0
    assert oldest_records(with_all).num_rows == 0
    with_all.close()


def test_a_permission_is_named_in_the_readers_language() -> None:
    with speaking("nl"):
        assert [permission_name(p) for p in ("given", "customer", "unknown", "withdrawn")] == [
            *("toestemming gegeven", "bestaande klant", "toestemming onbekend"),
            "toestemming ingetrokken",
        ]
