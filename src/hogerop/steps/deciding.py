"""Deciding who is who: these two are one, those two are not, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence

from hogerop import identity
from hogerop.errors import AskedWrongly
from hogerop.identity import Decision
from hogerop.identity.decisions import Word
from hogerop.steps.business import Progress, today_of
from hogerop.steps.edition import all_records
from hogerop.steps.reviewing import decisions, identity_tables
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import Workspace


def same(workspace: Workspace, a: str, b: str, *, progress: Progress | None = None) -> Decision:
    """Decide that two contacts are one. A door: adds a line to the journal.

    Parameters
    ----------
    a, b : str
        A contact's id, ``source:id``, e-mail address, or (part of) a name.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one contact, answers to a name.
    AskedWrongly
        If they are one already, or a person and a company.
    """
    return _between(workspace, "same", a, b, progress)


def different(
    workspace: Workspace, a: str, b: str, *, progress: Progress | None = None
) -> Decision:
    """Decide that two contacts, or two records of one, are different. A door: writes the journal.

    Two contacts are kept apart with all their records. Of one contact the two records that are
    named part; each of its other records goes with the one that it hangs on most surely.

    Parameters
    ----------
    a, b : str
        As for `same`; to split a contact, two of its records as ``source:id``.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one contact, answers to a name.
    AskedWrongly
        If both are one contact and it is not clear which two of its records are meant.
    """
    return _between(workspace, "different", a, b, progress)


def decide(
    workspace: Workspace,
    what: Word,
    a: Sequence[str],
    b: Sequence[str],
    *,
    kind: str = identity.PERSON,
) -> Decision:
    """Decide on records by their names: how a question is answered. A door: writes the journal.

    Parameters
    ----------
    what : str
        ``same`` or ``different``.
    a, b : sequence of str
        The records of the two sides, as ``source:id``: ``question.a.records``.
    kind : str
        ``person`` or ``organisation``: ``question.kind``.
    """
    with workspace.saying():
        after = len(workspace.said(identity.DECISIONS))
        line = identity.decision_line(what, a, b, today_of(workspace), kind=kind, after=after)
        workspace.append(identity.DECISIONS, line)
    return identity.in_force([line])[0]


def undo(workspace: Workspace, decision: str | None = None) -> Decision:
    """Take back a decision, the newest where none is named. A door: adds a line to the journal.

    Raises
    ------
    AskedWrongly
        If there is no such decision, or it was taken back before.
    """
    with workspace.saying():
        there = decisions(workspace)
        found = [one for one in there if decision is None or one.id == decision.strip().lower()]
        if not found:
            raise AskedWrongly(
                say("There is no such decision.") if there else say("Nothing has been decided."),
                fix=say("See them with `hogerop identity status`."),
            )
        after = len(workspace.said(identity.DECISIONS))
        line = identity.revoke_line(found[-1], today_of(workspace), after=after)
        workspace.append(identity.DECISIONS, line)
    return found[-1]


def sides(workspace: Workspace, decision: Decision) -> tuple[str, str]:
    """Return what the two sides of a decision go by, as they are known now. A door: reads."""
    engine = workspace.engine()
    # Any edition will do, and none is made for it: names stand in the imports.
    for edition in workspace.editions()[-1:]:
        all_records(workspace, engine, edition)
        left, right = (identity.called(engine, s, decision.kind) for s in (decision.a, decision.b))
        return left, right
    return ", ".join(decision.a), ", ".join(decision.b)


def _between(
    workspace: Workspace, what: Word, a: str, b: str, progress: Progress | None
) -> Decision:
    current(workspace, progress)
    with workspace.saying():
        # Looked up in the edition of now: whoever was forgotten since is in it no more.
        edition = workspace.edition()
        assert edition is not None
        kind, left, right = identity.decided_sides(identity_tables(workspace, edition), a, b, what)
        return decide(workspace, what, left, right, kind=kind)
