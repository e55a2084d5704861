"""What is kept for a while goes every day, and not only when the app starts."""

from __future__ import annotations

import os

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult

from hogerop.web import handed, sweeping

pytestmark = pytest.mark.django_db


def test_what_a_killed_app_left_half_handed_over_goes_after_a_day():
    settings.PLACE.make()
    old, new = (settings.PLACE.passing / name for name in ("old", "new"))
    old.mkdir()
    (old / "plan.pdf").write_bytes(b"")
    new.write_bytes(b"")
    os.utime(old, (0, 0))
    handed.sweep()
    assert (old.exists(), new.exists()) == (False, True)
    new.unlink()


def test_a_round_has_the_next_one_done_a_day_later(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    sweeping.go_round.call()
    sweeping.go_round.call()
    waiting = DBTaskResult.objects.filter(task_path=sweeping.go_round.module_path)
    assert [one.run_after > one.enqueued_at for one in waiting] == [True]
