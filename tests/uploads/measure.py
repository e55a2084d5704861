"""300 bad uploads into a real server: what each was answered, and what it cost in memory.

    python -m tests.uploads.measure [--seeds 0-14] [--port 8110]

Memory is that of the server with all its children, what they share counted once (Linux only).
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from tests.uploads.browser import Browser
from tests.uploads.hostile import FAMILIES, Upload, uploads
from tests.web.test_serving import answer_of, free_port, served

from hogerop import steps

LIMIT_MB = 1000
OURS = "mistake of ours"


@dataclass
class Family:
    """What uploads of one family were answered."""

    verdicts: Counter[str] = field(default_factory=Counter)
    peak: float = 0.0
    slowest: float = 0.0


def verdict(browser: Browser, page: str) -> str:
    """Return how an upload was answered: with what is wrong in three lines, or as a failure."""
    if browser.status == 413:
        return "too large" if len(page.strip().splitlines()) == 3 else "failed"
    if browser.status != 200 or OURS in page:
        return "failed"
    alert = re.search(r'role="alert">(.*?)</div>', page, re.DOTALL)
    if alert is not None:
        lines = re.findall(r"<(?:strong|p class=\"note where\"|p)>\s*[^<\s]", alert[1])
        return "refused" if len(lines) >= 3 else "failed"
    return "counted" if "Nothing is taken yet" in page else "failed"


def handed_in(browser: Browser, upload: Upload) -> str:
    """Hand a file in, wait until it was looked at, and return how that was answered."""
    form = browser.get("/b/shop/imports")
    files = {upload.name: upload.content}
    page = browser.post("/b/shop/imports/hand-in", form, files, claims=upload.claims)
    if browser.status == 200 and 'hx-trigger="every 1s"' in page:
        page = browser.until(browser.at, lambda page: 'hx-trigger="every 1s"' not in page)
    return verdict(browser, page)


def tree_of(process: int) -> list[int]:
    """Return a process and all below it."""
    below: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        below.setdefault(parent, []).append(int(stat.parent.name))
    found = [process]
    for one in found:
        found += below.get(one, [])
    return found


def megabytes(process: int) -> float:
    """Return the memory of a process and all below it, what they share counted once."""
    total = 0
    for one in tree_of(process):
        try:
            told = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        found = re.search(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)
        total += int(found[1]) if found else 0
    return total / 1024


class Watched:
    """Looks at the memory of a server all the time; ``peak`` is the most since it was put back."""

    def __init__(self, process: int) -> None:
        self.process, self.peak, self._done = process, 0.0, Event()
        self._looking = Thread(target=self._look, daemon=True)
        self._looking.start()

    def _look(self) -> None:
        while not self._done.wait(0.1):
            self.peak = max(self.peak, megabytes(self.process))

    def stop(self) -> None:
        self._done.set()
        self._looking.join()


def measure(folder: Path, seeds: range, port: int) -> tuple[dict[str, Family], float]:
    """Return the families with what became of them, and the memory of the server at rest."""
    steps.start(folder / "shop", name="Shop")
    found = {name: Family() for name in FAMILIES}
    with served(folder, port) as running:
        answer_of(f"http://127.0.0.1:{port}/health")
        assert running.stdout is not None
        link = re.search(r"http://\S+(/enter/\S+)", running.stdout.readline())
        assert link is not None
        browser = Browser(f"http://127.0.0.1:{port}")
        browser.post(link[1], browser.get(link[1]))
        browser.get("/b/shop/imports")
        time.sleep(5)  # until the worker is up as well
        rest = megabytes(running.pid)
        watched = Watched(running.pid)
        for upload in uploads(seeds):
            began, watched.peak = time.monotonic(), 0.0
            said = handed_in(browser, upload)
            family = found[upload.family]
            family.verdicts[said] += 1
            family.peak = max(family.peak, watched.peak)
            family.slowest = max(family.slowest, time.monotonic() - began)
            if said == "failed":
                print(f"failed: {upload.family}, seed {upload.seed}", file=sys.stderr, flush=True)
        assert browser.get("/health") == "ok\n"
        watched.stop()
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
        print(err, end="", file=sys.stderr)
    return found, rest


def main() -> int:
    """Print the table; return whether anything failed or took too much memory."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", default="0-14")
    asked.add_argument("--port", type=int, default=0)
    told = asked.parse_args()
    first, last = map(int, told.seeds.split("-"))
    with TemporaryDirectory() as folder:
        seeds = range(first, last + 1)
        found, rest = measure(Path(folder), seeds, told.port or free_port())
    verdicts = ("refused", "counted", "too large", "failed")
    print(f"{'family':26}" + "".join(f"{one:>10}" for one in verdicts) + "  peak MB  slowest s")
    for name, family in found.items():
        counts = "".join(f"{family.verdicts[one]:>10}" for one in verdicts)
        print(f"{name:26}{counts}{family.peak:>9.0f}{family.slowest:>11.1f}")
    peak = max(family.peak for family in found.values())
    failed = sum(family.verdicts["failed"] for family in found.values())
    uploaded = sum(sum(family.verdicts.values()) for family in found.values())
    print(f"{uploaded} uploads, {failed} failed; at rest {rest:.0f} MB, at most {peak:.0f} MB")
    return int(failed > 0 or peak > LIMIT_MB)


if __name__ == "__main__":
    sys.exit(main())
