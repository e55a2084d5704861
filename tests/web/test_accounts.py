"""Signing in: by e-mail, with a second factor, and once by the link that the app shows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.web.people_here import account, signed_in

from hogerop import steps
from hogerop.web.accounts.entering import link_for
from hogerop.web.accounts.models import EntryLink
from hogerop.web.businesses.actions import arrive
from hogerop.web.place import Place

pytestmark = pytest.mark.django_db

WHO = {"login": "someone@example.com", "password": "a-long-password"}


def test_an_account_is_made_and_signed_in_by_its_e_mail(client):
    answer = client.post(
        "/account/signup/", {"email": "New@Example.com", "password1": "four-plain-words-here"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "You belong to no business yet." in client.get("/").text


def test_a_short_password_is_refused(client):
    answer = client.post("/account/signup/", {"email": "a@example.com", "password1": "short"})
    assert "at least 12 characters" in answer.text


def test_where_it_is_not_open_only_an_invitation_lets_somebody_make_an_account(client, settings):
    settings.OPEN_SIGNUP = False
    told = {"email": "new@example.com", "password1": "four-plain-words-here"}
    client.post("/account/signup/", told)
    assert client.get("/account/me").status_code == 302


def test_a_wrong_password_says_no_more_than_that(client):
    account("someone")
    wrong = client.post("/account/login/", {**WHO, "password": "another-password"})
    unknown = client.post("/account/login/", {**WHO, "login": "nobody@example.com"})
    said = "The email address and/or password you specified are not correct."
    assert (said in wrong.text, said in unknown.text) == (True, True)


def test_after_some_wrong_passwords_one_has_to_wait_even_with_the_right_one(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {}
    cache.clear()
    account("someone")
    for _ in range(6):
        client.post("/account/login/", {**WHO, "password": "another-password"})
    client.post("/account/login/", WHO)
    assert client.get("/account/me").status_code == 302
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from counted")
        assert cursor.fetchone() > (0,)  # so that it holds for every process, and over a restart
    cache.clear()


def test_with_a_second_factor_a_password_alone_opens_nothing(client):
    someone, secret = account("someone"), generate_totp_secret()
    TOTP.activate(someone, secret)
    answer = client.post("/account/login/", WHO)
    assert answer["Location"] == "/account/second-factor/authenticate/"
    assert client.get("/account/me").status_code == 302
    half_minutes = int(timezone.now().timestamp()) // 30
    code = format_hotp_value(hotp_value(secret, half_minutes))
    client.post("/account/second-factor/authenticate/", {"code": code})
    assert client.get("/account/me").status_code == 200


def test_the_secret_of_a_second_factor_cannot_be_read_in_the_database():
    someone, secret = account("someone"), generate_totp_secret()
    kept = TOTP.activate(someone, secret).instance.data["secret"]
    assert secret not in kept


def test_a_link_signs_in_once(client):
    secret = link_for(account("someone"))
    assert client.get(f"/enter/{secret}")["Location"] == "/"
    assert client.get("/account/me").status_code == 200
    assert Client().get(f"/enter/{secret}").status_code == 404


def test_a_link_that_is_too_old_opens_nothing(client):
    secret = link_for(account("someone"))
    EntryLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"/enter/{secret}").status_code == 404


def test_a_link_of_an_account_that_is_closed_opens_nothing(client):
    closed = account("someone")
    secret = link_for(closed)
    closed.is_active = False
    closed.save()
    assert client.get(f"/enter/{secret}").status_code == 404


def test_a_link_cannot_be_made_from_what_is_kept():
    secret = link_for(account("someone"))
    assert secret not in str(EntryLink.objects.values().get())


def test_whoever_starts_the_app_owns_what_lies_in_the_folder(shelf):
    steps.start(shelf / "one", name="Bakker & Zoon")
    steps.start(shelf / "two", name="Bakker & Zoon")
    owner = arrive(Place(shelf))
    assert arrive(Place(shelf)) == owner
    owned = owner.membership_set.values_list("business__slug", "business__folder", "role")
    assert sorted(owned) == [
        ("bakker-zoon", "one", "owner"),
        ("bakker-zoon-2", "two", "owner"),
    ]


def test_a_language_that_is_chosen_stays_with_the_account():
    someone = account("someone")
    signed_in(someone).post("/language", {"language": "nl"})
    elsewhere = signed_in(someone).get("/account/me", headers={"accept-language": "en"})
    assert "Je account" in elsewhere.text


def test_a_session_can_be_ended_from_another_one():
    account("someone")
    lost, here = Client(), Client()
    for one in (lost, here):
        one.post("/account/login/", WHO)
        one.get("/account/me")
    here.post("/account/sessions/")
    assert lost.get("/account/me").status_code == 302
    assert here.get("/account/me").status_code == 200
