"""The wall before the API: every operation, without a token, with a wrong one, with too little."""

from __future__ import annotations

import json
import shutil
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.web.people_here import Town, drafted, token_for, town

from hogerop import steps
from hogerop.web.api.models import Token
from hogerop.web.api.urls import api
from hogerop.web.audit.models import Line
from hogerop.web.businesses.models import Business
from hogerop.web.businesses.roles import Right
from hogerop.web.jobs.models import Job

pytestmark = pytest.mark.django_db

SPEC = Path(__file__).parents[1] / "spec" / "web" / "operations.toml"
LISTED = tomllib.loads(SPEC.read_text(encoding="utf-8"))
SCHEMA = api.get_openapi_schema(path_prefix="/api/v1/")
OPERATIONS = {
    one["operationId"]: (one["x-right"], how.upper(), path.removeprefix("/api/v1"))
    for path, of in SCHEMA["paths"].items()
    for how, one in of.items()
}
SCOPES = [right.value for right in Right if right is not Right.LEAD]
BODIES = {
    "policy_try": {"policy": "[policy]\n"},
    "policy_set": {"policy": "[policy]\n"},
    "plan_draft": {"budget": 100, "hours": 1, "keep": False},
    "plan_aim": {"member": 3},
    "plan_become": {"state": "approved"},
    "plan_tick": {"step": 1},
    "record": {"kind": "enquiry", "who": "anna@shop.example"},
}


@pytest.fixture
def there(shelf, tiny_once, other_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    shutil.copytree(other_once, shelf / "other")
    return town()


def ask(there: Town, name: str, secret: str, of: Business | None = None):
    """Ask an operation with a token, by the ids of a business."""
    _, how, path = OPERATIONS[name]
    for what, value in ids(there, of or there.shop, path).items():
        path = path.replace(f"{{{what}}}", f"{value}")
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    if how == "GET":
        return Client().get(f"/api/v1{path}", headers=headers)
    if name in ("import_take", "import_try"):
        file = SimpleUploadedFile("a.csv", b"E-mail,Name\nc@shop.example,Cees\n")
        return Client().post(f"/api/v1{path}", {"files": file}, headers=headers)
    body = json.dumps(BODIES.get(name, {}))
    return Client().post(f"/api/v1{path}", body, content_type="application/json", headers=headers)


def ids(there: Town, of: Business, path: str) -> dict[str, object]:
    workspace = steps.open(settings.PLACE.folder / of.folder)
    found: dict[str, object] = {}
    if "{contact}" in path:
        found["contact"] = steps.people(workspace).rows[0]["contact"]
    if "{action}" in path:
        found["action"] = drafted(workspace).id
    if "/jobs/" in path:
        found["number"] = Job.objects.create(business=of, kind="take", language="en").pk
    elif "{number}" in path:
        found["number"] = 1 if of == there.shop else 2
    if "{key}" in path:
        found["key"] = next(iter(steps.plan_strategies(workspace)))
    return found


def test_every_operation_is_in_the_list_with_the_right_that_it_asks():
    assert {name: tuple(of) for name, of in LISTED.items()} == OPERATIONS


@pytest.mark.parametrize("name", OPERATIONS)
def test_without_a_token_that_is_open_nothing_is_told(name, there):
    _, revoked = token_for(there.shop, there.people["owner"], " ".join(SCOPES))
    Token.objects.update(revoked_at=timezone.now())
    _, old = token_for(there.shop, there.people["owner"], " ".join(SCOPES))
    Token.objects.filter(revoked_at=None).update(expires_at=timezone.now() - timedelta(days=1))
    told = {ask(there, name, secret).text for secret in ("", "hogerop_no", revoked, old)}
    assert len(told) == 1
    assert json.loads(told.pop())["status"] == 401


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_token_without_the_right_is_refused_and_that_is_a_line_of_the_log(name, there):
    lacking = " ".join(one for one in SCOPES if one != OPERATIONS[name][0])
    _, secret = token_for(there.shop, there.people["owner"], lacking)
    answer = ask(there, name, secret)
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert [(one.kind, one.page) for one in Line.objects.all()] == [("refused", f"api:{name}")]


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_token_with_the_right_alone_is_let_in(name, there):
    _, secret = token_for(there.shop, there.people["owner"], OPERATIONS[name][0])
    assert ask(there, name, secret).status_code not in (401, 403, 500)


# Strategies of the library are in every business.
@pytest.mark.parametrize(
    "name", [n for n, of in OPERATIONS.items() if "{" in of[2] and "{key}" not in of[2]]
)
def test_the_ids_of_another_business_are_not_known_here(name, there):
    _, secret = token_for(there.shop, there.people["owner"], " ".join(SCOPES))
    before = folder_of(there.other)
    answer = ask(there, name, secret, there.other)
    assert answer.status_code == 404
    assert "other" not in answer.text
    if "{action}" not in OPERATIONS[name][2]:  # asking one drafts it first
        assert folder_of(there.other) == before


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_token_of_another_business_opens_nothing_of_this_one(name, there):
    _, secret = token_for(there.other, there.people["stranger"], " ".join(SCOPES))
    before = folder_of(there.shop)
    answer = ask(there, name, secret, there.other)
    assert "of shop" not in answer.text
    assert "@shop.example" not in answer.text
    assert folder_of(there.shop) == before


def folder_of(business: Business) -> list[tuple[str, int]]:
    folder = settings.PLACE.folder / business.folder
    return sorted(
        (str(file.relative_to(folder)), file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file() and "lock" not in file.name
    )
