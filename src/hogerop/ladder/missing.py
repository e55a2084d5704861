"""What is missing for the next rung: evidence that, when added, lifts the contact. Tried out.

A rule offers several ways to be met (one per ``or``). Each way is a list of evidence; the walk is
run with that evidence added on the earliest days, and the smallest list that lifts the contact is
the answer. Where no evidence can, it is said what can: time, a column, or another person.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from hogerop.ladder.asked import Asked, calls_of
from hogerop.ladder.program import Program
from hogerop.ladder.reading import month_of
from hogerop.ladder.single import Life
from hogerop.ladder.tree import And, CodeIs, Compare, Condition, InRhythm, Known, Or, TextIs
from hogerop.ladder.vocabulary import COLUMNS, Kind

FARTHEST = 1100
"""Days ahead in which a last day is looked for."""
MOST_WAYS = 64
MOST_TRIES = 4

TIME, COLUMN, ANOTHER_PERSON = "time", "column", "another person"

_EVENTS = {
    "orders": "order",
    "order_days": "order",
    "enquiries": "enquiry",
    "quotes": "quote",
    "testimonials": "testimonial",
    "referrals": "referral",
    "promotions": "promotion",
    "promotion_months": "promotion",
    "privileges": "privilege",
    "complaints": "complaint",
    "is_member": "joined",
}
_KINDS = {
    "order": Kind.ORDER,
    "enquiry": Kind.ENQUIRY,
    "quote": Kind.QUOTE,
    "testimonial": Kind.TESTIMONIAL,
    "referral": Kind.REFERRAL,
    "promotion": Kind.TESTIMONIAL,
    "privilege": Kind.PRIVILEGE,
    "complaint": Kind.COMPLAINT,
    "touch": Kind.TOUCH,
    "consent": Kind.CONSENT,
    "cancellation": Kind.CANCELLATION,
    "joined": Kind.MEMBERSHIP,
}


ANY_EVENT = ("order", "promotion", "enquiry", "quote", "privilege", "joined")
"""Kinds of events that may keep somebody on a rung, the likeliest first."""


@dataclass(frozen=True)
class Evidence:
    """So many events of a kind; ``cents`` is the least amount of an order, ``months`` new months.

    ``kind`` may also be `TIME`, `COLUMN` or `ANOTHER_PERSON`; ``word`` then says which one.
    """

    kind: str
    count: int = 1
    cents: int = 0
    months: int = 0
    word: str = ""

    @property
    def can_be_added(self) -> bool:
        """Whether an event of the contact's own can mend it."""
        return self.kind in _KINDS


@dataclass(frozen=True)
class Lift:
    """A list of evidence, the earliest day of each event, and the last day on which it would do.

    ``reaches`` is the rung that it lifts to, on the first day as well as on the last.
    """

    evidence: tuple[Evidence, ...]
    earliest: dict[str, tuple[int, ...]]
    by: int | None
    works: bool
    reaches: int = 0


def ways(rule: Condition, asked: Callable[[Condition], Asked]) -> list[tuple[Evidence, ...]]:
    """Return the ways in which a rule could come to be met, each a list of evidence."""
    match rule:
        case And(parts):
            choices = product(*(ways(part, asked) for part in parts))
            return [
                _merged(sum(choice, ()))
                for _, choice in zip(range(MOST_WAYS), choices, strict=False)
            ]
        case Or(parts):
            return [way for part in parts for way in ways(part, asked)][:MOST_WAYS]
        case _:
            verdict = asked(rule)
            return [()] if verdict.holds else [(_evidence(rule, verdict),)]


def lift(
    life: Life, program: Program, rung: int, today: int, choices: Iterable[tuple[Evidence, ...]]
) -> Lift | None:
    """Return the smallest list of evidence that lifts a contact to a rung, tried out.

    Parameters
    ----------
    life : Life
        The contact, as known today.
    rung : int
        The rung to reach.
    today : int
        The day; evidence comes in from tomorrow on.
    choices : iterable of list of Evidence
        The ways to try, of `ways`.

    Returns
    -------
    Lift or None
        ``works`` is False where something is needed that is no event of the contact's own; None
        if there was no way to try.
    """
    ordered = sorted(choices, key=_effort)
    for evidence in ordered:
        if all(e.can_be_added for e in evidence):
            tried = _tried(life, program, rung, today, evidence)
            if tried is not None:
                return tried
    if not ordered:
        return None
    blocked = next((w for w in ordered if not all(e.can_be_added for e in w)), ordered[0])
    if all(e.can_be_added for e in blocked):
        blocked = (*blocked, Evidence(TIME))
    return Lift(blocked, {}, None, works=False)


def keeps(life: Life, program: Program, rung: int, last_day: int, kinds: Iterable[str]) -> str:
    """Return the kind of event that, on the last day of a stay, keeps the rung; empty if none."""
    for kind in kinds:
        if kind in _KINDS:
            longer = life.with_event(_KINDS[kind], last_day)
            if longer.rung_on(program, last_day + 1) >= rung:
                return kind
    return ""


def asked_events(rule: Condition) -> tuple[str, ...]:
    """Return the kinds of events that a rule asks for, in the order of its words."""
    asked = [_EVENTS[call.word] for call in calls_of(rule) if call.word in _EVENTS]
    return tuple(dict.fromkeys(kind for kind in asked if kind != "joined"))


def _evidence(rule: Condition, verdict: Asked) -> Evidence:
    match rule:
        case InRhythm(_, kept):
            return Evidence("order") if kept else Evidence(TIME, word=verdict.word)
        case TextIs(column, _, _) | CodeIs(column, _, _) | Known(column, _):
            return Evidence(COLUMN, word=column)
        case Compare():
            return _of_comparison(rule, verdict)
    return Evidence(TIME, word=verdict.word)


def _of_comparison(rule: Compare, verdict: Asked) -> Evidence:
    difference = rule.left.plus(rule.right.times(-1.0))
    if all(call.word in COLUMNS for call, _ in difference.terms):
        return Evidence(COLUMN, word=verdict.word)
    if len(difference.terms) != 1:
        return Evidence("order") if _grows_with_orders(rule) else Evidence(TIME, word=verdict.word)
    (call, weight), sign = difference.terms[0], rule.sign
    if weight < 0:
        sign = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(sign, sign)
    bound = -difference.constant / weight
    value = float(verdict.value) if isinstance(verdict.value, int | float) else 0.0
    if call.word in ("days_since_order", "days_since"):
        kind = call.argument if isinstance(call.argument, str) else "order"
        return Evidence(kind) if sign in ("<", "<=") else Evidence(TIME, word=verdict.word)
    if sign not in (">", ">=", "="):
        return Evidence(TIME, word=verdict.word)
    lacking = bound - value
    more = max(1, math.floor(lacking) + 1 if sign == ">" else math.ceil(lacking))
    if call.word in ("spend", "margin"):
        return Evidence("order", cents=max(1, math.ceil(lacking * 100) + (sign == ">")))
    if call.word == "referred_buyers":
        return Evidence(ANOTHER_PERSON, more, word=call.word)
    if call.word == "promotion_months":
        return Evidence("promotion", more, months=more)
    if call.word in _EVENTS:
        return Evidence(_EVENTS[call.word], more)
    return Evidence(TIME, word=verdict.word)


def _grows_with_orders(rule: Compare) -> bool:
    words = {call.word for call, _ in (*rule.left.terms, *rule.right.terms)}
    return bool(words & {"orders", "order_days", "spend", "margin", "days_since_order"})


def _merged(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """One entry per kind: the same events serve every comparison."""
    found: dict[tuple[str, str], Evidence] = {}
    for e in evidence:
        key = (e.kind, "" if e.can_be_added else e.word)
        old = found.get(key, e)
        found[key] = Evidence(
            e.kind,
            max(old.count, e.count),
            max(old.cents, e.cents),
            max(old.months, e.months),
            e.word,
        )
    return tuple(found.values())


def _effort(way: tuple[Evidence, ...]) -> tuple[int, int, int]:
    return (
        sum(not e.can_be_added for e in way),
        sum(e.count for e in way),
        sum(e.cents for e in way),
    )


def _tried(
    life: Life, program: Program, rung: int, today: int, evidence: tuple[Evidence, ...]
) -> Lift | None:
    """Add the evidence on the earliest days; one order more while that does not lift."""
    for extra in range(MOST_TRIES):
        more = tuple(
            Evidence(e.kind, e.count + extra, e.cents, e.months) if e.kind == "order" else e
            for e in evidence
        )
        days = _earliest(life, today, more)
        first = _reached(life, program, more, days)
        if first >= rung:
            by, last = _last_day(life, program, rung, today, more)
            return Lift(more, days, by, works=True, reaches=min(first, last))
    return None


def _earliest(life: Life, start: int, evidence: tuple[Evidence, ...]) -> dict[str, tuple[int, ...]]:
    """Days from tomorrow on, one a day; promotions that need new months take the first of each."""
    days: dict[str, tuple[int, ...]] = {}
    promoted = {
        int(month_of(f[1])) for f in life.facts if f[0] in (Kind.REFERRAL, Kind.TESTIMONIAL)
    }
    for e in evidence:
        found: list[int] = []
        day = start + 1
        months = set(promoted)
        while len(found) < e.count:
            new_month = int(month_of(day)) not in months
            if new_month or e.count - len(found) > e.months - _new(found, promoted):
                found.append(day)
                months.add(int(month_of(day)))
            day += 1
        days[e.kind] = tuple(found)
    return days


def _new(days: list[int], promoted: set[int]) -> int:
    return len({int(month_of(day)) for day in days} - promoted)


def _reached(
    life: Life,
    program: Program,
    evidence: tuple[Evidence, ...],
    days: dict[str, tuple[int, ...]],
) -> int:
    """Return the rung on the evening of the last event, all of the evidence added."""
    last = 0
    for e in evidence:
        for n, day in enumerate(days[e.kind]):
            cents = e.cents if n == 0 and e.cents else None
            life = life.with_event(_KINDS[e.kind], day, cents)
            last = max(last, day)
    return life.rung_on(program, last)


def _last_day(
    life: Life, program: Program, rung: int, today: int, evidence: tuple[Evidence, ...]
) -> tuple[int | None, int]:
    """Return the last day on which the last of the evidence still lifts, and the rung it reaches.

    The day is None if it is not in sight.
    """

    def reached(start: int) -> int:
        return _reached(life, program, evidence, _earliest(life, start, evidence))

    low, high = today, today + FARTHEST
    farthest = reached(high)
    if farthest >= rung:
        return None, farthest
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if reached(middle) >= rung else (low, middle)
    last = max(day for days in _earliest(life, low, evidence).values() for day in days)
    return last, reached(low)
