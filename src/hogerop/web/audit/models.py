"""The log of a business: who did what upon what, and when. Ids only, never a customer's data."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from hogerop.words import say


class Kind(StrEnum):
    """What it was."""

    SAW = "saw"
    """The page of a person, or a list of them."""
    CHANGED = "changed"
    EXPORTED = "exported"
    """A file with what the business knows left the app."""
    ERASED = "erased"
    REFUSED = "refused"
    """Somebody who belongs to the business asked what they may not."""

    @property
    def said(self) -> str:
        """What it is called."""
        return {
            Kind.SAW: say("seen"),
            Kind.CHANGED: say("changed"),
            Kind.EXPORTED: say("taken out"),
            Kind.ERASED: say("erased"),
            Kind.REFUSED: say("refused"),
        }[self]


class Line(models.Model):
    """One thing that was done.

    ``page`` is the name of the address, ``upon`` an id (of a contact, an action, an import), and
    ``token`` the number of the token of a program, where it was one.
    """

    business = models.ForeignKey("businesses.Business", on_delete=models.CASCADE)
    at = models.DateTimeField(default=timezone.now)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    token = models.BigIntegerField(null=True)
    page = models.CharField(max_length=60)
    upon = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Kind])

    class Meta:
        """Read by business, the newest first."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["business", "-at"], name="log_of_a_business")
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind} {self.page} {self.upon}".strip()
