"""The client of the how-to page, run as it stands there against the app."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.web.people_here import token_for, town

from hogerop import steps

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "use-the-api.md"


@pytest.mark.django_db(transaction=True)
def test_the_client_of_the_docs_does_what_they_say(live_server, shelf, tiny_once, capsys):
    shutil.copytree(tiny_once, shelf / "shop")
    there = town()
    _, secret = token_for(there.shop, there.people["owner"], "look work take_in")
    client, *used = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(used) == 2
    known: dict[str, object] = {}
    exec(client, known)
    for code in used:
        here = code.replace("http://127.0.0.1:8000", live_server.url)
        exec(re.sub(r'"hogerop_…"', repr(secret), here), known)
    assert capsys.readouterr().out == "done\n"
    shop = steps.open(shelf / "shop")
    assert [one.file for one in steps.imports(shop)] == ["orders.csv", "today.csv"]
    steps.catch_up(shop)
    (bas,) = steps.people(shop, words="bas@").rows
    assert "referral" in [one.kind for one in steps.timeline(shop, bas["contact"]).happened]
