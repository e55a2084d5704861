"""The made-up book: the same for the same seed, true to its rates, one owner for each address."""

from __future__ import annotations

from collections import defaultdict
from math import sqrt

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from tests.identity.book import Book, make_book
from tests.identity.dice import PROFILES, rates_of

from hogerop.contracts import RECORDS, check

ROWS = 12_000


@pytest.fixture(scope="module", params=PROFILES)
def book(request: pytest.FixtureRequest) -> Book:
    return make_book(request.param, ROWS, seed=11)


@pytest.fixture(scope="module")
def normal() -> Book:
    return make_book("normal", ROWS, seed=12)


def share(hits: pa.ChunkedArray) -> float:
    """Share of the values that are true; nulls are left out."""
    return float(pc.mean(hits).as_py())


def test_the_same_seed_gives_the_same_book() -> None:
    one, same, other = (make_book("normal", 300, seed) for seed in (1, 1, 2))
    assert one.records.equals(same.records)
    assert one.truth.equals(same.truth)
    assert not one.records.equals(other.records)


def test_every_rate_of_the_file_is_used_and_realised(book: Book) -> None:
    never = [name for name, thrown in book.dice.thrown.items() if not thrown]
    assert never == []
    for name, rate in book.dice.rates.items():
        thrown, true = book.dice.thrown[name], book.dice.came_true[name]
        room = 5 * sqrt(thrown * rate * (1 - rate)) + 1
        assert abs(true - thrown * rate) <= room, name


@pytest.mark.parametrize("profile", PROFILES)
def test_shares_of_one_choice_add_up(profile: str) -> None:
    rates = rates_of(profile)
    choices = (
        ("shop_rows", "accounts_rows", "newsletter_rows", "crm_rows", "paper_rows"),
        ("married_double", "married_partner", "married_own"),
        ("mail_first_and_last", "mail_initial_and_last", "mail_with_number", "mail_nickname"),
        ("company_named_after_owner", "company_with_a_brand", "company_with_brand_and_trade",
         "company_named_after_place"),
        ("form_ltd", "form_no_english", "form_llp", "form_plc"),
        ("form_bv", "form_none", "form_vof", "form_stichting", "form_nv", "form_cv",
         "form_maatschap", "form_cooperative"),
    )  # fmt: skip
    assert [sum(rates[name] for name in each) for each in choices] == pytest.approx([1] * 6)


def test_it_keeps_the_promise_of_records(book: Book) -> None:
    assert check(book.records, RECORDS).num_rows == ROWS
    assert book.truth["record_id"].equals(book.records["record_id"])
    assert pc.count_distinct(book.records["record_id"]).as_py() == ROWS


def test_people_come_back_about_two_and_a_half_times(normal: Book) -> None:
    person = normal.truth["person"]
    rows = len(person) - person.null_count
    assert 2.4 < rows / pc.count_distinct(person).as_py() < 2.7


def test_what_is_read_back_from_the_rows_is_as_the_rates_say(normal: Book) -> None:
    rates, rows = rates_of("normal"), normal.records
    source = rows["source"]
    assert share(pc.equal(source, "shop")) == pytest.approx(rates["shop_rows"], abs=0.02)
    assert share(pc.equal(source, "crm")) == pytest.approx(rates["crm_rows"], abs=0.02)
    assert share(pc.equal(rows["country"], "GB")) == pytest.approx(rates["english"], abs=0.03)
    shop = rows.filter(pc.equal(source, "shop"))
    birth_days = 1 - shop["birth_day"].null_count / len(shop)
    assert birth_days == pytest.approx(rates["shop_birth_day"], abs=0.02)
    junk = pc.is_in(rows["email"], pa.array(["test@test.nl", "nvt@nvt.nl", "geen@email.nl"]))
    assert 0.3 < share(junk) / (rates["junk_email"] * 3 / 5) < 2.0
    paper = rows.filter(pc.equal(source, "paper"))["name"]
    assert 0.1 < share(pc.match_substring_regex(paper, r"^(\S+ )?\S+, ")) < 0.2
    assert 0.2 < 1 - rows["company"].null_count / ROWS < 0.35


def test_only_shared_mailboxes_have_more_owners(normal: Book) -> None:
    rates = rates_of("normal")
    owners: dict[str, set[int]] = defaultdict(set)
    for mail, person in zip(
        normal.records["email"].to_pylist(), normal.truth["person"].to_pylist(), strict=True
    ):
        if mail and person is not None:
            owners[mail].add(person)
    shared = [mail for mail, people in owners.items() if len(people) > 1]
    most = rates["role_mailbox_for_person"] + rates["family_mailbox"]
    assert 0.01 < len(shared) / len(owners) < most + rates["uses_mail_of_relative"]


def test_numbers_of_account_are_sound(normal: Book) -> None:
    for written in normal.records["iban"].drop_null().to_pylist():
        iban = written.replace(" ", "")
        turned = "".join(str(int(letter, 36)) for letter in iban[4:] + iban[:4])
        assert int(turned) % 97 == 1


def test_a_row_that_tells_nothing_of_somebody_is_of_nobody(book: Book) -> None:
    table = book.records.append_column("person", book.truth["person"])
    known = table.filter(pc.is_valid(table["person"]))
    told = [known[name].is_valid() for name in ("name", "email", "phone", "street")]
    assert pc.all(pc.or_(pc.or_(told[0], told[1]), pc.or_(told[2], told[3]))).as_py()
