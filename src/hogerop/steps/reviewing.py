"""Who is who: open questions, what joins a contact, and how many contacts there may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hogerop import identity
from hogerop import ladder as rungs
from hogerop.contracts import (
    ISSUED,
    LIKENESSES,
    MEMBERSHIP,
    Engine,
    contact_name,
    contact_number,
)
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.identity import ContactShown, Decision, PairShown, Review, Status
from hogerop.steps.business import Progress
from hogerop.steps.edition import Manifest, all_records, read_edition
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import DuckDBEngine, Numbered, Workspace

_QUERIES = Path(__file__).parent / "queries"


def review(workspace: Workspace, *, limit: int = 25, progress: Progress | None = None) -> Review:
    """Return the open questions of who is who, the costliest first. A door: reads.

    Parameters
    ----------
    limit : int
        How many at most, 1 or more.
    """
    if limit < 1:
        raise AskedWrongly(say("Ask for one question or more."), fix=say("Give --limit 1 or more."))
    edition, manifest = current(workspace, progress)
    engine = identity_tables(workspace, edition)
    _worth(engine, edition, manifest)
    return identity.questions(engine, rungs.KEYS, most=limit)


def show(
    workspace: Workspace, who: str, *, around: bool = True, progress: Progress | None = None
) -> ContactShown:
    """Return everything that says who a contact is. A door: reads.

    Parameters
    ----------
    who : str
        A contact's id, ``source:id``, e-mail address, or (part of) a name.
    around : bool
        Look also for who lives or works at the same place, which takes the records of everybody.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one contact, answers to it.
    """
    edition, manifest = current(workspace, progress)
    engine = _who_is_who(workspace, edition)
    if not around:
        found = identity.find(engine, who)
        identity.narrow(engine, found)
        who = contact_name(found)
    identity.ready(engine, decisions(workspace))
    kind, contact = identity.named(engine, who)
    _worth(engine, edition, manifest)
    return identity.show(
        engine,
        contact,
        decisions(workspace),
        rungs.KEYS,
        kind=kind,
        country=workspace.settings.business.country,
        around=around,
    )


def beside(
    workspace: Workspace, who: str, other: str, *, progress: Progress | None = None
) -> PairShown:
    """Return the evidence of two contacts, or two records of one, being one. A door: reads.

    Of several pairs the likest speaks. Where you decided on some of their records, that is said.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one contact, answers to a name.
    TooLittle
        If they share too little for a comparison of them to be kept.
    """
    edition, _ = current(workspace, progress)
    engine = identity_tables(workspace, edition)
    kind, *contacts = identity.both_named(engine, who, other)
    sides = [
        # Of one contact the records that were named, of two all that they have.
        (identity.records_named(engine, kind, contact, name) if len({*contacts}) == 1 else [])
        or [row["record"] for row in identity.names(engine, [contact], kind)]
        for contact, name in zip(contacts, (who, other), strict=True)
    ]
    called = {identity.record_of(name): name for side in sides for name in side}
    left, right = sides
    pairs = [
        pair
        for pair in identity.pairs_among(engine, called, decisions(workspace), kind)
        if (pair.a in left and pair.b in right) or (pair.a in right and pair.b in left)
    ]
    if pairs:
        return _likest(pairs)
    raise TooLittle(
        say("These two have too little in common: no comparison of them is kept."),
        fix=say("See each with `hogerop contacts show`."),
    )


def _likest(pairs: Sequence[PairShown]) -> PairShown:
    """Return what speaks of two contacts: a decision first, with the likest pair that was compared.

    What you decided of some of their records holds, however like others of theirs are.
    """
    likest = max(pairs, key=lambda p: (bool(p.evidence), p.prior + sum(e.bits for e in p.evidence)))
    said = next((pair for pair in pairs if pair.decided is not None), likest)
    if said.decided is None or likest.decided is not None or not likest.evidence:
        return likest
    return replace(said, a=likest.a, b=likest.b, prior=likest.prior, evidence=likest.evidence)


def called(
    workspace: Workspace, contacts: Sequence[str], *, progress: Progress | None = None
) -> list[dict[str, str | None]]:
    """Return contact, name and e-mail of persons and organisations, by their ids. A door: reads.

    Those are found too who do not stand on the ladder themselves. The newest name counts.
    """
    edition, _ = current(workspace, progress)
    engine = identity_tables(workspace, edition)
    numbers = [number for contact in contacts if (number := contact_number(contact)) is not None]
    found: dict[int, dict[str, str | None]] = {}
    for kind, own in ((identity.PERSON, "name"), (identity.ORGANISATION, "company")):
        for row in identity.names(engine, numbers, kind):
            known = found.setdefault(row["contact_id"], {"name": None, "email": None})
            known["name"] = known["name"] or row[own] or row["name"] or row["company"]
            known["email"] = known["email"] or row["email"]
    return [{"contact": contact_name(number), **known} for number, known in found.items()]


def who_is_who(workspace: Workspace, *, progress: Progress | None = None) -> Status:
    """Return the number of contacts as a range, and what stands open. A door: reads."""
    edition, _ = current(workspace, progress)
    shared: Any = edition.says.get("shared")
    return identity.status(identity_tables(workspace, edition), decisions(workspace), shared=shared)


def decisions(workspace: Workspace) -> tuple[Decision, ...]:
    """Return the decisions in force, oldest first. A door: reads the journal."""
    return tuple(identity.in_force(workspace.said(identity.DECISIONS)))


def identity_tables(workspace: Workspace, edition: Numbered) -> DuckDBEngine:
    """Return an engine with what an edition says of who is who (see `identity.ready`)."""
    engine = _who_is_who(workspace, edition)
    identity.ready(engine, decisions(workspace))
    return engine


def _who_is_who(workspace: Workspace, edition: Numbered) -> DuckDBEngine:
    engine = workspace.reader()
    all_records(workspace, engine, edition)
    for promise in (MEMBERSHIP, LIKENESSES, ISSUED):
        file = edition.file(promise.name)
        # Editions of before there were likenesses do without.
        engine.read(promise.name, [file] if file.exists() else [], promise)
    return engine


def _worth(engine: Engine, edition: Numbered, manifest: Manifest) -> None:
    """Leave ``contacts``, and of those of whom something is asked their ``worth``."""
    read_edition(engine, edition.folder, ("contacts", "intervals", "standings"))
    engine.make("contacts", _QUERIES / "asked_of.sql")
    rungs.worth(engine, manifest.as_of)
    read_edition(engine, edition.folder, ("contacts",))
