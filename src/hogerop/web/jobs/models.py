"""What was asked to be done, how far it is, and what came of it; nothing about customers."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from hogerop.errors import HogeropError
from hogerop.web.businesses.models import Business


class State(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


OPEN = (State.WAITING, State.RUNNING)
"""Where a job stands that something may still come of."""


class Job(models.Model):
    """One thing that was asked to be done for a business.

    ``kind`` is the name of its task, ``about`` what that must know; ``begun`` counts how often it
    was begun: more than once where the worker was stopped halfway.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    kind = models.CharField(max_length=40)
    about = models.JSONField(default=dict)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    step = models.CharField(max_length=200, blank=True)
    share = models.FloatField(default=0.0)
    begun = models.PositiveSmallIntegerField(default=0)
    result = models.JSONField(default=dict)
    told = models.JSONField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first, of one business."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["business", "-made_at"])]
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} {self.state}"

    @property
    def is_open(self) -> bool:
        """Whether something may still come of it."""
        return self.state in OPEN

    @property
    def percent(self) -> int:
        """How far it is."""
        return round(100 * self.share)

    @property
    def fault(self) -> HogeropError | None:
        """Why it failed, in three lines; None where it did not."""
        return HogeropError(**self.told) if self.told else None

    def begin(self) -> None:
        """Note that it is being done. A door: writes."""
        self.begun += 1
        self._note(state=State.RUNNING, share=0.0, step="")

    def reach(self, step: str, share: float) -> None:
        """Note how far it is. A door: writes."""
        self._note(step=step[:200], share=min(max(share, 0.0), 1.0))

    def keep(self, result: dict[str, Any]) -> None:
        """Note what came of it, though it is not at its end. A door: writes."""
        self._note(result=result)

    def end(self, result: dict[str, Any]) -> None:
        """Note what came of it. A door: writes."""
        self._note(state=State.DONE, result=result, share=1.0, ended_at=timezone.now())

    def fail(self, fault: HogeropError) -> None:
        """Note why nothing came of it. A door: writes."""
        told: dict[str, Any] = {"what": fault.what, "where": fault.where, "fix": fault.fix}
        told["problems"] = list(fault.problems)
        self._note(state=State.FAILED, told=told, ended_at=timezone.now())

    def _note(self, **values: object) -> None:
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=["begun", *values])
