"""Every page of the app by its address: made from the map of addresses, so that none is missed."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

SPEC = Path(__file__).parents[1] / "spec" / "web" / "pages.toml"
NEEDS_A_SECRET = (
    "account_reset_password_from_key",
    "account_confirm_email",
    "enter",
    "invitation",
    "mfa_authenticate",
    "account_email_verification_sent",
)
"""Pages behind a link of a letter, or in the middle of signing in."""


def addresses(**names: str) -> dict[str, str]:
    """Return the address of every page that can be opened, by its name.

    Parameters
    ----------
    **names : str
        What stands for a part of an address that names something: ``slug``, ``contact``, ….
    """
    import django
    from django.urls import get_resolver, reverse

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hogerop.web.settings")
    django.setup()
    pages = tomllib.loads(SPEC.read_text(encoding="utf-8"))
    asked = {
        name for part in ("open", "signed_in") for name, how in pages[part].items() if how == "GET"
    }
    asked |= {name for name, (_, how) in pages["inside"].items() if how == "GET"}
    taken = {name: keys for name in asked for _, keys in get_resolver().reverse_dict[name][0][:1]}
    return {
        name: reverse(name, kwargs={key: names[key] for key in taken[name]})
        for name in sorted(asked - set(NEEDS_A_SECRET) - {"account_logout"})
    }
