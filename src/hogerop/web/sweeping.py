"""What is kept for a day, a month or a year goes when that is over: at every start, and daily."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from hogerop.web import handed
from hogerop.web.api import once
from hogerop.web.audit import log
from hogerop.web.businesses import bin
from hogerop.web.hooks import telling
from hogerop.web.imports import waiting

EVERY = timedelta(days=1)
LAST = -30
"""After all that somebody waits for."""


@task(priority=LAST)
def go_round() -> None:
    """Remove what is over, and do so again in a day."""
    come_round()
    sweep()


def sweep() -> None:
    """Remove files that were never taken, old lines of the log and answers, and the bin's.

    A door: writes.
    """
    for room in (waiting, handed, log, once, telling, bin):
        room.sweep()


def come_round() -> None:
    """Have the next round done in its time, where none waits. A door: writes."""
    from django_tasks_db.models import DBTaskResult

    rounds = DBTaskResult.objects.filter(task_path=go_round.module_path)
    rounds.finished().delete()
    if go_round.get_backend().supports_defer and not rounds.filter(status="READY").exists():
        go_round.using(run_after=timezone.now() + EVERY).enqueue()
