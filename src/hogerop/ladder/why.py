"""Why a contact stands where it stands: in a sentence, rule by rule, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hogerop.contracts import Engine, contact_name
from hogerop.ladder.answers import EventShown, Need, NextRung, RuleShown, SourceRow, Why
from hogerop.ladder.asked import Asked, ask, calls_of, joined, kinds_of, rule_of
from hogerop.ladder.counting import day_date, day_number
from hogerop.ladder.ending import ending
from hogerop.ladder.missing import ANY_EVENT, Evidence, Lift, asked_events, keeps, lift, ways
from hogerop.ladder.people import ahead
from hogerop.ladder.plain import said_asked
from hogerop.ladder.policy import Policy
from hogerop.ladder.program import Program, compile_policy
from hogerop.ladder.rungs import KEYS, RUNGS, SHOPPER
from hogerop.ladder.sentences import (
    said_ending,
    said_lift,
    said_need,
    said_standing,
    said_stay,
)
from hogerop.ladder.single import Life, Stay, called, lapses_on, life_of, standing_on, stays
from hogerop.ladder.tree import Call, Condition
from hogerop.ladder.walk import Walked

_QUERIES = Path(__file__).parent / "queries"
_LAPSED = "lapsed"


@dataclass(frozen=True)
class _Case:
    """Everything known of the contact on the evening of the day asked about."""

    policy: Policy
    program: Program
    day: int
    life: Life
    walked: Walked
    about: Mapping[str, Any]
    name: str

    @property
    def rung(self) -> int:
        return standing_on(self.walked, self.day)[0]

    @property
    def stay(self) -> Stay:
        return self.stays[-1]

    @property
    def stays(self) -> tuple[Stay, ...]:
        """The stays up to the one of the day."""
        return tuple(stay for stay in stays(self.walked) if stay.from_day <= self.day)

    def asked(self, key: str) -> Callable[[Condition], Asked]:
        """Return a function that judges one comparison of a rung's rule."""
        calls = self.program.calls
        values = dict(zip(calls, self.walked.values[0].tolist(), strict=True))
        return lambda leaf: ask(key, leaf, values, self.about, self.policy.least_days)


def explain(engine: Engine, policy: Policy, *, as_of: date, files: Mapping[int, str]) -> Why:
    """Explain where the only contact in the engine stands on the evening of a day.

    Reads the relations ``events``, ``membership``, ``contacts``, ``left_out`` and ``credits``, all
    of one contact. Events after the day are not looked at.

    Parameters
    ----------
    files : mapping of int to str
        Name of the file of each import, for the evidence.
    """
    case = _case(engine, policy, day_number(as_of))
    stay = case.stay
    peak = max(case.stays, key=lambda s: s.rung)
    lapsed = standing_on(case.walked, case.day)[1]
    held = int(case.walked.held[0])
    shown = _rules(case, _evidence(engine, case.day, files))
    until = None if stay.to_day is None else day_date(stay.to_day - 1)
    flagged = lapses_on(case.walked, case.day)
    return Why(
        contact=contact_name(case.about["contact_id"]),
        name=case.name,
        as_of=as_of,
        rung=KEYS[case.rung],
        lapsed=lapsed,
        since=day_date(stay.from_day),
        stays_until=until,
        lapses_on=None if flagged is None else day_date(flagged),
        peak=KEYS[peak.rung],
        peak_since=day_date(peak.from_day),
        next=_next(case),
        rules=shown,
        ahead=ahead(case.rung, held),
        outside_market=case.rung > 0 and not (held >> 1) & 1,
        sentences=(
            said_standing(case.name, KEYS[case.rung], day_date(stay.from_day), lapsed),
            *_said_ending(engine, case),
            *_said_stay(case, until),
        ),
    )


def _case(engine: Engine, policy: Policy, day: int) -> _Case:
    words: dict[Call, None] = {}
    for key in (*(rung.key for rung in RUNGS), _LAPSED):
        words |= dict.fromkeys(calls_of(rule_of(policy, key)))
    program = compile_policy(policy, tuple(words))
    life = life_of(engine, program).until(day)
    about = engine.ask("contacts").to_pylist()[0]
    return _Case(policy, program, day, life, life.walk(program, day), about, called(about))


def _rules(case: _Case, evidence: list[dict[str, Any]]) -> tuple[RuleShown, ...]:
    """Every comparison of the rung's rule, of the next one's, and of the flag's."""
    keys = [KEYS[number] for number in (case.rung, case.rung + 1) if 1 <= number <= 7]
    shown = []
    flag = (_LAPSED,) if case.rung >= SHOPPER else ()
    for key in (*keys, *flag):
        for leaf, instead in joined(rule_of(case.policy, key)):
            asked = case.asked(key)(leaf)
            shown.append(
                RuleShown(
                    rung=key,
                    word=asked.word,
                    value=asked.value,
                    threshold=asked.threshold,
                    unit=asked.unit,
                    holds=asked.holds,
                    events=_deciding(asked, evidence, case.day),
                    sentence=said_asked(asked),
                    instead=instead,
                )
            )
    return tuple(shown)


def _deciding(asked: Asked, evidence: list[dict[str, Any]], day: int) -> tuple[EventShown, ...]:
    """Return the events that the comparison's words count, newest first."""
    found: dict[int, EventShown] = {}
    for call in asked.calls:
        kinds = kinds_of(call)
        window = call.argument if isinstance(call.argument, int) else 0
        of_kind = [e for e in evidence if e["shown_kind"] in kinds or e["shown_kind"] == call.word]
        if call.word.startswith("days_since"):
            of_kind = of_kind[:1]
        for event in of_kind:
            if not window or event["day"] > day - window:
                found[id(event)] = event["shown"]
    return tuple(found.values())


def _evidence(engine: Engine, day: int, files: Mapping[int, str]) -> list[dict[str, Any]]:
    """Events up to a day that stand; orders refunded to 0 are left out, buyers are added."""
    rows: list[dict[str, Any]] = engine.ask(_QUERIES / "evidence.sql", day=day).to_pylist()
    ended = {row["about_event_id"] for row in rows if row["ends_order"]}
    left_out = set(engine.ask("left_out")["event_id"].to_pylist())
    by_id = {row["event_id"]: row for row in rows}
    for credit in engine.ask("credits").to_pylist():
        bought = credit["day"] <= day and (credit["gone_day"] is None or credit["gone_day"] > day)
        if bought and credit["event_id"] in by_id:
            referral = by_id[credit["event_id"]]
            buyer = {"kind": "referred_buyers", "day": credit["day"], "event_id": -credit["day"]}
            rows.append({**referral, **buyer})
    counting = [r for r in rows if r["event_id"] not in ended | left_out]
    return [
        {"day": row["day"], "shown_kind": row["kind"], "shown": _shown(row, files)}
        for row in sorted(counting, key=lambda r: -r["day"])
    ]


def _shown(row: dict[str, Any], files: Mapping[int, str]) -> EventShown:
    source = SourceRow(files.get(row["import_no"], row["source"]), row["source_row"])
    amount = row["amount"]
    money = None if amount is None else Decimal(amount).quantize(Decimal("0.01"))
    return EventShown(day_date(row["day"]), row["kind"], money, source, row["lines"])


def _next(case: _Case) -> NextRung | None:
    if case.rung == len(RUNGS):
        return None
    key = KEYS[case.rung + 1]
    rule = rule_of(case.policy, key)
    choices = ways(rule, case.asked(key))
    if case.rung == 0:
        choices = [*choices, (Evidence("enquiry"),)]
    found = lift(case.life, case.program, case.rung + 1, case.day, choices)
    if found is None:
        return NextRung(key, (), "")
    needs = tuple(_need(case, evidence, found) for evidence in found.evidence)
    reached = KEYS[found.reaches] if found.works else key
    return NextRung(key, needs, said_lift(case.name, reached, needs, found.works))


def _need(case: _Case, evidence: Evidence, found: Lift) -> Need:
    earliest = tuple(day_date(day) for day in found.earliest.get(evidence.kind, ()))
    by = None if found.by is None else day_date(found.by)
    amount = Decimal(evidence.cents).scaleb(-2) if evidence.cents else None
    need = Need(evidence.kind, evidence.count, by, earliest, amount, "")
    return Need(need.kind, need.count, by, earliest, amount, said_need(need, evidence.word))


def _said_ending(engine: Engine, case: _Case) -> tuple[str, ...]:
    """Say what ended the stay before, if the contact came down from it."""
    before = case.stays[-2:-1]
    if not before or before[0].rung < case.rung:
        return ()
    found = ending(case.life, case.program, case.policy, case.about, before[0])
    events = engine.ask("events").to_pylist()
    back = [e for e in events if e["day"] == found.day and e["about_event_id"] is not None]
    kinds = {event["kind"] for event in back}
    fell = day_date(before[0].to_day or found.day)
    return (said_ending(found, fell, cancelled=kinds == {"cancellation"}),)


def _said_stay(case: _Case, until: date | None) -> tuple[str, ...]:
    """Say until when the contact stays, and what would keep it there."""
    if case.rung == 0:
        return ()
    kind = ""
    if until is not None:
        kinds = (*asked_events(rule_of(case.policy, KEYS[case.rung])), *ANY_EVENT)
        kind = keeps(case.life, case.program, case.rung, day_number(until), kinds)
    return (said_stay(case.name, KEYS[case.rung], until, kind),)
