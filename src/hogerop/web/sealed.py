"""Secrets that the app must read again, in a form that its database alone cannot tell."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def seal(purpose: str, text: str) -> str:
    """Return a text that only this app can read, and for this purpose only."""
    return _cipher(purpose).encrypt(text.encode()).decode()


def unseal(purpose: str, sealed: str) -> str:
    """Return what was sealed.

    Raises
    ------
    ValueError
        If it was sealed under another key, or for another purpose.
    """
    try:
        return _cipher(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as fault:
        raise ValueError(purpose) from fault


def _cipher(purpose: str) -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(f"{purpose} {settings.SECRET_KEY}".encode()).digest()))
