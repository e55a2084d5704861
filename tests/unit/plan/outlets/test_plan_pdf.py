"""The plan on paper: read by people and by screen readers, and texts in it are only texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader
from tests.unit.plan.hostile import EMOJI, MARKUP, NAMES
from tests.unit.plan.made import written

from hogerop.paper import inert, printable
from hogerop.plan import Planned, WrittenPlan
from hogerop.plan.outlets.plan_pdf import plan_pages, save_plan_pdf
from hogerop.words import speaking

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def saved(tmp_path: Path, plan: WrittenPlan) -> PdfReader:
    file = tmp_path / "plan.pdf"
    save_plan_pdf(file, plan, made_at=NOW)
    return PdfReader(file)


def text_of(pdf: PdfReader) -> str:
    """Return what stands on the pages, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def without_spaces(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


@pytest.mark.parametrize("language", ["en", "nl"])
def test_it_is_tagged_titled_and_says_its_language(tmp_path: Path, language: str) -> None:
    with speaking(language):
        pdf = saved(tmp_path, written())
    root = pdf.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == language
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Plan · Fietsatelier Jansen"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_it_says_what_is_aimed_at_and_what_is_done_for_it(tmp_path: Path) -> None:
    told = text_of(saved(tmp_path, written()))
    for said in (
        "Two actions in November, for 6 people and €120.50.",
        "€38 €31 to €47 aim €32 · measured –",
        "3 Shopper 812 760 805 790",
        "2 Nov 2026 Write the message · Second order Ann",
        "Ann · 2 Nov 2026 to 30 Nov 2026 · €120.50 · 3 people, and 1 held out by lot (seed 7)",
        "Send it · 9 Nov 2026, 15 minutes",
        "edition 12, as of 2 November 2026 page 1 / 2",
    ):
        assert said in told


def test_a_dutch_reader_reads_it_in_dutch(tmp_path: Path) -> None:
    with speaking("nl"):
        told = text_of(saved(tmp_path, written()))
    for said in (
        "Te doen in de komende week",
        "4 Klant 1.240 1.300",
        "3 mensen, en 1 door loting erbuiten gehouden (lotnummer 7)",
        "bestaande klant",
    ):
        assert said in told


def test_of_many_people_some_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    first = written().actions[0]
    crowd = Planned(first.action, people=first.people * 10)
    told = text_of(saved(tmp_path, written(actions=(crowd,))))
    assert told.count("Ann de Vries") == 12
    assert "and 18 more, in the workbook" in told


def test_a_plan_with_nothing_in_it_is_a_page(tmp_path: Path) -> None:
    empty = written(aims=(), targets=(), actions=(), notes=())
    assert len(saved(tmp_path, empty).pages) == 1


def test_the_same_plan_is_the_same_file(tmp_path: Path) -> None:
    for name in ("one.pdf", "other.pdf"):
        save_plan_pdf(tmp_path / name, written(), made_at=NOW)
    one, other = ((tmp_path / name).read_bytes() for name in ("one.pdf", "other.pdf"))
    assert one == other


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_inert_and_legible(tmp_path: Path, name: str) -> None:
    plan = written(name=name, business=name, heading=name, notes=(name,))
    pdf = saved(tmp_path, plan)
    told = without_spaces(text_of(pdf))
    assert told.count(without_spaces(printable(inert(name, 40))[:-1])) >= 5
    assert all("/Annots" not in page for page in pdf.pages)
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.trailer["/Root"])


def test_a_name_without_spaces_stays_within_its_page(tmp_path: Path) -> None:
    pdf = saved(tmp_path, written(name="a" * 10_000, notes=("b" * 10_000,)))
    ends: list[float] = []

    def seen(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        # No letter of these is wider than its size.
        ends.append(tm[4] * cm[0] + cm[4] + 0.62 * size * abs(tm[0]) * len(text.strip()))

    for page in pdf.pages:
        page.extract_text(visitor_text=seen)
    assert max(ends) < float(pdf.pages[0].mediabox.width)


def test_what_looks_like_markup_is_printed_as_it_is(tmp_path: Path) -> None:
    told = without_spaces(text_of(saved(tmp_path, written(heading=MARKUP))))
    assert without_spaces(MARKUP) in told


def test_what_no_font_has_a_shape_for_is_a_box() -> None:
    assert printable(EMOJI) == "Jan □ Müller-Çelik"
    assert printable("漢字 e\u0301 Şahin שלום محمد") == "□□ é Şahin שלום محمد"


def test_its_pages_can_be_drawn_and_the_moment_may_be_of_any_clock(tmp_path: Path) -> None:
    now = datetime(2026, 11, 2, 9, 0, 1, 250, tzinfo=ZoneInfo("Europe/Amsterdam"))
    save_plan_pdf(tmp_path / "plan.pdf", written(), made_at=now)
    pages = plan_pages(written())
    assert len(pages) == len(PdfReader(tmp_path / "plan.pdf").pages)
    assert all(page.startswith("<svg") for page in pages)


def test_where_no_reason_is_known_there_is_no_column_for_it(tmp_path: Path) -> None:
    first = written().actions[0]
    silent = Planned(first.action, people=tuple(replace(p, reason="") for p in first.people))
    told = text_of(saved(tmp_path, written(actions=(silent,))))
    assert "who consent" in told
    assert "who why consent" in text_of(saved(tmp_path, written()))
