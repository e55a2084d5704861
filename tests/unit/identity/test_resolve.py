"""One name, one contact."""

from __future__ import annotations

from typing import Any

import pytest

from hogerop.errors import HogeropError
from hogerop.identity import Resolved

Who = Any


def groups(found: dict[int, dict[str, Any]]) -> dict[int, list[int]]:
    return {contact: told["records"] for contact, told in found.items()}


def test_records_that_share_an_address_are_one_contact_named_after_the_smallest(who: Who) -> None:
    found = who("""
        record email       row_day
        30     ann@shop.nl   10
        20     Ann@Shop.nl~  10
        10     bob@shop.nl   10
    """)
    assert groups(found) == {10: [10], 20: [20, 30]}
    assert who.counted == Resolved(contacts=2, undated={10: 2})


def test_records_hang_together_through_others(who: Who) -> None:
    found = who("""
        record email row_day
        40     ann@x.nl   10
        30     ann@x.nl   10
        30     bob@x.nl   11
        20     bob@x.nl   10
        20     cas@x.nl   11
        50     cas@x.nl   10
        60     -     10
    """)
    assert groups(found) == {20: [20, 30, 40, 50], 60: [60]}


def test_empty_addresses_join_nobody(who: Who) -> None:
    assert groups(
        who("""
        record email row_day
        1      ~     10
        2      ~     10
        3      -     10
        4      -     10
    """)
    ) == {1: [1], 2: [2], 3: [3], 4: [4]}


def test_records_that_only_events_speak_of_are_contacts_too(who: Who) -> None:
    found = who(
        """
        record email row_day
        1      ann@x.nl   10
        """,
        """
        record day whom
        1      20  -
        2      21  3
        2      19  -
        """,
    )
    assert groups(found) == {1: [1], 2: [2], 3: [3]}
    assert {c: told["first_seen_day"] for c, told in found.items()} == {1: 20, 2: 19, 3: 21}
    assert found[2]["source_ids"] == []


@pytest.mark.parametrize(
    ("seen", "imported", "event", "first"),
    [
        ("12", "30", "20", 12),
        ("25", "30", "20", 20),
        ("-", "30", "20", 20),
        ("12", "30", "-", 12),
        ("-", "30", "-", 30),
    ],
)
def test_first_seen_is_the_earliest_of_creation_and_first_event_else_the_import(
    who: Who, seen: str, imported: str, event: str, first: int
) -> None:
    lines = f"record day\n1 {event}" if event != "-" else ""
    found = who(f"record seen_day row_day import_day\n1 {seen} 28 {imported}", lines)
    assert found[1]["first_seen_day"] == first


def test_each_column_is_the_newest_rows_that_has_one(who: Who) -> None:
    found = who("""
        record email row_day city    phone
        1      ann@x.nl   10      Utrecht 06-1
        1      ann@x.nl   12      Zwolle  -
        2      ann@x.nl   11      Breda   06-2
        2      ann@x.nl   -       Goes    06-3
    """)
    assert (found[1]["city"], found[1]["phone"]) == ("Zwolle", "06-2")


def test_of_equally_new_rows_the_first_source_of_the_settings_counts(who: Who) -> None:
    table = """
        record source email row_day city   company
        1      shop   ann@x.nl   10      Breda  -
        2      crm    ann@x.nl   10      Zwolle -
        3      mail   ann@x.nl   10      Almelo Bell
        4      list   ann@x.nl   10      Almere Lamp
    """
    assert who(table, source_order=["crm", "shop"])[1]["city"] == "Zwolle"
    assert who(table, source_order=["shop", "crm"])[1]["city"] == "Breda"
    assert who(table)[1]["city"] == "Almelo"
    assert who(table, source_order=["crm", "shop"])[1]["company"] == "Bell"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan~de~Vries", "J.~de~Vries"),
        ("Café~Zon", "Cafe~Zon"),
        ("Jan~Vos", "JAN~VOS"),
        ("Jan~Vos", "jan~vos"),
    ],
)
def test_of_equal_rows_the_fullest_best_written_name_counts(who: Who, one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = who(f"""
            record source email    row_day name     company
            1      shop   ann@x.nl 10      {first}  {second}
            1      shop   ann@x.nl 10      {second} {first}
        """)
        best = one.replace("~", " ")
        assert (found[1]["name"], found[1]["company"]) == (best, best)


def test_source_ids_are_every_source_and_id_once_in_order(who: Who) -> None:
    found = who("""
        record source source_id email row_day
        2      shop   7         ann@x.nl   10
        2      shop   7         ann@x.nl   11
        1      crm    k9        ann@x.nl   10
    """)
    assert found[1]["source_ids"] == ["crm:k9", "shop:7"]


def test_the_order_of_rows_makes_no_difference(who: Who) -> None:
    table = """
        record source email row_day city
        5      shop   ann@x.nl   10      Breda
        4      crm    ann@x.nl   10      Zwolle
        4      crm    bob@x.nl   10      Almelo
        3      mail   bob@x.nl   -       Goes
        9      list   -     10      Almere
    """
    assert who(table) == who(table, turned=True)


def test_two_names_under_one_key_are_refused(who: Who) -> None:
    with pytest.raises(HogeropError, match="cannot be told apart"):
        who("""
            record source source_id row_day
            1      shop   7         10
            1      crm    7         10
        """)


def test_nothing_at_all_is_no_contact(who: Who) -> None:
    assert who("") == {}


def test_a_second_telephone_counts_like_the_first(who: Who) -> None:
    found = who("""
        record first_name last_name phone        mobile        row_day
        1      Anna       Bakker    0201234567   0620471583    10
        2      Anna       Bakker    0620471583   -             10
        3      Anna       Bakker    -            06-20471583   10
        4      Joost      Smit      0301234567   -             10
    """)
    assert groups(found) == {1: [1, 2, 3], 4: [4]}


def test_one_whose_last_name_is_not_known_shares_a_mailbox_with_nobody(who: Who) -> None:
    found = who("""
        record first_name last_name email            row_day
        1      Elizabeth  Shaw      e.shaw@mail.nl   10
        2      Elazibeth  -         e.shaw@mail.nl   10
    """)
    assert groups(found) == {1: [1, 2]}


def test_namesakes_in_two_towns_are_not_joined_by_their_name_alone(who: Who) -> None:
    letters = "bdfghklmnprstvwz"
    others = "\n".join(
        f"{n} Kees{a}i{b}o De{b}a{a}um - 10"
        for n, (a, b) in enumerate(zip(letters * 2, letters[3:] * 3, strict=False), start=10)
    )
    found = who(f"""
        record first_name last_name city row_day
        1 Jan Jansen Utrecht 10
        2 Jan Jansen Almere 10
        3 Wim Bakker Utrecht 10
        4 Wim Bakker utrecht 10
        {others}
    """)
    assert groups(found)[1] == [1]
    assert groups(found)[2] == [2]
    assert groups(found)[3] == [3, 4]
