"""What Lighthouse says of the pages that are opened most: ``python -m tests.browser.lighthouse``.

Accessibility has to be 100 on each, and performance 95 or more, on a desk and on a phone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import HTTPCookieProcessor, build_opener

from tests.browser.conftest import CHROMIUM, Served, served

import hogerop

LIGHTHOUSE = Path(__file__).parents[2] / "node_modules" / ".bin" / "lighthouse"
PAGES = ("ladder", "people", "imports")
LEAST = {"accessibility": 100, "performance": 95}
TRIES = 4
"""Lighthouse now and then loses sight of the page ("run Lighthouse again")."""
NOW = "2026-10-31T12:00"


def signed_in(app: Served) -> tuple[str, str]:
    """Return the address of the business, and the cookie of whoever is signed in to it."""
    jar = CookieJar()
    with build_opener(HTTPCookieProcessor(jar)).open(app.entry) as page:
        inside = page.url.rsplit("/", 1)[0]
    return inside, "; ".join(f"{one.name}={one.value}" for one in jar)


def asked(address: str, cookie: str, size: str, told_in: Path) -> dict[str, float]:
    """Return what Lighthouse gives a page, of 100."""
    told = [
        str(LIGHTHOUSE),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={told_in}",  # a pipe ends where Node does, and that is before all is said
        f"--only-categories={','.join(LEAST)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
        f"--extra-headers={json.dumps({'Cookie': cookie})}",
    ]
    if size == "desk":
        told.append("--preset=desktop")
    for _ in range(TRIES):
        done = subprocess.run(told, env=os.environ | {"CHROME_PATH": CHROMIUM}, check=False)
        if done.returncode == 0:
            break
    found = json.loads(told_in.read_text(encoding="utf-8"))
    told_in.unlink()
    return {name: 100 * found["categories"][name]["score"] for name in LEAST}


def table(app: Served, folder: Path) -> Iterator[tuple[str, str, dict[str, float]]]:
    """Yield page, size and what it is given."""
    inside, cookie = signed_in(app)
    for page in PAGES:
        for size in ("desk", "phone"):
            yield page, size, asked(f"{inside}/{page}", cookie, size, folder / "told.json")


def main() -> int:
    """Print the table; return 1 where a page has too little."""
    os.environ["HOGEROP_NOW"] = NOW
    short = 0
    with TemporaryDirectory() as folder:
        hogerop.demo(Path(folder) / "sample")
        with served(Path(folder) / "sample") as app:
            for page, size, given in table(app, Path(folder)):
                too_little = [name for name, least in LEAST.items() if given[name] < least]
                short += len(too_little)
                said = ", ".join(f"{name} {points:.0f}" for name, points in given.items())
                print(f"{page:8} {size:6} {said}", *too_little and ["too little"], flush=True)
    return int(short > 0)


if __name__ == "__main__":
    sys.exit(main())
