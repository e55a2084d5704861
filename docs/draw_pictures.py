"""Draw every picture of docs/pictures anew, from the sample business, as a reader would.

``make pictures`` runs it; as it takes a minute, ``make reference`` does not. With names of pictures
behind it only these are drawn. The day is the last of the sample's files, so that the pictures are
the same whenever they are drawn.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

import sample_plan
from hogerop.cli import main
from hogerop.report import report_pages
from hogerop.sample import LAST_DAY
from hogerop.steps import monthly_report
from hogerop.steps import open as open_workspace
from hogerop.words import speaking
from hogerop.workspace import Workspace

_PICTURES = Path(__file__).parent / "pictures"

_DOTS = 54
"""Dots an inch of the pages of the report, which are laid out dot for dot: scaling cuts lines."""

DAY = LAST_DAY.isoformat()
A_YEAR_BEFORE = LAST_DAY.replace(year=LAST_DAY.year - 1).isoformat()

COMMANDS = {
    "ladder.svg": ("ladder", "--as-of", DAY, "--compare-with", A_YEAR_BEFORE),
    "moves.svg": ("moves", "--from", A_YEAR_BEFORE, "--to", DAY),
    "value.svg": ("value",),
    "concentration.svg": ("value", "--draw", "concentration"),
    "alive.svg": ("value", "--draw", "alive"),
    "tracking.svg": ("value", "--draw", "tracking"),
    "costs.svg": ("costs", "--as-of", DAY),
    "cohorts.svg": ("cohorts", "--as-of", DAY),
    "movement.svg": ("movement", "--as-of", DAY, "--last", "24"),
    "movement-matrix.svg": ("movement", "--as-of", DAY, "--draw", "matrix"),
    "forecast.svg": ("forecast", "--as-of", DAY),
    "steps.svg": ("whatif", "--as-of", DAY, "--draw", "steps"),
    "answer.svg": ("whatif", "10% shopper -> customer", "--as-of", DAY),
}
"""File -> the command that draws it."""

PLAN = ("plan-page.svg", "plan-workbook.svg", "plan-calendar.svg")
"""Pictures of the files that `hogerop plan write` makes."""
REPORT = "report.png"
"""The pages of a month's report, side by side."""


def draw(into: Path, *, only: Sequence[str] = (), lang: str = "en") -> None:
    """Draw pictures; once all are there, they take the place of what the folder held."""
    names = only or (*COMMANDS, *PLAN, REPORT)
    sample_plan.set_clock(LAST_DAY)
    with TemporaryDirectory() as place:
        shop, drawn = Path(place, "shop"), Path(place, "drawn")
        drawn.mkdir()
        _type("demo", str(shop), lang=lang)
        _type("-w", str(shop), "run", "--as-of", DAY, lang=lang)
        for name in names:
            if name in COMMANDS:
                _type("-w", str(shop), *COMMANDS[name], "--picture", str(drawn / name), lang=lang)
        if {*names} & {*PLAN, REPORT}:
            _draw_plan(shop, drawn)
            _draw_report(shop, drawn / REPORT, lang=lang)
        for old in () if only else (*into.glob("*.svg"), *into.glob("*.png")):
            old.unlink()
        for name in names:
            (into / name).write_bytes((drawn / name).read_bytes())


def _draw_plan(shop: Path, drawn: Path) -> None:
    workspace = Workspace.open(shop)
    sample_plan.make_plan(workspace, on=LAST_DAY)
    files = drawn / "plan.xlsx", drawn / "plan.ics"
    for file in files:
        _type("-w", str(shop), "plan", "write", str(file), lang="en")
    page, sheet, calendar = (drawn / name for name in PLAN)
    sample_plan.draw_page(workspace, page)
    sample_plan.draw_sheet(files[0], "Actions", sheet)
    sample_plan.draw_calendar(files[1], calendar)


def _draw_report(shop: Path, file: Path, *, lang: str) -> None:
    """Lay the pages of the report on the sample's last month beside each other."""
    with speaking(lang):
        month = monthly_report(open_workspace(shop), month=LAST_DAY)
        pages = report_pages(replace(month, made_on=LAST_DAY), dots=_DOTS)
    for number, page in enumerate(pages):
        (file.parent / f"page-{number}.png").write_bytes(page)
    sheet = file.with_suffix(".typ")
    across = int.from_bytes(pages[0][16:20])  # so many dots, as a PNG says in its header
    images = ", ".join(
        f'box(stroke: 0.5pt + luma(80%), image("page-{number}.png", width: {across}pt))'
        for number in range(len(pages))
    )
    sheet.write_text(
        "#set page(width: auto, height: auto, margin: 6pt, fill: none)\n"
        f"#grid(columns: 3, gutter: 9pt, {images})\n",
        encoding="utf-8",
    )
    typst.compile(str(sheet), output=str(file), format="png", ppi=72)


def _type(*words: str, lang: str) -> None:
    with redirect_stdout(StringIO()):
        code = main(["--lang", lang, *words])
    if code:
        sys.exit(f"no pictures were changed: hogerop {' '.join(words)} ended with {code}")


if __name__ == "__main__":
    chosen = sys.argv[1:]
    draw(_PICTURES, only=chosen)
    print(f"drawn in {_PICTURES}: {', '.join(chosen or (*COMMANDS, *PLAN, REPORT))}")
