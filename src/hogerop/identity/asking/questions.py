"""The open questions: may these two contacts be one? Those that cost most when wrong come first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from hogerop.contracts import Engine, contact_name
from hogerop.identity.asking.answers import Count, PairShown, Question, Review, Side, Status
from hogerop.identity.asking.evidence import evidence_of, prior_of, said_probability
from hogerop.identity.asking.find import put_whose
from hogerop.identity.decisions import DIFFERENT, SAME, Decision, put_decided

_QUERIES = Path(__file__).parent / "queries"
_SIDES = ("contact", "side")


def ready(engine: Engine, decisions: Sequence[Decision]) -> None:
    """Leave ``whose`` (contact of each record and kind), ``accounts`` and the open questions.

    These are ``question_pairs``, and in ``asked_together`` which two of them one answer settles.
    Reads ``membership`` and ``likenesses``. Decisions count at once: what was answered with *no*
    is no question any more.
    """
    put_decided(engine, decisions)
    put_whose(engine)
    engine.make("accounts", _QUERIES / "accounts.sql")
    engine.make("question_pairs", _QUERIES / "question_pairs.sql")
    engine.make("asked_together", _QUERIES / "asked_together.sql")


def narrow(engine: Engine, contact: int) -> None:
    """Leave of ``membership``, ``records`` and ``likenesses`` what bears on one contact.

    That are its records and those that are like them, with all that stand together with these. With
    it, `ready` and `questions` say the same of this contact as with everything.
    """
    engine.make("own", _QUERIES / "own_membership.sql", contact=contact)
    engine.make("likenesses", _QUERIES / "near_likenesses.sql")
    # Mostly nobody is like them, and who stands together need not be looked for among everybody.
    if engine.ask("likenesses").num_rows:
        engine.make("membership", _QUERIES / "near_membership.sql")
    else:
        engine.put("membership", engine.ask("own"))
    engine.make("records", _QUERIES / "near_records.sql")


def questions(
    engine: Engine, rungs: Sequence[str], *, contact: int | None = None, most: int = 25
) -> Review:
    """Return open questions, those first whose wrong answer would cost most.

    Two companies and the persons who stand for them, both in doubt, are one question.

    Reads the relations that `ready` leaves, ``likenesses``, ``records`` and ``worth``.

    Parameters
    ----------
    rungs : sequence of str
        Key of each rung by its number.
    contact : int, optional
        Only questions about this contact, each by itself.
    most : int
        How many at most, 0 or more.
    """
    rows = engine.ask(_QUERIES / "questions.sql", contact=contact, most=most).to_pylist()
    beside = [row["persons"] for row in rows if row["persons"] is not None]
    records: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for kind in {row["kind"] for row in (*rows, *beside)}:
        own = [row for row in (*rows, *beside) if row["kind"] == kind]
        asked = {row[side] for row in own for side in ("contact_a", "contact_b")}
        for named in names(engine, sorted(asked), kind):
            records.setdefault((kind, named["contact_id"]), []).append(named)
    return Review(
        total=_how_many(engine, contact),
        questions=tuple(
            _question(row, number, records, rungs) for number, row in enumerate(rows, start=1)
        ),
    )


def status(engine: Engine, decisions: Sequence[Decision], *, shared: int | None = None) -> Status:
    """Return the number of contacts as a range, and what stands open.

    Reads the relations that `ready` leaves, and ``membership``.
    """
    book = engine.ask(_QUERIES / "of_the_ladder.sql").to_pylist()[0]
    asked = engine.ask("question_pairs").to_pylist()
    on_the_ladder = engine.ask(_QUERIES / "asked_accounts.sql").to_pylist()
    kinds = tuple(
        Count(
            kind=row["kind"],
            automatic=row["contacts"],
            if_all_yes=row["contacts"] - _fewer([q for q in asked if q["kind"] == row["kind"]]),
            questions=row["questions"],
        )
        for row in engine.ask(_QUERIES / "how_many.sql").to_pylist()
    )
    return Status(
        contacts=book["contacts"],
        contacts_if_all_yes=book["contacts"] - _fewer(on_the_ladder),
        records=book["records"],
        joined=book["joined"],
        questions=_how_many(engine),
        kinds=kinds,
        shared=shared,
        same=sum(one.what == SAME for one in decisions),
        different=sum(one.what == DIFFERENT for one in decisions),
    )


def names(engine: Engine, contacts: Sequence[int], kind: str) -> list[dict[str, Any]]:
    """Return every record of some contacts: ids, ``source:id``, and what its newest row says.

    Of each contact the newest comes first.
    """
    found: list[dict[str, Any]] = engine.ask(
        _QUERIES / "named_records.sql", contacts=list(contacts), kind=kind
    ).to_pylist()
    return found


def pair_shown(row: Mapping[str, Any], a: str, b: str, decision: str | None = None) -> PairShown:
    """Return a row of LIKENESSES in words; ``a`` and ``b`` are what its records are called."""
    evidence = evidence_of(row["evidence"] or (), row["kind"])
    return PairShown(
        kind=row["kind"],
        a=a,
        b=b,
        verdict=row["verdict"],
        probability=row["probability"],
        sentence=said_probability(row["probability"], row["kind"]),
        prior=prior_of(row["probability"], evidence) if evidence else 0.0,
        evidence=evidence,
        decided=decision,
    )


def _how_many(engine: Engine, contact: int | None = None) -> int:
    """Return how many questions are open, of everybody or about one contact. Runs one query."""
    found = engine.ask(_QUERIES / "how_many_asked.sql", contact=contact)
    return int(found["questions"][0].as_py())


def _question(
    row: Mapping[str, Any],
    number: int,
    records: Mapping[tuple[str, int], Sequence[Mapping[str, Any]]],
    rungs: Sequence[str],
) -> Question:
    kind = row["kind"]
    of_a, of_b = (records.get((kind, row[side]), []) for side in ("contact_a", "contact_b"))
    called = {one["record_id"]: one["record"] for one in (*of_a, *of_b)}
    # The pair is named as the sides stand: first the record of a, then that of b.
    left, right = row["record_l"], row["record_r"]
    if left in {one["record_id"] for one in of_b}:
        left, right = right, left
    beside = row.get("persons")
    return Question(
        number=number,
        kind=kind,
        a=_side(row["contact_a"], row["side_a"], of_a, rungs),
        b=_side(row["contact_b"], row["side_b"], of_b, rungs),
        pair=pair_shown(row, called.get(left, ""), called.get(right, "")),
        pairs=row["pairs"],
        persons=None if beside is None else _question(_as_its(beside), number, records, rungs),
    )


def _as_its(beside: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a question about persons with its sides as those of their companies stand."""
    if not beside["crossed"]:
        return beside
    turned = {f"{what}_{x}": beside[f"{what}_{y}"] for what in _SIDES for x, y in ("ab", "ba")}
    return {**beside, **turned}


def _side(
    contact: int,
    worth: Mapping[str, Any] | None,
    records: Sequence[Mapping[str, Any]],
    rungs: Sequence[str],
) -> Side:
    known = worth or {}
    rung = known.get("rung")
    # Who stands under somebody else's name has its own from its records, the newest first.
    own = [known] if known.get("contact_id") == contact else records
    columns = ("name", "company", "email", "phone", "city")
    return Side(
        contact=contact_name(contact),
        **{name: next((one[name] for one in own if one[name]), None) for name in columns},
        rung=None if rung is None else rungs[rung],
        orders=known.get("orders") or 0,
        spend=round(known.get("spend") or 0.0, 2),
        records=tuple(sorted(one["record"] for one in records)),
    )


def _fewer(asked: Sequence[Mapping[str, Any]]) -> int:
    """Return by how much the number of contacts would fall if all of these were yes."""
    if not asked:
        return 0
    # Here, because the compiler takes half a second to load and is not always needed.
    from hogerop.identity.joining import join

    left, right = (
        np.array([q[side] for q in asked], np.int64) for side in ("contact_a", "contact_b")
    )
    contacts, groups = join(left, right)
    return len(contacts) - len(np.unique(groups))
