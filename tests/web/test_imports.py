"""Files handed in: tried out row by row, taken or left, and taken back."""

from __future__ import annotations

import os
import re
import shutil
import sys
from signal import Signals

import pytest
from django.conf import settings as told
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.people_here import Town, town

from hogerop import steps
from hogerop.web.imports import trial
from hogerop.web.imports.waiting import keep, kept, sweep

pytestmark = pytest.mark.django_db

ORDERS = (
    b"Order,Date,E-mail,Amount\n"
    b"11,2026-05-02,carla@shop.example,10.00\n"
    b"12,2026-02-31,dirk@shop.example,12.00\n"
)
EMMA = b"Order,Date,E-mail,Name,Amount\n21,2026-05-03,emma@shop.example,Emma,10.00\n"


@pytest.fixture
def there(shelf, tiny_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    return town()


@pytest.fixture
def shop(shelf, there):
    return steps.open(shelf / "shop")


@pytest.fixture
def member(there):
    return there.client("member")


def handed_in(client, **files: bytes) -> str:
    """Hand files in and return the address on which they wait."""
    those = [SimpleUploadedFile(f"{name}.csv", what) for name, what in files.items()]
    answer = client.post("/b/shop/imports/hand-in", {"files": those})
    assert answer.status_code == 302
    return answer["Location"]


def test_files_are_tried_out_row_by_row_before_anything_is_taken(member, shop):
    before = [report.number for report in steps.imports(shop)]
    page = member.get(handed_in(member, orders=ORDERS, emma=EMMA)).text
    assert "Rows that can be taken: 2; that would be set aside: 1. Nothing is taken yet." in page
    row = re.search(r"<details open><summary>Row by row.*?<tbody><tr>(.*?)</tr>", page, re.S)[1]
    assert re.findall(r">([^<]+)</td>", row)[:2] == ["3", "Date"]
    assert [report.number for report in steps.imports(shop)] == before


def test_what_is_taken_stands_on_the_ladder_at_once(member, shop):
    here = handed_in(member, emma=EMMA)
    answer = member.post(f"{here}/take", follow=True)
    assert "Rows taken: 1; known already: 0; set aside: 0." in answer.text
    assert steps.people(shop, words="emma").in_all == 1


def test_what_was_taken_waits_no_longer(member):
    here = handed_in(member, emma=EMMA)
    member.post(f"{here}/take")
    assert member.get(here).status_code == 404
    assert [f for f in (told.PLACE.own / "handed-in").rglob("*") if f.is_file()] == []


def test_the_same_file_twice_changes_nothing(member, shop):
    for said in ("Rows taken: 1; known already: 0", "Rows taken: 0; known already: 1"):
        here = handed_in(member, emma=EMMA)
        assert said in member.post(f"{here}/take", follow=True).text
    assert len(steps.imports(shop)) == 2


def test_what_is_left_is_kept_no_longer(member, shop):
    here = handed_in(member, emma=EMMA)
    member.post(f"{here}/leave")
    assert member.get(here).status_code == 404
    assert len(steps.imports(shop)) == 1


def test_what_was_handed_in_and_never_taken_is_gone_after_a_day(member):
    old, new = handed_in(member, emma=EMMA), handed_in(member, emma=EMMA)
    folder = next((told.PLACE.own / "handed-in").rglob(old.rsplit("/", 1)[1]))
    yesterday = folder.stat().st_mtime - 25 * 3600
    os.utime(folder, (yesterday, yesterday))
    sweep()
    assert [member.get(one).status_code for one in (old, new)] == [404, 200]


def test_trying_files_out_leaves_nothing_behind(member):
    member.get(handed_in(member, orders=ORDERS))
    assert list((told.PLACE.own / "trials").iterdir()) == []


def test_a_file_that_cannot_be_read_is_told_and_none_is_taken(member, shop):
    here = handed_in(member, emma=EMMA, picture=b"\x89PNG\r\n\x1a\n\x00\x00")
    page = member.get(here).text
    assert "1 file cannot be read; nothing is taken yet." in page
    assert f"{here}/take" not in page
    assert 'role="alert"' in member.post(f"{here}/take", follow=True).text
    assert len(steps.imports(shop)) == 1


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 2000, b"PK\x03\x04junk", "a,b\n1".encode("utf-16")]
)
def test_whatever_is_handed_in_is_answered(content, member):
    here = handed_in(member, odd=content) if content else "/b/shop/imports"
    if not content:
        empty = SimpleUploadedFile("odd.csv", content)
        answer = member.post("/b/shop/imports/hand-in", {"files": [empty]}, follow=True)
    else:
        answer = member.get(here, follow=True)
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text or "would be set aside" in answer.text


def test_no_file_at_all_is_told(member):
    answer = member.post("/b/shop/imports/hand-in", {})
    assert "No file was chosen." in answer.text


def test_a_form_that_is_too_large_is_refused_before_it_is_read(member, settings):
    settings.LARGEST_UPLOAD = 1000
    big = SimpleUploadedFile("big.csv", b"a" * 2000)
    answer = member.post("/b/shop/imports/hand-in", {"files": [big]})
    assert answer.status_code == 413


@pytest.mark.parametrize("name", ["../../evil.csv", ".csv", "a\x00b.csv", "x" * 300 + ".csv"])
def test_a_file_never_leaves_the_folder_that_is_made_for_it(name, there):
    token = keep(there.shop, [SimpleUploadedFile(name, EMMA)])
    (file,) = kept(there.shop, token)
    assert file.resolve().is_relative_to(told.PLACE.own / "handed-in" / str(there.shop.pk) / token)


@pytest.mark.parametrize("token", ["..", "0" * 32, "%2e%2e", "a" * 31])
def test_a_token_that_was_never_given_opens_nothing(token, member):
    assert member.get(f"/b/shop/imports/handed-in/{token}").status_code == 404


def test_a_whole_import_is_taken_back_and_brought_back(member, shop):
    member.post(f"{handed_in(member, emma=EMMA)}/take")
    member.post("/b/shop/imports/2/undo")
    assert steps.people(shop, words="emma").in_all == 0
    member.post("/b/shop/imports/2/restore")
    assert steps.people(shop, words="emma").in_all == 1


def test_an_import_that_is_not_there_is_told(member):
    assert "There is no import 99." in member.post("/b/shop/imports/99/undo", follow=True).text


def test_a_new_business_has_nothing_to_show_and_says_what_to_do(shelf):
    there = town(shop_folder="empty")
    steps.start(shelf / "empty", name="Empty")
    owner = there.client("owner")
    for page in ("today", "ladder", "movement", "people"):
        answer = owner.get(f"/b/shop/{page}")
        assert (answer.status_code, "import" in answer.text) == (200, True)
    assert (
        "Begin with the file that says who your customers are." in owner.get("/b/shop/imports").text
    )


def test_a_cell_that_is_wrong_is_typed_anew_and_the_file_stays_as_it_was(member, shop):
    here = handed_in(member, orders=ORDERS)
    page = member.get(here).text
    assert 'name="cell-3-1" value="2026-02-31"' in page
    member.post(f"{here}/0", {"cell-3-1": "2026-02-28"})
    assert "Rows that can be taken: 2; that would be set aside: 0." in member.get(here).text
    member.post(f"{here}/take")
    report = steps.imports(shop)[-1]
    assert (report.taken, report.set_aside) == (2, 0)
    assert "1 cell was typed anew before it was read; the file says otherwise." in report.notes
    assert str(report.first_day) == "2026-02-28"


def test_a_column_read_wrongly_is_corrected_and_stays_so_for_the_next_file(member, shop):
    odd = b"Order,Date,E-mail,Veld 7\n31,2026-05-02,fien@shop.example,10.00\n"
    here = handed_in(member, odd=odd)
    member.post(f"{here}/0", {"column-3": "amount_incl"})
    assert '<option value="amount_incl" selected>' in member.get(here).text
    member.post(f"{here}/take")
    assert steps.imports(shop)[-1].columns["Veld 7"] == "amount_incl"
    later = handed_in(member, later=odd.replace(b"31,", b"32,"))
    assert '<option value="amount_incl" selected>' in member.get(later).text


def test_a_file_of_which_nothing_is_known_is_told_what_it_is(member, shop):
    here = handed_in(member, odd=b"Aa,Bb\nx7,Fien\nx8,Gijs\n")
    assert "1 file cannot be read; nothing is taken yet." in member.get(here).text
    member.post(f"{here}/0", {"kind": "contacts", "column-0": "id", "column-1": "name"})
    assert "Rows that can be taken: 2; that would be set aside: 0." in member.get(here).text


def test_the_page_of_an_import_counts_its_rows_with_reasons_and_hands_over_those_aside(member):
    member.post(f"{handed_in(member, orders=ORDERS)}/take")
    page = member.get("/b/shop/imports/2").text
    assert "1 (50%): The date cannot be read, or does not exist." in page
    lines = member.get("/b/shop/imports/2/set-aside").content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith('3,"The date cannot be read, or does not exist.","Date"')


def test_files_are_taken_once_however_often_it_is_asked(member, there, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    token = keep(there.shop, [SimpleUploadedFile("emma.csv", EMMA)])
    asked = {member.post(f"/b/shop/imports/handed-in/{token}/take")["Location"] for _ in range(2)}
    assert len(asked) == 1


def test_nothing_is_taken_that_was_not_tried_out(member, there, shop):
    token = keep(there.shop, [SimpleUploadedFile("emma.csv", EMMA)])
    answer = member.post(f"/b/shop/imports/handed-in/{token}/take", follow=True)
    assert "These files were not looked at yet." in answer.text
    assert (len(steps.imports(shop)), len(kept(there.shop, token))) == (1, 1)


def test_nothing_is_taken_where_reading_a_file_failed(member, there, shop):
    here = handed_in(member, emma=EMMA, blank=b"")
    answer = member.post(f"{here}/take", follow=True)
    assert "blank.csv" in answer.text
    assert (len(steps.imports(shop)), len(kept(there.shop, here.rsplit("/", 1)[1]))) == (1, 2)


BROUGHT_DOWN = """
import importlib, os, runpy, sys
take = importlib.import_module("hogerop.sources.take")
opened = take._open
def open_or_die(path, *rest):
    if path.name == "wide.csv":
        os.kill(os.getpid(), int(sys.argv[1]))
    return opened(path, *rest)
take._open = open_or_die
runpy.run_module("hogerop.web.imports.trial_child", run_name="__main__")
"""


@pytest.mark.in_a_child
@pytest.mark.parametrize(
    ("signal", "said"),
    [
        (Signals.SIGABRT, "Reading this file takes more memory than it may."),
        (Signals.SIGXCPU, "This file takes too long to read."),
    ],
)
def test_a_file_that_brings_its_reader_down_is_told_and_the_next_one_is_read(
    signal, said, shop, tmp_path, monkeypatch
):
    command = [sys.executable, "-c", BROUGHT_DOWN, str(int(signal))]
    monkeypatch.setattr(trial, "COMMAND", command)
    files = [tmp_path / name for name in ("first.csv", "wide.csv", "last.csv")]
    for file in files:
        file.write_bytes(EMMA)
    first, wide, last = trial.try_out(shop.folder, files, [None] * 3, tmp_path)
    assert (wide["fault"]["what"], wide["fault"]["where"]) == (said, "wide.csv")
    assert [one["report"]["taken"] for one in (first, last)] == [1, 1]
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_dir()) == ["shelf"]


@pytest.mark.parametrize("page", ["today", "ladder", "people", "value", "plan", "reports"])
def test_a_business_without_files_leads_to_where_they_come_in(page, shelf):
    there = town(shop_folder="empty")
    steps.start(shelf / "empty", name="Empty")
    told = there.client("owner").get(f"/b/shop/{page}").text
    assert 'href="/b/shop/imports"' in told
    assert [word for word in (str(shelf), "hogerop import") if word in told] == []
