from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import UNITS
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.results import Experiment, difference, experiments, read_experiment
from hogerop.results.known_before import MOST_WORDS, known_before


def unit(arm: str, outcome: float | None = 0.0, **more: object) -> dict[str, object]:
    return {
        "experiment": "spring",
        "arm": arm,
        "held_out": arm == "control",
        "outcomes": [] if outcome is None else [("visit", outcome)],
        "import_no": 1,
        "source_row": 1,
    } | more


@pytest.fixture
def engine() -> Iterator[AnEngine]:
    engine = opened_engine()
    yield engine
    engine.close()


def read(engine: AnEngine, *units: dict[str, object], **asked: str) -> Experiment:
    rows = [row | {"source_row": at} for at, row in enumerate(units)]
    engine.put("units", pa.Table.from_pylist(rows, schema=UNITS.schema))
    return read_experiment(engine, "spring", **asked)


def test_each_treatment_stands_beside_those_held_out(engine) -> None:
    found = read(
        engine,
        *(unit("letter", x) for x in (3.0, 5.0)),
        *(unit("call", x) for x in (7.0, 9.0)),
        *(unit("control", x) for x in (1.0, 2.0)),
    )
    assert (found.held_out, found.treatments) == ("control", ("call", "letter"))
    assert difference(found.units("letter", "visit")).gain == 2.5
    assert difference(found.units("call", "visit")).gain == 6.5


def test_whoever_was_lost_is_left_out(engine) -> None:
    arms = ("letter", "letter", "control", "control")
    found = read(engine, *(unit(arm) for arm in arms), unit("letter", None))
    assert np.isnan(found.outcomes["visit"]).tolist() == [False] * 4 + [True]
    assert len(found.units("letter", "visit").outcome) == 4


def test_the_newest_import_of_a_test_counts(engine) -> None:
    early = [unit(arm) for arm in ("letter", "control")] * 2
    late = [unit(arm, 1.0, import_no=2) for arm in ("letter", "control")] * 3
    found = read(engine, *early, *late)
    assert found.outcomes["visit"].tolist() == [1.0] * 6


def test_housemates_have_one_number_and_others_one_each(engine) -> None:
    arms = ("letter", "letter", "control", "control")
    numbers = (4, 4, None, None)
    found = read(engine, *(unit(a, household=h) for a, h in zip(arms, numbers, strict=True)))
    assert found.household is not None
    assert found.household[0] == found.household[1]
    assert len(set(found.household.tolist())) == 3
    assert read(engine, *(unit(arm) for arm in arms)).household is None


def test_what_was_known_before_goes_with_the_units(engine) -> None:
    rows = [
        unit(arm, 1.0, before=[("spent", spent)], traits=[("via", via)])
        for arm, spent, via in (
            ("letter", 1.0, "web"),
            ("letter", 2.0, "shop"),
            ("control", 3.0, "shop"),
            ("control", 4.0, "shop"),
        )
    ]
    found = read(engine, *rows)
    assert found.known.names == ("spent", "via=web")
    before = found.units("letter", "visit").before
    assert before is not None
    assert before.tolist() == [[1, 1], [2, 0], [3, 0], [4, 0]]


def test_a_trait_that_tells_everybody_apart_is_left_out() -> None:
    words = np.array([f"street {n}" for n in range(MOST_WORDS + 1)], object)
    assert known_before({}, {"street": words}).left_out == ("street",)
    assert known_before({}, {"street": words[1:]}).left_out == ()


def test_the_held_out_arm_can_be_told(engine) -> None:
    rows = [unit(arm) for arm in ("A", "A", "B", "B")]
    with pytest.raises(AskedWrongly, match=r"which arm was held out\.\nspring, arms: A, B"):
        read(engine, *rows)
    assert read(engine, *rows, held_out="A").treatments == ("B",)
    with pytest.raises(AskedWrongly, match="which arm was held out"):
        read(engine, *rows, held_out="C")


def test_what_is_not_there_is_said(engine) -> None:
    found = read(engine, *(unit(arm) for arm in ("letter", "control")))
    with pytest.raises(AskedWrongly, match=r"no outcome sales.\nspring\nThe outcomes are: visit"):
        found.units("letter", "sales")
    with pytest.raises(AskedWrongly, match="The arms are: control, letter"):
        found.units("call", "visit")
    with pytest.raises(AskedWrongly, match=r"no experiment summer.\nThe experiments are: spring"):
        read_experiment(engine, "summer")
    with pytest.raises(TooLittle, match="two treated and two held out"):
        found.units("letter", "visit")


def test_one_arm_is_no_test(engine) -> None:
    with pytest.raises(TooLittle, match="nothing to compare them with"):
        read(engine, unit("letter"))


def test_without_experiments_it_says_how_to_bring_one_in(engine) -> None:
    engine.put("units", UNITS.empty())
    assert experiments(engine) == ()
    with pytest.raises(AskedWrongly, match="Import a file of the kind experiment"):
        read_experiment(engine, "spring")
