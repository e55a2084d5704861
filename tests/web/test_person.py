"""What is said of one person on their page: recorded, joined, split, forgotten, handed over."""

from __future__ import annotations

import re
import shutil
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from tests.web.people_here import Town, town

from hogerop import steps
from hogerop.errors import WorkspaceFault
from hogerop.steps import forgetting, running
from hogerop.web.audit.models import Kind, Line
from hogerop.web.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(shelf, tiny_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


@pytest.fixture
def shop(shelf, there):
    return steps.open(shelf / "shop")


@pytest.fixture
def owner(there):
    return there.client("owner")


def called(shop, name: str) -> str:
    """Return the address of somebody's page."""
    row = next(r for r in steps.people(shop).rows if r["name"].startswith(name))
    return f"/b/shop/people/{row['contact']}"


def test_an_enquiry_is_recorded_and_shown_at_once(owner, shop):
    page = called(shop, "Bas")
    answer = owner.post(f"{page}/record", {"kind": "enquiry", "on": "2026-05-20"}, follow=True)
    assert "It is recorded, on 20 May 2026." in answer.text
    assert "Enquiry" in answer.text.split("What happened")[-1]


def test_what_was_recorded_by_hand_is_taken_back_and_may_be_recorded_again(owner, shop):
    page, told = called(shop, "Bas"), {"kind": "testimonial", "on": "2026-05-20"}
    owner.post(f"{page}/record", told)
    before = owner.get(page).text
    row = re.search(r'name="row" value="(\d+)" aria-label="Take back: Testimonial', before)[1]
    after = owner.post(f"{page}/unrecord", {"row": row}, follow=True).text
    assert "Taken back: it counts no more." in after
    assert "Testimonial</b>" not in after
    again = owner.post(f"{page}/unrecord", {"row": row}, follow=True).text
    assert "Testimonial</b>" not in again
    once_more = owner.post(f"{page}/record", told, follow=True).text
    assert "It is recorded" in once_more
    assert "Testimonial</b>" in once_more


@pytest.mark.parametrize("row", ["", "0", "x", "99", "1"])
def test_only_what_was_recorded_of_them_can_be_taken_back(row, owner, shop):
    owner.post(f"{called(shop, 'Anna')}/record", {"kind": "enquiry", "on": "2026-05-20"})
    before = shop.journal("recorded").digest
    answer = owner.post(f"{called(shop, 'Bas')}/unrecord", {"row": row}, follow=True)
    assert "Nothing of that was recorded of them by hand." in answer.text
    assert shop.journal("recorded").digest == before


def test_the_same_is_recorded_once(owner, shop):
    page, told = called(shop, "Bas"), {"kind": "testimonial", "on": "2026-05-20"}
    owner.post(f"{page}/record", told)
    answer = owner.post(f"{page}/record", told, follow=True)
    assert "This was recorded before." in answer.text


def test_whoever_was_sent_is_somebody_new(owner, shop):
    page = called(shop, "Bas")
    told = {"kind": "referral", "whom": "new@shop.example", "on": "2026-05-20"}
    answer = owner.post(f"{page}/record", told, follow=True)
    assert "It is recorded" in answer.text
    assert "Referral" in answer.text.split("What happened")[1]
    assert steps.people(shop, words="new@shop.example").in_all == 1


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"kind": "referral"}, "It is not said whom."),
        ({"kind": "enquiry", "on": "31-31-31"}, "is no day"),
        ({"kind": "enquiry", "on": "2199-01-01"}, "still to come"),
        ({"kind": "bribe"}, "bribe"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_recorded(told, said, owner, shop):
    before = shop.state()
    answer = owner.post(f"{called(shop, 'Bas')}/record", told, follow=True)
    assert said in answer.text
    assert shop.state() == before


def test_two_are_joined_split_and_joined_no_more(owner, shop):
    page = called(shop, "Anna")
    answer = owner.post(f"{page}/same", {"whom": "bas@shop.example"}, follow=True)
    assert "They are one from now on." in answer.text
    assert steps.people(shop).in_all == 1
    (decision,) = steps.decisions(shop)
    owner.post(f"{page}/undecided", {"decision": decision.id})
    assert steps.people(shop).in_all == 2


def test_a_record_is_split_off(owner, shop):
    page = called(shop, "Anna")
    owner.post(f"{page}/same", {"whom": "bas@shop.example"})
    (contact,) = [row["contact"] for row in steps.people(shop).rows]
    records = [one.record for one in steps.show(shop, contact).records]
    answer = owner.post(f"/b/shop/people/{contact}/apart", {"record": records[-1]}, follow=True)
    assert "somebody else’s from now on" in answer.text
    assert steps.people(shop).in_all == 2


def test_a_record_of_another_is_not_split_off(owner, shop):
    answer = owner.post(f"{called(shop, 'Anna')}/apart", {"record": "files:x"}, follow=True)
    assert "There is no such record here." in answer.text
    assert steps.decisions(shop) == ()


def test_forgetting_says_first_what_goes_and_asks_for_the_name(owner, shop):
    page = called(shop, "Bas")
    assert "What goes, and what stays" in owner.get(f"{page}/forget").text
    answer = owner.post(f"{page}/forget/yes", {"name": "bas"})
    assert (answer.status_code, "Nobody was forgotten" in answer.text) == (400, True)
    assert steps.people(shop, words="bas@shop.example").in_all == 1


def test_somebody_is_forgotten_and_the_log_names_them_no_more(owner, shop, shelf):
    page = called(shop, "Bas")
    contact = page.rsplit("/", 1)[1]
    owner.get(page)
    answer = owner.post(f"{page}/forget/yes", {"name": "Bas of shop"}, follow=True)
    assert "Forgotten;" in answer.text
    held = [f for f in (shelf / "shop").rglob("*") if f.is_file() and b"bas@shop" in f.read_bytes()]
    assert held == []
    assert owner.get(page).status_code == 404
    assert not Line.objects.filter(upon=contact).exists()
    assert Line.objects.filter(kind=Kind.ERASED).count() == 1


def test_among_many_somebody_is_forgotten_by_the_worker_and_the_job_names_them_no_more(
    owner, shop, monkeypatch
):
    monkeypatch.setattr(running, "SOON", 1)
    page = called(shop, "Bas")
    asked = owner.post(f"{page}/forget/yes", {"name": "Bas of shop"})
    assert asked["Location"].startswith("/b/shop/jobs/")
    assert "Forgotten;" in owner.get(asked["Location"], follow=True).text
    assert owner.get(page).status_code == 404
    assert Job.objects.get().about == {"then": "people"}


def test_who_is_erased_is_told_as_such_where_nobody_can_be_placed_afterwards(
    owner, shop, monkeypatch
):
    def fails(*asked, **named):
        raise WorkspaceFault("The disk is full.")

    monkeypatch.setattr(forgetting, "run", fails)
    page = called(shop, "Bas")
    told = owner.post(f"{page}/forget/yes", {"name": "Bas of shop"}, follow=True).text
    assert "Nobody is placed without them yet: The disk is full." in told
    assert "Bas of shop" not in told + owner.get("/b/shop/people").text
    assert not Line.objects.filter(upon=page.rsplit("/", 1)[1]).exists()


def test_all_that_is_held_is_handed_over(owner, shop):
    answer = owner.get(f"{called(shop, 'Bas')}/copy")
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    rows = book.get_sheet_by_index(0).to_python()
    assert any("bas@shop.example" in map(str, row) for row in rows)


def test_a_reader_sees_no_buttons(there, shop):
    page = there.client("reader").get(called(shop, "Bas")).text
    assert ("Record it" in page, "Forget" in page) == (False, False)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_of_forgetting_is_there_in_one_language(language, owner, shop):
    page = owner.get(f"{called(shop, 'Bas')}/forget", headers={"accept-language": language}).text
    assert ("Forget for good" in page) is (language == "en")
