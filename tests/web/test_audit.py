"""The log: what is a line of it, and what is not."""

from __future__ import annotations

import shutil
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.utils import timezone
from tests.web.people_here import Town, drafted, town

from hogerop import steps
from hogerop.web.audit import log
from hogerop.web.audit.models import Kind, Line
from hogerop.web.terms.log import place_of
from hogerop.web.urls import in_a_business

pytestmark = pytest.mark.django_db

OPERATIONS = Path(__file__).parent.parent / "spec" / "web" / "operations.toml"


@pytest.fixture
def there(shelf, tiny_once, other_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    shutil.copytree(other_once, shelf / "other")
    return town()


def lines(of: Town) -> list[tuple[str, str, str]]:
    found = Line.objects.filter(business=of.shop).order_by("pk")
    return [(one.kind, one.page, one.upon) for one in found]


def test_the_page_of_a_person_is_a_line_with_their_id(there):
    anna = there.named(there.shop, "person", "contact")
    there.client("reader").get(f"/b/shop/people/{anna}")
    assert lines(there) == [("saw", "person", anna)]


def test_who_is_searched_for_is_no_part_of_the_line(there):
    there.client("reader").get("/b/shop/people?q=anna@shop.example")
    assert lines(there) == [("saw", "people", "")]


def test_a_name_that_was_typed_into_an_address_is_not_kept(there):
    there.client("reader").get("/b/shop/people/anna@shop.example")
    assert all("anna" not in one.upon for one in Line.objects.all())


def test_looking_at_the_ladder_is_no_line(there):
    there.client("reader").get("/b/shop/ladder")
    assert lines(there) == []


def test_a_change_of_an_action_is_a_line_with_who_did_it(there):
    action = drafted(steps.open(there_folder(there)))
    there.client("member").post(
        f"/b/shop/plan/actions/{action.id}/become", {"state": "approved", "why": "a reason"}
    )
    assert lines(there) == [("changed", "plan_become", action.id)]
    assert Line.objects.get().account == there.people["member"]


def there_folder(of: Town):
    from django.conf import settings

    return settings.PLACE.folder / of.shop.folder


def test_a_list_that_is_taken_out_is_a_line(there):
    action = drafted(steps.open(there_folder(there)))
    there.client("member").get(f"/b/shop/plan/actions/{action.id}/list")
    assert lines(there) == [("exported", "plan_people", action.id)]


def test_what_is_refused_is_a_line(there):
    there.client("reader").post("/b/shop/policy/save", {})
    assert lines(there) == [("refused", "policy_save", "")]


def test_a_page_does_not_fail_where_the_log_cannot_be_written(there, monkeypatch):
    def fails(**of):
        raise DatabaseError

    monkeypatch.setattr(Line.objects, "create", fails)
    assert there.client("reader").get("/b/shop/people").status_code == 200


def test_a_forgotten_person_is_no_longer_named_in_it(there):
    anna = there.named(there.shop, "person", "contact")
    there.client("reader").get(f"/b/shop/people/{anna}")
    log.forget(there.shop.pk, anna)
    assert lines(there) == [("saw", "person", "forgotten")]
    assert "somebody forgotten" in there.client("owner").get("/b/shop/settings/log").text


def test_lines_are_kept_for_the_days_that_are_set(there, settings):
    settings.LOG_DAYS = 10
    log.write(there.shop.pk, Kind.CHANGED, "old", account=None)
    Line.objects.update(at=timezone.now() - timedelta(days=11))
    log.write(there.shop.pk, Kind.CHANGED, "new", account=None)
    log.sweep()
    assert lines(there) == [("changed", "new", "")]


def test_an_owner_filters_the_log_by_person_kind_and_day(there):
    for name, kind in (("owner", Kind.CHANGED), ("member", Kind.SAW), ("member", Kind.EXPORTED)):
        log.write(there.shop.pk, kind, f"by-{name}-{kind}", account=there.people[name].pk)
    member, today = there.people["member"].pk, timezone.now().date()
    page = there.client("owner").get(
        f"/b/shop/settings/log?who={member}&kind=saw&on={today.isoformat()}"
    )
    assert "by-member-saw" in page.text
    assert "by-owner-changed" not in page.text
    assert "by-member-exported" not in page.text


def test_the_file_of_the_log_holds_its_lines_and_not_those_of_another_business(there):
    log.write(there.shop.pk, Kind.CHANGED, "ours", account=there.people["owner"].pk)
    log.write(there.other.pk, Kind.CHANGED, "theirs", account=there.people["stranger"].pk)
    answer = there.client("owner").get("/b/shop/settings/log/file")
    assert (answer["Content-Type"], "ours" in answer.text) == ("text/csv; charset=utf-8", True)
    assert "theirs" not in answer.text


SHOW_FIGURES = {
    *("cohorts", "forecast", "job", "job_shown", "lacking", "ladder", "months", "moves"),
    *("referrals", "results", "results_of_year", "value", "value_of", "what_if"),
}


def test_whatever_is_done_is_told_by_the_part_of_the_app_it_is_in():
    done = {str(one.name) for one in in_a_business} | set(tomllib.loads(OPERATIONS.read_text()))
    # What shows figures, and nobody, is no line of the log.
    assert {name for name in done if place_of(name) == name} == SHOW_FIGURES


def test_times_are_those_of_the_business(there):
    log.write(there.shop.pk, Kind.CHANGED, "terms_save", account=None)
    Line.objects.update(at=datetime(2026, 7, 1, 22, 30, tzinfo=UTC))
    page = there.client("owner").get("/b/shop/settings/log?on=2026-07-02").text
    assert "2 Jul 2026, 00:30" in page
