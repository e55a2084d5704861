"""Accounts: whoever signs in, known by an e-mail address; and links that sign in once."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone


class Accounts(BaseUserManager["Account"]):
    """Makes accounts, in the way that Django and allauth ask for it."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> Account:
        """Make an account; without a password it is entered by a link only. A door: writes."""
        account = self.model(email=self.normalize_email(email).lower(), **more)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """One person. What they may do in a business is said by their membership of it."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=2, blank=True)
    is_active = models.BooleanField(default=True)
    of_this_machine = models.BooleanField(default=False)
    """Whether this is whoever started the app here: the one that its link signs in."""
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def initials(self) -> str:
        """Two letters for the round mark beside a name."""
        words = (self.name or self.email).split()
        return "".join(word[0] for word in words[:2]).upper()


class EntryLink(models.Model):
    """A link that signs somebody in, once. What is kept of it opens nothing."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.account_id}"
