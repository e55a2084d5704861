"""The plan as it is written down: aims, targets and actions of one day, for screen and paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hogerop.ladder import RUNGS
from hogerop.paper import day as day_in_words
from hogerop.paper import money, number
from hogerop.plan import Action, Aim, Aims, Person, Planned, Target, WrittenPlan
from hogerop.steps.acting import actions
from hogerop.steps.aiming import aims
from hogerop.steps.business import Progress, today_of
from hogerop.steps.how_it_stands import Standing, cost_since, counts_on, how_it_stands
from hogerop.steps.reaching import people_of_each
from hogerop.steps.resting_on import Grounds
from hogerop.words import say, say_count
from hogerop.workspace import Workspace


def written_plan(
    workspace: Workspace, *, names: bool = True, progress: Progress | None = None
) -> WrittenPlan:
    """Return the plan as it stands today, with the figures beside it. A door: reads.

    Parameters
    ----------
    names : bool
        Also who is treated by actions that are not done or stopped, as they are known today.
    """
    stands = how_it_stands(workspace, progress=progress)
    sought, there, today = aims(workspace), actions(workspace), today_of(workspace)
    grounds = Grounds(workspace)
    live = [acted for acted in there if not acted.over]
    people = people_of_each(workspace, live, progress=progress) if names else {}
    business = workspace.settings.business
    return WrittenPlan(
        business=business.name,
        currency=business.currency,
        made_on=today,
        heading=_heading(there, business.currency),
        edition=_edition(stands),
        until=sought.until,
        aims=_aims(workspace, stands, sought, progress),
        targets=tuple(_targets(workspace, stands, sought)),
        actions=tuple(_planned(one, grounds, people) for one in there),
        notes=tuple(_notes(stands, there)),
    )


def _heading(there: tuple[Action, ...], currency: str) -> str:
    live = [acted for acted in there if not acted.over]
    if not live:
        return say("Nothing is planned at the moment.")
    spent = sum((acted.budget for acted in live), start=live[0].budget * 0)
    return say_count(
        "{n} action for {people} people and {money}.",
        "{n} actions for {people} people and {money}.",
        len(live),
        people=number(len({record for acted in live for record in acted.audience.people})),
        money=money(spent, currency),
    )


def _edition(stands: Standing) -> str:
    return say("edition {n}, as of {day}", n=stands.edition, day=day_in_words(stands.as_of))


def _aims(
    workspace: Workspace, stands: Standing, sought: Aims, progress: Progress | None
) -> tuple[Aim, ...]:
    names = {
        "acquisition": say("Cost of a new buyer"),
        "lifetime": say("Lifetime value of a new buyer")
        if stands.money != "revenue"
        else say("Lifetime revenue of a new buyer"),
    }
    found = []
    for key, name in names.items():
        now = stands.acquisition if key == "acquisition" else stands.lifetime
        one = sought.of(key)
        if one is None or one.since >= today_of(workspace):
            aimed = None if one is None else one.aim
            found.append(Aim(name, now.value, aimed, None, now.low, now.high))
            continue
        if key == "acquisition":
            now = cost_since(workspace, one.since, progress=progress)
        measured = now.value
        found.append(Aim(name, one.now, one.aim, measured, one.low, one.high, one.since))
    return tuple(found)


def _targets(workspace: Workspace, stands: Standing, sought: Aims) -> list[Target]:
    counted: dict[date, dict[str, int | None]] = {}

    def on(day: date, key: str) -> int | None:
        if day not in counted:
            counted[day] = counts_on(workspace, day)
        return counted[day][key]

    found = []
    for rung in RUNGS:
        one = sought.of(rung.key)
        if one is None:
            continue
        ends = quarters_since(one.since, stands.as_of)
        now = None if one.now is None else int(one.now)
        quarters = tuple(on(day, rung.key) or 0 for day in ends)
        begun = one.since < today_of(workspace)
        measured, since = (stands.counts[rung.key], one.since) if begun else (None, None)
        found.append(Target(rung.number, now, int(one.aim), quarters, measured, since))
    return found


def quarters_since(since: date, until: date) -> list[date]:
    """Return the last day of every three months since a day, up to another.

    Examples
    --------
    >>> [day.isoformat() for day in quarters_since(date(2026, 1, 31), date(2026, 8, 1))]
    ['2026-04-30', '2026-07-31']
    """
    found: list[date] = []
    while True:
        months = since.month - 1 + 3 * (len(found) + 1)
        first_after = date(since.year + (months + 1) // 12, (months + 1) % 12 + 1, 1)
        last = first_after - timedelta(days=1)
        day = last.replace(day=min(since.day, last.day))
        if day > until:
            return found
        found.append(day)


def _planned(acted: Action, grounds: Grounds, people: Mapping[str, tuple[Person, ...]]) -> Planned:
    return Planned(
        acted,
        why=grounds.why(acted),
        power=grounds.power(acted),
        people=people.get(acted.id, ()),
    )


def _notes(stands: Standing, there: tuple[Action, ...]) -> list[str]:
    found = [
        say(
            "What a buyer costs is reckoned up to {day}, the last of which costs and orders are"
            " known.",
            day=day_in_words(stands.known_until),
        )
    ]
    if any(acted.open for acted in there):
        found.append(
            say("Who is held out by an action is left alone by every action as long as it runs.")
        )
    found.append(
        say("One contact in twenty is reached by no action all year, so that the year can be told.")
    )
    return found
