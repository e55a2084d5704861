"""Webhooks: a program of the owner's is told who climbed, fell or is about to fall, and once."""

from __future__ import annotations

import json
import re
import shutil
from base64 import b64decode
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.conf import settings as told
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.web.people_here import SECRET, Town, hook_for, token_for, town
from tests.web.receiver import Receiver, receiving
from tests.web.test_hook_addresses import answers_of_dns

from hogerop import steps
from hogerop.contracts import contact_number
from hogerop.plan.outlets.webhook import signature
from hogerop.web.audit.models import Line
from hogerop.web.businesses import bin
from hogerop.web.businesses.models import Business
from hogerop.web.businesses.roles import Role
from hogerop.web.hooks import posting, registering, telling, work
from hogerop.web.hooks.models import Delivery, Hook, Off
from hogerop.workspace import Workspace

pytestmark = pytest.mark.django_db

HEADER = "Order,Date,E-mail,Name,Amount\n"


@pytest.fixture
def there(shelf, tiny_once, other_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    shutil.copytree(other_once, shelf / "other")
    return town()


@pytest.fixture
def shop(shelf, there) -> Workspace:
    return steps.open(shelf / "shop")


@pytest.fixture
def receiver(settings) -> Iterator[Receiver]:
    """Give a program in the house that takes what it is told."""
    with receiving() as running:
        settings.HOOKS_INSIDE = running.inside
        yield running


@pytest.fixture
def hook(there, receiver) -> Hook:
    """Give a webhook of the shop that heard already where everybody stands."""
    made = hook_for(there.shop, there.people["owner"], receiver.url)
    work.begin.call(made.pk)
    return Hook.objects.get(pk=made.pk)


def hand_in(there: Town, rows: str) -> None:
    """Hand orders in and take them, as a member of the shop does."""
    member = there.client("member")
    file = SimpleUploadedFile("more.csv", (HEADER + rows).encode())
    here = member.post("/b/shop/imports/hand-in", {"files": [file]})["Location"]
    assert "Rows taken:" in member.post(f"{here}/take", follow=True).text


BAS_AGAIN = "91,2026-05-20,bas@shop.example,Bas of shop,10.00\n"


def bas(shop: Workspace) -> str:
    return str(steps.people(shop, words="bas@").rows[0]["contact"])


def test_a_climb_is_told_after_an_import_by_id_and_rung_and_nothing_else(
    there, shop, hook, receiver
):
    hand_in(there, BAS_AGAIN)
    work.go_round.call()
    (said,) = [one for one in receiver.said() if one["type"] == "contacts.climbed"]
    day = steps.day_spoken_of(shop)
    assert said == {
        "type": "contacts.climbed",
        "business": "shop",
        "as_of": f"{day}",
        "contacts": [
            {"contact": bas(shop), "from": "shopper", "to": "customer", "on": "2026-05-20"}
        ],
    }
    assert b"Bas" not in receiver.heard[-1][2]
    assert b"example" not in receiver.heard[-1][2]


def test_a_message_is_signed_as_standard_webhooks_has_it(there, hook, receiver):
    hand_in(there, BAS_AGAIN)
    work.go_round.call()
    _, headers, body = receiver.heard[-1]
    id, at = headers["webhook-id"], int(headers["webhook-timestamp"])
    assert headers["webhook-signature"] == signature(SECRET, id, at, body)
    assert abs(at - timezone.now().timestamp()) < 600


def test_nothing_is_told_twice_and_nothing_of_the_past(there, hook, receiver):
    assert receiver.heard == []
    hand_in(there, BAS_AGAIN)
    for _ in range(3):
        work.go_round.call()
    assert len(receiver.heard) == 1
    steps.run(steps.open(told.PLACE.folder / "shop"))
    work.go_round.call()
    assert len(receiver.heard) == 1


def test_only_what_was_chosen_is_told(there, hook, receiver):
    Hook.objects.update(wants="fell falling")
    hand_in(there, BAS_AGAIN)
    work.go_round.call()
    assert receiver.said() == []


def test_a_fall_that_comes_with_time_alone_is_told_in_the_sample(
    shelf, sample_once, receiver, there, monkeypatch
):
    shutil.copytree(sample_once, shelf / "sample")
    business = Business.objects.create(slug="sample", folder="sample", name="Sample")
    business.membership_set.create(account=there.people["owner"], role=Role.OWNER)
    sample = steps.open(shelf / "sample")
    began = steps.day_spoken_of(sample)
    soon = steps.people(sample, falling=True, size=None).rows
    hook = hook_for(business, there.people["owner"], receiver.url)
    monkeypatch.setattr("hogerop.steps.hearing.usual_day", lambda workspace, newest: began)
    work.begin.call(hook.pk)
    later = began + timedelta(days=20)
    monkeypatch.setattr("hogerop.steps.hearing.usual_day", lambda workspace, newest: later)
    work.go_round.call()
    fell = {
        one["contact"]: date.fromisoformat(one["on"])
        for said in receiver.said()
        if said["type"] == "contacts.fell"
        for one in said["contacts"]
    }
    expected = {
        row["contact"]: row["stays_until"] + timedelta(days=1)
        for row in soon
        if row["stays_until"] < later
    }
    assert len(expected) > 2
    assert fell == expected
    warned = [s for s in receiver.said() if s["type"] == "contacts.about_to_fall"]
    assert warned
    known = {row["contact"] for row in soon}
    assert not known & {one["contact"] for said in warned for one in said["contacts"]}
    assert all(one["stays_until"] >= f"{later}" for said in warned for one in said["contacts"])


def test_many_people_come_in_several_messages_each_under_its_own_id(
    there, hook, receiver, monkeypatch
):
    monkeypatch.setattr(telling, "PEOPLE", 2)
    names = [f"n{number}@shop.example" for number in range(5)]
    hand_in(there, "".join(f"A{n},2026-04-02,{n},N,1.00\n" for n in names))
    work.go_round.call()
    hand_in(there, "".join(f"B{n},2026-05-02,{n},N,1.00\n" for n in names))
    work.go_round.call()
    climbed = [one["contacts"] for one in receiver.said() if one["type"] == "contacts.climbed"]
    assert [len(one) for one in climbed] == [2, 2, 1]
    assert len({who["contact"] for one in climbed for who in one}) == 5
    ids = [headers["webhook-id"] for _, headers, _ in receiver.heard]
    assert len(set(ids)) == len(ids)


def test_what_is_not_taken_is_sent_again_later_under_the_same_id(there, hook, receiver):
    receiver.answers[:] = [500]
    hand_in(there, BAS_AGAIN)
    work.go_round.call()
    one = Delivery.objects.get(hook=hook)
    assert (one.answer, one.tries, one.ended_at) == ("500", 1, None)
    assert one.next_at > timezone.now()
    work.go_round.call()
    assert len(receiver.heard) == 1
    Delivery.objects.update(next_at=timezone.now())
    work.go_round.call()
    one.refresh_from_db()
    assert (one.answer, one.tries, one.next_at) == ("204", 2, None)
    first, second = receiver.heard
    assert first[1]["webhook-id"] == second[1]["webhook-id"]
    assert first[2] == second[2]


def test_the_pauses_grow_and_after_the_last_it_is_switched_off_and_the_owner_told(
    there, hook, receiver
):
    receiver.answers[:] = [503] * 20
    hand_in(there, BAS_AGAIN)
    pauses = []
    for _ in range(len(telling.MINUTES)):
        work.go_round.call()
        one = Delivery.objects.get(hook=hook)
        pauses.append(round((one.next_at - timezone.now()).total_seconds() / 60))
        Delivery.objects.update(next_at=timezone.now())
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (1, 1440)
    assert mail.outbox == []
    work.go_round.call()
    hook.refresh_from_db()
    assert hook.off == Off.FAILED
    assert [one.to for one in mail.outbox] == [["owner@example.com"]]
    assert Line.objects.filter(page="hook_off", account=None, upon=f"{hook.pk}").exists()
    page = there.client("owner").get("/b/shop/settings/hooks").text
    assert "switched off by itself" in page
    work.go_round.call()
    assert len(receiver.heard) == len(telling.MINUTES) + 1


def test_a_program_that_says_it_is_gone_is_told_nothing_more(there, hook, receiver):
    receiver.answers[:] = [410]
    hand_in(there, BAS_AGAIN)
    work.go_round.call()
    hook.refresh_from_db()
    assert hook.off == Off.GONE


def test_what_happens_while_it_is_off_is_not_told_when_it_is_on_again(there, hook, receiver):
    owner = there.client("owner")
    owner.post(f"/b/shop/settings/hooks/{hook.pk}/off")
    hand_in(there, BAS_AGAIN)
    work.go_round.call()
    owner.post(f"/b/shop/settings/hooks/{hook.pk}/on")
    work.go_round.call()
    assert receiver.said() == []
    hand_in(there, "92,2026-05-21,anna@shop.example,Anna of shop,5.00\n")
    work.go_round.call()
    assert [one["type"] for one in receiver.said()] == ["contacts.climbed"]


def test_a_name_that_leads_inside_at_the_next_message_is_not_connected_to(
    there, monkeypatch, settings
):
    connected = []
    monkeypatch.setattr(posting, "_connected", lambda *of: connected.append(of))
    answers_of_dns(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])
    form = {"url": "https://example.com/hook", "wants": ["climbed"]}
    made = there.client("owner").post("/b/shop/settings/hooks/make", form)
    assert "whsec_" in made.text
    hand_in(there, BAS_AGAIN)
    work.go_round.call()
    assert Delivery.objects.get().answer == "inside"
    assert connected == []
    assert "the address leads inside" in there.client("owner").get("/b/shop/settings/hooks").text


def test_an_address_that_is_of_the_house_no_more_is_not_sent_to(there, hook, receiver, settings):
    settings.HOOKS_INSIDE = frozenset()
    hand_in(there, BAS_AGAIN)
    work.go_round.call()
    assert (Delivery.objects.get().answer, receiver.heard) == ("inside", [])


def test_whoever_leads_no_more_hears_nothing_any_more(there, hook, receiver):
    there.shop.membership_set.filter(role=Role.OWNER).update(role=Role.COACH)
    hand_in(there, BAS_AGAIN)
    work.go_round.call()
    hook.refresh_from_db()
    assert (hook.off, receiver.heard) == (Off.LEFT, [])


def test_an_owner_makes_one_sees_its_secret_once_and_it_is_kept_sealed(there, receiver):
    owner = there.client("owner")
    form = {"url": receiver.url, "wants": ["falling", "climbed"]}
    shown = owner.post("/b/shop/settings/hooks/make", form)
    (secret,) = re.findall(r"whsec_[\w+/=]{44}", shown.text)
    hook = Hook.objects.get()
    assert registering.secret_of(hook) == b64decode(secret.removeprefix("whsec_"))
    assert secret not in owner.get("/b/shop/settings/hooks").text + hook.secret
    assert (hook.kinds, hook.heard) == (("climbed", "falling"), 1)
    assert Line.objects.filter(page="hook_make").count() == 1


def test_all_that_is_wrong_with_one_is_told_at_once(there, monkeypatch):
    form = {"url": "https://localhost/hook", "wants": ["everything"]}
    shown = there.client("owner").post("/b/shop/settings/hooks/make", form)
    assert shown.status_code == 400
    assert "leads inside a network" in shown.text
    assert "Choose at least one thing" in shown.text
    assert 'value="https://localhost/hook"' in shown.text
    assert not Hook.objects.exists()


def test_a_business_has_no_more_than_a_few(there, receiver):
    for _ in range(registering.MOST):
        hook_for(there.shop, there.people["owner"], receiver.url)
    form = {"url": receiver.url, "wants": ["fell"]}
    shown = there.client("owner").post("/b/shop/settings/hooks/make", form)
    assert (shown.status_code, Hook.objects.count()) == (400, registering.MOST)


def test_a_trial_message_is_sent_once_and_shown(there, hook, receiver):
    owner = there.client("owner")
    receiver.answers[:] = [500]
    page = owner.post(f"/b/shop/settings/hooks/{hook.pk}/trial", follow=True).text
    assert "not taken: 500" in page
    work.go_round.call()
    ((_, headers, body),) = receiver.heard
    assert json.loads(body) == {"type": "hook.trial", "business": "shop"}
    assert headers["webhook-id"].startswith("msg_")
    assert "taken (204)" in owner.post(f"/b/shop/settings/hooks/{hook.pk}/trial", follow=True).text


def test_a_removed_one_leaves_nothing_behind(there, shop, hook):
    assert list((shop.folder / "listeners").iterdir()) != []
    there.client("owner").post(f"/b/shop/settings/hooks/{hook.pk}/remove")
    assert list((shop.folder / "listeners").iterdir()) == []
    assert not Hook.objects.exists()


def test_a_forgotten_person_is_in_no_message_that_is_still_to_be_sent(there, shop, hook, receiver):
    receiver.answers[:] = [500]
    hand_in(there, BAS_AGAIN + "93,2026-05-20,anna@shop.example,Anna of shop,10.00\n")
    work.go_round.call()
    gone = bas(shop)
    page = f"/b/shop/people/{gone}/forget/yes"
    assert there.client("owner").post(page, {"name": "Bas of shop"}).status_code == 302
    Delivery.objects.update(next_at=timezone.now())
    work.go_round.call()
    again = receiver.said()[1:]
    assert len(again) == 1
    assert gone not in json.dumps(again)
    assert len(again[0]["contacts"]) == len(receiver.said()[0]["contacts"]) - 1
    held = [value for row in Delivery.objects.values_list() for value in row]
    assert gone not in str(held)
    assert f"{contact_number(gone)}" not in str(held)


def test_what_was_noted_but_not_yet_made_into_messages_is_told_and_once(
    there, shop, hook, receiver
):
    hand_in(there, BAS_AGAIN)
    steps.hear(shop, hook.key)  # The worker was stopped right after this.
    work.go_round.call()
    work.tell.call(hook.pk)
    work.go_round.call()
    assert [one["type"] for one in receiver.said()] == ["contacts.climbed"]


def test_a_folder_that_is_put_back_from_a_backup_goes_on(there, shop, hook, receiver, tmp_path):
    shutil.copytree(shop.folder, tmp_path / "backup")
    hand_in(there, BAS_AGAIN)
    work.go_round.call()
    shutil.rmtree(shop.folder)
    shutil.copytree(tmp_path / "backup", shop.folder)
    work.go_round.call()
    hand_in(there, "94,2026-05-22,bas@shop.example,Bas of shop,10.00\n")
    work.go_round.call()
    assert [one["type"] for one in receiver.said()] == ["contacts.climbed", "contacts.climbed"]


def test_a_deleted_business_tells_nothing_and_its_webhooks_go_with_it(there, hook, receiver):
    there.client("owner").post("/b/shop/settings/delete", {"name": "Shop"})
    work.go_round.call()
    work.tell.call(hook.pk)
    assert receiver.heard == []
    Business.objects.filter(slug="shop").update(deleted_at=timezone.now() - timedelta(days=31))
    bin.sweep()
    assert not Hook.objects.exists()


def test_a_business_that_cannot_be_read_keeps_no_other_from_being_told(there, hook, receiver):
    broken = hook_for(there.other, there.people["stranger"], receiver.url)
    (told.PLACE.folder / "other" / "hogerop.toml").write_text("no settings", encoding="utf-8")
    assert broken.pk > hook.pk
    Hook.objects.filter(pk=hook.pk).update(key="z")
    work.go_round.call()
    hand_in(there, BAS_AGAIN)
    work.go_round.call()
    assert [one["business"] for one in receiver.said()] == ["shop"]


def test_a_mistake_of_ours_is_written_down_without_what_it_says(there, hook, monkeypatch, caplog):
    def fall(*of):
        raise KeyError("bas@shop.example")

    monkeypatch.setattr(work, "note", fall)
    work.tell.call(hook.pk)
    assert "KeyError in a webhook" in caplog.text
    assert "bas" not in caplog.text


def test_one_round_waits_at_a_time_and_none_without_webhooks(there, settings):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
    }
    work.come_round()
    assert not DBTaskResult.objects.exists()
    hook_for(there.shop, there.people["owner"])
    for _ in range(2):
        work.come_round()
    (waiting,) = DBTaskResult.objects.all()
    assert waiting.run_after > timezone.now()
    assert waiting.priority < 0
    waiting.set_successful(None)
    work.come_round()
    (after,) = DBTaskResult.objects.all()
    assert (after.pk != waiting.pk, after.status) == (True, "READY")


def test_what_was_sent_long_ago_is_known_no_more(there, hook):
    for days in (1, 500):
        at = timezone.now() - timedelta(days=days)
        Delivery.objects.create(hook=hook, kind="fell", next_at=None, ended_at=at)
    telling.sweep()
    assert Delivery.objects.count() == 1


def test_who_is_told_of_is_asked_for_over_the_api(there, shop, hook, receiver):
    hand_in(there, BAS_AGAIN)
    work.go_round.call()
    ((who,),) = [one["contacts"] for one in receiver.said()]
    _, secret = token_for(there.shop, there.people["owner"])
    address = f"/api/v1/contacts/{who['contact']}"
    asked = Client().get(address, headers={"Authorization": f"Bearer {secret}"})
    assert asked.json()["name"] == "Bas of shop"
