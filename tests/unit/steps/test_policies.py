"""Rules put in force and taken back; what is not given stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.steps.shop import standings

from hogerop import steps
from hogerop.errors import AskedWrongly, WorkspaceFault
from hogerop.steps.policy_changes import Changed
from hogerop.workspace import Workspace

RHYTHM = "[rhythm]\nbusiness_gap = 400\n"
CUSTOMER = '[ladder.customer]\nrule = "order_days() >= 3"\n'


def settings(workspace: Workspace) -> str:
    return (workspace.folder / "hogerop.toml").read_text(encoding="utf-8")


def test_rules_that_are_not_given_stay_in_force(workspace: Workspace) -> None:
    steps.policy_set(workspace, CUSTOMER)
    assert steps.policy_set(workspace, RHYTHM) == (Changed("rhythm.business_gap", 60, 400),)
    assert "order_days() >= 3" in settings(workspace)
    assert standings(workspace) == {"suspect": 1, "shopper": 2}


def test_trying_a_part_of_the_rules_is_trying_them_beside_those_in_force(
    workspace: Workspace,
) -> None:
    steps.policy_set(workspace, CUSTOMER)
    tried = steps.policy_try(workspace, RHYTHM)
    assert (tried.changed, tried.after.rungs[3].contacts) == (0, 0)


def test_rules_are_taken_back_one_change_after_another(workspace: Workspace) -> None:
    first = settings(workspace)
    steps.policy_set(workspace, CUSTOMER)
    second = settings(workspace)
    steps.policy_set(workspace, RHYTHM)
    assert steps.policy_undo(workspace) == (Changed("rhythm.business_gap", 400, 60),)
    assert settings(workspace) == second
    steps.policy_undo(workspace)
    assert settings(workspace) == first
    with pytest.raises(AskedWrongly, match="no earlier rules"):
        steps.policy_undo(workspace)


def test_a_change_after_one_taken_back_is_itself_taken_back_first(workspace: Workspace) -> None:
    first = settings(workspace)
    steps.policy_set(workspace, CUSTOMER)
    steps.policy_undo(workspace)
    steps.policy_set(workspace, RHYTHM)
    steps.policy_undo(workspace)
    assert settings(workspace) == first


def test_a_change_that_was_stopped_halfway_is_not_in_the_way(workspace: Workspace) -> None:
    first = settings(workspace)
    steps.policy_set(workspace, CUSTOMER)
    halfway = steps.policy_text(workspace)
    workspace.append("policies", {"at": "2026-06-01", "before": halfway})
    steps.policy_undo(workspace)
    assert settings(workspace) == first


def test_rules_that_are_in_force_already_are_no_change(workspace: Workspace) -> None:
    assert steps.policy_set(workspace, steps.policy_text(workspace)) == ()
    assert workspace.journal("policies").lines == ()


def test_other_settings_changed_in_between_stay_when_rules_are_taken_back(
    workspace: Workspace,
) -> None:
    steps.policy_set(workspace, CUSTOMER)
    workspace.change_settings(settings(workspace).replace('name = "Shop"', 'name = "Store"'))
    steps.policy_undo(workspace)
    assert workspace.settings.business.name == "Store"


def test_a_line_of_the_journal_that_cannot_be_read_is_named(workspace: Workspace) -> None:
    steps.policy_set(workspace, CUSTOMER)
    with workspace.journal_file("policies").open("a", encoding="utf-8") as file:
        file.write("what\n")
    with pytest.raises(WorkspaceFault, match="line 2"):
        steps.policy_undo(workspace)


def test_every_mistake_in_the_settings_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "hogerop.toml").write_text(
        '[business]\nname = "J"\n[money]\nvat_rate = 21\n[ladder]\nnotice_days = 99999\n'
        '[ladder.fan]\nrule = "ordrs() > 1"\n[rhythm]\nleast_days = -3\n'
    )
    with pytest.raises(WorkspaceFault) as caught:
        steps.open(tmp_path)
    told = str(caught.value)
    assert told.startswith(
        "The settings cannot be used:\n- line 4: vat_rate is a number from 0 to 1"
    )
    assert "\n- line 6: 'notice_days' is a number of days" in told
    assert "\n- line 8, [ladder.fan]: " in told
    assert "\n- line 10: 'least_days' is a number of days" in told


def test_months_hold_no_count_where_promotions_are_not_recorded(workspace: Workspace) -> None:
    def counts() -> dict[str, list[int | None]]:
        rows = list(steps.months(workspace))[-8:]
        names = ("contacts", "lapsed", "entries", "exits")
        return {row["rung"]: [row[name] for name in names] for row in rows}

    assert counts()["fan"] == counts()["advocate"] == [None] * 4
    assert counts()["customer"] == [1, 0, 0, 0]
    steps.record(workspace, "testimonial", "jan@x.nl")
    assert counts()["fan"] == [0, 0, 0, 0]


def test_a_contact_without_a_name_is_called_by_the_address(workspace: Workspace) -> None:
    assert steps.why(workspace, "jan@x.nl").name == "jan@x.nl"
    assert steps.why(workspace, "kees@x.nl").name == "Kees"
