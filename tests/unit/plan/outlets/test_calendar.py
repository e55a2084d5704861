"""The calendar: what is still to be done, on its day, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar
from tests.unit.plan.hostile import NAMES
from tests.unit.plan.made import action

from hogerop.paper import inert
from hogerop.plan import Action, Person, Step
from hogerop.plan.outlets.calendar import save_calendar
from hogerop.words import speaking

NOW = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)
RUNNING = action(state="running")


def events(file: Path) -> list[dict[str, str]]:
    calendar = Calendar.from_ical(file.read_bytes())
    return [
        {name: str(event[name]) for name in ("uid", "summary", "description")}
        | {"day": str(event.decoded("dtstart"))}
        for event in calendar.walk("VEVENT")
    ]


def saved(tmp_path: Path, *actions: Action, **other: object) -> list[dict[str, str]]:
    file = tmp_path / "plan.ics"
    n = save_calendar(file, actions, made_at=NOW, **other)  # type: ignore[arg-type]
    told = events(file)
    assert len(told) == n
    return told


def test_every_step_is_a_day_with_a_number_that_stays(tmp_path: Path) -> None:
    told = saved(tmp_path, RUNNING)
    assert [(event["uid"], event["day"], event["summary"]) for event in told] == [
        ("aq3f9k2-1@hogerop", "2026-11-02", "Second order: Write the message"),
        ("aq3f9k2-2@hogerop", "2026-11-09", "Second order: Send it"),
        ("aq3f9k2-3@hogerop", "2026-11-30", "Second order: Count what came of it"),
    ]
    assert told[0]["description"] == "Ann sees to it.\nTakes 60 minutes."


def test_only_what_is_still_to_be_done_is_in_it(tmp_path: Path) -> None:
    ticked = replace(RUNNING, steps=(replace(RUNNING.steps[0], done=True), *RUNNING.steps[1:]))
    others = [action(state=state) for state in ("draft", "done", "stopped")]
    told = saved(tmp_path, ticked, *others)
    assert [event["uid"] for event in told] == ["aq3f9k2-2@hogerop", "aq3f9k2-3@hogerop"]


def test_an_owner_can_have_a_calendar_of_their_own(tmp_path: Path) -> None:
    assert saved(tmp_path, RUNNING, owner="Ben") == []
    assert len(saved(tmp_path, RUNNING, owner="Ann")) == 3


def test_a_step_is_a_whole_day_that_leaves_the_day_free(tmp_path: Path) -> None:
    saved(tmp_path, RUNNING)
    lines = (tmp_path / "plan.ics").read_bytes().split(b"\r\n")
    assert lines.count(b"DTSTART;VALUE=DATE:20261102") == 1
    assert lines.count(b"DTEND;VALUE=DATE:20261103") == 1
    assert lines.count(b"TRANSP:TRANSPARENT") == 3


def test_it_names_whom_a_step_is_for_and_counts_the_rest(tmp_path: Path) -> None:
    people = [Person(n, f"c{n}", "given", name=f"Name {n}") for n in range(23)]
    with speaking("nl"):
        told = saved(tmp_path, RUNNING, people={RUNNING.id: people})
    lines = told[0]["description"].split("\n")
    assert lines[0] == "Ann regelt dit."
    assert (lines[2], lines[21], lines[22]) == ("- Name 0", "- Name 19", "en nog 3")


def test_people_are_named_on_the_days_of_work_with_them_alone(tmp_path: Path) -> None:
    first, second, last = RUNNING.steps
    steps = (replace(first, minutes=0), second, replace(last, minutes=0))
    told = saved(
        tmp_path,
        replace(RUNNING, steps=steps),
        people={RUNNING.id: [Person(1, "c1", "given", name="Joke")]},
    )
    assert ["Joke" in event["description"] for event in told] == [False, True, False]


def test_hostile_names_are_inert_and_legible(tmp_path: Path) -> None:
    day = date(2026, 11, 2)
    steps = tuple(Step(name, day + timedelta(days=n)) for n, name in enumerate(NAMES))
    people = [Person(n, f"c{n}", "given", name=name) for n, name in enumerate(NAMES)]
    hostile = replace(RUNNING, steps=steps, end=day + timedelta(days=90))
    told = saved(tmp_path, hostile, people={hostile.id: people})
    assert [event["summary"] for event in told] == [
        f"Second order: {inert(name, 200)}" for name in NAMES
    ]
    assert told[0]["description"].split("\n")[1:] == [f"- {inert(name, 200)}" for name in NAMES]
    lines = (tmp_path / "plan.ics").read_bytes().split(b"\r\n")
    assert lines.count(b"BEGIN:VEVENT") == len(NAMES)
    assert max(len(line) for line in lines) <= 75
