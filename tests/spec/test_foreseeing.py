"""Histories, refusals, what data cannot show, horizons and memberships: as their tables say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import numpy as np
import pytest
from tests.engines import AnEngine, opened_engine
from tests.spec.costing import HERE, Case, cases
from tests.spec.happened import tables
from tests.spec.read import table
from tests.spec.story import day_of, history

from hogerop.value import Histories, Model, number_of
from hogerop.value.buying.clock import CALENDAR
from hogerop.value.buying.enough import Sample, missing
from hogerop.value.buying.histories import histories
from hogerop.value.buying.occasions import buyers
from hogerop.value.fitting.estimation import fit
from hogerop.value.fitting.model import DAYS_A_MONTH
from hogerop.value.models.bg_bb import BGBB
from hogerop.value.models.bg_nbd import BGNBD
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.pareto_nbd import ParetoNBD
from hogerop.value.models.regular import Regular
from hogerop.value.models.sbg import SBG
from hogerop.value.prediction.members import histories_of, members, memberships
from hogerop.value.selection.refusal import Refusal, in_words
from hogerop.value.selection.seasons import Seasons

MODELS: dict[str, Model] = {
    model.name: model for model in (ParetoNBD(), MBGNBD(), BGNBD(), Regular(2), BGBB(), SBG())
}


def each(name: str, of: str = "example") -> list[object]:
    told = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))[of]
    return [
        pytest.param(one, id=one.get("title", f"{one.get('what')} {one.get('why')}"))
        for one in told
    ]


def stories(name: str) -> list[object]:
    return [pytest.param(case, id=case.title) for case in cases(name)]


@contextmanager
def happened(case: Case) -> Iterator[tuple[AnEngine, int]]:
    """Give an engine in which the story has happened, and the day that is asked about."""
    engine = opened_engine(threads=1)
    try:
        told = zip(("events", "membership", "contacts"), tables(history(case.story)), strict=True)
        for name, rows in told:
            engine.put(name, rows)
        yield engine, number_of(date.fromisoformat(case.says["as_of"]))
    finally:
        engine.close()


def clock_of(case: Case) -> Any:
    if "busy" not in case.says:
        return CALENDAR
    index = np.full(12, case.says["busy"]["other"])
    index[11] = case.says["busy"]["december"]
    return Seasons(index, index, index, 2.0)


@pytest.mark.parametrize("case", stories("histories"))
def test_histories_are_as_their_table_says(case: Case) -> None:
    with happened(case) as (engine, day):
        book = histories(engine, day)
    found = buyers(book.occasions, book.until, clock_of(case))
    known = found.histories
    told = {
        int(book.contact_id[contact]): pytest.approx(tuple(figures))
        for contact, *figures in zip(
            found.contact, known.frequency, known.recency, known.T, found.money, strict=True
        )
    }
    assert told == {
        case.contact_of(row["who"]): tuple(
            float(row[name]) for name in ("again", "recency", "observed", "spent")
        )
        for row in case.answers
    }


@pytest.mark.parametrize("told", each("refusals", "sample"))
def test_what_is_missing_is_said(told: dict[str, Any]) -> None:
    sample = Sample(told["buyers"], told["came_back"], told["days"])
    assert list(missing(sample)) == told["says"]


@pytest.mark.parametrize("told", each("refusals", "refusal"))
def test_every_refusal_is_said_in_words(told: dict[str, Any]) -> None:
    refusal = Refusal(**{name: word for name, word in told.items() if name != "says"})
    assert in_words(refusal, date(2025, 10, 31)) == told["says"]


@pytest.mark.parametrize("told", each("boundaries"))
def test_what_the_data_cannot_show_is_said(told: dict[str, Any]) -> None:
    rows = [{name: int(cell) for name, cell in row.items()} for row in table(told["buyers"])]
    x, recency, T = (
        np.repeat([row[name] for row in rows], [row["many"] for row in rows])
        for name in ("again", "recency", "observed")
    )
    known = Histories(x, recency, T, log_gaps=x * np.log(np.maximum(recency, 1) / np.maximum(x, 1)))
    for name in told["models"]:
        assert fit(MODELS[name], known).boundary == told.get("says"), name


NOBODY_LEAVES = [
    (ParetoNBD(), np.array([1.0, 0.0, 1e-12, 1e3])),
    (MBGNBD(), np.array([1.0, 0.0, 1e-12, 1.0])),
    (BGNBD(), np.array([1.0, 0.0, 1e-12, 1.0])),
]


@pytest.mark.parametrize("told", each("horizons"))
@pytest.mark.parametrize(
    ("model", "parameters"), NOBODY_LEAVES, ids=lambda one: getattr(one, "name", "")
)
def test_orders_to_come_count_for_what_is_worked_out(
    model: Model, parameters: np.ndarray[Any, Any], told: dict[str, Any]
) -> None:
    values = np.where(np.arange(4) == 1, 1.0 / told["rate"], parameters)
    new = Histories(np.zeros(1, np.int64), np.zeros(1), np.zeros(1))
    found = model.discounted_orders(values, new, told.get("days"), told["yearly_rate"])
    assert found == pytest.approx([told["orders"]], rel=1e-5)


@pytest.mark.parametrize("told", each("horizons", "renewals"))
def test_renewals_to_come_count_for_what_is_worked_out(told: dict[str, Any]) -> None:
    model, sure = SBG(told["days_between"]), 1e9
    values = np.array([sure * told["leaving"], sure * (1 - told["leaving"])])
    new = Histories(np.zeros(1, np.int64), np.zeros(1), np.zeros(1))
    found = model.discounted_orders(values, new, told.get("days"), told["yearly_rate"])
    assert found == pytest.approx([told["renewals"]], rel=1e-5)


@pytest.mark.parametrize("case", stories("memberships"))
def test_memberships_are_as_their_table_says(case: Case) -> None:
    with happened(case) as (engine, day):
        rows = memberships(engine, day)
        found = members(engine, day)
    assert found is not None
    assert (found.months, found.ever, found.now) == tuple(
        case.says[name] for name in ("months", "ever", "now")
    )
    assert found.renew is None  # too few to predict from
    known, _ = histories_of(rows, day, found.months * DAYS_A_MONTH)
    told = zip(rows.first, known.frequency, known.T, strict=True)
    assert [tuple(map(int, one)) for one in told] == [
        (day_of(row["first"]), int(row["renewed"]), int(row["came up"])) for row in case.answers
    ]
