"""The owner's month as a file, in the language of whoever asks for it."""

from __future__ import annotations

import re
import shutil
import zipfile
from io import BytesIO

import pytest
from tests.web.people_here import Town, town

from hogerop import steps
from hogerop.paper import month_in_full

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(shelf, sample_once) -> Town:
    shutil.copytree(sample_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


def test_there_is_a_line_for_every_month_that_a_report_can_be_made_of(there, shelf):
    months = steps.months_to_report(steps.open(shelf / "shop"))
    page = there.client("reader").get("/b/shop/reports").text
    assert re.findall(r"reports/pdf\?month=([\d-]+)", page) == [f"{one:%Y-%m}" for one in months]
    assert list(months) == sorted(months, reverse=True)
    assert month_in_full(months[0]) in page


@pytest.mark.parametrize(("language", "word"), [("en", "Raving fan"), ("nl", "Enthousiaste fan")])
def test_a_month_is_handed_over_in_the_readers_language(language, word, there, shelf):
    month = f"{steps.months_to_report(steps.open(shelf / 'shop'))[1]:%Y-%m}"
    answer = there.client("reader").get(
        "/b/shop/reports/excel", {"month": month}, headers={"accept-language": language}
    )
    assert answer["Content-Disposition"] == f'attachment; filename="shop-{month}.xlsx"'
    assert answer["Cache-Control"] == "no-store"
    with zipfile.ZipFile(BytesIO(answer.content)) as book:
        sheets = b"".join(book.read(name) for name in book.namelist()).decode("utf-8", "ignore")
    assert word in sheets


def test_a_month_is_handed_over_as_pdf(there):
    answer = there.client("reader").get("/b/shop/reports/pdf")
    assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")


@pytest.mark.parametrize("month", ["2999-01", "nonsense", "2026-13"])
def test_a_month_that_cannot_be_is_told(month, there):
    answer = there.client("reader").get("/b/shop/reports/pdf", {"month": month})
    assert (answer.status_code, "<h1>" in answer.text) == (400, True)


def test_of_a_business_without_files_no_report_is_offered(there, shelf):
    shutil.rmtree(shelf / "other")
    steps.start(shelf / "other", name="Other")
    page = there.client("stranger").get("/b/other/reports")
    assert (page.status_code, "reports/pdf" in page.text) == (200, False)
