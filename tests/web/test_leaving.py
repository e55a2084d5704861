"""Taking everything along, and deleting a business, which can be taken back for a month."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from datetime import timedelta
from threading import Event, Thread

import pyarrow.parquet as pq
import pytest
from django.test import Client
from django.utils import timezone
from tests.web.people_here import Town, token_for, town

from hogerop import steps
from hogerop.web.audit.models import Line
from hogerop.web.businesses import bin
from hogerop.web.businesses.models import Business

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(shelf, tiny_once, other_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    shutil.copytree(other_once, shelf / "other")
    return town()


def taken_along(there: Town) -> zipfile.ZipFile:
    answer = there.client("owner").post("/b/shop/settings/everything/file")
    assert answer["Content-Disposition"].endswith('"shop.zip"')
    content = b"".join(answer.streaming_content)
    answer.close()
    return zipfile.ZipFile(io.BytesIO(content))


def test_everything_is_taken_along_in_formats_that_others_read(there):
    with taken_along(there) as packed:
        names = set(packed.namelist())
        listed = packed.read("contacts.csv").decode("utf-8-sig")
        contacts = pq.read_table(io.BytesIO(packed.read("tables/contacts.parquet")))
    assert {"hogerop.toml", "README.txt", "tables/events.csv", "imports/0001/import.json"} <= names
    assert ("anna@shop.example" in listed, contacts.num_rows) == (True, 2)


def test_no_text_of_it_is_a_formula_and_no_key_goes_along(there, shelf):
    workspace = steps.open(shelf / "shop")
    file = shelf / "bad.csv"
    file.write_text(
        "Order,Date,E-mail,Name,Amount\n7,2026-05-02,x@shop.example,=cmd(),9.00\n", encoding="utf-8"
    )
    steps.take_in(workspace, [file])
    steps.forget(workspace, "bas@shop.example")
    with taken_along(there) as packed:
        assert not [name for name in packed.namelist() if name.endswith(".key")]
        for name in packed.namelist():
            if name.endswith(".csv"):
                assert '"=cmd()' not in packed.read(name).decode("utf-8-sig")
        assert "=cmd()" in packed.read("contacts.csv").decode("utf-8-sig")


def deleted(there: Town):
    return there.client("owner").post("/b/shop/settings/delete", {"name": "Shop"})


def test_a_business_is_deleted_only_by_its_name(there, shelf):
    answer = there.client("owner").post("/b/shop/settings/delete", {"name": "shop"})
    assert (answer.status_code, (shelf / "shop").is_dir()) == (400, True)


def test_a_deleted_business_is_there_for_nobody(there, shelf):
    _, secret = token_for(there.shop, there.people["owner"])
    assert deleted(there)["Location"] == "/"
    assert not (shelf / "shop").exists()
    assert there.client("coach").get("/b/shop/today").status_code == 404
    asked = Client().get("/api/v1/business", headers={"Authorization": f"Bearer {secret}"})
    assert asked.status_code == 401


def test_its_owner_brings_it_back_and_nobody_else(there):
    deleted(there)
    number = {"number": f"{there.shop.pk}"}
    assert there.client("coach").post("/businesses/restore", number).status_code == 404
    assert there.client("stranger").post("/businesses/restore", number).status_code == 404
    assert "Bring Shop back" in there.client("owner").get("/").text
    there.client("owner").post("/businesses/restore", number)
    assert there.client("coach").get("/b/shop/people").status_code == 200


def test_after_a_month_it_is_gone_and_not_before(there):
    deleted(there)
    bin.sweep()
    assert Business.objects.filter(slug="shop").exists()
    Business.objects.filter(slug="shop").update(deleted_at=timezone.now() - timedelta(days=31))
    bin.sweep()
    assert not Business.objects.filter(slug="shop").exists()
    assert not list(bin._bin().iterdir())


def test_a_business_in_which_files_come_in_is_not_deleted(there, shelf, monkeypatch):
    opened = steps.open
    monkeypatch.setattr(
        bin.steps, "open", lambda folder, **how: replace(opened(folder, **how), wait=0.1)
    )
    busy, done = Event(), Event()

    def take_in() -> None:
        with opened(shelf / "shop").writing():
            busy.set()
            done.wait(20)

    other = Thread(target=take_in)
    other.start()
    busy.wait(20)
    answer = deleted(there)
    done.set()
    other.join()
    assert (answer.status_code, (shelf / "shop").is_dir()) == (400, True)
    there.shop.refresh_from_db()
    assert there.shop.deleted_at is None


def test_where_a_stop_came_between_folder_and_database_the_folder_is_believed(there, shelf):
    deleted(there)
    Business.objects.filter(slug="shop").update(deleted_at=None)
    bin.mend()
    assert "Bring Shop back" in there.client("owner").get("/").text
    bin._place_of(there.shop).rename(shelf / "shop")
    bin.mend()
    assert there.client("coach").get("/b/shop/people").status_code == 200


def test_what_cannot_be_removed_from_the_bin_stays_written_down(there, monkeypatch):
    deleted(there)
    Business.objects.filter(slug="shop").update(deleted_at=timezone.now() - timedelta(days=31))
    monkeypatch.setattr(bin.shutil, "rmtree", lambda folder, **how: None)
    bin.sweep()
    assert Business.objects.filter(slug="shop").exists()


def test_bringing_a_business_back_takes_the_second_factor_and_is_a_line_of_the_log(there, settings):
    deleted(there)
    number = {"number": f"{there.shop.pk}"}
    settings.MFA_REQUIRED = True
    there.client("owner").post("/businesses/restore", number)
    assert Business.objects.get(pk=there.shop.pk).deleted_at is not None
    settings.MFA_REQUIRED = False
    there.client("owner").post("/businesses/restore", number)
    assert Line.objects.filter(business=there.shop, page="restore_business").count() == 1
