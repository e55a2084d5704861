"""What may be asked of "what if", who moved, and everyone up one rung: as their tables say."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.spec.read import Row, table

from hogerop import whatif
from hogerop.errors import AskedWrongly
from hogerop.forecast.months import LAPSED, NEVER, NOT_THERE, Panel
from hogerop.forecast.movement import movement
from hogerop.ladder import KEYS, RUNGS
from hogerop.words import LANGUAGES, speaking

HERE = Path(__file__).parent / "ahead"


def each(name: str, of: str) -> list[object]:
    told = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))[of]
    return [pytest.param(one, id=one.get("title") or str(one.get("asked"))) for one in told]


@pytest.mark.parametrize("lever", each("levers", "lever"))
@pytest.mark.parametrize("spoken", LANGUAGES)
def test_a_lever_is_read_in_either_language_whichever_is_spoken(
    lever: dict[str, Any], spoken: str
) -> None:
    with speaking(spoken):
        read = {asked: whatif.parse(asked) for asked in lever["asked"]}
    told = {asked: [_told(one) for one in levers] for asked, levers in read.items()}
    assert told == {asked: [_meant(lever)] for asked in lever["asked"]}


def _told(lever: whatif.Lever) -> tuple[str, dict[str, Any]]:
    return type(lever).__name__, vars(lever)


def _meant(says: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {}
    if "rung" in says:
        values["rung"] = KEYS.index(says["rung"])
    if "what" in says:
        values["what"] = says["what"]
    if "share" in says:
        values["share"] = pytest.approx(says["share"])
    if "number" in says:
        name = {"MoreSuspects": "per_month", "MoreReferrals": "per_fan_year"}[says["means"]]
        values[name] = says["number"]
    return says["means"], values


@pytest.mark.parametrize("together", each("levers", "together"))
def test_several_levers_stand_apart(together: dict[str, Any]) -> None:
    read = {
        asked: [type(lever).__name__ for lever in whatif.parse(asked)]
        for asked in together["asked"]
    }
    assert read == dict.fromkeys(together["asked"], together["means"])


@pytest.mark.parametrize("refused", each("levers", "refused"))
def test_what_cannot_be_is_refused_with_all_its_mistakes(refused: dict[str, Any]) -> None:
    with pytest.raises(AskedWrongly) as wrong:
        whatif.parse(refused["asked"])
    told = wrong.value.what
    assert len(told.splitlines()) == refused["mistakes"]
    assert [says for says in refused["says"] if says not in told] == []


@pytest.mark.parametrize("story", each("movement", "example"))
def test_who_moved_is_as_its_table_says(story: dict[str, Any]) -> None:
    rows = table(story["standings"])
    ends = [month for month in rows[0] if month != "who"]
    found = movement(stood(rows, ends))
    assert [(f"{m.end:%Y-%m}", m.climbed, m.fell, m.stayed, m.came) for m in found.months] == [
        (row["month"], *(int(row[name]) for name in ("climbed", "fell", "stayed", "came")))
        for row in table(story["answers"])
    ]


def stood(rows: tuple[Row, ...], ends: list[str]) -> Panel:
    """Return a panel of who stood where at the end of each month; a star = lapsed, a dot = not."""

    def code(cell: str) -> int:
        return NOT_THERE if cell == "." else int(cell.rstrip("*")) + LAPSED * cell.endswith("*")

    standing = np.array([[code(row[month]) for row in rows] for month in ends], np.int8)
    none = np.zeros(standing.shape)
    return Panel(
        ends=tuple(date.fromisoformat(f"{month}-28") for month in ends),
        contact_id=np.arange(len(rows)),
        standing=standing,
        orders=none.astype(np.int16),
        money=none.astype(np.float32),
        since_order=np.full(standing.shape, NEVER, np.int8),
        money_is="none",
    )


@pytest.mark.parametrize("story", each("everyone_up", "example"))
def test_everyone_up_is_reckoned_as_its_table_says(story: dict[str, Any]) -> None:
    rows = table(story["rungs"])
    found = whatif.what_if(
        [whatif.EveryoneUp()], standing_still(rows), terms=whatif.Terms(yearly_rate=0.0), draws=20
    )
    assert {
        KEYS[step.rung]: [
            pytest.approx(step.per_contact[0].change.middle),
            pytest.approx(step.in_all[0].change.middle),
        ]
        for step in found.steps
        if step.per_contact[0].change and step.in_all[0].change
    } == {row["rung"]: [float(row["each"]), float(row["all"])] for row in table(story["steps"])}
    assert found.ceiling.change is not None
    assert found.ceiling.change.middle == pytest.approx(story["ceiling"])
    for key in story.get("refused", ()):
        name = RUNGS[KEYS.index(key) - 1].name
        assert any(name in said for said in found.refused), key


def standing_still(rows: tuple[Row, ...]) -> whatif.Seen:
    """Return rungs on which everybody stays, and brings a twelfth of their worth a month."""
    size = len(rows)
    return whatif.Seen(
        rows=np.eye(size),
        weight=np.full(size, 1e9),
        reward=np.array([float(row["worth"]) / 12 for row in rows]),
        reward_se=np.zeros(size),
        standing=np.array([KEYS.index(row["rung"]) for row in rows]),
        now=np.array([int(row["contacts"]) for row in rows]),
    )
