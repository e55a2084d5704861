"""A plan reaches people by mail; that comes back as events, and is not undone."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.story.typed import done, lines_told, told, typed
from tests.unit.cli.plan_shop import TODAY, made, running
from tests.unit.cli.test_plan_outlets import letter, settings
from tests.unit.plan.outlets.test_mail import kept_by, serving
from tests.unit.steps.test_reaching import free_port

pytestmark = [pytest.mark.story, pytest.mark.usefixtures("noon")]


def test_a_letter_is_an_event_after_the_next_answer_and_moves_no_day(tmp_path: Path) -> None:
    shop = made(tmp_path / "shop")
    before = told(shop, "run")
    acted, kept = running(shop), tmp_path / "kept"
    words = ("plan", "mail", acted.id, "--letter", letter(shop))
    settings(shop, "mail", port=(port := free_port()))
    with serving(port, kept):
        done(shop, *words)
        assert touches(shop) == []
        sent = told(shop, *words, "--send", "--now")["sent"]
    may = [one for one in lines_told(shop, "plan", "people", acted.id) if one["may_be_written_to"]]
    assert (sent, len(kept_by(kept))) == (len(may), len(may))

    ladder = told(shop, "ladder")
    assert ladder["as_of"] == before["as_of"]
    assert len(touches(shop)) == sent
    assert {(row["action_id"], row["arm"], row["channel"]) for row in touches(shop)} == {
        (acted.id, "treated", "email")
    }
    after = told(shop, "run")
    assert (after["newest_event"], after["contacts"]) == (
        *(before["newest_event"], before["contacts"]),
    )

    refused = typed(shop, "plan", "undo", acted.id)
    assert (refused.code, "has reached people" in refused.complained) == (2, True)
    assert typed(shop, "plan", "people", acted.id, "--not-reached", f"{TODAY}").code == 2
    done(shop, "plan", "stop", acted.id, "--why", "nobody opened it")
    assert len(touches(shop)) == sent

    done(shop, "contacts", "forget", may[0]["email"], "--yes")
    assert len(touches(shop)) == sent - 1


def touches(shop: Path) -> list[dict[str, object]]:
    """Return the touches among the events of the edition in force."""
    told(shop, "ladder")
    edition = (shop / "current").read_text().strip()
    rows = pq.read_table(shop / "editions" / edition / "events.parquet").to_pylist()
    return [row for row in rows if row["kind"] == "touch"]
