"""A newcomer's first hour: from an account to a plan on paper, in the browser alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.boats import files
from tests.browser.conftest import PHONE, WIDE, Visiting, served

from hogerop.words import say, speaking


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desktop", "phone"])
def test_a_newcomer_comes_from_an_account_to_a_plan_on_paper(
    size: tuple[int, int], language: str, visit: Visiting, tmp_path: Path
) -> None:
    shelf, brought = tmp_path / "shelf", tmp_path / "brought"
    shelf.mkdir()
    brought.mkdir()
    with served(shelf) as app, speaking(language):
        seen = visit(app.address, size, language)
        newcomer = Newcomer(seen.page)
        newcomer.makes_an_account(app.address)
        newcomer.makes_a_business("Boats")
        newcomer.takes_in(files(brought))
        newcomer.says_what_is_left_of_a_euro()
        newcomer.looks_at_the_ladder()
        newcomer.asks_why_somebody_stands_there()
        newcomer.tries_another_rule()
        newcomer.asks_what_if()
        newcomer.plans_with_a_holdout()
        assert newcomer.takes_the_plan_along().read_bytes().startswith(b"%PDF-")
        assert seen.wrong == []


class Newcomer:
    """Somebody before the screen, who reads its words."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def heading(self) -> str:
        """The sentence above the page."""
        return self.page.locator("h1").inner_text()

    def presses(self, name: str) -> None:
        """Press the button, or follow the link, of this name."""
        button = self.page.get_by_role("button", name=name, exact=True)
        link = self.page.get_by_role("link", name=name, exact=True)
        button.or_(link).locator("visible=true").first.click()

    def goes_to(self, name: str) -> None:
        """Choose a page in the menu; on a phone the whole of it stands under the page."""
        self.page.get_by_role("link", name=name, exact=True).locator("visible=true").first.click()

    def makes_an_account(self, address: str) -> None:
        self.page.goto(address)
        self.presses(say("Make an account"))
        self.page.locator("[name=email]").fill("newcomer@example.com")
        self.page.locator("[name=password1]").fill("four-plain-words-here")
        self.page.locator("main button[type=submit], main form button").first.click()

    def makes_a_business(self, name: str) -> None:
        self.presses(say("New business"))
        self.page.get_by_label(say("Name")).fill(name)
        self.presses(say("Make it"))

    def takes_in(self, brought: list[Path]) -> None:
        self.goes_to(say("Import"))
        self.page.locator("input[type=file]").set_input_files(brought)
        self.presses(say("See what is in them"))
        self.page.wait_for_url("**/handed-in/*")
        assert self.page.get_by_text(say("Would be set aside, because:")).count() == len(brought)
        self.mends_the_first_cell("2026-01-15")
        assert (
            self.page.get_by_text(say("Would be set aside, because:")).count() == len(brought) - 1
        )
        self.presses(say("Take them in"))
        self.page.wait_for_url("**/imports")
        assert self.page.get_by_text("orders.csv").first.is_visible()

    def mends_the_first_cell(self, to: str) -> None:
        self.page.locator("td input").first.fill(to)
        with self.page.expect_navigation(url="**/handed-in/*"):
            self.presses(say("Look again with this"))

    def says_what_is_left_of_a_euro(self) -> None:
        self.goes_to(say("Settings"))
        self.page.locator("[name='money.margin_rate']").fill("30")
        self.presses(say("Save"))

    def looks_at_the_ladder(self) -> None:
        self.goes_to(say("Ladder"))
        assert any(sign.isdigit() for sign in self.heading)

    def asks_why_somebody_stands_there(self) -> None:
        self.goes_to(say("People"))
        self.page.locator("tbody th a").first.click()
        assert self.page.locator("#content").inner_text()

    def tries_another_rule(self) -> None:
        self.goes_to(say("Policy"))
        self.page.locator("textarea[name=member]").fill("order_days(365) >= 5")
        self.presses(say("See who would move"))
        assert self.page.get_by_text(say("Nothing is saved yet.")).is_visible()
        assert any(sign.isdigit() for sign in self.heading)

    def asks_what_if(self) -> None:
        self.goes_to(say("What if"))
        self.page.get_by_label(say("In a sentence")).fill("10% shopper -> customer")
        self.presses(say("Reckon"))
        assert "€" in self.heading

    def plans_with_a_holdout(self) -> None:
        self.goes_to(say("Plan"))
        self.presses(say("A new round"))
        self.page.get_by_label(say("Budget")).fill("400")
        self.page.get_by_label(say("Hours a week")).fill("10")
        self.page.get_by_label(say("An hour must bring")).fill("0")
        self.presses(say("Show the round"))
        assert self.page.locator("dl.facts dd").first.is_visible()
        self.presses(say("Keep these as drafts"))
        self.page.locator("article.action h3 a").first.click()
        self.presses(say("Approve"))

    def takes_the_plan_along(self) -> Path:
        self.goes_to(say("Plan"))
        with self.page.expect_download() as coming:
            self.presses("PDF")
        return coming.value.path()
