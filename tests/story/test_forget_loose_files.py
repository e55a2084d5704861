"""Somebody is forgotten whose traces lie in files of people's own, or on whom others hang."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.story.typed import done, told, typed

from hogerop import steps

pytestmark = pytest.mark.story

CUSTOMERS = """\
id,name,email,street,postcode,birth date
1,Jan de Vries,jan@example.nl,Dorpsstraat 1,1234 AB,1980-02-03
2,Anna Smit,anna@example.nl,Kerkstraat 2,4321 AB,1981-03-04
"""
ORDERS = """\
customer id,email,order,date,amount
1,jan@example.nl,A1001,2026-01-05,100.00
2,anna@example.nl,A1002,2026-01-06,50.00
"""


def shop(folder: Path, **files: str) -> Path:
    """Return a workspace in which files lie, and were imported."""
    done(folder, "init", folder, "--name", "De Ketting")
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    done(folder, "import", *(folder / f"{name}.csv" for name in files))
    return folder


def test_a_file_with_all_that_is_held_goes_whole(tmp_path: Path) -> None:
    here = shop(tmp_path, customers=CUSTOMERS, orders=ORDERS)
    for ending in ("csv", "xlsx", "json"):
        done(here, "contacts", "access", "Jan de Vries", "--to", here / f"jan.{ending}", lang="nl")
        done(here, "contacts", "access", "Anna Smit", "--to", here / f"anna.{ending}")
    (here / "jan.csv").rename(here / "saved.csv")
    answer = told(here, "contacts", "forget", "Jan de Vries", "--yes")
    assert [Path(file).name for file in answer["removed"]] == ["jan.json", "jan.xlsx", "saved.csv"]
    assert answer["unreached"] == []
    assert not [file for file in answer["removed"] if Path(file).exists()]
    assert "Kerkstraat 2" in (here / "anna.csv").read_text(encoding="utf-8")
    assert (here / "anna.json").exists() and (here / "anna.xlsx").exists()


def test_a_workbook_that_would_fill_the_memory_is_left_and_named(tmp_path: Path) -> None:
    here = shop(tmp_path, customers=CUSTOMERS)
    with zipfile.ZipFile(here / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * (64 << 20))
    before = (here / "bomb.xlsx").read_bytes()
    answer = told(here, "contacts", "forget", "Jan de Vries", "--yes")
    assert [Path(file).name for file in answer["unreached"]] == ["bomb.xlsx"]
    assert (here / "bomb.xlsx").read_bytes() == before
    said = done(here, "contacts", "forget", "Anna Smit", "--yes")
    as_one_line = "".join(said.split())  # a long path goes over the edge of the screen
    assert "bomb.xlsx:itcannotberead" in as_one_line and "maystillbein" in as_one_line


def test_a_row_that_names_them_by_their_id_alone_goes(tmp_path: Path) -> None:
    here = shop(tmp_path, customers=CUSTOMERS)
    jan = told(here, "contacts", "show", "Jan de Vries")["contact"]
    (here / "calls.csv").write_text(f"who,note\n{jan},call back\n-,nothing\n", encoding="utf-8")
    done(here, "contacts", "forget", "Jan de Vries", "--yes")
    assert (here / "calls.csv").read_text(encoding="utf-8") == "who,note\n-,nothing\n"


def test_a_file_that_is_there_is_not_written_over_unasked(tmp_path: Path) -> None:
    here = shop(tmp_path, customers=CUSTOMERS)
    (here / "plan.json").write_text("mine", encoding="utf-8")
    refused = typed(here, "contacts", "access", "Anna Smit", "--to", here / "plan.json")
    assert (refused.code, "--force" in refused.complained) == (2, True)
    assert (here / "plan.json").read_text(encoding="utf-8") == "mine"
    done(here, "contacts", "access", "Anna Smit", "--to", here / "plan.json", "--force")
    assert "Kerkstraat 2" in (here / "plan.json").read_text(encoding="utf-8")


def test_rows_go_from_a_copy_where_a_mailbox_is_shared(tmp_path: Path) -> None:
    sheet = (
        "Klantnummer;Voornaam;Tussenvoegsel;Achternaam;E-mail\n"
        "3;Piet;de;Groot;thuis@example.nl\n"
        "4;Mariëke;;Bakker;thuis@example.nl\n"
    )
    here = shop(tmp_path, sheet=sheet)
    (here / "copy.csv").write_text(sheet, encoding="utf-8")
    (here / "numbers.csv").write_text(
        "Klantnummer;Voornaam;Tussenvoegsel;Achternaam;E-mail\n4;;;;\n3;;;;\n", encoding="utf-8"
    )
    (here / "list.csv").write_text(
        "Naam;Roepnaam;Aantal\nBakker;Marieke;4\nGroot;Piet;4\n", encoding="utf-8"
    )
    done(here, "contacts", "forget", "Mariëke Bakker", "--yes")
    left = {
        name: (here / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1:]
        for name in ("sheet", "copy", "numbers", "list")
    }
    assert left == {
        "sheet": ["3;Piet;de;Groot;thuis@example.nl"],
        "copy": ["3;Piet;de;Groot;thuis@example.nl"],
        "numbers": ["3;;;;"],
        "list": ["Groot;Piet;4"],
    }


def test_a_company_that_hung_together_by_them_stays_one(tmp_path: Path) -> None:
    # Bo alone shares the number of the register with Ada, and the address with Cas.
    people = (
        "id,name,email,company,kvk,street,postcode,city\n"
        "1,Ada Visser,ada.visser@gmail.com,Bakkerij De Zon BV,68750110,,,\n"
        "2,Bo Mulder,bo.mulder@gmail.com,Bakkerij De Zon BV,68750110,Markt 5,3511 AB,Utrecht\n"
        "3,Cas Hoekstra,cas.hoekstra@gmail.com,Bakkerij De Zon BV,,Markt 5,3511 AB,Utrecht\n"
    ) + "".join(
        f"{n},Wie {chr(n + 55)}{chr(n + 50)}sma,wie{n}@gmail.com,{chr(n + 55) * 3}{n} BV,,"
        f"Weg {n},{1000 + n} XY,Delft\n"
        for n in range(10, 35)
    )
    orders = "customer id,order,date,amount\n" + "".join(
        f"{who},A{who}{month},2026-0{month}-05,100.00\n" for who in (1, 2, 3) for month in (1, 2, 3)
    )
    here = shop(tmp_path, people=people, orders=orders)
    workspace = steps.open(here)
    days = [date(2026, 1, 31), date(2026, 3, 31)]
    before = [(steps.ladder(workspace, as_of=day).rungs) for day in days]
    assert sum(rung.contacts for rung in before[1]) == 1
    done(here, "contacts", "forget", "Bo Mulder", "--yes")
    assert [(steps.ladder(workspace, as_of=day).rungs) for day in days] == before


def test_nobody_is_listed_from_the_day_on_which_they_were_forgotten(tmp_path: Path) -> None:
    orders = "\n".join(line for line in ORDERS.splitlines() if "jan@" not in line)
    here = shop(tmp_path, customers=CUSTOMERS, orders=orders)
    done(here, "contacts", "forget", "Jan de Vries", "--yes")
    workspace = steps.open(here)
    for day in (None, date.today(), date.fromisoformat("2100-01-01")):
        listed = steps.contacts(workspace, as_of=day)
        assert [row["name"] for row in listed] == ["Anna Smit"]
