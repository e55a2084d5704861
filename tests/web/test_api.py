"""The API: what a command says with --json, done once, and refused in three lines."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.story.typed import lines_told, told
from tests.web.people_here import Town, drafted, token_for, town

from hogerop import plan, steps
from hogerop.ladder import KEYS
from hogerop.web.api import once
from hogerop.web.api.aims import Aimed
from hogerop.web.api.models import Answered
from hogerop.web.audit.models import Line

pytestmark = pytest.mark.django_db
ALL = "look work take_in decide"


class Program:
    """A program with a token."""

    def __init__(self, secret: str) -> None:
        self.headers = {"Authorization": f"Bearer {secret}"}

    def get(self, path: str, **headers: str):
        return Client().get(f"/api/v1{path}", headers=self.headers | headers)

    def post(self, path: str, body: object, **headers: str):
        return Client().post(
            f"/api/v1{path}",
            json.dumps(body),
            content_type="application/json",
            headers=self.headers | headers,
        )

    def send(self, path: str, *files: tuple[str, bytes], **headers: str):
        those = [SimpleUploadedFile(name, content) for name, content in files]
        return Client().post(f"/api/v1{path}", {"files": those}, headers=self.headers | headers)


@pytest.fixture
def there(shelf, tiny_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    return town()


@pytest.fixture
def program(there) -> Program:
    return Program(token_for(there.shop, there.people["owner"], ALL)[1])


@pytest.fixture
def sample(shelf, sample_once) -> Program:
    shutil.copytree(sample_once, shelf / "shop")
    there = town()
    return Program(token_for(there.shop, there.people["owner"], ALL)[1])


SAME = {
    "/ladder": ("ladder",),
    "/ladder?as_of=2026-06-30&compare_with=2026-05-31": (
        "ladder",
        "--as-of",
        "2026-06-30",
        "--compare-with",
        "2026-05-31",
    ),
    "/months": ("months",),
    "/moves?since=2026-05-31&until=2026-06-30": (
        "moves",
        "--from",
        "2026-05-31",
        "--to",
        "2026-06-30",
    ),
    "/movement": ("movement",),
    "/value": ("value",),
    "/value?by=channel": ("value", "--by", "channel"),
    "/cohorts": ("cohorts",),
    "/costs": ("costs",),
    "/referrals": ("referrals",),
    "/forecast": ("forecast",),
    "/what-if": ("whatif",),
    "/results": ("results",),
    "/plan": ("plan",),
    "/plan/channels?start=2026-07-06": ("plan", "channels", "--start", "2026-07-06"),
    "/policy": ("policy", "show"),
    "/review": ("contacts", "review"),
}


@pytest.mark.parametrize("address", SAME)
def test_an_answer_is_what_the_command_says(address, sample, shelf):
    answer = sample.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.json() == told(shelf / "shop", *SAME[address])


def test_the_pages_of_a_list_hold_everybody_once(sample, shelf):
    first = sample.get("/contacts?limit=200").json()
    rows = [*first["rows"], *sample.get("/contacts?limit=200&page=2").json()["rows"]]
    everybody = lines_told(shelf / "shop", "contacts")
    assert first["total"] == len(everybody)
    assert len(rows) == min(len(everybody), 400)
    by_id = {row["contact"]: row for row in everybody}
    assert all(
        by_id[row["contact"]].items() <= (row | by_id[row["contact"]]).items() for row in rows
    )


def test_a_person_is_told_as_the_commands_tell(program, shelf):
    anna = program.get("/contacts?words=anna").json()["rows"][0]["contact"]
    shop = shelf / "shop"
    assert program.get(f"/contacts/{anna}").json() == told(shop, "contacts", "show", anna)
    assert program.get(f"/contacts/{anna}/why").json() == told(shop, "why", anna)
    days = [one["day"] for one in program.get(f"/contacts/{anna}/timeline").json()["happened"]]
    assert days == ["2026-04-01", "2026-03-01"]


def test_an_answer_that_is_still_the_same_is_not_sent_again(program):
    first = program.get("/ladder")
    again = program.get("/ladder", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


ORDERS = b"Order,Date,E-mail,Name,Amount\n9,2026-05-02,dirk@shop.example,Dirk,12.00\n"


def test_files_are_tried_out_and_nothing_is_taken(program):
    tried = program.send("/trials", ("more.csv", ORDERS)).json()["files"]
    assert [(one["file"], one["report"]["taken"]) for one in tried] == [("more.csv", 1)]
    assert program.get("/imports").json()["total"] == 1


def test_what_is_wrong_with_a_file_is_told_and_nothing_is_taken(program):
    answer = program.send("/imports", ("good.csv", ORDERS), ("bad.csv", b"\x00\x01\x02"))
    assert answer.status_code == 400
    assert answer.json()["title"]
    assert program.get("/imports").json()["total"] == 1


def test_files_are_taken_and_taken_back(program):
    asked = program.send("/imports", ("more.csv", ORDERS))
    assert (asked.status_code, asked.json()["state"]) == (202, "done")
    job = program.get(f"/jobs/{asked.json()['job']}").json()
    assert [one["taken"] for one in job["result"]["files"]] == [1]
    names = [row["name"] for row in program.get("/contacts").json()["rows"]]
    assert "Dirk" in names
    program.post("/imports/2/undo", {})
    assert [r["number"] for r in program.get("/imports").json()["rows"]] == [1]
    assert program.get("/imports").json()["removed"] == [2]
    program.post("/imports/2/restore", {})
    assert program.get("/imports/2").json()["new"] == 1


def test_rows_that_were_set_aside_are_told_as_they_stood(program):
    program.send("/imports", ("odd.csv", ORDERS + b"10,2026-31-31,x@shop.example,X,5\n"))
    found = program.get("/imports/2/set-aside").json()
    assert (found["total"], found["rows"][0]["row"]) == (1, 3)


def test_an_enquiry_is_recorded_without_its_name_in_the_answer(program, shelf):
    body = {"kind": "enquiry", "who": "anna@shop.example", "on": "2026-05-20"}
    answer = program.post("/events", body)
    assert answer.json() | {"notes": []} == {
        "day": "2026-05-20",
        "known": False,
        "new_contacts": 0,
        "notes": [],
    }
    assert program.post("/events", body).json()["known"] is True


def test_rules_are_tried_and_put_in_force_and_taken_back(program):
    rules = '[ladder.shopper]\nrule = "orders() >= 2"\n'
    before = program.get("/policy").json()
    assert program.post("/policy/try", {"policy": rules}).status_code == 200
    assert program.get("/policy").json() == before
    changes = program.post("/policy", {"policy": rules}).json()["changes"]
    assert [one["name"] for one in changes] == ["ladder.shopper.rule"]
    program.post("/policy/undo", {})
    assert program.get("/policy").json() == before


def test_rules_that_cannot_be_read_are_refused_with_the_place(program):
    answer = program.post("/policy", {"policy": '[ladder.shopper]\nrule = "orders() >"\n'})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["fix"]


def test_an_action_is_approved_started_ticked_and_taken_back(program, shelf):
    action = drafted(steps.open(shelf / "shop")).id
    for state in ("approved", "running"):
        now = program.post(f"/plan/actions/{action}/become", {"state": state}).json()
        assert now["state"] == state
    now = program.post(f"/plan/actions/{action}/tick", {"step": 1}).json()
    assert now["steps"][0]["done"]
    program.post(f"/plan/actions/{action}/undo", {})
    now = program.get(f"/plan/actions/{action}").json()
    assert (now["state"], bool(now["steps"][0]["done"])) == ("running", False)
    assert program.get(f"/plan/actions/{action}/people").json()["total"] >= 0


@pytest.mark.parametrize("rung", KEYS)
def test_the_contacts_of_every_rung_can_be_asked_for(rung, sample, shelf):
    found = sample.get(f"/contacts?rung={rung}").json()
    assert found["total"] == steps.people(steps.open(shelf / "shop"), rung=rung).in_all


@pytest.mark.parametrize("way", ["email", "phone", "post"])
def test_whom_a_message_may_not_reach_is_not_among_those_it_may(way, sample, shelf):
    may = steps.people(steps.open(shelf / "shop"), reach=way).in_all
    assert sample.get(f"/contacts?reach={way}").json()["total"] == may
    assert may < sample.get("/contacts").json()["total"]


def test_contacts_of_a_channel_come_with_the_most_valued_first(sample, shelf):
    shop = steps.open(shelf / "shop")
    channel = steps.channels_of_people(shop)[0]
    found = sample.get(f"/contacts?channel={channel}&by_value=true&limit=20").json()
    there = steps.people(shop, channel=channel, by_value=True, size=20)
    assert found["total"] == there.in_all
    assert [one["contact"] for one in found["rows"]] == [one["contact"] for one in there.rows]


def test_a_round_is_shown_and_then_kept(sample, shelf):
    asked = {"budget": 300, "hours": 4, "start": "2026-12-07", "seed": 3}
    shown = sample.post("/plan/rounds", asked | {"keep": False}).json()
    assert sample.get("/plan").json()["actions"] == []
    kept = sample.post("/plan/rounds", asked).json()
    assert [one["title"] for one in kept["actions"]] == [one["title"] for one in shown["actions"]]
    assert len(sample.get("/plan").json()["actions"]) == len(kept["actions"])


def test_a_round_may_be_for_some_people_and_with_one_strategy_only(sample):
    asked = {"budget": 300, "hours": 4, "keep": False}
    some = [one["contact"] for one in sample.get("/contacts?rung=customer").json()["rows"]]
    shown = sample.post("/plan/rounds", asked | {"among": some}).json()
    assert shown["contacts"] == len(some)
    wrong = sample.post("/plan/rounds", asked | {"strategy": "nothing_such"})
    assert wrong.status_code == 400
    assert "no such strategy" in wrong.text


def test_an_aim_is_set_and_taken_back(sample, shelf):
    before = sample.get("/plan").json()
    day = f"{steps.today_of(steps.open(shelf / 'shop')) + timedelta(days=90)}"
    now = sample.post("/plan/aims", {"member": 50, "acquisition": 20.5, "until": day}).json()
    assert ([one["rung"] for one in now["targets"]], now["until"]) == (["member"], day)
    assert sample.post("/plan/aims", {"member": None}).json()["targets"] == []
    assert sample.post("/plan/aims/undo", {}).json() == now
    sample.post("/plan/aims/undo", {})
    after = sample.get("/plan").json()
    assert [after[key] for key in now] == [before[key] for key in now]


def test_whatever_can_be_aimed_at_can_be_named():
    assert Aimed.model_fields.keys() == {*plan.MONEY_AIMS, *KEYS[1:], "until"}


def test_an_aim_of_nothing_is_refused(sample):
    assert sample.post("/plan/aims", {"outside": 5}).status_code == 422
    assert sample.post("/plan/aims", {"member": -1}).status_code == 422


RECORDED = {"kind": "testimonial", "who": "bas@shop.example", "on": "2026-05-20"}


def test_the_same_key_is_done_once_and_answered_alike(program, there):
    first = program.post("/events", RECORDED, **{"Idempotency-Key": "k1"})
    again = program.post("/events", RECORDED, **{"Idempotency-Key": "k1"})
    assert again.json() == first.json()
    assert (first.json()["known"], again["Idempotent-Replayed"]) == (False, "true")
    assert Line.objects.filter(page="api:record").count() == 1


def test_the_same_key_with_another_body_is_refused(program):
    program.post("/events", RECORDED, **{"Idempotency-Key": "k1"})
    other = program.post("/events", RECORDED | {"kind": "joined"}, **{"Idempotency-Key": "k1"})
    assert other.status_code == 422


def test_files_are_told_apart_by_their_content(program):
    program.send("/imports", ("a.csv", ORDERS), **{"Idempotency-Key": "f"})
    again = program.send("/imports", ("a.csv", ORDERS), **{"Idempotency-Key": "f"})
    other = program.send("/imports", ("a.csv", ORDERS + b"\n"), **{"Idempotency-Key": "f"})
    assert (again.status_code, other.status_code) == (202, 422)


def test_what_failed_may_be_tried_again_under_its_key(program):
    bad = program.post("/events", RECORDED | {"on": "1200-01-01"}, **{"Idempotency-Key": "k1"})
    assert bad.status_code == 400
    assert program.post("/events", RECORDED, **{"Idempotency-Key": "k1"}).status_code == 200


def test_what_is_being_done_is_not_done_beside_it(program, there):
    program.post("/events", RECORDED, **{"Idempotency-Key": "k1"})
    Answered.objects.update(status=0)
    again = program.post("/events", RECORDED, **{"Idempotency-Key": "k1"})
    assert again.status_code == 409


def test_a_key_is_kept_for_a_day(program):
    program.post("/events", RECORDED, **{"Idempotency-Key": "k1"})
    Answered.objects.update(at=timezone.now() - timedelta(hours=25))
    other = program.post("/events", RECORDED | {"kind": "joined"}, **{"Idempotency-Key": "k1"})
    assert other.status_code == 200
    Answered.objects.update(at=timezone.now() - timedelta(hours=25))
    once.sweep()
    assert not Answered.objects.exists()


def test_what_was_typed_about_somebody_is_in_no_problem(program):
    body: dict[str, Any] = {"kind": "nonsense", "who": "anna@shop.example", "more": "Anna"}
    answer = program.post("/events", body)
    assert answer.status_code == 422
    assert "anna" not in answer.text.lower()
    name = program.post("/events", {"kind": "enquiry", "who": "Anna of nowhere"})
    assert name.status_code == 404
    assert "anna" not in name.text.lower()


def test_a_problem_is_told_in_dutch_to_who_asks_for_it(program):
    answer = program.get("/imports/99", **{"Accept-Language": "nl"})
    assert answer.json()["title"] == "Dat is hier niet."


def test_the_description_is_open_and_holds_every_operation():
    found = Client().get("/api/v1/openapi.json")
    assert (found.status_code, found.json()["openapi"]) == (200, "3.1.0")
    assert "/api/v1/ladder" in found.json()["paths"]


def test_too_many_files_are_refused_with_a_problem(program):
    answer = program.send("/imports", *[(f"{n}.csv", ORDERS) for n in range(21)])
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_an_address_that_is_not_there_is_told_as_a_problem(program):
    answer = program.get("/nothing-here")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_word_that_is_not_known_is_told_with_those_that_are(program):
    told = program.get("/contacts?rung=mountain").json()["problems"]
    assert "'suspect'" in told[0]
    assert "mountain" not in told[0]
