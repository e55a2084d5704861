"""Ask for a job, and do one: what it tells on the way, and what is left where it fails."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from django.utils import translation
from django_tasks.base import Task

from hogerop import steps
from hogerop.errors import HogeropError
from hogerop.web.businesses.wall import Inside, folder_of
from hogerop.web.jobs.models import Job
from hogerop.web.mistakes import places
from hogerop.words import language, say, speaking
from hogerop.workspace import Workspace

MOST_BEGUN = 2
"""How often a job is begun: what stopped the worker twice would stop it for ever."""
SECONDS_BETWEEN = 0.5
"""Between two notes of how far a job is."""
PATIENCE = 600.0
"""Seconds that a job waits for another writer, such as the command line."""

log = logging.getLogger(__name__)

Tell = Callable[[str, float], None]
Work = Callable[[Job, Workspace, Tell], dict[str, Any]]
TakeBack = Callable[[Job, Workspace], None]


def ask(inside: Inside, task: Task[..., None], **about: Any) -> Job:
    """Have something done for a business, after all that was asked before. A door: writes.

    Parameters
    ----------
    inside : Inside
        Who asks, and of which business.
    task : Task
        Takes the number of the job; ends in `carry_out`.
    **about
        What it must know, as JSON holds it; no customer's data.
    """
    job = Job.objects.create(
        business=inside.business,
        account=inside.account,
        kind=task.name,
        about=about,
        language=language(),
    )
    task.enqueue(job.pk)
    job.refresh_from_db()
    return job


def carry_out(number: int, work: Work, take_back: TakeBack | None = None) -> None:
    """Do a job, and note what came of it; it never raises. A door: writes.

    A job is begun anew where the worker was stopped halfway. What stops it twice is given up.

    Parameters
    ----------
    work : function
        Does it: given the job, the business's workspace, and a function to tell progress to.
        Returns what the job is to keep. May be called anew after it was stopped at any moment.
    take_back : function, optional
        Undoes what a job left that failed or was given up.
    """
    job = Job.objects.select_related("business").filter(pk=number).first()
    if job is None or not job.is_open:
        return
    job.begin()
    with speaking(job.language, on_pages=True), translation.override(job.language):
        try:
            if job.begun > MOST_BEGUN:
                raise _stopped_twice()
            job.end(work(job, _workspace(job), _Telling(job)))
        except HogeropError as fault:
            _give_up(job, fault, take_back)
        except Exception as mistake:
            _log(mistake)
            _give_up(job, _ours(), take_back)


def _workspace(job: Job) -> Workspace:
    return replace(steps.open(folder_of(job.business)), wait=PATIENCE)


def _give_up(job: Job, fault: HogeropError, take_back: TakeBack | None) -> None:
    try:
        if take_back is not None:
            take_back(job, _workspace(job))
    except Exception as mistake:
        # The first fault is the one to tell; this one would hide it.
        _log(mistake)
    job.fail(fault)


@dataclass
class _Telling:
    """Notes how far a job is, not oftener than anybody looks."""

    job: Job
    last: float = 0.0

    def __call__(self, what: str, share: float) -> None:
        if monotonic() - self.last >= SECONDS_BETWEEN:
            self.job.reach(what, share)
            self.last = monotonic()


def _stopped_twice() -> HogeropError:
    return HogeropError(
        say("This was stopped halfway, twice; nothing of it was kept."),
        where=say("the worker of the app"),
        fix=say("Try it with less at once; it may need more memory than there is."),
    )


def _ours() -> HogeropError:
    return HogeropError(
        say("Hogerop itself failed; this is a mistake of ours."),
        where=say("the worker of the app"),
        fix=say("Try again. If it fails again, tell us what you did."),
    )


def _log(mistake: Exception) -> None:
    """Write down where a mistake was made; its message may hold a customer's data."""
    log.error("%s in a job: %s", type(mistake).__name__, places(mistake))
