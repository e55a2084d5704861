"""Twenty people click through a business of a million while a file of a million rows comes in.

    python -m tests.load.clicking [--people 1000000] [--users 20] [--seconds 120] [--kept FOLDER]

Each clicks, reads for two to eight seconds, and clicks again. Beside them the owner hands in
orders, takes them, and has everybody placed anew; the worker is killed once, in the middle of it.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import numpy as np
from tests.load.crowd import files
from tests.uploads.browser import Browser
from tests.web.test_serving import answer_of, free_port, served
from tests.web.test_worker import notes_of, worker_of

from hogerop import steps

AIM = 0.5
"""Seconds in which 95 of 100 pages are to be there."""

READING = (2.0, 8.0)
"""Seconds between two clicks, between which a lot is drawn."""

LONGEST_PLACING = 900.0
"""Seconds in which the file is to be taken, and everybody placed by it."""

PAGES = {
    "today": 2.0,
    "ladder": 4.0,
    "ladder?rung=shopper": 2.0,
    "movement": 1.5,
    "people": 3.0,
    "people?q=": 3.0,
    "people?rung=customer&only=lapsed": 1.0,
    "people?only=falling": 1.0,
    "people/": 6.0,
    "what-if": 1.0,
    "value": 1.0,
    "costs": 1.0,
    "plan": 2.0,
    "imports": 1.0,
    "policy": 0.5,
    "reports": 0.5,
}
"""Which pages are clicked, and how often one beside another; ``q=`` and ``people/`` are filled."""

PERSON = re.compile(r'href="/b/[^/"]+/(people/c[0-9a-z]{13})"')


@dataclass
class Seen:
    """How long each page took, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)


class Visitor(Thread):
    """Somebody who clicks through a business until told to stop."""

    def __init__(self, browser: Browser, within: str, seed: int, seen: Seen, done: Event) -> None:
        super().__init__(daemon=True)
        self.browser, self.within, self.seen, self.done = browser, within, seen, done
        self.lot, self.people = random.Random(seed), list[str]()

    def run(self) -> None:
        self.done.wait(self.lot.uniform(0, READING[1]))
        while not self.done.is_set():
            (page,) = self.lot.choices(list(PAGES), list(PAGES.values()))
            if page != "people/" or self.people:
                self._opens(page)
            self.done.wait(self.lot.uniform(*READING))

    def _opens(self, page: str) -> None:
        asked = page
        if page == "people/":
            asked = self.lot.choice(self.people)
        if page == "people?q=":
            asked = f"{page}{self.lot.choice(('visser', 'bakker', 'p'))}+{self.lot.randrange(999)}"
        begun = time.perf_counter()
        try:
            answer = self.browser.get(f"{self.within}/{asked}")
        except OSError as fault:
            self.seen.wrong.append(f"{page}: {type(fault).__name__}")
            return
        self.seen.seconds[page].append(time.perf_counter() - begun)
        if self.browser.status != 200:
            self.seen.wrong.append(f"{page}: {self.browser.status}")
        if page.startswith("people?") or page == "people":
            self.people = PERSON.findall(answer) or self.people


@dataclass
class Import:
    """The owner hands a file in and takes it; ``told`` is what came of it, stage by stage."""

    browser: Browser
    within: str
    file: Path
    folder: Path
    kills: bool
    told: list[str] = field(default_factory=list)

    def run(self) -> None:
        begun = time.perf_counter()

        def tell(what: str) -> None:
            self.told.append(f"{what} after {time.perf_counter() - begun:.0f} s")

        browser, imports = self.browser, f"{self.within}/imports"
        page = browser.get(imports)
        browser.post(f"{imports}/hand-in", page, {self.file.name: self.file.read_bytes()})
        page = browser.until(browser.at, lambda page: "can be taken" in page)
        tell("looked at")
        take = re.search(r'action="([^"]+/take)"', page)
        assert take is not None
        browser.post(take[1], page)
        if self.kills:
            while notes_of(self.folder)[0] != "running":
                time.sleep(0.1)
            time.sleep(10)  # somewhere in the middle
            os.kill(worker_of(self.folder), signal.SIGKILL)
            tell("worker killed")
        page = browser.until(
            browser.at,
            lambda page: "is being done" not in page and "waits its turn" not in page,
            within=LONGEST_PLACING,
        )
        tell("failed" if "was not done" in page else "taken and placed")


def signed_in(base: str, folder: Path, count: int) -> tuple[list[Browser], str]:
    """Return so many browsers that are inside the only business, and its address."""
    from hogerop.web import serving

    place = serving.prepare(folder)
    browsers = [Browser(base) for _ in range(count)]
    for browser in browsers:
        link = re.search(r"(/enter/\S+)", serving.entry(place, 0))
        assert link is not None
        browser.post(link[1], browser.get(link[1]))
    home = browsers[0].get("/")
    found = re.search(r'href="(/b/[^/"]+)/', home)
    assert found is not None, home
    return browsers, found[1]


def clicked(folder: Path, file: Path, *, users: int, seconds: float, kills: bool) -> Seen:
    """Serve a folder, let everybody click and one hand a file in, and return what was seen."""
    port, seen, done = free_port(), Seen(), Event()
    with served(folder, port) as running:
        base = f"http://127.0.0.1:{port}"
        answer_of(f"{base}/health")
        browsers, within = signed_in(base, folder, users + 1)
        owner = Import(browsers.pop(), within, file, folder, kills)
        for page in PAGES:
            begun = time.perf_counter()
            owner.browser.get(f"{within}/{page.removesuffix('/')}")
            print(f"first {page:34} {time.perf_counter() - begun:6.2f} s", flush=True)
        visitors = [Visitor(b, within, n, seen, done) for n, b in enumerate(browsers)]
        taking = Thread(target=owner.run, daemon=True)
        for one in (*visitors, taking):
            one.start()
        time.sleep(seconds)
        done.set()
        for visitor in visitors:
            visitor.join()
        taking.join()
        print(*owner.told, sep="\n")
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=120)
    return seen


def table(seen: Seen) -> Iterator[str]:
    """Yield a line per page, the slowest first, and one for all of them."""
    rows = sorted(seen.seconds.items(), key=lambda row: -float(np.percentile(row[1], 95)))
    everything = [second for _, seconds in rows for second in seconds]
    for page, seconds in (*rows, ("all", everything)):
        half, most, worst = np.percentile(seconds, (50, 95, 100))
        yield f"{page:34} {len(seconds):5} {half:7.3f} {most:7.3f} {worst:7.3f}"


def crowd(folder: Path, people: int) -> None:
    """Make a business of so many people."""
    workspace = steps.start(folder / "crowd", name="Crowd")
    steps.take_in(workspace, files(folder / "files", people))
    steps.run(workspace)
    shutil.rmtree(folder / "files")


def main() -> int:
    """Print how long the pages took; return 1 where that is too long or something went wrong."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=1_000_000)
    asked.add_argument("--users", type=int, default=20)
    asked.add_argument("--seconds", type=float, default=120.0)
    asked.add_argument("--kept", type=Path, help="a folder with the business, made where it is not")
    asked.add_argument("--no-kill", action="store_true")
    of = asked.parse_args()
    with TemporaryDirectory() as own:
        made, folder = of.kept or Path(own) / "made", Path(own) / "shelf"
        if not made.exists():
            crowd(made, of.people)
        shutil.copytree(made, folder)
        # Two in nine are people's first orders; the rest are of who is there already.
        _, orders = files(Path(own) / "files", 450_000, first=of.people - 350_000, seed=2)
        seen = clicked(folder, orders, users=of.users, seconds=of.seconds, kills=not of.no_kill)
        print(*table(seen), sep="\n")
        print(*seen.wrong or ["no error"], sep="\n")
        shop = steps.open(folder / "crowd")
        print(*(f"{one.file}: {one.taken} of {one.rows} taken" for one in steps.imports(shop)))
        everything = [second for seconds in seen.seconds.values() for second in seconds]
    return int(bool(seen.wrong) or float(np.percentile(everything, 95)) > AIM)


if __name__ == "__main__":
    sys.exit(main())
