"""A list of contacts says who may be written to, as it stands on the day of the import."""

from __future__ import annotations

from typing import Any

from hogerop.contracts import key_of

LIST = (
    "Klantnummer;Naam;E-mail;Klant sinds;Nieuwsbrief\n"
    "1;Jan Test;jan@test.example;23-01-2024;nee\n"
    "2;Piet Test;piet@test.example;24-01-2024;ja\n"
    "3;Rie Test;rie@test.example;25-01-2024;\n"
    "4;Sjaak Test;sjaak@test.example;26-01-2024;misschien\n"
)


def test_a_no_holds_from_the_import_on_and_a_yes_from_when_they_came(take_file: Any) -> None:
    taken = take_file(LIST)
    said = {line["record_id"]: line for line in taken.lines}
    assert {line["kind"] for line in taken.lines} == {"consent"}
    no, yes = said[key_of("files", "1")], said[key_of("files", "2")]
    assert (no["state"], no["scope"], yes["state"]) == ("withdrawn", "email", "given")
    assert no["day"] > yes["day"]
    assert len(said) == 2


def test_whoever_says_nothing_of_it_is_taken_all_the_same(take_file: Any) -> None:
    taken = take_file(LIST)
    assert (taken.report.taken, taken.report.set_aside, len(taken.records)) == (4, 0, 4)
    assert taken.report.unread == ()
