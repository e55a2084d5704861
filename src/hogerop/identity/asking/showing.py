"""Who one contact is: its records, what joins them, what is asked of it, who is near."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hogerop.contracts import ABOUT, IDENTIFYING, Engine, contact_name
from hogerop.identity.asking.answers import Besides, ContactShown, PairShown, RecordShown
from hogerop.identity.asking.questions import pair_shown, questions
from hogerop.identity.clusters.grouping import ASKED
from hogerop.identity.decisions import PERSON, SAME, Decision
from hogerop.words import say

_QUERIES = Path(__file__).parent / "queries"
_EPOCH = date(1970, 1, 1)

MOST_QUESTIONS = 50
"""Open questions of one contact that are shown."""


def show(
    engine: Engine,
    contact: int,
    decisions: Sequence[Decision],
    rungs: Sequence[str],
    *,
    kind: str = PERSON,
    country: str = "NL",
    around: bool = True,
) -> ContactShown:
    """Return everything that says who a contact is.

    Reads what `questions.ready` leaves, ``records``, ``likenesses``, ``contacts`` and ``worth``;
    where it is to look ``around`` for who is at the same place, all records.
    """
    # Here, because the telephone plans of all countries take long to load.
    from hogerop.identity.asking.household import companies, near

    rows = engine.ask(_QUERIES / "newest_rows.sql", contact=contact, kind=kind).to_pylist()
    called = {row["record_id"]: row["record"] for row in rows}
    own = set(called.values())
    decided_on = [one for one in decisions if one.kind == kind and own & {*one.a, *one.b}]
    joined = [
        pair for pair in pairs_among(engine, called, decided_on, kind) if pair.verdict == "one"
    ]
    links = surest_links(joined)
    return ContactShown(
        contact=contact_name(contact),
        name=_goes_by(engine, contact, kind, rows),
        records=tuple(_record(row) for row in rows),
        links=links,
        questions=questions(engine, rungs, contact=contact, most=MOST_QUESTIONS).questions,
        household=near(engine, contact, rows, country=country) if around and kind == PERSON else (),
        works_at=companies(rows) if kind == PERSON else (),
        decisions=tuple(one.id for one in decided_on),
        besides=besides(joined, links),
    )


def pairs_among(
    engine: Engine, called: Mapping[int, str], decisions: Sequence[Decision], kind: str = PERSON
) -> list[PairShown]:
    """Return every pair among some records of which something is known or decided.

    Parameters
    ----------
    called : mapping of int to str
        Record id -> ``source:id``.
    """
    found: dict[frozenset[str], PairShown] = {}
    rows = engine.ask(_QUERIES / "pairs_of_records.sql", records=list(called), kind=kind)
    for row in rows.to_pylist():
        pair = pair_shown(row, called[row["record_l"]], called[row["record_r"]])
        found.setdefault(frozenset((pair.a, pair.b)), pair)
    own = set(called.values())
    for one in (decision for decision in decisions if decision.kind == kind):
        for a in own & set(one.a):
            for b in own & set(one.b):
                known = found.get(frozenset((a, b)))
                found[frozenset((a, b))] = _by_decision(one, a, b, known)
    return sorted(found.values(), key=lambda p: (-p.probability, p.a, p.b))


def surest_links(pairs: Iterable[PairShown]) -> tuple[PairShown, ...]:
    """Return the pairs that join the records, the surest first, none that closes a ring.

    A tree as Kruskal (1956) builds it: with it, every record hangs on the rest by its surest link.
    Decisions come last, so that they stand where nothing else joins; what others brought together,
    and would not even be asked by itself, joins nothing.
    """
    group: dict[str, str] = {}

    def root(name: str) -> str:
        while group.setdefault(name, name) != name:
            name = group[name]
        return name

    tree = []
    able = [p for p in pairs if p.decided is not None or p.probability >= ASKED]
    for pair in sorted(able, key=lambda p: (p.decided is not None, -p.probability, p.a, p.b)):
        one, other = root(pair.a), root(pair.b)
        if one != other:
            group[other] = one
            tree.append(pair)
    return tuple(tree)


def besides(pairs: Iterable[PairShown], links: Iterable[PairShown]) -> tuple[Besides, ...]:
    """Return what pairs of one contact show that its links do not tell, the strongest first.

    Each level once, of the pair where it weighs most.
    """
    told = {(one.what, one.level) for link in links for one in link.evidence}
    found = [
        Besides(pair.a, pair.b, one)
        for pair in pairs
        for one in pair.evidence
        if (one.what, one.level) not in told
    ]
    strongest: dict[tuple[str, str], Besides] = {}
    for one in sorted(found, key=lambda f: (-abs(f.evidence.bits), f.evidence.what, f.a, f.b)):
        strongest.setdefault((one.evidence.what, one.evidence.level), one)
    return tuple(strongest.values())


def _by_decision(decision: Decision, a: str, b: str, known: PairShown | None) -> PairShown:
    """Return the pair as a person settled it; what was found of it stays beside."""
    same = decision.what == SAME
    sentence = (
        say("You said that these are one") if same else say("You said that these are not one")
    )
    return PairShown(
        kind=decision.kind,
        a=a,
        b=b,
        verdict="one" if same else "apart",
        probability=1.0 if same else 0.0,
        sentence=sentence,
        prior=known.prior if known else 0.0,
        evidence=known.evidence if known else (),
        decided=decision.id,
    )


def _record(row: Mapping[str, Any]) -> RecordShown:
    says = {c.name: row[c.name] for c in (*ABOUT, *IDENTIFYING) if row[c.name] not in (None, "")}
    if "birth_day" in says:
        says["birth_day"] = _EPOCH + timedelta(days=row["birth_day"])
    day = row["row_day"]
    return RecordShown(row["record"], None if day is None else _EPOCH + timedelta(days=day), says)


def _goes_by(
    engine: Engine, contact: int, kind: str, rows: Sequence[Mapping[str, Any]]
) -> str | None:
    """Return the name that the ladder has for a contact; of who is not on it the newest."""
    on_the_ladder = engine.ask(_QUERIES / "goes_by.sql", contact=contact)["name"].to_pylist()
    if on_the_ladder and on_the_ladder[0]:
        return str(on_the_ladder[0])
    columns = ("name", "company") if kind == PERSON else ("company", "name")
    named = _newest_first(rows)
    return next((row[column] for column in columns for row in named if row[column]), None)


def _newest_first(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    named = [row for row in rows if row["name"] or row["company"]]
    return sorted(named, key=lambda row: (-(row["row_day"] or -99999), row["record"]))
