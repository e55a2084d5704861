"""What the worker does of people: forget somebody, where everybody is placed anew for minutes."""

from __future__ import annotations

from typing import Any

from django_tasks import task

from hogerop import steps
from hogerop.errors import WhoIsMeant
from hogerop.steps import Forgotten
from hogerop.web.audit import log
from hogerop.web.jobs.doing import Tell, carry_out
from hogerop.web.jobs.models import Job
from hogerop.words import say, say_count
from hogerop.workspace import Workspace


@task()
def forget(job: int) -> None:
    """Erase somebody for good."""
    carry_out(job, _forget, _struck)


def said_of(done: Forgotten) -> list[str]:
    """Return what is to be told of somebody who was forgotten: that it is done, and what is not."""
    told = [
        say_count("Forgotten; {n} file was rewritten.", "Forgotten; {n} files were rewritten.",
                  done.files)
    ]  # fmt: skip
    if done.not_placed:
        told.append(say("Nobody is placed without them yet: {why}", why=done.not_placed))
    for file in done.unreached:
        told.append(say("They may still be in {file}: it cannot be read or rewritten.", file=file))
    return told


def _forget(job: Job, workspace: Workspace, tell: Tell) -> dict[str, Any]:
    contact = job.about["contact"]
    try:
        told = said_of(steps.forget(workspace, contact, progress=tell))
    except WhoIsMeant:
        if job.begun == 1:
            raise
        # The worker was stopped after they were erased.
        steps.catch_up(workspace, tell)
        told = [say("Forgotten.")]
    log.forget(job.business_id, contact)
    _struck(job, workspace)
    return {"said": " ".join(told)}


def _struck(job: Job, workspace: Workspace) -> None:
    """Take out of the job whom it is about."""
    job.about = {key: value for key, value in job.about.items() if key != "contact"}
    job.save(update_fields=["about"])
