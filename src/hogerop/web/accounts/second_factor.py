"""The second factor: its secret is kept in a form that the database alone cannot read."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet
from django.conf import settings

from hogerop.web.accounts.models import Account


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps secrets of authenticator apps under a key made of the app's own."""

    def encrypt(self, text: str) -> str:
        """Return a text that only this app can read."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was encrypted."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def has_second_factor(account: Account) -> bool:
    """Return whether somebody signs in with more than a password. Runs one query."""
    return bool(is_mfa_enabled(account))


def _cipher() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(f"mfa {settings.SECRET_KEY}".encode()).digest()))
