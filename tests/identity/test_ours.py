"""What our own method reaches: on generated books, and on public sets with a truth."""

from __future__ import annotations

import numpy as np
import pytest
from tests.identity import ours, peers, public
from tests.identity.book import make_book
from tests.identity.scores import score

from hogerop.identity.clusters.grouping import ASKED


@pytest.mark.parametrize("seed", [3, 4])
def test_a_small_book_is_nearly_right_and_far_better_than_by_e_mail_or_telephone(seed: int) -> None:
    book = make_book("normal", 300, seed)
    person = np.asarray(book.truth["person"].fill_null(-1))
    known = person >= 0
    found = score(ours.people(book.records).cluster[known], person[known])
    plain = peers.PEOPLE["e-mail or telephone"](book.records)
    assert found.precision > 0.95
    assert found.f1 > score(plain.cluster[known], person[known]).f1 + 0.10


def test_of_two_records_that_others_brought_together_it_is_told_what_speaks_against() -> None:
    found = ours.likenesses(make_book("normal", 1000, 3).records)
    within = [row for row in found if row["verdict"] == "one" and row["probability"] < ASKED]
    assert any(one["bits"] < 0 for row in within for one in row["evidence"])
    assert all(row["probability"] >= ASKED for row in found if row["verdict"] != "one")


@pytest.mark.realdata
@pytest.mark.skipif(not public.DATA.is_dir(), reason="../shared/data is not here")
@pytest.mark.parametrize(("name", "least"), [("febrl1", 0.99), ("b2b sites", 0.90)])
def test_public_sets_are_matched_as_well_as_ever(name: str, least: float) -> None:
    records, truth = {**public.PEOPLE, **public.COMPANIES}[name]()
    method = ours.companies if name in public.COMPANIES else ours.people
    assert score(np.asarray(method(records).cluster), truth).f1 > least
