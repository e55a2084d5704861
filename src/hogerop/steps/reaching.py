"""Reaching the people of an action: who they are today, and what goes out to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any
from zoneinfo import ZoneInfo

from filelock import FileLock, Timeout

from hogerop import identity, plan
from hogerop.contracts import Engine
from hogerop.errors import AskedWrongly, FileFault, WorkspaceFault
from hogerop.paper import day as day_in_words
from hogerop.paper import writer_of
from hogerop.paper.whole import appearing
from hogerop.plan import Action, Person, Quiet
from hogerop.plan.outlets.letter import Letter, check_letter
from hogerop.plan.outlets.mail import Mailing
from hogerop.plan.outlets.mail import mail as mail_out
from hogerop.plan.outlets.mail_server import MailServer
from hogerop.plan.outlets.mailing_list import Handed, save_list
from hogerop.plan.outlets.running import check_running
from hogerop.plan.outlets.still import Gone, gone_meanwhile, over_meanwhile
from hogerop.steps.acting import action, actions, key_of_the_holdout
from hogerop.steps.business import Progress, now_of, today_of
from hogerop.steps.edition import RECORDED, reading
from hogerop.steps.marking import MARKS
from hogerop.steps.resting_on import strategies_in_words
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import Workspace

PATIENCE = 900.0
"""Seconds that a mailing waits for an import or a run, to note a letter."""
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

    A list whose day is noted is written beside its place, noted, and then put there. A power cut
    between these leaves people noted as reached by a list that is not there: give the command
    again, or take the day back. No list is there of which nothing is noted.

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
        If the file cannot be written; nobody is noted then.
    WorkspaceFault
        If people are noted as reached, and a mailing of this business is busy.
    """
    writer_of(file)  # says what is wrong with the name itself, before that of an unfinished file
    if reached_on is None:
        acted = action(workspace, name)
        return save_list(file, acted, _Known(workspace, progress).people(acted), everyone=everyone)
    with one_mailing(workspace):
        acted = action(workspace, name)
        check_running(acted)
        there = _Known(workspace, progress).people(acted)
        reached = [person.record for person in there if person.may_be_written_to]
        outlet, id = file.suffix.lstrip("."), token_hex(6)
        line = plan.handed_line(acted, reached, on=reached_on, outlet=outlet, id=id)
        with _noted_before_it_appears(workspace, acted, line, file) as unfinished:
            return save_list(unfinished, acted, there, everyone=everyone)


@contextmanager
def _noted_before_it_appears(
    workspace: Workspace, acted: Action, line: Mapping[str, Any], file: Path
) -> Iterator[Path]:
    """Yield where to write a list; note it and put it there, or take back what was noted."""
    noted = False
    try:
        with appearing(file) as unfinished:
            yield unfinished
            note_list(workspace, acted, line)
            noted = True
    except FileFault:
        if noted:
            on = date.fromisoformat(line["on"])
            note_list(workspace, acted, plan.taken_back_line(acted, on=on, id=line["id"]))
        raise


def note_list(workspace: Workspace, acted: Action, line: Mapping[str, Any]) -> None:
    """Note of a list of people that it leaves, or what became of it. A door: writes the journal.

    Under the writer's lock, so that it brings back nobody who is being forgotten.

    Raises
    ------
    AskedWrongly
        If a list is to leave, and the action was stopped meanwhile.
    WorkspaceFault
        If a list is to leave, and somebody on it was forgotten meanwhile.
    """
    listed = frozenset(line.get("records", ()))
    leaves = listed and (line["what"] == "handing" or line["outlet"] != "webhook")
    with workspace.writing():
        now = action(workspace, acted.id)
        there = listed & {*now.audience.people}
        if leaves:
            check_running(now)
            _check_all_there(acted, len(listed - there))
        records = {"records": sorted(there)} if "records" in line else {}
        workspace.append(plan.TOUCHES, {**line, **records})


def _check_all_there(acted: Action, forgotten: int) -> None:
    if forgotten:
        raise WorkspaceFault(
            say("Somebody on this list was forgotten a moment ago, so it did not leave."),
            where=acted.id,
            fix=say("Give the same command again."),
        )


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
    with one_mailing(workspace):
        watched = _Watched(workspace, name)
        acted, there = watched.first(progress)
        return mail_out(
            letter,
            acted,
            there,
            server,
            said=workspace.said(plan.TOUCHES),
            note=watched.note,
            now=lambda: now_of(workspace),
            dry_run=dry_run,
            quiet=quiet,
            was_taken=was_taken,
            news=watched.news,
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


class _Watched:
    """An action and its people while a mailing runs, which may take hours.

    Nothing is read again as long as no file of which they are made was touched.
    """

    def __init__(self, workspace: Workspace, name: str) -> None:
        # An import may be busy: a letter that was taken waits for it, to be noted.
        self.workspace, self.name = replace(workspace, wait=PATIENCE), name
        self._zone = ZoneInfo(workspace.settings.business.time_zone)
        self._seen: object = None
        self._action: Action | None = None
        self._acted_on: object = None
        self._drawn: frozenset[int] = frozenset()

    def first(self, progress: Progress | None) -> tuple[Action, tuple[Person, ...]]:
        """Return the action and its people as they are known now."""
        self._seen = self._marks()
        acted = action(self.workspace, self.name)
        return acted, _Known(self.workspace, progress).people(acted, channel="email")

    def news(self) -> tuple[Action, tuple[Person, ...]] | None:
        """Return them anew where anything changed since this was asked last, else None."""
        return None if self._marks() == self._seen else self.first(None)

    def note(self, line: Mapping[str, Any], *, wait: bool = True) -> None:
        """Add a line to the journal of what went out, as long as it may speak of that record.

        Under the writer's lock: forgetting rewrites the journals, and what was forgotten must not
        come back by a line of which it did not know.
        """
        with self.workspace.writing():
            acted = self._action_now()
            there = int(line["record"]) in self._drawn
            if line["what"] == "sending" and acted.state != "running":
                raise Gone(over_meanwhile(acted))
            if line["what"] == "sending" and not there:
                raise Gone(gone_meanwhile())
            if there:
                kept = set(line.get("beside", ())) & self._drawn
                rest = {part: line[part] for part in line if part != "beside"}
                beside = {"beside": sorted(kept)} if kept else {}
                self.workspace.append(plan.TOUCHES, rest | beside, wait=wait)

    def _action_now(self) -> Action:
        mark = _mark_of(self.workspace.journal_file(plan.PLANS))
        if self._action is None or mark != self._acted_on:
            self._action, self._acted_on = action(self.workspace, self.name), mark
            self._drawn = frozenset(self._action.audience.people)
        return self._action

    def _marks(self) -> object:
        """Return what differs as soon as anything was written that bears on whom to reach.

        What went out is not among it: that is what the mailing itself writes.
        """
        files = [self.workspace.folder / one for one in ("hogerop.toml", "imports")]
        journals = (plan.PLANS, RECORDED, identity.DECISIONS, MARKS)
        files += map(self.workspace.journal_file, journals)
        return (datetime.now(self._zone).date(), *map(_mark_of, files))


def _mark_of(file: Path) -> object:
    """Return what differs when a file was written since; None where there is none."""
    try:
        told = file.stat()
    except FileNotFoundError:
        return None
    return (told.st_ino, told.st_size, told.st_mtime_ns)


def _left_alone(workspace: Workspace, engine: Engine, year: int) -> frozenset[int]:
    record = plan.oldest_records(engine).column("record_id").to_numpy()
    held = plan.held_all_year(record, key=key_of_the_holdout(workspace), year=year)
    return frozenset(record[held].tolist())


@contextmanager
def one_mailing(workspace: Workspace) -> Iterator[None]:
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
