"""Webhooks of a business, and what was sent to them; nothing about customers."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from hogerop.steps.hearing import KINDS

TRIAL = "trial"
"""The kind of a message without news."""


class Off(StrEnum):
    """Why a hook is told nothing."""

    NOT = ""
    """It is told."""
    BY_HAND = "by_hand"
    FAILED = "failed"
    """Nobody took its messages for too long."""
    GONE = "gone"
    """Its program answered that it is gone for good."""
    LEFT = "left"
    """Whoever made it no longer leads the business."""


def new_key() -> str:
    """Return a key that no other hook has."""
    return uuid4().hex


def new_message_id() -> str:
    """Return an id that no other message has."""
    return f"msg_{uuid4().hex}"


class Hook(models.Model):
    """An address that is told of what happens.

    ``key`` is under which the business's folder keeps what it heard, ``heard`` the number of what
    it was told last; ``secret`` is sealed. ``anew``: what happened until now is not told.
    """

    business = models.ForeignKey("businesses.Business", on_delete=models.CASCADE)
    key = models.CharField(max_length=32, default=new_key, unique=True)
    url = models.CharField(max_length=500)
    secret = models.TextField()
    wants = models.CharField(max_length=60)
    off = models.CharField(max_length=10, blank=True, choices=[(o.value, o.value) for o in Off])
    off_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    made_at = models.DateTimeField(default=timezone.now)
    anew = models.BooleanField(default=True)
    heard = models.PositiveIntegerField(default=0)
    told_edition = models.PositiveIntegerField(null=True)
    told_day = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.business_id} {self.pk} {self.off or 'on'}"

    @property
    def kinds(self) -> tuple[str, ...]:
        """What it wants to be told, in the order of the list."""
        return tuple(kind for kind in KINDS if kind in self.wants.split())

    @property
    def is_on(self) -> bool:
        """Whether it is told of what happens."""
        return self.off == Off.NOT


class Delivery(models.Model):
    """One message: of what kind, of how many people, and what became of it; not who they are.

    ``hearing`` and ``part`` say which people of the business's folder are in it; ``next_at`` is
    null once it was taken or given up. ``answer`` is a number of HTTP or a word for what went
    wrong.
    """

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE)
    message = models.CharField(max_length=40, default=new_message_id, unique=True)
    kind = models.CharField(max_length=10)
    hearing = models.PositiveIntegerField(default=0)
    part = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    as_of = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=40, blank=True)

    class Meta:
        """Sent in the order in which they were made."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["hook", "next_at"], name="what_is_still_to_be_sent")
        ]

    def __str__(self) -> str:
        return f"{self.message} {self.kind} {self.answer}"

    @property
    def is_taken(self) -> bool:
        """Whether the other side said that it took it."""
        return self.answer.startswith("2")
