"""A browser before the app as it is served: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
WIDE, PHONE = (1440, 900), (390, 844)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that needs a browser: only `make browser` runs it."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@dataclass
class Served:
    """The app: its address, and one that signs in whoever started it."""

    address: str
    entry: str

    def enters(self, page: Page) -> None:
        """Sign in as whoever started the app."""
        page.goto(self.entry)


@contextmanager
def served(folder: Path, **environment: str) -> Iterator[Served]:
    """Serve a folder for as long as the block lasts."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port = tried.getsockname()[1]
    command = [sys.executable, "-m", "hogerop", "serve", str(folder), "--port", str(port)]
    said = folder.parent / f"{folder.name}.said"
    with (
        said.open("w") as out,
        subprocess.Popen(command, env=os.environ | environment, stdout=out, stderr=out) as running,
    ):
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address, running)
            yield Served(address, re.search(r"http\S+/enter/\S+", said.read_text())[0])  # type: ignore[index]
        finally:
            running.terminate()
            running.wait(60)


def wait_for(address: str, running: subprocess.Popen[bytes]) -> None:
    """Wait until the health check answers."""
    while running.poll() is None:
        try:
            with urlopen(f"{address}/health", timeout=5):
                return
        except URLError:
            time.sleep(0.1)  # until it is up, however slow the machine
    raise AssertionError("the app stopped before it answered")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give the browser; it asks nobody outside this machine for anything."""
    assert CHROMIUM, "Install Debian's chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page in a browser, and all that went wrong on it."""

    page: Page
    wrong: list[str] = field(default_factory=list)

    def listen(self, address: str) -> None:
        """Note what the console complains of (a breach of the CSP too), and who else is asked."""
        self.page.on("console", lambda said: self._complained(said.type, said.text))
        self.page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        self.page.on("request", lambda asked: self._asked(asked.url, address))
        self.page.on("response", lambda got: self._got(got.status, got.url))

    def _complained(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.wrong.append(f"{kind}: {text}")

    def _asked(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            self.wrong.append(f"another host: {url}")

    def _got(self, status: int, url: str) -> None:
        if status >= 500:
            self.wrong.append(f"{status}: {url}")


Visiting = Callable[..., Visit]


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visiting]:
    """Open a browser of some width, language and colours before an address."""
    open_ones = []

    def opened(
        address: str,
        size: tuple[int, int] = WIDE,
        language: str = "en",
        colours: str = "light",
        **more: object,
    ) -> Visit:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale={"en": "en-GB", "nl": "nl-NL"}[language],
            color_scheme=colours,  # type: ignore[arg-type]
            accept_downloads=True,
            **more,  # type: ignore[arg-type]
        )
        context.set_default_timeout(60_000)
        open_ones.append(context)
        found = Visit(context.new_page())
        found.listen(address)
        return found

    yield opened
    for context in open_ones:
        context.close()
