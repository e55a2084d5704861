"""Take the pictures of the app's pages for the documentation: ``python -m tests.browser.pictures``.

The sample business is simulated, and its day is fixed, so that they are the same every time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.conftest import CHROMIUM, PHONE, Served, served
from tests.browser.pages import addresses, linked_to

import hogerop

TO = Path(__file__).parents[2] / "docs" / "pictures" / "app"
NOW = "2026-10-31T12:00"
DESK = (1280, 900)
TALLEST = 1800
"""Pixels of a page that are shown; the rest of a long one adds nothing to a picture."""

ABOUT_ONESELF = ("me", "usersessions_list", "mfa_index")
PASSING = "job"
"""Leads on to what it was done for."""
ON_A_PHONE = ("today", "ladder", "person", "people", "plan")
IN_DUTCH = ("ladder", "what_if", "person")


def shots(pages: dict[str, str]) -> Iterator[tuple[str, str, str, str, tuple[int, int]]]:
    """Yield every picture to take: its name, the page, language, colours and size."""
    for page in pages:
        inside = pages[page].startswith("/b/") and page != PASSING
        if inside or page in ABOUT_ONESELF:
            yield page, page, "en", "light", DESK
    for page in ON_A_PHONE:
        yield f"{page}-phone", page, "en", "dark", PHONE
    for page in IN_DUTCH:
        yield f"{page}-nl", page, "nl", "light", DESK


def take(browser: Browser, app: Served, folder: Path) -> None:
    """Take every picture."""
    with browser.new_context() as context:
        page = context.new_page()
        app.enters(page)
        pages = addresses(**linked_to(page, app.address, folder))
        state = context.storage_state()
        files = [name for name, at in pages.items() if not is_a_page(page, app.address + at)]
    for name, of, language, colours, (width, height) in shots(pages):
        if of in files:
            continue
        with browser.new_context(
            storage_state=state,
            viewport={"width": width, "height": height},
            locale={"en": "en-GB", "nl": "nl-NL"}[language],
            color_scheme=colours,  # type: ignore[arg-type]
            device_scale_factor=1,
        ) as context:
            picture(context.new_page(), app.address + pages[of], TO / f"{name}.png")
            print(name, flush=True)


def is_a_page(page: Page, address: str) -> bool:
    """Say whether an address answers with a page, and not with a file or nothing."""
    answer = page.request.get(address)
    return answer.ok and answer.headers.get("content-type", "").startswith("text/html")


def picture(page: Page, address: str, to: Path) -> None:
    """Take the picture of a page, whole, as far as it is not too tall."""
    page.goto(address)
    size = page.viewport_size or {"width": DESK[0], "height": DESK[1]}
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": min(max(tall, 600), TALLEST)})
    page.screenshot(path=to)
    # Few colours do for a page, and make a third of the file.
    subprocess.run(["pngquant", "--force", "--speed=1", f"--output={to}", "64", to], check=True)


def main() -> int:
    """Take them all."""
    os.environ["HOGEROP_NOW"] = NOW
    TO.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        hogerop.demo(folder / "sample")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with served(folder / "sample", HOGEROP_NOW=NOW) as app:
            take(browser, app, folder)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
