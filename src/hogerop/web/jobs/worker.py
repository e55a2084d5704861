"""The worker: does the jobs of all businesses, one after another, in a process of its own.

Run as ``python -m hogerop.web.jobs.worker``, by `hands.Worker`. It ends when its standard input
does, which is when the process that started it is no more.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import timedelta
from threading import Thread

READY = "ready"
INTERVAL = 0.3
"""Seconds between two looks for work."""
KEPT = timedelta(days=30)
POLITE = 15
"""By how much it lets others go first, 0 to 19: a page is waited for, a job is not."""


def main() -> None:
    """Do what was asked until told to stop. A door: reads and writes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hogerop.web.settings")
    os.nice(POLITE)
    Thread(target=_end_with_whoever_started, daemon=True).start()

    import django

    django.setup()

    from django.conf import settings
    from django_tasks_db.management.commands.db_worker import Worker
    from filelock import FileLock

    # One worker for one folder: whatever another one left as begun is then nobody's.
    with FileLock(settings.PLACE.own / "worker.lock"):
        pick_up()
        sys.stdout.write(f"{READY}\n")
        sys.stdout.flush()
        worker = Worker(
            queue_names=["default"],
            interval=INTERVAL,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=str(os.getpid()),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        worker.run()


def pick_up() -> None:
    """Have what a stopped worker left be begun anew, and forget what ended long ago.

    A door: writes. To be called by the only worker there is.
    """
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    from hogerop.web.jobs.models import Job

    DBTaskResult.objects.finished().delete()
    DBTaskResult.objects.running().update(status="READY")
    Job.objects.filter(ended_at__lt=timezone.now() - KEPT).delete()


def _end_with_whoever_started() -> None:
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
