"""What nobody should hand in: a small share of `make uploads`, through a reader of its own."""

from __future__ import annotations

import re
import shutil

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.uploads.hostile import FAMILIES, LARGE, uploads
from tests.web.people_here import town

from hogerop import steps

pytestmark = pytest.mark.django_db

THREE_LINES = re.compile(
    r'role="alert"><p><strong>\S.*?</strong></p>.*?<p class="note where">\S.*?</p>\s*<p>\S.*?</p>',
    re.DOTALL,
)


@pytest.mark.in_a_child
def test_whatever_is_handed_in_is_answered_with_what_is_wrong(shelf, tiny_once):
    shutil.copytree(tiny_once, shelf / "shop")
    member = town().client("member")
    bad = list(uploads(range(1), large=False))
    assert len(bad) == len(FAMILIES) - len(LARGE)
    files = [SimpleUploadedFile(one.name, one.content) for one in bad]
    page = member.post("/b/shop/imports/hand-in", {"files": files}, follow=True).text
    told = page.split('<section class="card" aria-labelledby="file-')[1:]
    answered = {
        one.family: bool(THREE_LINES.search(said)) or "Would be set aside, because:" in said
        for one, said in zip(bad, told, strict=True)
    }
    assert answered == dict.fromkeys(answered, True)
    assert "mistake of ours" not in page
    assert len(steps.imports(steps.open(shelf / "shop"))) == 1


def test_a_form_that_is_too_large_is_told_in_three_lines_before_anything_is_read(
    shelf, tiny_once, settings
):
    shutil.copytree(tiny_once, shelf / "shop")
    settings.LARGEST_UPLOAD = 1_000_000
    answer = (
        town()
        .client("member")
        .post(
            "/b/shop/imports/hand-in",
            b"",
            "multipart/form-data; boundary=x",
            CONTENT_LENGTH="2000000",
        )
    )
    assert (answer.status_code, answer.text.splitlines()) == (
        413,
        [
            "This is too large: at most 1 MB together.",
            "2 MB were sent",
            "Save it as CSV, or in parts; `hogerop import` reads larger files.",
        ],
    )
