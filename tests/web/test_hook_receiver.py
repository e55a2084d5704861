"""The receiver of the how-to page, run as it stands there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.people_here import Town, town

from hogerop.web.hooks import work

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "be-told.md"
BAS = b"Order,Date,E-mail,Amount\n91,2026-05-20,bas@shop.example,10.00\n"


@pytest.fixture
def there(shelf, tiny_once) -> Town:
    shutil.copytree(tiny_once, shelf / "shop")
    return town()


@pytest.mark.django_db
def test_the_receiver_of_the_docs_hears_who_climbed_and_refuses_what_is_not_ours(
    there, settings, capsys, monkeypatch
):
    code, used = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert used == "receiver(9000).serve_forever()\n"
    known: dict[str, Any] = {}
    exec(code, known)
    monkeypatch.setattr(known["Door"], "log_message", lambda *of: None)
    with known["receiver"](0) as server:
        address = f"http://localhost:{server.server_port}/"
        settings.HOOKS_INSIDE = frozenset({("localhost", server.server_port)})
        running = Thread(target=server.serve_forever, args=(0.02,))
        running.start()
        try:
            owner = there.client("owner")
            form = {"url": address, "wants": ["climbed"]}
            page = owner.post("/b/shop/settings/hooks/make", form).text
            known["SECRET"] = re.search(r"whsec_[\w+/=]+", page)[0]
            here = owner.post(
                "/b/shop/imports/hand-in", {"files": [SimpleUploadedFile("more.csv", BAS)]}
            )["Location"]
            owner.post(f"{here}/take")
            work.go_round.call()
            with pytest.raises(HTTPError, match="401"):
                urlopen(Request(address, b"{}", {"webhook-signature": "v1,false"}))
        finally:
            server.shutdown()
            running.join()
    said = capsys.readouterr().out
    assert re.fullmatch(r"contacts\.climbed \S+ shopper -> customer\n", said)
