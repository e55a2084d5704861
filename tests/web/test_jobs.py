"""Jobs: done in their turn, told in three lines where they fail, and begun again after a stop."""

from __future__ import annotations

import re
import shutil

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tasks_db.models import DBTaskResult
from tests.web.people_here import Town, town

from hogerop import steps
from hogerop.errors import HogeropError
from hogerop.web.imports import work
from hogerop.web.imports.waiting import keep, kept
from hogerop.web.jobs.doing import MOST_BEGUN, carry_out
from hogerop.web.jobs.models import Job, State
from hogerop.web.jobs.worker import pick_up

pytestmark = pytest.mark.django_db

EMMA = b"Order,Date,E-mail,Name,Amount\n21,2026-05-03,emma@shop.example,Emma,10.00\n"
FINN = EMMA.replace(b"21,", b"22,").replace(b"emma", b"finn")


@pytest.fixture
def there(shelf, tiny_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    return town()


@pytest.fixture
def shop(shelf, there):
    return steps.open(shelf / "shop")


def job_of(there: Town, **about: object) -> Job:
    return Job.objects.create(business=there.shop, kind="take", language="en", about=about)


def waiting_files(there: Town) -> str:
    """Return the token of two files that were tried out and wait to be taken."""
    files = [SimpleUploadedFile("emma.csv", EMMA), SimpleUploadedFile("finn.csv", FINN)]
    token = keep(there.shop, files)
    work.look_at.call(job_of(there, token=token).pk)
    return token


def refuse(job, workspace, tell):
    raise HogeropError("It cannot be.", where="here", fix="Do without.", problems=["one", "two"])


def fall(job, workspace, tell):
    raise ValueError("anna@shop.example")


def test_why_a_job_failed_is_told_in_three_lines(there):
    job = job_of(there)
    carry_out(job.pk, refuse)
    page = there.client("reader").get(f"/b/shop/jobs/{job.pk}").text
    told = re.findall(r">([^<>]+)<", page[page.index('role="alert"') :])
    assert [line for line in told if line.strip()][:5] == [
        *("It cannot be.", "one", "two", "here", "Do without.")
    ]


def test_a_mistake_of_ours_is_told_and_written_down_without_what_it_says(there, caplog):
    job = job_of(there)
    carry_out(job.pk, fall)
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "mistake of ours" in job.fault.what
    assert "anna" not in caplog.text + str(job.told)


def test_how_far_a_job_is_comes_in_parts_where_scripts_ask_for_it(there):
    job = job_of(there, then="imports")
    job.begin()
    job.reach("reading rows", 0.4)
    reader = there.client("reader")
    part = reader.get(f"/b/shop/jobs/{job.pk}", headers={"HX-Request": "true"}).text
    assert part.startswith("<section")
    assert 'hx-trigger="every 1s"' in part
    assert "reading rows" in part
    assert "40%" in part
    job.end({})
    gone_on = reader.get(f"/b/shop/jobs/{job.pk}", headers={"HX-Request": "true"})
    assert gone_on["HX-Redirect"] == "/b/shop/imports"


def test_a_job_that_stopped_its_worker_twice_is_given_up_and_nothing_of_it_stays(there, shop):
    token = waiting_files(there)
    job = job_of(there, token=token, first=2)
    steps.take_in(shop, kept(there.shop, token)[:1])
    Job.objects.filter(pk=job.pk).update(begun=MOST_BEGUN, state=State.RUNNING)
    work.take.call(job.pk)
    job.refresh_from_db()
    assert (job.state, len(steps.imports(shop))) == (State.FAILED, 1)
    assert "nothing of it was kept" in there.client("member").get("/b/shop/imports").text


def test_a_job_that_was_stopped_between_two_files_takes_the_other_and_counts_both(there, shop):
    token = waiting_files(there)
    job = job_of(there, token=token, first=2, then="imports")
    steps.take_in(shop, kept(there.shop, token)[:1])
    Job.objects.filter(pk=job.pk).update(begun=1, state=State.RUNNING)
    work.take.call(job.pk)
    job.refresh_from_db()
    assert job.result["said"] == "Rows taken: 2; known already: 0; set aside: 0."
    assert len(steps.imports(shop)) == 3


def test_a_file_that_fails_after_others_were_taken_takes_those_back_too(there, shop, monkeypatch):
    token = waiting_files(there)
    job = job_of(there, token=token, then="imports")
    taken = steps.take_in

    def full(workspace, files, **told):
        taken(workspace, files[:1])
        raise HogeropError("The disk is full.")

    monkeypatch.setattr(work.steps, "take_in", full)
    work.take.call(job.pk)
    job.refresh_from_db()
    assert (job.fault.what, len(steps.imports(shop))) == ("The disk is full.", 1)


def test_what_a_worker_left_as_begun_is_begun_anew_by_the_next(there, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    job = job_of(there)
    work.take.enqueue(job.pk)
    DBTaskResult.objects.get().claim("a worker that is no more")
    pick_up()
    assert DBTaskResult.objects.ready().count() == 1
