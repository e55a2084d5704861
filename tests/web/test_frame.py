"""The frame around every page: safe, in the reader's language, with nothing from elsewhere."""

from __future__ import annotations

import logging
import re
import sys
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings as told
from django.test import Client

from hogerop.web.mistakes import WithoutMessages

pytestmark = pytest.mark.django_db

STATIC = Path(told.STATIC)


def test_the_health_check_says_that_the_app_and_its_database_are_up(client):
    answer = client.get("/health")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_no_page_may_load_anything_from_elsewhere_or_written_into_it(client):
    answer = client.get("/")
    allowed = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert allowed == {
        "default-src": "'none'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data:",
        "script-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }


def test_no_page_is_kept_framed_or_told_of_to_others(client):
    answer = client.get("/")
    kept = {name: answer[name] for name in ("Cache-Control", "X-Frame-Options", "Referrer-Policy")}
    assert kept == {
        "Cache-Control": "no-store",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
    }
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_an_unknown_host_name_is_refused(client):
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400


def test_the_language_is_that_of_the_browser(client):
    dutch = client.get("/", headers={"accept-language": "nl-NL,nl;q=0.9,en;q=0.5"})
    assert 'lang="nl"' in dutch.text and "Iedere naam in je klantenbestand" in dutch.text
    english = client.get("/", headers={"accept-language": "fr"})
    assert 'lang="en"' in english.text and "Every name in your customer database" in english.text


def test_a_language_that_is_chosen_stays(client):
    back = client.post("/language", {"language": "nl", "back": "/?a=1"})
    assert (back.status_code, back["Location"]) == (302, "/?a=1")
    assert 'lang="nl"' in client.get("/", headers={"accept-language": "en"}).text


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_choosing_a_language_leads_nowhere_else(client, elsewhere):
    assert client.post("/language", {"language": "nl", "back": elsewhere})["Location"] == "/"


def test_a_form_from_elsewhere_is_refused_in_our_own_words():
    answer = Client(enforce_csrf_checks=True).post("/language", {"language": "nl"})
    assert (answer.status_code, "This form has expired." in answer.text) == (403, True)


def test_what_is_not_there_is_said_on_a_page_of_ours(client):
    answer = client.get("/nowhere", headers={"accept-language": "nl"})
    assert (answer.status_code, "Die pagina is hier niet." in answer.text) == (404, True)


def test_whatever_a_page_needs_comes_from_here_and_may_be_kept_for_good(client):
    needed = re.findall(r'(?:href|src)="(/static/[^"#]+)"', client.get("/").text)
    assert {Path(one).suffix for one in needed} == {".css", ".svg", ".woff2"}
    for one in needed:
        answer = client.get(one)
        assert len(answer.getvalue()) > 0
        answer.close()
        assert (answer.status_code, "immutable" in answer["Cache-Control"]) == (200, True)


def test_no_page_has_a_style_or_a_script_written_into_it():
    pages = Path(told.HERE).rglob("*.html")
    written = re.compile(r"\bstyle=|<style|<script(?! src)|\son\w+=")
    found = {page.name for page in pages if written.search(page.read_text("utf-8"))}
    assert found == set()


def test_files_of_others_are_what_their_list_says():
    fonts = STATIC / "fonts"
    listed = tomllib.loads((fonts / "VENDORED.toml").read_text(encoding="utf-8"))
    there = {f.name: sha256(f.read_bytes()).hexdigest() for f in fonts.glob("*.woff2")}
    assert there == {one["file"]: one["sha256"] for one in listed.values()}


def test_the_script_of_others_is_the_one_that_is_noted():
    noted = tomllib.loads((STATIC.parent / "htmx.toml").read_text(encoding="utf-8"))["htmx"]
    there = told.HTMX / noted["file"]
    assert sha256(there.read_bytes()).hexdigest() == noted["sha256"]
    assert f'version:"{noted["version"]}"' in there.read_text(encoding="utf-8")


def test_of_a_mistake_of_ours_nothing_is_written_down_but_where_it_was_made():
    formatter = WithoutMessages()
    try:
        raise ValueError("anna@shop.example")
    except ValueError:
        made = sys.exc_info()
    record = logging.LogRecord(
        "django.request", logging.ERROR, __file__, 1, "Server Error: %s", ("/enter/secret",), made
    )
    line = formatter.format(record)
    assert line.startswith("ERROR django.request Server Error: %s ValueError at test_")
    assert ("anna" in line, "secret" in line) == (False, False)


def test_all_that_is_written_down_is_written_without_messages():
    handlers = told.LOGGING["handlers"].values()
    formatters = {told.LOGGING["formatters"][one["formatter"]]["()"] for one in handlers}
    assert formatters == {WithoutMessages}
