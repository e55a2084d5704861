"""Which folder is which business, and who belongs to it; nothing about its customers."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from hogerop.web.businesses.roles import Role


class Business(models.Model):
    """A business: its address, and the folder of its workspace on the shelf.

    ``deleted_at``: since when its folder lies in the bin; None = it is there.
    """

    slug = models.SlugField(max_length=60, unique=True)
    folder = models.CharField(max_length=255, unique=True)
    name = models.CharField(max_length=120)
    made_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        """Two letters for its mark."""
        return "".join(word[0] for word in self.name.split()[:2]).upper() or "?"


class Membership(models.Model):
    """What somebody is in a business."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    role = models.CharField(max_length=10, choices=[(role.value, role.value) for role in Role])
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """One role a business."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["business", "account"], name="one_role_a_business")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role} {self.business_id}"


class Invitation(models.Model):
    """A place kept for somebody with an e-mail address: until a day, and taken once."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=[(role.value, role.value) for role in Role])
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.business_id} {self.role}"
