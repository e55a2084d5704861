"""Value on the screen: the business first, then its groups; one buyer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.chart import heading_of_concentration, heading_of_worth
from hogerop.chart.worth_said import in_range, mean_is_outside, name_of_group, written
from hogerop.cli.members_shown import show_members
from hogerop.cli.screen import line, screen, table, text
from hogerop.ladder import rung_name
from hogerop.paper import RUNG_COLOURS, day, inert, meant_to_hold, number, round_money, share
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.value.prediction.worth import ContactWorth, GroupWorth, Worth

SHOWN = 24
"""Groups that the screen shows."""
NAME = 48
"""Characters of a name in a sentence."""
ROOM_FOR_ALL = 150
"""Columns of the screen from which on the 36 months are shown too."""
ROOM_FOR_BEFORE, ROOM_FOR_SHARE = 112, 98
"""Columns from which on the year before and the share are shown: no figure is ever cut off."""


def show_worth(found: Worth) -> None:
    """Write what the buyers are worth to the screen."""
    line(heading_of_worth(found), "bold")
    if found.missing:
        for needed in found.missing:
            line(f"• {needed}")
        line(say("Until then this is what each group brought in the 12 months before:"), "dim")
    else:
        line(_about(found), "dim")
        line(_beside(found))
    screen().print(_groups(found))
    if found.curve and not found.missing:
        line(heading_of_concentration(found) + ".")
    for note in found.notes:
        line(f"• {note}", "dim")
    if found.told["members"] is not None:
        show_members(found.told["members"])


def _about(found: Worth) -> str:
    rate = share(found.told["yearly_rate"], 1)
    said = say("By {model}, on the orders until {day}.", model=found.speaks, day=day(found.until))
    if "lifetime_value" in found.business.figures:
        said += " " + say("Lifetime: all that is to come, less {rate} a year.", rate=rate)
    said += " " + meant_to_hold(80)
    return said + " " + say("Who has yet to buy first is not in it.")


def _beside(found: Worth) -> str:
    """Return what the table has no room for on a narrow screen: of all buyers together."""
    whole, said = found.business, []
    if whole.last_12 is not None:
        before = round_money(whole.last_12, found.currency)
        said.append(say("In the 12 months before they brought {money}.", money=before))
    if (coming := whole.figures.get("value_36")) is not None:
        values = {
            "money": written("value_36", coming.expected, found.currency),
            "range": in_range("value_36", coming, found.currency),
        }
        said.append(say("In 36 months it will be some {money} ({range}).", **values))
    if (alive := whole.figures.get("alive")) is not None:
        values = {
            "buyers": written("alive", alive.expected, found.currency),
            "range": in_range("alive", alive, found.currency),
        }
        said.append(say("Some {buyers} of them still buy ({range}).", **values))
    return " ".join(said)


def _groups(found: Worth) -> object:
    shown = [name for name in _columns(found) if name in found.business.figures]
    heads = {
        "alive": say("still buy"),
        "orders_12": say("orders, 12 months"),
        "value_12": _money_head(found, 12),
        "value_36": _money_head(found, 36),
        "lifetime_value": say("lifetime"),
        "share": say("share"),
    }
    before = [say("year before")] if _before_shown(shown) else []
    named = [heads[name] for name in shown]
    made = table(
        _first_head(found), say("buyers"), *before, *named, right=range(1, 2 + len(before + named))
    )
    for group in found.groups[:SHOWN]:
        made.add_row(_name(group, found), *_cells(group, found, shown))
    if len(found.groups) > SHOWN:
        more = len(found.groups) - SHOWN
        made.add_row(text(say_count("{n} more group", "{n} more groups", more), "dim"))
    made.add_section()
    made.add_row(text(say("all together"), "bold"), *_cells(found.business, found, shown))
    return made


def _columns(found: Worth) -> tuple[str, ...]:
    if screen().width >= ROOM_FOR_ALL:
        return ("alive", "value_12", "value_36", "lifetime_value", "share")
    if "value_12" not in found.business.figures:
        return ("alive", "orders_12")
    if screen().width < ROOM_FOR_SHARE:
        return ("value_12", "lifetime_value")
    return ("value_12", "lifetime_value", "share")


def _before_shown(shown: list[str]) -> bool:
    return len(shown) < 2 or screen().width >= ROOM_FOR_BEFORE


def _money_head(found: Worth, months: int) -> str:
    if found.told["money"] == "margin":
        return say("margin, {months} months", months=months)
    return say("revenue, {months} months", months=months)


def _first_head(found: Worth) -> str:
    heads = {"rung": say("Rung"), "cohort": say("First order"), "channel": say("Channel")}
    return heads[found.by]


def _name(group: GroupWorth, found: Worth) -> Text:
    colour = RUNG_COLOURS.get(group.key, "") if found.by == "rung" else ""
    longest = 18 if screen().width < ROOM_FOR_BEFORE else 28
    return text(name_of_group(group.key, found.by), colour, longest=longest)


def _cells(group: GroupWorth, found: Worth, shown: list[str]) -> list[Text]:
    before = (
        say("{n} orders", n=number(group.last_12_orders))
        if group.last_12 is None
        else round_money(group.last_12, found.currency)
    )
    cells = [text(number(group.contacts)), *([text(before)] if _before_shown(shown) else ())]
    for name in shown:
        figure = group.figures[name]
        said = text(written(name, figure.expected, found.currency))
        # All together are the whole, whatever comes: of a share of it there is no range.
        if name != "share" or group is not found.business:
            said.append("\n" + in_range(name, figure, found.currency), "dim")
        cells.append(said)
    return cells


def show_one(one: ContactWorth) -> None:
    """Write what one buyer is worth to the screen."""
    found = one.worth
    line(_sentence_of(one), "bold")
    line(
        say(
            "{rung}; {orders} since {first}, the last on {last}.",
            rung=rung_name(one.rung),
            orders=say_count("{n} day with an order", "{n} days with an order", one.orders),
            first=day(one.first_day),
            last=day(one.last_day),
        ),
        "dim",
    )
    if one.spent is not None and one.last_12 is not None:
        line(
            say(
                "Brought {spent} so far, {last} of it in the 12 months up to {day}.",
                spent=round_money(one.spent, found.currency),
                last=round_money(one.last_12, found.currency),
                day=day(found.until),
            ),
            "dim",
        )
    if found.missing:
        for needed in found.missing:
            line(f"• {needed}")
        return
    heads = {
        "p_alive": say("Chance that they still buy"),
        "orders_12": say("Orders in 12 months"),
        "value_12": say("Money in 12 months"),
        "value_36": say("Money in 36 months"),
        "lifetime_value": say("Lifetime value"),
    }
    made = table("", say("on average"), say("in four of five cases"), right=(1, 2))
    for name, figure in one.figures.items():
        value = written(name, figure.expected, found.currency)
        made.add_row(text(heads[name]), text(value), text(in_range(name, figure, found.currency)))
    screen().print(made)
    if any(mean_is_outside(*each, found.currency) for each in one.figures.items()):
        line(
            say(
                "Mostly: in nine of ten cases. Few like this one order at all; those who do make"
                " the average."
            ),
            "dim",
        )
    if one.next_day is None:
        line(say("It is more likely than not that no order follows within five years."))
    else:
        line(say("An order is more likely than not by {day}.", day=day(one.next_day)))
    for note in found.notes:
        line(f"• {note}", "dim")


def _sentence_of(one: ContactWorth) -> str:
    coming, name = one.figures.get("value_12"), inert(one.name, NAME)
    if coming is None:
        return say("What {contact} bought", contact=name)
    values = {
        "contact": name,
        "money": written("value_12", coming.expected, one.worth.currency),
        "range": in_range("value_12", coming, one.worth.currency),
    }
    if mean_is_outside("value_12", coming, one.worth.currency):
        return say("{contact} will bring {range} in 12 months; {money} on average", **values)
    return say("{contact} will bring some {money} in 12 months ({range})", **values)
