"""The API beside its own description: whatever is sent, it answers as it says it does.

``make schemathesis`` sends more.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as given_settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.web.people_here import token_for, town

from hogerop.web.api import tokens
from hogerop.web.wsgi import application

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "3"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]

pytestmark = pytest.mark.django_db

SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
OPERATIONS = {
    one.ok().definition.raw["operationId"]: one.ok() for one in SCHEMA.get_all_operations()
}


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Keep the connection of the test open, as Django's own test client does."""
    signals = (request_started, request_finished)
    for one in signals:
        one.disconnect(close_old_connections)
    yield
    for one in signals:
        one.connect(close_old_connections)


@pytest.fixture
def secret(shelf: Path, tiny_once: Path, monkeypatch: pytest.MonkeyPatch, settings) -> str:
    # This client does not close what it was answered with, and files would stay open.
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    shutil.copytree(tiny_once, shelf / "shop")
    there = town()
    monkeypatch.setattr(tokens, "A_MINUTE", 10**9)
    return token_for(there.shop, there.people["owner"], "look work take_in decide")[1]


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_answer_is_as_described(name, mode, secret):
    @given(case=OPERATIONS[name].as_strategy(generation_mode=mode))
    @given_settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def answered(case):
        answer = case.call(headers={"Authorization": f"Bearer {secret}"})
        case.validate_response(answer, checks=CHECKS)

    try:
        answered()
    except (Unsatisfiable, schemathesis.errors.InvalidSchema):
        # Where an operation asks nothing, nothing can be asked wrongly.
        assert mode is GenerationMode.NEGATIVE
