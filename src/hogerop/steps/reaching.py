"""Reaching the people of an action: who they are today, and what goes out to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from hogerop import plan
from hogerop.contracts import Engine
from hogerop.errors import AskedWrongly, WorkspaceFault
from hogerop.paper import day as day_in_words
from hogerop.plan import Action, Person, Quiet
from hogerop.plan.outlets.letter import Letter, check_letter
from hogerop.plan.outlets.mail import Mailing
from hogerop.plan.outlets.mail import mail as mail_out
from hogerop.plan.outlets.mail_server import MailServer
from hogerop.plan.outlets.mailing_list import Handed, save_list
from hogerop.steps.acting import action, actions, key_of_the_holdout
from hogerop.steps.business import Progress, now_of, today_of
from hogerop.steps.edition import reading
from hogerop.steps.resting_on import strategies_in_words
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import Workspace

_TABLES = ("contacts", "membership", "memberships", "events", "standings")


def people(
    workspace: Workspace,
    name: str,
    *,
    progress: Progress | None = None,
) -> tuple[Person, ...]:
    """Return who is treated by an action, as they are known today. A door: reads the workspace.

    Nobody who is held out is among them, nor who is left alone all year.

    Parameters
    ----------
    name : str
        The action's id.

    Raises
    ------
    AskedWrongly
        If there is no such action.
    """
    return _Known(workspace, progress).people(action(workspace, name))


def left_alone(
    workspace: Workspace, *, year: int | None = None, progress: Progress | None = None
) -> frozenset[int]:
    """Return the records of all contacts whom no action may reach this year. A door: reads.

    Each stands under the record that was known first.
    """
    edition, _ = current(workspace, progress)
    engine = reading(workspace, edition, ("membership", "memberships"))
    return _left_alone(workspace, engine, year or today_of(workspace).year)


def people_of_each(
    workspace: Workspace, actions: Iterable[Action], *, progress: Progress | None = None
) -> dict[str, tuple[Person, ...]]:
    """Return who is treated by each of some actions, by its id. A door: reads the workspace."""
    known = _Known(workspace, progress)
    return {acted.id: known.people(acted) for acted in actions}


def check_running(acted: Action) -> None:
    """Refuse to reach people for an action that is not running.

    Raises
    ------
    AskedWrongly
        If it is not.
    """
    if acted.state != "running":
        raise AskedWrongly(
            say(
                "People are reached by an action that is running; this one is {state}.",
                state=acted.state_name,
            ),
            where=acted.id,
            fix=say("Approve it and start it first: {command}", command=_start(acted)),
        )


def _start(acted: Action) -> str:
    first = "" if acted.state != "draft" else f"hogerop plan approve {acted.id}, "
    return f"{first}hogerop plan start {acted.id}"


def hand_list(
    workspace: Workspace,
    name: str,
    file: Path,
    *,
    reached_on: date | None = None,
    everyone: bool = False,
    progress: Progress | None = None,
) -> Handed:
    """Write the people of an action to a CSV or Excel file. A door: writes it, and the journal.

    Parameters
    ----------
    reached_on : date, optional
        The day on which those on the list are reached, which is then noted; not noted by default.
    everyone : bool
        Also those who may not be written to; these are never noted as reached.

    Raises
    ------
    AskedWrongly
        If there is no such action, the name of the file ends otherwise, or people are noted as
        reached by an action that is not running.
    FileFault
        If the file cannot be written.
    """
    acted = action(workspace, name)
    if reached_on is not None:
        check_running(acted)
    there = _Known(workspace, progress).people(acted)
    handed = save_list(file, acted, there, everyone=everyone)
    if reached_on is not None:
        reached = [person.record for person in there if person.may_be_written_to]
        line = plan.handed_line(acted, reached, on=reached_on, outlet=file.suffix.lstrip("."))
        workspace.append(plan.TOUCHES, line)
    return handed


def mail(
    workspace: Workspace,
    name: str,
    letter: Letter,
    server: MailServer,
    *,
    dry_run: bool = True,
    quiet: Quiet | None = None,
    was_taken: Callable[[str], bool | None] | None = None,
    progress: Progress | None = None,
) -> Mailing:
    """Write to everybody whom an action treats, once. A door: sends mail, and writes the journal.

    Given again, it goes on where it stopped. What it was stopped in the middle of is looked up
    where that is possible, and is never sent again in the dark.

    Parameters
    ----------
    dry_run : bool
        Say what would be sent, and send and write nothing.
    quiet : Quiet, optional
        When nothing is sent; a mailing that comes so far stops there. By default it is sent at any
        hour.
    was_taken : callable, optional
        Says of a Message-ID whether the server took it, None = cannot tell.

    Raises
    ------
    AskedWrongly
        If there is no such action, it is not running, the letter cannot be sent, or people are
        left in peace now.
    WorkspaceFault
        If another mailing of this business is busy.
    """
    check_letter(letter)
    if not dry_run and quiet is not None:
        _check_peace(quiet, now_of(workspace))
    with _one_mailing(workspace):
        acted = action(workspace, name)
        return mail_out(
            letter,
            acted,
            _Known(workspace, progress).people(acted, channel="email"),
            server,
            said=workspace.said(plan.TOUCHES),
            note=lambda line, wait=True: workspace.append(plan.TOUCHES, line, wait=wait),
            now=lambda: now_of(workspace),
            dry_run=dry_run,
            quiet=quiet,
            was_taken=was_taken,
        )


def _check_peace(quiet: Quiet, now: datetime) -> None:
    if quiet.holds(now):
        again = quiet.next(now)
        raise AskedWrongly(
            say("People are left in peace now, and nothing was sent."),
            where=f"{now:%H:%M}",
            fix=say(
                "Send it from {day}, {time} on, or give --now to send it all the same.",
                day=day_in_words(again.date()),
                time=f"{again:%H:%M}",
            ),
        )


class _Known:
    """What is known today of whom actions reach: the edition in force, read once."""

    def __init__(self, workspace: Workspace, progress: Progress | None) -> None:
        edition, _ = current(workspace, progress)
        self.engine = reading(workspace, edition, _TABLES)
        self.today = today_of(workspace)
        self.never = _left_alone(workspace, self.engine, self.today.year)
        self.open = [one for one in actions(workspace) if one.open]
        self.strategies = strategies_in_words(workspace)
        self.business = workspace.settings.business

    def people(self, acted: Action, *, channel: str | None = None) -> tuple[Person, ...]:
        through = channel or acted.channel
        plan.permissions(self.engine, channel=through, day=self.today)
        # Contacts may have been joined since the lots were drawn: two actions can share somebody.
        held_out = {r for one in self.open if one.id != acted.id for r in one.audience.holdout}
        never = self.never | held_out
        return plan.people_of(
            self.engine,
            acted,
            channel=through,
            never=never,
            reasons=self._reasons(acted),
            country=self.business.country,
        )

    def _reasons(self, acted: Action) -> Mapping[int, str]:
        """Return why each was chosen; of nobody where nobody reckoned, or the strategy is gone."""
        strategy = self.strategies.get(acted.strategy)
        if acted.reckoned is None or strategy is None:
            return {}
        return plan.reasons(acted.reckoned, acted.audience.people, strategy, self.business.currency)


def _left_alone(workspace: Workspace, engine: Engine, year: int) -> frozenset[int]:
    record = plan.oldest_records(engine).column("record_id").to_numpy()
    held = plan.held_all_year(record, key=key_of_the_holdout(workspace), year=year)
    return frozenset(record[held].tolist())


@contextmanager
def _one_mailing(workspace: Workspace) -> Iterator[None]:
    """Hold the mailing's own lock: a mailing may take hours, and imports need not wait for it."""
    file = workspace.folder / "journal" / ".mailing"
    try:
        with FileLock(file, timeout=0):
            yield
    except Timeout:
        raise WorkspaceFault(
            say("Another mailing of this business is busy."),
            where=str(workspace.folder),
            fix=say("Wait until it is ready, then give the same command again."),
        ) from None
