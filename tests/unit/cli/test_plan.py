"""`hogerop plan`: aims first, actions from draft to done, and every change undone again."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.story.typed import done, lines_told, told, typed
from tests.unit.cli.plan_shop import TODAY, drafted, made, running
from tests.unit.plan.hostile import NAMES

from hogerop import steps
from hogerop.workspace import Workspace

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("plan") / "shop")


@pytest.fixture
def shop(made_once: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made_once, tmp_path / "shop")


def test_the_first_lines_are_what_a_buyer_costs_and_brings(shop: Path) -> None:
    said = done(shop, "plan").splitlines()
    assert said[0].startswith("Cost of a new buyer: €")
    assert said[0].endswith("now")
    assert said[1].startswith("Lifetime revenue of a new buyer:")
    assert "Nothing is planned at the moment." in said
    assert "Kosten van een nieuwe koper" in done(shop, "plan", lang="nl")


def test_an_action_is_called_what_its_strategy_is_called_in_the_readers_language(
    shop: Path,
) -> None:
    acted = drafted(shop, title="Second-order mail")
    assert "Second-order mail (draft)" in done(shop, "plan", "show", acted.id)
    assert "Tweede-bestelling-mail (concept)" in done(shop, "plan", "show", acted.id, lang="nl")
    (shop / "strategies").mkdir()
    (shop / "strategies" / "broken.toml").write_text("step =", encoding="utf-8")
    assert "Second-order mail is nu" in done(shop, "plan", "approve", acted.id, lang="nl")


def test_steps_that_take_no_time_have_no_column_for_it(shop: Path) -> None:
    acted = drafted(shop)
    assert "60 minutes" in done(shop, "plan", "show", acted.id)
    workspace = Workspace.open(shop)
    timeless = tuple(replace(step, minutes=0) for step in acted.steps)
    steps.plan_change(workspace, acted.id, replace(acted, steps=timeless), by="Ann")
    assert "takes" not in done(shop, "plan", "show", acted.id).split()


def test_aims_are_set_kept_beside_how_it_stands_and_taken_back(shop: Path) -> None:
    stands = told(shop, "plan")["aims"][0]
    done(shop, "plan", "aim", "--acquisition", "8,50", "--rung", "Customer=40", "--rung", "5=9")
    now = told(shop, "plan")
    assert [target["rung"] for target in now["targets"]] == ["customer", "member"]
    assert [target["aim"] for target in now["targets"]] == [40, 9]
    assert now["aims"][0] == {**stands, "aim": 8.5}
    assert now["until"] == TODAY.replace(year=TODAY.year + 1).isoformat()
    done(shop, "plan", "aim", "--rung", "member=-", "--until", f"{TODAY + timedelta(90)}")
    now = told(shop, "plan")
    assert [target["rung"] for target in now["targets"]] == ["customer"]
    assert now["until"] == f"{TODAY + timedelta(90)}"
    done(shop, "plan", "aim", "--undo")
    assert len(told(shop, "plan")["targets"]) == 2
    done(shop, "plan", "aim", "--undo")
    assert typed(shop, "plan", "aim", "--undo").code == 2
    assert told(shop, "plan")["targets"] == []


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--rung", "giant=4"), "There is no rung giant"),
        (("--rung", "member"), "is no number"),
        (("--rung", "member=4.5"), "a number of contacts"),
        (("--acquisition", "-4"), "0 or more"),
        (("--lifetime", "nan"), "0 or more"),
        (("--rung", "outside=4"), "There is no aim outside"),
        (("--rung", "member=4", "--until", "2020-01-01"), "lies in the future"),
        ((), "Say what is aimed at"),
        (("--undo", "--rung", "member=4"), "not both"),
    ],
)
def test_what_cannot_be_aimed_at_is_refused(
    shop: Path, words: tuple[str, ...], complaint: str
) -> None:
    answer = typed(shop, "plan", "aim", *words)
    assert answer.code == 2
    assert complaint in answer.complained
    assert not (shop / "journal" / "aims.jsonl").exists()


def test_progress_is_told_from_the_day_of_the_aim(shop: Path) -> None:
    done(shop, "plan", "aim", "--acquisition", "8", "--rung", "customer=40")
    journal = shop / "journal" / "aims.jsonl"
    text = journal.read_text().replace(f'"since": "{TODAY}"', '"since": "2026-01-01"')
    journal.write_text(text)
    now = told(shop, "plan")
    assert now["targets"][0]["since"] == "2026-01-01"
    assert len(now["targets"][0]["quarters"]) >= 2
    assert now["targets"][0]["measured"] == now["targets"][0]["now"] == 30
    assert now["aims"][0]["measured"] > 0
    shown = done(shop, "plan")
    assert "at the start" in shown
    assert "on 1 Jan 2026" in shown


def test_an_action_goes_from_draft_to_done_and_one_step_back(shop: Path) -> None:
    acted = drafted(shop)
    done(shop, "plan", "change", acted.id, "--title", "Come again", "--budget", "80,25")
    done(shop, "plan", "change", acted.id, "--owner", "Ben", "--start", f"{TODAY + timedelta(1)}")
    done(shop, "plan", "approve", acted.id, "--by", "Ben")
    done(shop, "plan", "start", acted.id)
    done(shop, "plan", "tick", acted.id, "1")
    done(shop, "plan", "undo", acted.id)
    shown = told(shop, "plan", "show", acted.id)
    assert (shown["title"], shown["owner"], shown["budget"]) == ("Come again", "Ben", 80.25)
    assert shown["start"] == shown["steps"][0]["on"] == f"{TODAY + timedelta(1)}"
    assert (shown["state"], shown["steps"][0]["done"]) == ("running", False)
    assert (shown["people"], shown["held_out"], shown["seed"]) == (24, 6, 7)
    assert "orders 54% to 119%" in shown["why"]
    assert shown["power"].startswith("With 30 people")
    assert shown["changes"][3]["by"] == "Ben"
    assert [change["said"] for change in shown["changes"]][-1].startswith("the last change was")
    done(shop, "plan", "stop", acted.id, "--why", "too dear")
    assert "stopped: too dear" in done(shop, "plan", "show", acted.id)
    assert [one["state"] for one in told(shop, "plan")["actions"]] == ["stopped"]


def test_what_cannot_become_so_is_refused_and_nothing_is_written(shop: Path) -> None:
    acted = drafted(shop)
    before = (shop / "journal" / "plans.jsonl").read_bytes()
    for words in (
        ("start", acted.id),
        ("done", acted.id),
        ("approve", "nobody"),
        ("tick", acted.id, "9"),
        ("tick", acted.id, "1"),
        ("change", acted.id, "--budget", "-1"),
        ("change", acted.id, "--end", "2020-01-01"),
        ("change", acted.id, "--budget", "much"),
        ("undo", acted.id),
        ("people", acted.id, "--reached", "2026-11-01"),
    ):
        assert typed(shop, "plan", *words).code == 2, words
    assert (shop / "journal" / "plans.jsonl").read_bytes() == before


def test_what_a_budget_of_nothing_means_is_said(shop: Path) -> None:
    acted = drafted(shop)
    said = done(shop, "plan", "change", acted.id, "--budget", "0")
    assert "may take work, and cost no money" in said
    assert told(shop, "plan", "show", acted.id)["budget"] == 0
    assert "no money" not in done(shop, "plan", "change", acted.id, "--owner", "Ben")


def test_the_coming_week_is_a_list_for_each_owner(shop: Path) -> None:
    acted = running(shop)
    due = lines_told(shop, "plan", "week")
    assert [(one["owner"], one["action"], one["step"], one["late"]) for one in due] == [
        ("Ann", acted.id, 1, False),
        ("Ann", acted.id, 2, False),
    ]
    assert lines_told(shop, "plan", "week", "--owner", "ben") == []
    later = lines_told(shop, "plan", "week", "--from", f"{TODAY + timedelta(2)}")
    assert [one["late"] for one in later] == [True, False]
    assert "Ann, to do in the coming week:" in done(shop, "plan", "week", "--owner", "ann")
    assert told(shop, "plan")["due"] == due


@pytest.mark.parametrize("name", [*NAMES, "\x1b[31mred\x1b[0m \x07", "[bold]b[/bold]"])
def test_whatever_an_action_is_called_is_only_a_name(shop: Path, name: str) -> None:
    acted = drafted(shop, title=name)
    done(shop, "plan", "change", acted.id, "--owner", f"x{name}"[:400], "--by", name)
    done(shop, "plan", "approve", acted.id)
    done(shop, "plan", "stop", acted.id, "--why", name)
    for words in (("plan",), ("plan", "show", acted.id), ("plan", "undo", acted.id)):
        said = done(shop, *words)
        assert not {"\x1b", "\x07", "\u202e", "\r", "\t"} & set(said)
        assert max(map(len, said.splitlines())) <= 300
    assert "\u202e" not in done(shop, "plan", "week", "--json")


def test_what_the_doors_say_is_what_the_journal_holds(shop: Path) -> None:
    acted = running(shop)
    assert steps.plan_action(Workspace.open(shop), acted.id).state == "running"
    assert told(shop, "plan")["actions"][0]["id"] == acted.id
