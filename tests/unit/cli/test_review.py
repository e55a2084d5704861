"""Questions of who is who on the screen: shown with their evidence, answered one by one."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hogerop import chart
from hogerop.cli.contact_shown import show_contact, show_pair
from hogerop.cli.identity import said_range
from hogerop.cli.review import ask_each
from hogerop.cli.review_shown import show_question, show_review
from hogerop.identity import (
    Besides,
    ContactShown,
    Near,
    PairShown,
    Question,
    RecordShown,
    Review,
    Side,
)
from hogerop.identity.asking.evidence import evidence_of, prior_of, said_probability
from hogerop.words import speaking

KEYS = ("what", "level", "bits")
FOUND = (
    ("phone", "same_phone", 13.2),
    ("given", "other_given", -4.5),
    ("email", "other_email", -2.1),
)


def pair(*found: tuple[str, str, float], decided: str | None = None) -> PairShown:
    told = [{"what": what, "level": level, "bits": bits} for what, level, bits in found or FOUND]
    evidence = evidence_of(told)
    sentence = said_probability(0.42)
    prior = prior_of(0.42, evidence)
    return PairShown("person", "shop:1", "crm:9", "asked", 0.42, sentence, prior, evidence, decided)


def side(name: str | None, record: str, orders: int = 0) -> Side:
    rung = "shopper" if orders else "suspect"
    about = {"name": name, "company": None, "email": "x@example.nl", "phone": None}
    return Side(
        f"c{record}",
        **about,
        city="Utrecht",
        rung=rung,
        orders=orders,
        spend=40.0,
        records=(record,),
    )


def question(number: int = 1) -> Question:
    return Question(
        number, "person", side("Jan [red]", "shop:1", 2), side(None, "crm:9"), pair(), 1
    )


REVIEW = Review(3, (question(1), question(2), question(3)))


@pytest.fixture
def seen(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("COLUMNS", "140")
    yield lambda: capfd.readouterr().out


def test_answers_are_given_in_english_and_in_dutch_and_asking_can_stop() -> None:
    typed = iter(["what?", "Ja", "n", "q"])
    given: list[tuple[int, bool]] = []
    count = ask_each(REVIEW, lambda _: next(typed), lambda q, yes: given.append((q.number, yes)))
    assert (count, given) == (2, [(1, True), (2, False)])


@pytest.mark.parametrize(
    ("typed", "company", "person"),
    [
        ("y", True, True),
        ("c", True, False),
        ("b", True, False),
        ("p", False, True),
        ("n", False, False),
    ],
)
def test_one_answer_settles_two_companies_and_who_stands_for_them(
    typed: str, company: bool, person: bool
) -> None:
    asked = replace(question(), kind="organisation", persons=question())
    given: list[tuple[str, bool]] = []
    count = ask_each(
        Review(1, (asked,)), lambda _: typed, lambda q, yes: given.append((q.kind, yes))
    )
    assert (count, given) == (1, [("organisation", company), ("person", person)])


def test_the_person_only_is_no_answer_where_no_company_is_asked() -> None:
    typed = iter(["p", "c", "n"])
    given: list[bool] = []
    ask_each(Review(1, (question(),)), lambda _: next(typed), lambda _, yes: given.append(yes))
    assert given == [False]


def test_what_is_asked_together_is_shown_together(seen: Any) -> None:
    firm = replace(side(None, "shop:1"), company="Bakkerij Jansen BV")
    asked = replace(question(), kind="organisation", a=firm, persons=question())
    for show in (
        lambda: show_review(Review(1, (asked,)), "EUR"),
        lambda: show_question(asked, 1, "EUR"),
    ):
        show()
        told = seen()
        assert "as persons: Jan [red] and x@example.nl" in told
        assert told.count("+ same telephone") == 2


def test_what_is_skipped_is_not_decided_and_the_end_of_the_input_stops() -> None:
    def answer(of: Question) -> str:
        if of.number == 3:
            raise EOFError
        return "s"

    assert ask_each(REVIEW, answer, lambda q, yes: pytest.fail("decided")) == 0


def test_a_question_is_shown_with_both_contacts_and_the_strongest_evidence(seen: Any) -> None:
    show_review(REVIEW, "EUR")
    told = seen()
    assert "3 open questions" in told
    for words in ("Jan [red]", "2 orders", "42 of 100", "+ same telephone", "− different first"):
        assert words in told


@pytest.mark.parametrize("language", ["en", "nl"])
def test_on_a_narrow_screen_the_reason_stands_below_the_pair(
    seen: Any, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with speaking(language):
        asked = question()
        show_review(Review(1, (asked,)), "EUR")
    told = [line.rstrip() for line in seen().splitlines()]
    assert asked.pair.sentence in told
    assert len(told) < 20


def test_a_company_goes_by_its_own_name_and_not_by_who_speaks_for_it(seen: Any) -> None:
    firm = replace(side("Els Jansen", "shop:1"), company="Bakkerij Jansen BV")
    asked = replace(question(), kind="organisation", a=firm)
    show_review(Review(1, (asked,)), "EUR")
    told = seen()
    assert told.index("Bakkerij Jansen BV") < told.index("Els Jansen")
    show_review(Review(1, (replace(asked, kind="person"),)), "EUR")
    told = seen()
    assert told.index("Els Jansen") < told.index("Bakkerij Jansen BV")


def test_evidence_that_weighs_next_to_nothing_is_not_named(seen: Any) -> None:
    light = pair(*FOUND, ("address", "same_area", -0.3))
    show_question(replace(question(), pair=light), 1, "EUR")
    assert "same postcode" not in seen()
    show_pair(light)
    told = seen()
    assert "same postcode" not in told
    assert "what weighs next to nothing" in told


def test_one_question_shows_all_its_evidence(seen: Any) -> None:
    show_question(question(), 3, "EUR")
    told = seen()
    assert "Question 1 of 3" in told
    assert "different e-mail addresses" in told


def test_no_questions_is_good_news(seen: Any) -> None:
    show_review(Review(0, ()), "EUR")
    assert "No open questions" in seen()


def test_the_weights_of_a_pair_add_up_on_the_screen(seen: Any) -> None:
    show_pair(pair())
    told = seen()
    found = re.findall(r"([+−])(\d+\.\d)\n", told.replace(" ", ""))
    weights = [float(sign.replace("−", "-") + digits) for sign, digits in found]
    assert len(weights) == 5
    assert sum(weights[:-1]) == pytest.approx(weights[-1], abs=0.2)


def test_all_that_speaks_against_a_link_is_shown_and_what_other_records_show(seen: Any) -> None:
    born = ("born", "other_birthday", -6.1)
    link = pair(*FOUND, ("surname", "same_surname", 7.0), ("context", "other_address", -2.5))
    beside = Besides("shop:1", "crm:9", evidence_of([dict(zip(KEYS, born, strict=True))])[0])
    show_contact(ContactShown("c1", "Jan", (), (link,), (), (), (), besides=(beside,)), "EUR")
    told = seen()
    assert told.index("+ same telephone") < told.index("− different addresses")
    assert "− different dates of birth (shop:1 – crm:9)" in told


def test_a_contact_is_shown_with_links_questions_and_household(seen: Any) -> None:
    show_contact(
        ContactShown(
            contact="c1",
            name="Jan",
            records=(RecordShown("shop:1", None, {"name": "Jan"}),),
            links=(pair(decided="d1"),),
            questions=(question(),),
            household=(Near("c7", "Els", ("place",), "same address"),),
            works_at=("Bakker BV",),
            decisions=("d1",),
        ),
        "EUR",
    )
    told = seen()
    for words in ("shop:1 – crm:9", "(d1)", "May also be", "Els: same address", "Bakker BV"):
        assert words in told


def test_of_a_contact_with_many_records_the_first_are_shown_and_how_to_see_all(seen: Any) -> None:
    records = tuple(RecordShown(f"shop:{n}", None, {"name": "Jan"}) for n in range(1_023))
    many = ContactShown("c1", "Jan", records, (), (), (), (), ())
    show_contact(many, "EUR")
    told = seen()
    assert told.count("shop:") == 20
    assert "and 1,003 more; --all shows them" in told
    show_contact(many, "EUR", everything=True)
    told = seen()
    assert told.count("shop:") == 1_023
    assert "--all" not in told


def test_the_number_of_contacts_is_a_range_where_questions_are_open() -> None:
    assert said_range(1461, 1322, 92) == (
        "1,461 contacts; 1,322 if all 92 open questions were answered yes."
    )
    assert said_range(1, 1, 0) == "1 contact, and no open questions."
    with speaking("nl"):
        assert said_range(10, 9, 1) == "10 contacten; 9 als het antwoord op de open vraag ja is."


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_waterfall_goes_from_two_at_random_to_all_evidence_together(language: str) -> None:
    with speaking(language):
        drawn = pair()
        said = str(chart.waterfall(drawn).to_dict())
    assert drawn.sentence in said
    assert all(one.sentence.split(",")[0] in said for one in drawn.evidence)


def test_the_waterfall_is_drawn_on_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", None)
    chart.waterfall(pair(decided="d1")).save(str(tmp_path / "pair.svg"))
    assert "you decided" in (tmp_path / "pair.svg").read_text("utf-8")


def test_a_pair_that_is_known_only_by_a_decision_is_drawn_too() -> None:
    alone = PairShown("person", "a:1", "b:2", "one", 1.0, "You said so", 0.0, (), "d1")
    assert chart.waterfall(alone).to_dict()
