"""The report on paper: read by people and by screen readers, and texts in it are only texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.unit.plan.hostile import NAMES
from tests.unit.plan.made import written

from hogerop.paper import inert, printable
from hogerop.report import MonthlyReport, parts_of, report_pages, save_report_pdf
from hogerop.words import speaking

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)


def saved(tmp_path: Path, month: MonthlyReport) -> PdfReader:
    file = tmp_path / "report.pdf"
    save_report_pdf(file, month, made_at=NOW)
    return PdfReader(file)


def text_of(pdf: PdfReader) -> str:
    """Return what stands on the pages, with single spaces."""
    whole = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    return whole.replace("\u200b", "")


def without_spaces(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def tagged(element: Any) -> Iterator[Any]:
    """Give every element of the tree of tags."""
    element = element.get_object()
    if isinstance(element, list):
        for one in element:
            yield from tagged(one)
    elif isinstance(element, dict):
        yield element
        if "/K" in element:
            yield from tagged(element["/K"])


@pytest.mark.parametrize("language", ["en", "nl"])
def test_it_is_tagged_titled_and_says_its_language(
    tmp_path: Path, month: MonthlyReport, language: str
) -> None:
    with speaking(language):
        pdf = saved(tmp_path, month)
    root = pdf.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == language
    assert pdf.metadata is not None
    assert pdf.metadata.title == {"en": "May 2026 · shop", "nl": "mei 2026 · shop"}[language]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_whoever_does_not_see_a_chart_is_told_what_it_says(
    tmp_path: Path, month: MonthlyReport
) -> None:
    root = saved(tmp_path, month).trailer["/Root"]["/StructTreeRoot"]
    figures = [one for one in tagged(root["/K"]) if one.get("/S") == "/Figure"]
    told = [str(one["/Alt"]) for one in figures]
    assert len(told) == 5
    assert all(len(said) > 40 for said in told)
    assert any("Compared with 30 April 2026." in said for said in told)


def test_every_part_begins_with_its_answer(tmp_path: Path, month: MonthlyReport) -> None:
    told = text_of(saved(tmp_path, month))
    for said in (
        "May 2026 How shop stood on 31 May 2026.",
        "of your",
        "In May 2026",
        "buyers will bring some €",
        "A new buyer costs €",
        "The coming 12 months will bring some €",
        "the 80% range held the truth",
        "Everyone one rung up: some €",
        "Ceiling, if they behaved like those who stand there",
        "Calibrated, with the nudged order",
        "Proven by your own holdouts",
        "2 actions in the plan (1 is running, 1 is approved); 2 steps to do in the coming week",
        "3 actions were measured: 1 works, 1 does harm, of 1 it cannot be told",
        "Discount for members: It does harm: margin −€3.00.",
        "Birthday card: It is too early to tell",
    ):
        assert said in told


def test_every_page_says_what_it_was_reckoned_from_and_how_to_see_the_rows(
    tmp_path: Path, month: MonthlyReport
) -> None:
    commands = (
        "hogerop ladder --as-of 2026-05-31 --compare-with 2026-04-30",
        "hogerop moves --from 2026-04-30 --to 2026-05-31 --who moves.xlsx",
        "hogerop value --as-of 2026-05-31",
        "hogerop forecast --as-of 2026-05-31",
        "hogerop whatif --as-of 2026-05-31",
        "hogerop plan",
    )
    pages = saved(tmp_path, month).pages
    for page, command in zip(pages, commands, strict=True):
        told = " ".join(page.extract_text().split()).replace("\u200b", "")
        assert f"Edition {month.edition} of" in told
        assert f"rules {month.policy[:8]}" in told
        assert command in told


def test_a_dutch_reader_reads_it_in_dutch(tmp_path: Path, month: MonthlyReport) -> None:
    with speaking("nl"):
        told = text_of(saved(tmp_path, month))
    for said in (
        "Mei 2026 Hoe shop ervoor stond op 31 mei 2026.",
        "In mei 2026 klommen er",
        "Een nieuwe koper kost € ",
        "De komende 12 maanden leveren zo’n € ",
        "Plafond, als ze zich gedroegen als wie daar al staat",
        "2 acties in het plan (1 loopt, 1 is goedgekeurd); 2 stappen te doen in de komende week",
        "3 acties gemeten: 1 werkt, 1 doet kwaad, van 1 is het niet te zeggen",
        "De regels erachter: hogerop ladder --as-of 2026-05-31",
    ):
        assert said in told


def test_what_cannot_be_told_is_said_and_does_not_stop_the_rest(
    tmp_path: Path, first_month: MonthlyReport
) -> None:
    pdf = saved(tmp_path, first_month)
    told = text_of(pdf)
    for said in (
        "In June 2026",
        "Too little to predict from:",
        "What a new buyer costs is unknown: no costs have been imported",
        "There is too little to look ahead from.",
        "There is no action in the plan yet",
        "Nothing was measured yet",
    ):
        assert said in told


def test_the_same_report_is_the_same_file(tmp_path: Path, month: MonthlyReport) -> None:
    for name in ("one.pdf", "other.pdf"):
        save_report_pdf(tmp_path / name, month, made_at=NOW)
    one, other = ((tmp_path / name).read_bytes() for name in ("one.pdf", "other.pdf"))
    assert one == other


def test_its_pages_are_pictures_too(month: MonthlyReport) -> None:
    pages = report_pages(month, dots=20)
    assert len(pages) == 6
    assert all(page.startswith(b"\x89PNG") for page in pages)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_inert_and_legible(
    tmp_path: Path, first_month: MonthlyReport, name: str
) -> None:
    plan = written(notes=(name,))
    plan = replace(
        plan,
        actions=tuple(
            replace(one, action=replace(one.action, title=name, owner=name)) for one in plan.actions
        ),
    )
    pdf = saved(tmp_path, replace(first_month, business=name, plan=plan))
    told = without_spaces(text_of(pdf))
    assert told.count(without_spaces(printable(inert(name, 40))[:-1])) >= 5
    assert all("/Annots" not in page for page in pdf.pages)
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.trailer["/Root"])


def test_a_name_without_spaces_stays_within_its_page(
    tmp_path: Path, first_month: MonthlyReport
) -> None:
    plan = written(notes=("b" * 10_000,))
    long = [replace(one, action=replace(one.action, title="a" * 900)) for one in plan.actions]
    pdf = saved(tmp_path, replace(first_month, plan=replace(plan, actions=tuple(long))))
    ends: list[float] = []

    def seen(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if set(text.replace("\u200b", "").strip()) in ({"a"}, {"b"}):
            # No letter of these is wider than 0.62 of its size.
            ends.append(tm[4] * cm[0] + cm[4] + 0.62 * size * abs(tm[0]) * len(text.strip()))

    for page in pdf.pages:
        page.extract_text(visitor_text=seen)
    assert len(ends) > 20
    assert max(ends) < float(pdf.pages[0].mediabox.width)


def test_two_that_run_are_two_in_dutch_too(month: MonthlyReport) -> None:
    plan = month.plan
    assert plan is not None
    run = tuple(replace(of, action=replace(of.action, state="running")) for of in plan.actions)
    with speaking("nl"):
        told = parts_of(replace(month, plan=replace(plan, actions=run)))
    answer = next(part.answer for part in told if part.key == "plan")
    assert answer.startswith("2 acties in het plan (2 lopen); ")


def test_each_sum_of_twelve_months_says_who_is_counted(month: MonthlyReport) -> None:
    told = {part.key: part.about for part in parts_of(month)}
    assert "Counted are those who have bought, lapsed or not" in told["value"]
    assert "all who are on the ladder then, and those who have yet to come" in told["forecast"]
    assert "nobody is counted who has yet to come" in told["what_if"]
