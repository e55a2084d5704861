"""The other kinds of file: contacts, enquiries, quotes, members, promotions, costs, consents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter

from hogerop.contracts import MEMBERSHIP, key_of
from hogerop.sources import SourceSettings, promotions_sheet, who_sent_whom
from hogerop.sources.kinds import kinds
from hogerop.words import speaking


def test_a_list_of_names_makes_records_and_no_events(take_file: Any) -> None:
    taken = take_file(
        "Bedrijf;Contact;E-mail;Plaats;Branche;Medewerkers;Datum\n"
        "Bakkerij De Wig;Jo;jo@wig.nl;Zwolle;bakkerij;12;14-03-2026\n"
        "Slagerij Vos;;;Epe;onbekend;5-10;14-03-2026\n"
        ";;;;;;14-03-2026\n"
    )
    assert taken.report.kind == "contacts"
    assert taken.counts == (2, 0, 1, 0)
    first, second = taken.records
    assert (first["company"], first["name"], first["employees"], first["seen_day"]) == (
        "Bakkerij De Wig",
        "Jo",
        12,
        20526,
    )
    assert (second["source_id"], second["industry"], second["employees"], second["kind"]) == (
        "name:slagerij vos|epe",
        None,
        5,
        "company",
    )


def test_a_name_is_put_together_with_its_infix(take_file: Any) -> None:
    taken = take_file(
        "Debiteurnr;Voornaam;Tussenvoegsel;Achternaam;Straat;Huisnummer;Land\n"
        "D1;Anna;van der;Berg;Dorpsstraat;12a;Nederland\n"
    )
    record = taken.records[0]
    assert (record["source_id"], record["name"], record["street"], record["country"]) == (
        "D1",
        "Anna van der Berg",
        "Dorpsstraat 12a",
        "NL",
    )


def test_a_contact_told_again_is_a_repeat_until_something_changes(take_file: Any) -> None:
    header = "klantnummer,naam,plaats\n"
    take_file(header + "1,Jan,Epe\n2,Piet,Ede\n")
    taken = take_file(header + "1,Jan,Epe\n2,Piet,Tiel\n")
    assert taken.counts == (1, 0, 0, 1)
    assert [(r["source_id"], r["city"]) for r in taken.records] == [("2", "Tiel")]


def test_an_address_that_cannot_be_one_is_left_out_and_told(take_file: Any) -> None:
    taken = take_file("klantnummer,email\n1,jan(at)x.nl\n2,piet@x.nl\n")
    assert [r["email"] for r in taken.records] == [None, "piet@x.nl"]
    assert taken.counts == (2, 0, 0, 0)
    assert "e-mail address" in taken.report.notes[0]


def test_an_enquiry_tells_its_channel_and_who_sent_them(take_file: Any) -> None:
    taken = take_file(
        "Datum;Naam;E-mailadres;Onderwerp;Hoe heeft u ons gevonden?;Bericht\n"
        "14-05-2026;A;a@x.nl;Band;Google;Lek\n"
        "14-05-2026;B;b@x.nl;Band;via Jan de Vries;Lek\n"
        "14-05-2026;C;c@x.nl;Band;van piet@x.nl;Lek\n"
        "14-05-2026;D;d@x.nl;Band;onbekend;Lek\n"
    )
    assert taken.told("kind", "channel", "code") == [
        ("enquiry", "google", "google"),
        ("enquiry", "referral", "jan de vries"),
        ("enquiry", "referral", "van piet@x.nl"),
        ("referral", None, None),
        ("enquiry", None, None),
    ]
    referral = taken.lines[3]
    assert referral["record_id"] == key_of("files", "mail:piet@x.nl")
    assert referral["ref_record_id"] == key_of("files", "mail:c@x.nl")
    assert "mail:piet@x.nl" in {r["source_id"] for r in taken.records}


def test_a_quote_that_was_agreed_on_no_known_day_is_no_order(take_file: Any) -> None:
    taken = take_file(
        "Offertenummer;Offertedatum;Klantnummer;Bedrijfsnaam;E-mail;Bedrag excl. btw;Status\n"
        "O1;14-05-2026;17;Wig;a@x.nl;1.250,00;akkoord\n"
        "O2;15-05-2026;17;Wig;a@x.nl;80,00;vervallen\n"
        "O3;16-05-2026;17;Wig;a@x.nl;90,00;open\n"
    )
    assert taken.told("kind", "order_ref", "state", "amount") == [
        ("quote", "O1", "won", 1250.0),
        ("quote", "O2", "lost", 80.0),
        ("quote", "O3", "open", 90.0),
    ]


def test_a_membership_has_a_beginning_a_last_day_and_an_end(take_file: Any) -> None:
    taken = take_file(
        "Pasnummer;E-mail;Naam;Ingangsdatum;Einddatum;Opgezegd op\n"
        "P1;a@x.nl;A;01-02-2025;31-12-2026;\n"
        "P2;b@x.nl;B;13-02-2025;31-12-2025;15-06-2025\n"
        "P3;c@x.nl;C;01-02-2025;;15-06-2025\n"
        "P4;d@x.nl;D;01-02-2025;31-12-2026;15-06-2026\n"
    )
    assert taken.report.kind == "memberships"
    assert taken.told("order_ref", "kind", "day", "until_day") == [
        ("P1", "joined", "2025-02-01", "2026-12-31"),
        ("P2", "joined", "2025-02-13", "2025-12-31"),
        ("P2", "left", "2025-12-31", None),
        ("P3", "joined", "2025-02-01", None),
        ("P3", "left", "2025-06-15", None),
        # Given up, and still paid for until a day that is yet to come.
        ("P4", "joined", "2025-02-01", "2026-12-31"),
    ]


def test_a_card_number_is_no_customer_number(take_file: Any) -> None:
    taken = take_file("Pasnummer;E-mail;Datum;Voordeel\n17;a@x.nl;14-05-2026;Gratis koffie\n")
    assert taken.report.kind == "privileges"
    assert taken.told("kind", "day", "product") == [("privilege", "2026-05-14", "Gratis koffie")]
    assert taken.lines[0]["record_id"] == key_of("files", "card:17")


def test_a_campaign_tells_whom_it_reached_and_when(take_file: Any) -> None:
    taken = take_file(
        "E-mail;Campagne;Verstuurd op;Kanaal\n"
        "a@x.nl;Herfst;14-05-2026;Nieuwsbrief\n"
        "a@x.nl;Herfst;14-05-2026;Nieuwsbrief\n"
        "b@x.nl;Herfst;14-05-2026;\n"
    )
    assert (taken.report.kind, taken.counts) == ("touches", (2, 0, 0, 1))
    assert taken.told("kind", "day", "action_id", "channel") == [
        ("touch", "2026-05-14", "Herfst", "nieuwsbrief"),
        ("touch", "2026-05-14", "Herfst", None),
    ]


def test_a_campaign_beside_an_order_is_what_brought_it(take_file: Any) -> None:
    taken = take_file("E-mail,Campaign,Date,Order number,Amount\na@x.nl,Autumn,2026-10-14,A1,10\n")
    assert taken.report.kind == "orders"


def test_stars_are_a_testimonial_a_complaint_or_neither(take_file: Any) -> None:
    taken = take_file(
        "Date,Reviewer,Email,Rating,Title,Review\n"
        "2026-05-14,A,a@x.nl,5,Top,Great\n"
        "2026-05-14,B,b@x.nl,3,Fine,OK\n"
        "2026-05-15,B,b@x.nl,3,Fine,OK\n"
        "2026-05-14,C,c@x.nl,1,Bad,Late\n"
        "2026-05-14,D,,4,Good,Nice\n"
    )
    assert taken.counts == (4, 0, 1, 0)
    assert taken.told("kind", "record_id") == [
        ("testimonial", key_of("files", "mail:a@x.nl")),
        ("complaint", key_of("files", "mail:c@x.nl")),
    ]


def test_the_fill_in_sheet_is_read_back_in_both_languages(take_file: Any, tmp_path: Path) -> None:
    for language, kind in (("nl", "aanbeveling"), ("en", "referral")):
        empty = tmp_path / f"{language}.xlsx"
        with speaking(language):
            promotions_sheet(empty)
        filled = tmp_path / f"{language}-filled.xlsx"
        header = _header_of(empty)
        with xlsxwriter.Workbook(str(filled)) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, header)
            sheet.write_row(1, 0, ["2026-05-14", "Jan@x.nl", kind, "new@x.nl", ""])
        taken = take_file(filled, source=language)
        assert taken.report.kind == "promotions"
        assert taken.told("kind", "record_id", "ref_record_id") == [
            ("referral", key_of(language, "mail:jan@x.nl"), key_of(language, "mail:new@x.nl"))
        ]
        assert {r["email"] for r in taken.records} == {"jan@x.nl", "new@x.nl"}


def _header_of(workbook: Path) -> list[str]:
    from python_calamine import load_workbook

    return [str(c) for c in load_workbook(str(workbook)).get_sheet_by_index(0).to_python()[0]]


def test_a_promotion_names_its_people_by_mail_number_or_source(take_file: Any) -> None:
    taken = take_file(
        "Datum;Wie (e-mail of klantnummer);Soort;Over wie (e-mail);Opmerking\n"
        "14-05-2026;17;aanbeveling;b@x.nl;\n"
        "14-05-2026;shopify:7210;getuigenis;;mooi\n"
        "14-05-2026;17;aanbeveling;;\n"
        "14-05-2026;17;gejuich;b@x.nl;\n"
    )
    assert taken.told("kind", "record_id", "ref_record_id") == [
        ("referral", key_of("files", "17"), key_of("files", "mail:b@x.nl")),
        ("testimonial", key_of("shopify", "7210"), None),
    ]
    assert taken.report.reasons == {"nobody": 1, "word": 1}


def test_a_code_and_its_use_meet_whichever_came_first(take_file: Any) -> None:
    codes = "Kortingscode;E-mail aanbrenger\nPIET10;piet@x.nl\n"
    orders = "e-mail,order number,date,amount,discount code\nnew@x.nl,A,2026-05-14,10,piet10\n"
    found = []
    for first, second in ((codes, orders), (orders, codes)):
        both = type(take_file)(take_file.folder)
        told = both(first), both(second)
        for name in ("lines", "codes", "records"):
            both.engine.put(name, pa.concat_tables(both.known[name]))
        ids = {r["record_id"] for t in told for r in t.records}
        both.engine.put(
            "membership", MEMBERSHIP.of({"record_id": list(ids), "contact_id": list(ids)})
        )
        assert who_sent_whom(both.engine) == 1
        found.append(both.engine.ask("sent").drop_columns(["import_no"]).to_pylist())
    assert found[0] == found[1]
    assert (found[0][0]["kind"], found[0][0]["record_id"], found[0][0]["ref_record_id"]) == (
        "referral",
        key_of("files", "mail:piet@x.nl"),
        key_of("files", "mail:new@x.nl"),
    )


def test_costs_lose_their_vat_and_keep_their_period(take_file: Any) -> None:
    taken = take_file(
        "Maand;Kanaal;Doel;Bedrag incl. btw;Uren\n"
        "2026-05;Google Ads;werving;1.210,00;2,5\n"
        "mei 2026;Nieuwsbrief;behoud;0,00;4\n"
        "2026-05;Beurs;iets;1,00;\n",
        settings=SourceSettings(vat_rate=0.21),
    )
    assert taken.report.kind == "costs"
    assert [
        (c["channel"], c["purpose"], float(c["amount"]), c["hours"], c["day"], c["until_day"])
        for c in taken.costs
    ] == [
        ("google ads", "acquire", 1000.0, 2.5, 20574, 20604),
        ("nieuwsbrief", "retain", 0.0, 4.0, 20574, 20604),
    ]
    assert taken.report.reasons == {"word": 1}


def test_a_consent_is_given_or_withdrawn(take_file: Any) -> None:
    taken = take_file(
        "email,consent date,consent,scope\n"
        "a@x.nl,2026-05-14,ja,Email\n"
        "a@x.nl,2026-05-20,nee,Email\n"
        "b@x.nl,2026-05-20,perhaps,Email\n"
    )
    assert taken.told("kind", "state", "scope") == [
        ("consent", "given", "email"),
        ("consent", "withdrawn", "email"),
    ]
    assert taken.report.reasons == {"word": 1}


def test_a_referral_file_says_who_sent_whom(take_file: Any) -> None:
    taken = take_file("date,referred by,friend email\n2026-05-14,a@x.nl,b@x.nl\n")
    assert taken.report.kind == "referrals"
    assert taken.told("kind", "record_id", "ref_record_id") == [
        ("referral", key_of("files", "mail:a@x.nl"), key_of("files", "mail:b@x.nl"))
    ]


def test_every_kind_reads_only_fields_that_exist() -> None:
    from hogerop.sources.fields import FIELDS

    for kind in kinds():
        needs = {f for need in kind.needs for f in need.split("|")}
        words = {*kind.reads, *kind.speaks, *kind.headers, *kind.constants, *needs}
        assert words <= set(FIELDS), kind.name
        assert needs <= {*kind.reads, *kind.constants}, kind.name
