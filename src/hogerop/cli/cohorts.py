"""``hogerop cohorts``: who goes on buying, by month of the first order."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Annotated, cast

import typer

from hogerop.answers.cohorts import json_of
from hogerop.cli.asked import a_day, workspace_of
from hogerop.cli.options import Force, Json, Picture, UpTo
from hogerop.cli.picture import may_draw, save_picture
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.cli.waiting import waiting
from hogerop.paper import meant_to_hold, number, round_money, share
from hogerop.words import say

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.value import Age, Cohort, CohortsBy, WhoGoesOnBuying

SHOWN = 13
"""Months that the screen shows."""


def cohorts(
    context: typer.Context,
    by: Annotated[
        str,
        typer.Option("--by", metavar="WHAT", help="Put together by month, channel or rung."),
    ] = "month",
    money: Annotated[
        bool, typer.Option("--money", help="Show money per buyer instead of who ordered.")
    ] = False,
    as_of: UpTo = None,
    picture: Picture = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show which part of the buyers of each month ordered in the months after. Reads an edition.

    ``rung`` is the first rung on which somebody stood. ``--json``: see the page about JSON.
    """
    from hogerop import steps

    may_draw(picture, force=force)
    with waiting(silent=as_json) as progress:
        found = steps.cohorts(
            workspace_of(context), by=cast("CohortsBy", by), as_of=a_day(as_of), progress=progress
        )
    if as_json:
        write_json(json_of(found))
    else:
        _show(found, money=money and found.cohorts.money != "none")
    if picture is not None:
        from hogerop import chart

        save_picture(chart.cohorts(found), picture, silent=as_json)


def _show(found: WhoGoesOnBuying, *, money: bool) -> None:
    from hogerop.chart import heading_of_cohorts, name_of_cohort
    from hogerop.value import OLD

    of = found.cohorts
    line(heading_of_cohorts(found), "bold")
    if not of.together.buyers:
        return
    line(_about(found, money=money), "dim")
    old = [one for one in of.cohorts if one.label == OLD]
    others = [one for one in of.cohorts if one.label != OLD]
    those = [*old, *(others[-SHOWN:] if of.by == "month" else others[:SHOWN])]
    ages = range(1, min(SHOWN, max(len(of.together.ages), 1)))
    rows: list[list[Text]] = [
        _row(found, one, name_of_cohort(one.label, of.by), ages, money=money) for one in those
    ] + [_row(found, of.together, say("all together"), ages, money=money)]
    heads = [say("First order") if of.by == "month" else say("Buyers from"), say("Buyers")]
    heads += [say("Again"), *(str(age) for age in ages)]
    if not _again_known(those):
        heads, rows = heads[:2] + heads[3:], [row[:2] + row[3:] for row in rows]
    fit = _fitting(heads, rows)
    last = fit - (len(heads) - len(ages))
    shown = table(*heads[:fit], right=range(1, fit))
    for row in rows[:-1]:
        shown.add_row(*row[:fit])
    shown.add_section()
    shown.add_row(*rows[-1][:fit], style="bold")
    screen().print(shown)
    for remark in _remarks(found, open_month=_open_month([*those, of.together], last)):
        line(f"• {remark}", "dim")


def _open_month(those: list[Cohort], last: int) -> bool:
    """Return whether a month that is not over yet is on the screen, which ends at age ``last``."""
    shown = [age for one in those for age in one.ages if 1 <= age.age <= last and age.buyers]
    return any(not age.complete for age in shown)


def _again_known(those: list[Cohort]) -> bool:
    """Return whether of any cohort it is known how many ordered again: small ones are too few."""
    return any(one.again is not None and one.again.value is not None for one in those)


def _fitting(heads: list[str], rows: list[list[Text]]) -> int:
    """Return how many columns the screen has room for, with the white between them."""
    widths = [
        max(len(head), *(row[place].cell_len for row in rows)) + 3
        for place, head in enumerate(heads)
    ]
    return max(4, sum(total <= screen().width for total in accumulate(widths)))


def _about(found: WhoGoesOnBuying, *, money: bool) -> str:
    if not money:
        return say("Of 100 buyers, how many ordered in the 1st, 2nd … calendar month after.")
    if found.cohorts.money == "margin":
        return say("Margin per buyer in the 1st, 2nd … calendar month after.")
    return say("Revenue per buyer in the 1st, 2nd … calendar month after.")


def _row(found: WhoGoesOnBuying, one: Cohort, name: str, ages: range, *, money: bool) -> list[Text]:
    again = "–" if one.again is None or one.again.value is None else share(one.again.value, 1)
    by_age = {age.age: age for age in one.ages}
    cells = [_cell(by_age.get(age), found, money=money) for age in ages]
    return [text(name, longest=22), text(number(one.buyers)), text(again), *cells]


def _cell(age: Age | None, found: WhoGoesOnBuying, *, money: bool) -> Text:
    if age is None or not age.buyers:
        return text("")
    style = "" if age.complete else "dim italic"
    if money:
        return text(round_money(age.money / age.buyers, found.currency), style)
    return text(share(age.ordered, age.buyers) if age.ordered else "·", style or "")


def _remarks(found: WhoGoesOnBuying, *, open_month: bool) -> list[str]:
    of, told = found.cohorts, list(found.notes)
    if of.again_days:
        told.append(
            say(
                "Ordered again = on another day within {days} days of the first order; those who"
                " bought lately count for as long as they were seen.",
                days=of.again_days,
            )
        )
    if of.together.again is not None and of.together.again.low is not None:
        told.append(meant_to_hold(95))
    if open_month:
        told.append(say("Of the month that is not over yet the figures will still rise."))
    return told
