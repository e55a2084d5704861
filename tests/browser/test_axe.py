"""No page has a fault that axe-core knows of: light and dark, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.conftest import PHONE, WIDE, Served, served
from tests.browser.pages import addresses, linked_to

import hogerop

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NOW = "2026-10-31T12:00"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sample business, with a plan."""
    folder = tmp_path_factory.mktemp("axe") / "sample"
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("HOGEROP_NOW", NOW)
        hogerop.demo(folder)
    return folder


@pytest.fixture(scope="session")
def app(sample: Path) -> Iterator[Served]:
    with served(sample, HOGEROP_NOW=NOW) as found:
        yield found


@pytest.fixture(scope="session")
def signed_in(chromium: Browser, app: Served) -> Iterator[BrowserContext]:
    """Give a browser that is signed in; axe is put into the page, which the CSP forbids a page."""
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    page = context.new_page()
    app.enters(page)
    yield context
    context.close()


@pytest.fixture(scope="session")
def named(signed_in: BrowserContext, app: Served, tmp_path_factory) -> dict[str, str]:
    """Give what the addresses name: as the pages themselves link to it."""
    return linked_to(signed_in.new_page(), app.address, tmp_path_factory.mktemp("brought"))


def faults_of(page: Page) -> list[str]:
    """Return what axe finds on a page as it stands."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags})", RULES)
    return [
        f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]
    ]


def shown(
    context: BrowserContext, app: Served, names: dict[str, str]
) -> Iterator[tuple[str, Page]]:
    """Yield every page that is one, and not a file."""
    page = context.new_page()
    for name, address in names.items():
        answer = context.request.get(app.address + address)
        if answer.headers.get("content-type", "").startswith("text/html"):
            page.goto(app.address + address)
            yield name, page


def looked_at(context: BrowserContext, app: Served, names: dict[str, str]) -> list[str]:
    """Return the faults of every page, in each width and in light and dark."""
    return [
        f"{name}, {width} wide, {colours}: {fault}"
        for name, page in shown(context, app, names)
        for width, height in (WIDE, PHONE)
        for colours in ("light", "dark")
        for fault in at(page, width, height, colours)
    ]


def at(page: Page, width: int, height: int, colours: str) -> list[str]:
    """Return the faults of a page of some width and colours, what sticks out of it among them."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*faults_of(page), *([f"sticks out by {wider}"] if wider > 0 else [])]


def test_no_page_has_a_fault(signed_in, app, named):
    pages = addresses(**named)
    assert len(pages) > 30
    faults = looked_at(signed_in, app, pages)
    assert not faults, "\n".join(faults)


def test_no_page_before_signing_in_has_a_fault(chromium, app):
    doors = ("/", "/account/login/", "/account/signup/", "/account/password/reset/", "/nowhere")
    with chromium.new_context(bypass_csp=True, reduced_motion="reduce") as context:
        faults = looked_at(context, app, {door: door for door in doors})
    assert not faults, "\n".join(faults)
