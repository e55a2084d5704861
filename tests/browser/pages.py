"""Every page of the app by its address: made from the map of addresses, so that none is missed."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from playwright.sync_api import Locator, Page
from tests.browser.boats import files

SPEC = Path(__file__).parents[1] / "spec" / "web" / "pages.toml"
NEEDS_A_SECRET = (
    "account_reset_password_from_key",
    "account_confirm_email",
    "enter",
    "invitation",
    "mfa_authenticate",
    "account_email_verification_sent",
)
"""Pages behind a link of a letter, or in the middle of signing in."""


def addresses(**names: str) -> dict[str, str]:
    """Return the address of every page that can be opened, by its name.

    Parameters
    ----------
    **names : str
        What stands for a part of an address that names something: ``slug``, ``contact``, ….
    """
    import django
    from django.urls import get_resolver, reverse

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hogerop.web.settings")
    django.setup()
    pages = tomllib.loads(SPEC.read_text(encoding="utf-8"))
    asked = {
        name for part in ("open", "signed_in") for name, how in pages[part].items() if how == "GET"
    }
    asked |= {name for name, (_, how) in pages["inside"].items() if how == "GET"}
    taken = {name: keys for name in asked for _, keys in get_resolver().reverse_dict[name][0][:1]}
    return {
        name: reverse(name, kwargs={key: names[key] for key in taken[name]})
        for name in sorted(asked - set(NEEDS_A_SECRET) - {"account_logout"})
    }


def linked_to(page: Page, address: str, folder: Path) -> dict[str, str]:
    """Return what the addresses of a business name, as its own pages link to it.

    Files are handed in, and a round of the plan is kept, so that there is something to name.

    Parameters
    ----------
    page : Page
        Of a browser that is signed in, and belongs to one business.
    folder : Path
        Where files may be written.
    """
    page.goto(address)
    slug = page.url.split("/b/")[1].split("/")[0]
    inside = f"{address}/b/{slug}"
    page.goto(f"{inside}/people")
    contact = last_of(page.locator("tbody th a"))
    page.goto(f"{inside}/plan/round?budget=400&hours=10&hour_cost=0&weeks=8")
    page.locator(f"form[action='/b/{slug}/plan/round/keep'] button").click()
    action = last_of(page.locator("article.action h3 a"))
    page.goto(f"{inside}/imports")
    page.locator("input[type=file]").set_input_files(files(folder))
    page.locator(f"form[action='/b/{slug}/imports/hand-in'] button").click()
    page.wait_for_url("**/handed-in/*")
    page.wait_for_selector("[hx-trigger='every 1s']", state="detached")  # until it was looked at
    # The first import of a business and its first job: both are there.
    return {
        "slug": slug,
        "contact": contact,
        "action": action,
        "token": page.url.split("/")[-1],
        "number": "1",
    }


def last_of(links: Locator) -> str:
    """Return the last part of where the first of these links leads."""
    return (links.first.get_attribute("href") or "").split("?")[0].split("/")[-1]
