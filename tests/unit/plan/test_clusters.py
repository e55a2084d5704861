"""Who hangs together: one address, or one circle of referrals."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import CONTACTS, EVENTS
from hogerop.plan import Candidates, clusters, draw
from hogerop.plan.clusters import circles

EVERYBODY = np.array([5, 1, 2, 3, 4])


@pytest.fixture
def engine() -> Iterator[AnEngine]:
    engine = opened_engine()
    contacts = {
        "contact_id": [1, 2, 3, 4, 5],
        "first_seen_day": [0] * 5,
        "postcode": ["3511 AB", "3511ab", "3511 AB", None, "-"],
        "street": ["Dorpsstraat 1", "DORPSSTR.  1", "Dorpsstraat 11", "Dorpsstraat 1", "-"],
        "source_ids": [[]] * 5,
    }
    engine.put("contacts", CONTACTS.of(contacts))
    engine.put("membership", pa.table({"record_id": [10, 20, 30, 40], "contact_id": [1, 2, 3, 4]}))
    referrals = {
        "event_id": [1, 2, 3],
        "record_id": [10, 30, 40],
        "ref_record_id": [30, 40, 40],
        "day": [0] * 3,
        "kind": ["referral", "referral", "referral"],
        "import_no": [1] * 3,
        "source_row": [1, 2, 3],
        "lines": [1] * 3,
    }
    engine.put("events", EVENTS.of(referrals))
    yield engine
    engine.close()


def test_a_household_has_one_address_however_it_is_written(engine: AnEngine) -> None:
    assert clusters(engine, EVERYBODY, by="household").tolist() == [5, 1, 1, 3, 4]


def test_who_sent_one_another_is_one_circle(engine: AnEngine) -> None:
    found = clusters(engine, EVERYBODY, by="referrer").tolist()
    assert [found[1] == one for one in found] == [False, True, False, True, True]


def test_by_contact_everybody_stands_alone(engine: AnEngine) -> None:
    assert clusters(engine, EVERYBODY, by="contact").tolist() == EVERYBODY.tolist()


def test_without_referrals_everybody_stands_alone() -> None:
    none = np.array([], dtype=np.int64)
    assert len(set(circles(EVERYBODY, none, none).tolist())) == 5


def test_a_circle_is_held_out_as_a_whole(engine: AnEngine) -> None:
    circle = clusters(engine, EVERYBODY, by="referrer")
    candidates = Candidates(EVERYBODY, np.full(5, 5), np.ones(5), circle)
    for seed in range(30):
        held = set(draw(candidates, share=0.4, seed=seed, by="referrer").holdout)
        assert held & {1, 3, 4} in (set(), {1, 3, 4})
