"""No door tells a ceiling without its name: sentences, screen, JSON, pictures; in each language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.whatif.labelled import WRITTEN, bare_in_json, bare_in_text, ceilings

from hogerop import chart
from hogerop.answers.whatif import json_of
from hogerop.cli.whatif_shown import show_answer
from hogerop.whatif import KINDS, Answer, Seen, parse, what_if
from hogerop.words import LANGUAGES, speaking

STANDING = np.array([1, 2, 3, 11, 4, 12, 5, 6, 7])
NOW = np.array([913, 211, 307, 409, 151, 101, 83, 41, 33])
REWARD = np.array([0.13, 0.31, 2.3, 0.7, 4.9, 1.9, 9.7, 12.7, 17.3])
ASKED = ("everyone up", "10% shopper -> customer", "20% less falling off from member, margin +5%")


def rows() -> np.ndarray:
    random = np.random.default_rng(1)
    return 0.9 * np.eye(len(NOW)) + 0.1 * random.dirichlet(np.ones(len(NOW)), len(NOW))


SEEN = Seen(rows(), np.full(len(NOW), 900.0), REWARD, REWARD / 20, STANDING, NOW)
ANSWERS = {asked: what_if(parse(asked), SEEN, draws=50) for asked in ASKED}


@pytest.fixture(params=LANGUAGES, autouse=True)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    with speaking(request.param):
        yield request.param


@pytest.fixture(params=ASKED)
def answer(request: pytest.FixtureRequest) -> Answer:
    return ANSWERS[request.param]


def test_in_sentences(answer: Answer) -> None:
    assert bare_in_text("\n".join(answer.sentences), answer) == []


@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_on_the_screen(
    answer: Answer,
    columns: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    show_answer(answer)
    assert bare_in_text(capsys.readouterr().out, answer) == []


def test_in_json(answer: Answer) -> None:
    assert bare_in_json(json_of(answer), answer) == []


@pytest.mark.parametrize("draw", [chart.what_if, chart.one_up])
def test_in_pictures_what_is_written_names_it(answer: Answer, draw: Any) -> None:
    written = [str(text) for text in texts(draw(answer).to_dict())]
    assert any("eiling" in text or "lafond" in text for text in written)


def texts(spec: Any) -> Iterator[object]:
    """Yield every text of a picture."""
    if isinstance(spec, dict):
        for value in spec.values():
            yield from texts(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from texts(value)
    elif isinstance(spec, str):
        yield spec


def test_every_number_of_an_answer_has_a_name_and_a_meaning(answer: Answer) -> None:
    figures = answer.figures
    assert tuple(figure.kind for figure in figures) == KINDS
    assert all(figure.label and figure.meaning for figure in figures)
    assert len({figure.label for figure in figures}) == len(KINDS)


def test_the_word_lift_is_not_used(answer: Answer) -> None:
    assert "lift" not in "\n".join(answer.sentences).lower()


def test_a_bare_ceiling_would_be_found(answer: Answer) -> None:
    told = f"€{max(ceilings(answer, WRITTEN)):,.0f} more"
    assert bare_in_text(told, answer) == [told]
    bare = replace(answer.ceiling).as_dict() | {"label": "Margin"}
    assert bare_in_json(bare, answer) != []
