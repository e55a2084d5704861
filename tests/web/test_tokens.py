"""Tokens: made once, kept as a hash, open for a time, and closed at once."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.people_here import Town, token_for, town

from hogerop.web.api import tokens
from hogerop.web.api.models import Token
from hogerop.web.businesses.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(shelf, tiny_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    return town()


def asked(secret: str, path: str = "business"):
    return Client().get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {secret}"})


def test_an_owner_makes_one_and_sees_it_once(there):
    owner = there.client("owner")
    form = {"name": "Till", "scopes": ["look", "work"], "days": "30"}
    shown = owner.post("/b/shop/settings/tokens/make", form)
    (secret,) = re.findall(r"hogerop_[\w-]{43}", shown.text)
    assert asked(secret).json()["may"] == ["look", "work"]
    assert secret not in owner.get("/b/shop/settings/tokens").text
    assert Token.objects.get().secret == sha256(secret.encode()).hexdigest()


@pytest.mark.parametrize("days", ["366", "003650", "0010099999"])
def test_all_that_is_wrong_with_one_is_told_at_once(days, there):
    form = {"name": " ", "scopes": ["lead"], "days": days}
    shown = there.client("owner").post("/b/shop/settings/tokens/make", form)
    assert shown.status_code == 400
    assert shown.text.count("A token ") >= 3
    assert not Token.objects.exists()


def test_what_is_revoked_opens_nothing_at_once(there):
    token, secret = token_for(there.shop, there.people["owner"])
    there.client("owner").post(f"/b/shop/settings/tokens/{token.pk}/revoke")
    assert asked(secret).status_code == 401


def test_what_has_run_out_opens_nothing(there):
    _, secret = token_for(there.shop, there.people["owner"])
    Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert asked(secret).status_code == 401


def test_the_token_of_somebody_who_no_longer_leads_opens_nothing(there):
    _, secret = token_for(there.shop, there.people["owner"])
    there.shop.membership_set.filter(role=Role.OWNER).update(role=Role.MEMBER)
    assert asked(secret).status_code == 401


def test_a_session_opens_nothing_of_the_api(there):
    assert there.client("owner").get("/api/v1/business").status_code == 401


def test_the_last_time_it_was_used_is_shown(there):
    _, secret = token_for(there.shop, there.people["owner"])
    assert "never" in there.client("owner").get("/b/shop/settings/tokens").text
    asked(secret)
    assert Token.objects.get().used_at is not None


def test_who_asks_too_often_waits(there, monkeypatch):
    monkeypatch.setattr(tokens, "A_MINUTE", 2)
    _, secret = token_for(there.shop, there.people["owner"])
    monkeypatch.setattr(tokens.time, "time", lambda: 6_000_000.0)
    answers = [asked(secret) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "60"
    monkeypatch.setattr(tokens.time, "time", lambda: 6_000_060.0)
    assert asked(secret).status_code == 200
