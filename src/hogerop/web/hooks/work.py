"""What the worker does of webhooks: a round every half minute, as long as there is a hook.

One round sees all that can bring news: what came in, by the app or a command, and a day that is
over. It comes after all other work, and whatever waits to be sent again waits in the database.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta

from django.core.mail import send_mail
from django.utils import timezone
from django_tasks import task

from hogerop import steps
from hogerop.errors import HogeropError
from hogerop.web.audit import log as audit
from hogerop.web.audit.models import Kind
from hogerop.web.businesses.models import Membership
from hogerop.web.businesses.roles import Role
from hogerop.web.businesses.wall import folder_of
from hogerop.web.hooks.models import Delivery, Hook, Off
from hogerop.web.hooks.registering import is_led, switch_off
from hogerop.web.hooks.telling import note, send, send_what_waits
from hogerop.web.mistakes import places
from hogerop.words import say, speaking
from hogerop.workspace import Workspace

EVERY = timedelta(seconds=30)
PATIENCE = 5.0
"""Seconds to wait for another writer; then it is the next round's turn."""
AFTER_THE_REST, LAST = -10, -20

log = logging.getLogger(__name__)


@task(priority=LAST)
def go_round() -> None:
    """Have every hook told for which there may be something."""
    come_round()
    for hook in Hook.objects.filter(off=Off.NOT, business__deleted_at=None):
        with _told_to_us():
            if not is_led(hook):
                _switched_off(hook, Off.LEFT)
            elif _has_something(hook):
                tell.enqueue(hook.pk)


@task(priority=AFTER_THE_REST)
def tell(number: int) -> None:
    """Note what is new for a hook, and send what waits."""
    hook = Hook.objects.select_related("business").filter(pk=number, off=Off.NOT).first()
    if hook is None or not is_led(hook):
        return
    with _told_to_us():
        workspace = _workspace(hook)
        note(hook, workspace)
        send_what_waits(hook, workspace)
        if not hook.is_on:
            _tell_the_owners(hook, workspace)


# Before all that was asked for later: what that brings is news.
@task()
def begin(number: int) -> None:
    """Note where everybody stands for a hook that was switched on."""
    tell.call(number)


@task(priority=AFTER_THE_REST)
def try_out(number: int) -> None:
    """Send a trial message, once."""
    one = Delivery.objects.select_related("hook__business").filter(pk=number, tries=0).first()
    if one is None or not is_led(one.hook):
        return
    with _told_to_us():
        send(one, one.hook)
        Delivery.objects.filter(pk=number).update(next_at=None, ended_at=timezone.now())


def come_round() -> None:
    """Have the next round done in its time, where there is a hook and none waits. A door: writes.

    Rounds that are over are removed: there are thousands in a day.
    """
    from django_tasks_db.models import DBTaskResult

    rounds = DBTaskResult.objects.filter(task_path=go_round.module_path)
    rounds.finished().delete()
    if not go_round.get_backend().supports_defer or rounds.filter(status="READY").exists():
        return
    if Hook.objects.filter(off=Off.NOT).exists():
        go_round.using(run_after=timezone.now() + EVERY).enqueue()


def _has_something(hook: Hook) -> bool:
    due = Delivery.objects.filter(hook=hook, next_at__lte=timezone.now())
    return hook.anew or due.exists() or steps.hears_more(_workspace(hook), hook.key)


def _workspace(hook: Hook) -> Workspace:
    return replace(steps.open(folder_of(hook.business)), wait=PATIENCE)


def _switched_off(hook: Hook, why: Off) -> None:
    switch_off(hook, why)
    _tell_the_owners(hook, _workspace(hook))


def _tell_the_owners(hook: Hook, workspace: Workspace) -> None:
    """Write to the owners that a hook was switched off by itself, and into the log."""
    audit.write(hook.business_id, Kind.CHANGED, "hook_off", account=None, upon=f"{hook.pk}")
    owners = Membership.objects.filter(business=hook.business, role=Role.OWNER)
    with speaking(workspace.settings.business.language, on_pages=True):
        send_mail(
            " ".join(
                say("A webhook of {business} is switched off", business=hook.business.name).split()
            ),
            say(
                "A program is told nothing more of who climbed or fell at {business}: its webhook"
                " was switched off by itself. Settings, Webhooks says why, and switches it on"
                " again.\n",
                business=hook.business.name,
            ),
            None,
            list(owners.values_list("account__email", flat=True)),
            fail_silently=True,
        )


@contextmanager
def _told_to_us() -> Iterator[None]:
    """Let nothing go wrong with one hook that keeps the others from being told.

    A fault of a business is told on its pages; a mistake of ours is written down without its
    message, which may hold a customer's data.
    """
    with suppress(HogeropError):
        try:
            yield
        except HogeropError:
            raise
        except Exception as mistake:
            log.error("%s in a webhook: %s", type(mistake).__name__, places(mistake))
