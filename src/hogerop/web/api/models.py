"""Tokens of programs, and the answers that are given twice to who asks twice."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from hogerop.web.businesses.roles import Right


class Token(models.Model):
    """What a program shows to come into one business. The token itself is kept nowhere.

    ``secret`` is its SHA-256: a token is drawn at random and long, so nothing slower is needed.
    ``minute`` and ``asked`` count what was asked within a minute, for all processes together.
    """

    business = models.ForeignKey("businesses.Business", on_delete=models.CASCADE)
    name = models.CharField(max_length=80)
    secret = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=60)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    minute = models.BigIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name

    @property
    def rights(self) -> frozenset[Right]:
        """What it may do."""
        return frozenset(Right(one) for one in self.scopes.split())

    @property
    def is_open(self) -> bool:
        """Whether it was neither revoked nor has run out."""
        return self.revoked_at is None and timezone.now() < self.expires_at


class Answered(models.Model):
    """What was answered to a request that changes something, under the key that it came with.

    ``status`` is 0 as long as it is being done.
    """

    token = models.ForeignKey(Token, on_delete=models.CASCADE)
    key = models.CharField(max_length=200)
    asked = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """One answer to a key of a token."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["token", "key"], name="one_answer_to_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.token_id} {self.status}"
