"""Lists of contacts in the reader's language: the heading of a column, and what a cell says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hogerop.words import say


def heading(column: str) -> str:
    """Return the heading of a column, in the reader's language."""
    return {
        "contact": say("Contact"),
        "name": say("Name"),
        "who": say("Who"),
        "email": say("E-mail"),
        "rung": say("Rung"),
        "since": say("Since"),
        "lapsed": say("Lapsed"),
        "stays_until": say("Stays until"),
        "lapses_on": say("Lapses on"),
        "ahead": say("Ahead of the rung"),
        "source_ids": say("Numbers in the sources"),
        "phone": say("Telephone"),
        "company": say("Company"),
        "kind": say("Person or company"),
        "street": say("Street"),
        "postcode": say("Postcode"),
        "city": say("City"),
        "region": say("Region"),
        "country": say("Country"),
        "industry": say("Industry"),
        "sbi": say("SBI or NACE"),
        "employees": say("Employees"),
        "language": say("Language"),
        "channel": say("Came through"),
        "tags": say("Labels"),
        "verdict": say("On the list"),
        "may_be": say("May be"),
        "withdrawn": say("Consent withdrawn"),
        "from": say("From"),
        "to": say("To"),
        "as_of": say("On the day"),
    }.get(column) or _of_value(column)


def _of_value(column: str) -> str:
    """Return the heading of a column of what a buyer is worth: a mean, and what lies beside it."""
    known = {
        "first_day": say("First order"),
        "frequency": say("Days with an order after the first"),
        "recency": say("Days from the first order to the last"),
        "observed": say("Days since the first order"),
        "spent": say("Brought so far"),
        "last_12": say("Brought in the 12 months before"),
        "next_day": say("Next order more likely than not by"),
    }
    chance = say("Chance that they still buy")
    known |= {
        "p_alive": chance,
        "p_alive_low": say("{figure}, low end", figure=chance),
        "p_alive_high": say("{figure}, high end", figure=chance),
    }
    figures = {
        "orders_12": say("Orders in 12 months"),
        "value_12": say("Money in 12 months"),
        "value_36": say("Money in 36 months"),
        "lifetime_value": say("Lifetime value"),
    }
    for name, said in figures.items():
        known |= {
            name: say("{figure}, on average", figure=said),
            f"{name}_low": say("{figure}, in nine of ten cases at least", figure=said),
            f"{name}_high": say("{figure}, in nine of ten cases at most", figure=said),
        }
    return known.get(column, column)


def cells(rows: Iterable[Mapping[str, Any]]) -> Iterable[list[object]]:
    """Return the cells of every row, as a spreadsheet is to show them."""
    for row in rows:
        yield [_cell(column, value) for column, value in row.items()]


def _cell(column: str, value: Any) -> object:
    if value is None:
        return None
    if column in ("rung", "ahead", "from", "to"):
        return _standing(str(value))
    if column == "verdict":
        return _verdict(str(value))
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return value


def _verdict(key: str) -> str:
    return {
        "known": say("known already"),
        "doubtful": say("may be known"),
        "new": say("new"),
        "outside": say("outside the target market"),
    }.get(key, key)


def _standing(key: str) -> str:
    """Return the name of a rung, or of where somebody is who stands on none."""
    from hogerop.ladder import rung_name

    return {"new": say("new"), "erased": say("erased")}.get(key) or rung_name(key)
