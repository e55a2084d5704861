"""When an edition is behind what is known, and a new one is made."""

from __future__ import annotations

import pytest
from tests.unit.steps.shop import standings

from hogerop import steps
from hogerop.errors import WorkspaceFault
from hogerop.workspace import Workspace, with_values

TESTIMONIAL = '{"kind": "testimonial", "who": "jan@x.nl", "on": "2026-05-30"}\n'


def number(workspace: Workspace) -> int:
    """Return the number of the edition that answers now."""
    steps.ladder(workspace)
    edition = workspace.edition()
    assert edition is not None
    return edition.number


def promotions(workspace: Workspace) -> int:
    """Return how many events there are beside the three orders."""
    number(workspace)
    edition = workspace.edition()
    assert edition is not None
    return int(str(edition.says["events"])) - 3


def test_nothing_new_makes_no_new_edition(workspace: Workspace) -> None:
    assert [number(workspace), number(workspace)] == [1, 1]


def test_what_is_recorded_shows_at_once(workspace: Workspace) -> None:
    assert (number(workspace), promotions(workspace)) == (1, 0)
    steps.record(workspace, "testimonial", "jan@x.nl")
    assert (number(workspace), promotions(workspace)) == (2, 1)


def test_what_is_recorded_during_a_run_comes_with_the_next_edition(workspace: Workspace) -> None:
    def record_once(what: str, share: float) -> None:
        if not workspace.journal("recorded").lines:
            steps.record(workspace, "testimonial", "jan@x.nl")

    made = steps.run(workspace, progress=record_once)
    assert (made.recorded, made.events) == (0, 3)
    assert promotions(workspace) == 1


def test_settings_that_change_during_a_run_hold_in_the_next_edition(workspace: Workspace) -> None:
    def change(what: str, share: float) -> None:
        text = with_values(workspace.settings.text, "money", margin_rate=0.5)
        workspace.change_settings(text)

    made = steps.run(workspace, progress=change)
    assert not made.margin_known
    assert number(workspace) == 2
    assert "No margin is known: figures of money are revenue." not in steps.ladder(workspace).notes


def test_blank_lines_in_the_journal_change_nothing(workspace: Workspace) -> None:
    steps.record(workspace, "testimonial", "jan@x.nl")
    assert number(workspace) == 1
    journal = workspace.journal_file("recorded")
    journal.write_text("\n" + journal.read_text("utf-8") + "\n  \n", "utf-8")
    assert (number(workspace), promotions(workspace)) == (1, 1)
    steps.record(workspace, "testimonial", "piet@x.nl")
    assert (number(workspace), promotions(workspace)) == (2, 2)


def test_an_edited_line_of_the_journal_makes_a_new_edition(workspace: Workspace) -> None:
    journal = workspace.journal_file("recorded")
    journal.write_text(TESTIMONIAL, "utf-8")
    assert number(workspace) == 1
    before = standings(workspace)
    journal.write_text(TESTIMONIAL.replace("jan@x.nl", "new@x.nl"), "utf-8")
    assert number(workspace) == 2
    assert sum(standings(workspace).values()) == sum(before.values()) + 1


def test_a_broken_line_stops_every_question_and_says_which_and_how_to_mend_it(
    workspace: Workspace,
) -> None:
    journal = workspace.journal_file("recorded")
    journal.write_text(TESTIMONIAL + '{"kind": "testim\n' + TESTIMONIAL, "utf-8")
    with pytest.raises(WorkspaceFault) as refused:
        steps.ladder(workspace)
    what, where, fix = str(refused.value).splitlines()
    assert what == "1 line of what was recorded by hand cannot be read."
    assert where == f"{journal}, line 2"
    assert fix.startswith("Open the file in a text editor and mend or remove what stands there")
    journal.write_text(TESTIMONIAL, "utf-8")
    assert promotions(workspace) == 1


def test_an_edition_from_before_the_journal_had_a_digest_is_made_again(
    workspace: Workspace,
) -> None:
    assert number(workspace) == 1
    edition = workspace.edition()
    assert edition is not None
    manifest = edition.folder / "manifest.json"
    lines = manifest.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(' "journal":')]
    manifest.write_text("\n".join(kept), "utf-8")
    assert number(workspace) == 2
