"""The second factor: its secret is kept in a form that the database alone cannot read."""

from __future__ import annotations

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled

from hogerop.web.accounts.models import Account
from hogerop.web.sealed import seal, unseal

_PURPOSE = "mfa"


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps secrets of authenticator apps under a key made of the app's own."""

    def encrypt(self, text: str) -> str:
        """Return a text that only this app can read."""
        return seal(_PURPOSE, text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was encrypted."""
        return unseal(_PURPOSE, encrypted_text)


def has_second_factor(account: Account) -> bool:
    """Return whether somebody signs in with more than a password. Runs one query."""
    return bool(is_mfa_enabled(account))
