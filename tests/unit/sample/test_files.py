"""The files have the shapes, and the traps, of the packages that they pretend to come from."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.unit.sample.recount import Files, cents_of, day_of, sheet, table

from hogerop.errors import AskedWrongly
from hogerop.sample import Truth, make

FIRST_LINES = {
    "shopify_customers.csv": "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,",
    "shopify_orders.csv": "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,",
    "aanvragen.csv": "Datum;Naam;E-mailadres;Telefoon;Onderwerp;Hoe heeft u ons gevonden?;Bericht",
    "offertes.csv": "Offertenummer;Offertedatum;Klantnummer;Bedrijfsnaam;Contactpersoon;E-mail;",
    "mailchimp_subscribed.csv": "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,",
    "mailchimp_unsubscribed.csv": "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,",
    "mailchimp_cleaned.csv": "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,",
    "beurslijst.csv": "Bedrijf;Contact;E-mail;Plaats;Branche;Medewerkers;Datum",
    "fietspas.csv": "Pasnummer;E-mail;Naam;Ingangsdatum;Einddatum;Opgezegd op",
    "fietspas_voordeel.csv": "Pasnummer;E-mail;Datum;Voordeel",
    "kortingscodes.csv": "Kortingscode;E-mail aanbrenger",
    "reviews.csv": "Date,Reviewer,Email,Rating,Title,Review",
    "marketingkosten.csv": "Maand;Kanaal;Doel;Bedrag excl. btw;Uren",
}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    make(tmp_path / "one", names=300)
    make(tmp_path / "two", names=300)
    one = {f.name: f.read_bytes() for f in (tmp_path / "one").rglob("*.*")}
    two = {f.name: f.read_bytes() for f in (tmp_path / "two").rglob("*.*")}
    assert one == two
    assert len(one) == 15 + 7


def test_another_seed_gives_another_business(tmp_path: Path) -> None:
    make(tmp_path / "one", seed=1, names=300)
    make(tmp_path / "two", seed=2, names=300)
    one, two = ((tmp_path / name / "shopify_orders.csv").read_bytes() for name in ("one", "two"))
    assert one != two


def test_the_business_ends_on_the_day_that_is_asked_for(tmp_path: Path) -> None:
    make(tmp_path, names=300, until=date(2024, 2, 29))
    days = [day_of(when) for when in table(tmp_path / "shopify_orders.csv", ",")["Created at"]]
    assert date(2019, 3, 1) <= min(d for d in days if d)
    assert max(d for d in days if d) <= date(2024, 2, 29)


def test_fewer_names_than_fill_the_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly, match="too small"):
        make(tmp_path, names=199)


@pytest.mark.parametrize("file", FIRST_LINES)
def test_a_file_has_the_header_of_its_kind(folder: Path, file: str) -> None:
    first = (folder / file).read_text(encoding="cp1252").splitlines()[0]
    assert first.removeprefix("ï»¿").startswith(FIRST_LINES[file])


def test_every_file_has_the_rows_that_the_truth_says(folder: Path, truth: Truth) -> None:
    encoding = {"beurslijst.csv": "cp1252"}
    rows = {
        f.file: len(
            sheet(folder / f.file)
            if f.file.endswith("xlsx")
            else table(
                folder / f.file,
                "," if re.match("shopify|mailchimp|reviews", f.file) else ";",
                encoding.get(f.file, "utf-8-sig"),
            )
        )
        for f in truth.files
    }
    assert rows == {f.file: f.rows for f in truth.files}


def test_shopify_puts_order_fields_on_the_first_row_of_an_order_only(folder: Path) -> None:
    lines = table(folder / "shopify_orders.csv", ",")
    first = ~lines["Name"].duplicated()
    assert (lines["Total"] != "").tolist() == first.tolist()
    assert (lines["Financial Status"] != "").tolist() == first.tolist()
    assert (lines["Created at"] != "").all()
    assert lines["Created at"].str.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0[12]00").all()
    assert set(lines["Financial Status"]) == {
        "",
        "paid",
        "partially_refunded",
        "refunded",
        "voided",
    }


def test_shopify_marks_identifiers_with_an_apostrophe(folder: Path) -> None:
    customers = table(folder / "shopify_customers.csv", ",")
    assert customers["Customer ID"].str.fullmatch(r"'\d{13}").all()
    assert customers["Default Address Zip"].str.fullmatch(r"'\d{4} [A-Z]{2}").all()


def test_the_dutch_files_have_their_own_encodings(folder: Path) -> None:
    form = (folder / "aanvragen.csv").read_bytes()
    assert form.startswith(b"\xef\xbb\xbf")
    assert form.count(b"\r\n") > 500
    fair = (folder / "beurslijst.csv").read_bytes()
    assert b"Eetcaf\xe9" in fair
    with pytest.raises(UnicodeDecodeError):
        fair.decode("utf-8")


def test_the_workshop_sheet_mixes_dates_and_amounts_with_text(folder: Path) -> None:
    jobs = sheet(folder / "werkplaats.xlsx")
    for column, kinds in {"Datum": {date, str}, "Bedrag incl. btw": {float, str}}.items():
        assert {type(value) for value in jobs[column]} == kinds
        assert jobs[column].map(type).value_counts(normalize=True).min() > 0.3
    assert all(isinstance(number, float) for number in jobs["Klantnummer"] if number != "")
    assert jobs["Omschrijving"].str.startswith("Creditnota").any()
    assert (jobs["Bedrag incl. btw"].map(cents_of) < 0).any()


def test_the_fill_in_sheet_names_people_by_address_or_number(folder: Path) -> None:
    told = sheet(folder / "aanbevelingen.xlsx")
    assert list(told) == [
        "Datum",
        "Wie (e-mail of klantnummer)",
        "Soort",
        "Over wie (e-mail)",
        "Opmerking",
    ]
    assert {type(who) for who in told["Wie (e-mail of klantnummer)"]} == {str, float}
    assert set(told["Soort"]) == {"aanbeveling", "getuigenis"}


def test_the_sheets_hold_no_formulas(folder: Path) -> None:
    for name in ("werkplaats.xlsx", "aanbevelingen.xlsx"):
        assert CalamineWorkbook.from_path(folder / name).sheet_names in (
            ["Werkbonnen"],
            ["Aanbevelingen"],
        )


def test_exactly_the_rows_with_a_fault_cannot_be_read(truth: Truth, counted: Files) -> None:
    faults = {f.file: len(f.set_aside) for f in truth.files if f.set_aside}
    assert faults.pop("fietspas_voordeel.csv") == 1
    assert faults.pop("marketingkosten.csv") == 1
    assert dict(counted.aside) == faults


def test_a_fault_stands_in_the_row_and_column_that_the_truth_says(
    folder: Path, truth: Truth
) -> None:
    workshop = next(f for f in truth.files if f.file == "werkplaats.xlsx")
    jobs = sheet(folder / "werkplaats.xlsx")
    for fault in workshop.set_aside:
        value = jobs[fault.column].iloc[fault.row - 1]
        day = day_of(value)
        unreadable = day is None if fault.column == "Datum" else cents_of(value) is None
        assert unreadable or (fault.reason == "future" and day is not None and day.year == 2062)


def test_nobody_real_can_be_reached(folder: Path) -> None:
    for file in folder.glob("*.csv"):
        text = file.read_text(encoding="cp1252").lower()
        addresses = re.findall(r"[\w.+-]+@([\w.-]+)", text)
        assert all(host.endswith(".example") for host in addresses)
    phones = [
        re.sub(r"\D", "", phone).removeprefix("0031").removeprefix("31").lstrip("0")
        for phone in sheet(folder / "werkplaats.xlsx")["Telefoon"]
        if phone
    ]
    assert all(phone.startswith(("6000", "10000")) for phone in phones)
