"""A plan for the sample business, and its files as pictures: a page, a sheet, and a calendar.

The sheet and the calendar are read back from the files and set as tables. No spreadsheet program
and no calendar drew them, so they show what the files hold and not how a program shows it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import typst
from icalendar import Calendar
from python_calamine import CalamineWorkbook

import hogerop
from hogerop import plan, steps
from hogerop.ladder import KEYS, RUNGS
from hogerop.paper import COLOURS, RUNG_COLOURS, printable, short_day, wash
from hogerop.plan import Action, Candidates, State, Step
from hogerop.plan.outlets.plan_pdf import plan_pages
from hogerop.steps.business import NOW
from hogerop.steps.edition import reading
from hogerop.workspace import Workspace

_PACKAGE = Path(hogerop.__file__).parent


class Drafted(NamedTuple):
    """An action of the sample: its strategy, for whom, by whom, and what is to be done."""

    strategy: str
    title: str
    rung: str
    owner: str
    channel: str
    weeks: int
    people: int
    share: float
    budget: int
    steps: Sequence[tuple[int, str, int]]


ACTIONS = (
    Drafted(
        "second_order_mail",
        "Something that goes with the first order",
        *("shopper", "Ann", "email", 8, 240, 0.2, 70),
        [
            (0, "Choose one product that goes with the first order", 60),
            (2, "Write the message", 45),
            (4, "Send it", 15),
            (56, "Count second orders", 30),
        ],
    ),
    Drafted(
        "satisfaction_call",
        "A call to ask how it rides",
        *("member", "Ben", "phone", 6, 90, 0.25, 0),
        [(1, "Call the first twenty", 200), (8, "Call the others", 400)],
    ),
    Drafted(
        "ask_for_a_review",
        "Ask for a review",
        *("customer", "Ann", "email", 4, 120, 0.1, 15),
        [(0, "Write the question", 30), (3, "Send it", 10)],
    ),
)


def set_clock(day: date) -> None:
    """Let today be that day, so that the pictures are the same whenever they are drawn."""
    os.environ[NOW] = day.isoformat()


def make_plan(shop: Workspace, *, on: date) -> None:
    """Put the actions into the plan: one running, one approved, one a draft; and set aims."""
    monday = on + timedelta(-on.weekday() % 7)
    moves_of: tuple[tuple[State, ...], ...] = (("approved", "running"), ("approved",), ())
    for n, (drafted, moves) in enumerate(zip(ACTIONS, moves_of, strict=True)):
        acted = steps.plan_draft(shop, _action(shop, drafted, monday, on=on, seed=n), by="Ann")
        for move in moves:
            steps.plan_move(shop, acted.id, move, by="Ann")
        if n == 0:
            steps.plan_tick(shop, acted.id, 1, by="Ann")
    wanted = {"acquisition": 80, "lifetime": 260, "customer": 700, "member": 300, "fan": 20}
    steps.plan_aim(shop, wanted, by="Ann", until=on + timedelta(365))


def draw_page(shop: Workspace, file: Path) -> None:
    """Draw the first page of the plan as the PDF has it."""
    file.write_text(plan_pages(steps.written_plan(shop))[0], encoding="utf-8")


def draw_sheet(book: Path, sheet: str, file: Path) -> None:
    """Draw what a sheet of a workbook holds, its last two columns left out for want of room."""
    rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_name(sheet).to_python()
    shown = [[_shown(cell) for cell in row[:-2]] for row in rows]
    _draw_table(f"{book.name}, {sheet}", shown, file)


def draw_calendar(calendar: Path, file: Path) -> None:
    """Draw what a calendar holds: each day, and what is to be done on it."""
    events = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    told = sorted((e.decoded("dtstart"), str(e["summary"]), str(e["description"])) for e in events)
    rows = [[short_day(day), what, _in_short(more)] for day, what, more in told]
    _draw_table(calendar.name, [["DTSTART", "SUMMARY", "DESCRIPTION"], *rows], file)


def _in_short(description: str) -> str:
    """Return who sees to it, how long it takes, and the first names."""
    who, takes, *names = description.split("\n")
    return f"{who} {takes} {', '.join(name.removeprefix('- ') for name in names[:2])}, …"


def _action(shop: Workspace, of: Drafted, monday: date, *, on: date, seed: int) -> Action:
    return Action(
        id="",
        title=of.title,
        strategy=of.strategy,
        rung=KEYS.index(of.rung),
        owner=of.owner,
        channel=of.channel,
        start=monday,
        end=monday + timedelta(weeks=of.weeks),
        steps=tuple(Step(what, monday + timedelta(days), n) for days, what, n in of.steps),
        budget=Decimal(of.budget),
        audience=plan.draw(_free(shop, of, on=on), share=of.share, seed=2026 + seed),
    )


def _free(shop: Workspace, of: Drafted, *, on: date) -> Candidates:
    """Return the first people of a rung whom no action of the plan has and the year leaves free."""
    edition = shop.edition()
    assert edition is not None
    engine = reading(shop, edition, ("membership", "memberships"))
    told = plan.oldest_records(engine).to_pylist()
    oldest = {hogerop.contracts.contact_name(r["contact_id"]): r["record_id"] for r in told}
    there = [oldest[row["contact"]] for row in steps.contacts(shop, rung=of.rung, as_of=on)]
    never = steps.left_alone(shop) | plan.engaged(steps.plan_actions(shop))
    free = np.array([record for record in there if record not in never][: of.people])
    number = next(rung.number for rung in RUNGS if rung.key == of.rung)
    return Candidates(free, np.full(len(free), number), np.ones(len(free)))


def _shown(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:g}"
    return short_day(cell) if isinstance(cell, date) else str(cell)


_TABLE = """
#import "/paper/look.typ": *
#set page(width: auto, height: auto, margin: 14pt, fill: white)
#set text(font: "Inter", size: 8.5pt, fill: ink("ink"), lang: given.language)
#text(font: "Fraunces", size: 11pt, weight: 600, says.title)
#v(2pt)
#table(
  columns: says.rows.first().len(),
  stroke: 0.5pt + ink("line"), inset: (x: 6pt, y: 5pt),
  fill: (x, y) => if y == 0 { ink("accent_wash") } else { white },
  ..says.rows.first().map(strong-text),
  ..says.rows.slice(1).flatten(),
)
"""


def _draw_table(title: str, rows: list[list[str]], file: Path) -> None:
    cells = [[printable(cell) for cell in row] for row in rows]
    said = {"title": printable(title), "rows": cells}
    look = asdict(COLOURS) | {"accent_wash": wash(COLOURS.accent), "rungs": RUNG_COLOURS}
    given = {"says": said, "look": look, "language": "en"}
    how: dict[str, Any] = {
        "root": str(_PACKAGE),
        "font_paths": [str(_PACKAGE / "paper" / "fonts")],
        "sys_inputs": {"given": json.dumps(given, ensure_ascii=False)},
    }
    drawn: bytes = typst.compile(_TABLE.encode(), ignore_system_fonts=True, format="svg", **how)
    file.write_bytes(drawn)
