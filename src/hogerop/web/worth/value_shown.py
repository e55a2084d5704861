"""Value as rows and bars. Lengths are texts: SVG reads no decimal comma."""

from __future__ import annotations

from hogerop.chart import name_of_cohort
from hogerop.chart.worth_said import in_range, name_of_group, written
from hogerop.paper import number, round_money, share
from hogerop.value import OLD, Age, Cohort, WhoGoesOnBuying
from hogerop.value.prediction.worth import GroupWorth, Worth
from hogerop.words import say

SHOWN = 24
AGES = range(1, 13)
COLUMNS = ("value_12", "lifetime_value", "share")
IN_ORDERS = ("alive", "orders_12")


def heads(found: Worth) -> list[str]:
    """Return what stands above the columns of figures."""
    margin = found.told["money"] == "margin"
    called = {
        "alive": say("still buy"),
        "orders_12": say("orders, 12 months"),
        "value_12": say("margin, {months} months", months=12)
        if margin
        else say("revenue, {months} months", months=12),
        "lifetime_value": say("lifetime"),
        "share": say("share"),
    }
    return [called[name] for name in _columns(found)]


def groups(found: Worth) -> list[dict[str, object]]:
    """Return a row for each group, and one for all together."""
    most = max((_reach(group, found) for group in found.groups), default=0.0)
    rows = [_row(group, found, most) for group in found.groups[:SHOWN]]
    whole = _row(found.business, found, 0.0)
    return [*rows, whole | {"name": say("all together"), "key": "", "whole": True}]


def _columns(found: Worth) -> list[str]:
    known = found.business.figures
    names = COLUMNS if "value_12" in known else IN_ORDERS
    return [name for name in names if name in known]


def _row(group: GroupWorth, found: Worth, most: float) -> dict[str, object]:
    figure = group.figures.get(found.worth)
    expected = figure.expected if figure else float(group.last_12 or 0)
    return {
        "key": group.key if found.by == "rung" else "",
        "name": name_of_group(group.key, found.by),
        "buyers": number(group.contacts),
        "before": say("{n} orders", n=number(group.last_12_orders))
        if group.last_12 is None
        else round_money(group.last_12, found.currency),
        "cells": [
            (head, *_cell(name, group, found))
            for head, name in zip(heads(found), _columns(found), strict=True)
        ],
        "bar": _percent(expected, most),
        "low": _percent(figure.low, most) if figure else "",
        "high": _percent(figure.high, most) if figure else "",
        "drawn": most > 0,
    }


def _cell(name: str, group: GroupWorth, found: Worth) -> tuple[str, str]:
    figure = group.figures.get(name)
    if figure is None:
        return "–", ""
    said = written(name, figure.expected, found.currency)
    whole = group is found.business and name == "share"
    return said, "" if whole else in_range(name, figure, found.currency)


def _reach(group: GroupWorth, found: Worth) -> float:
    figure = group.figures.get(found.worth)
    return max(figure.high, figure.expected) if figure else float(group.last_12 or 0)


def _percent(part: float, whole: float) -> str:
    return f"{100 * max(part, 0.0) / whole if whole > 0 else 0.0:.2f}"


def curve(found: Worth) -> str:
    """Return the points of the curve of concentration, for a square of 100; empty without one."""
    return " ".join(f"{100 * x:.1f},{max(100 - 100 * y, 0):.1f}" for x, y in found.curve)


def cohort_rows(found: WhoGoesOnBuying) -> list[dict[str, object]]:
    """Return the newest months, each with its share in the months after; then all together."""
    of = found.cohorts
    if not of.together.buyers:
        return []
    old = [one for one in of.cohorts if one.label == OLD]
    others = [one for one in of.cohorts if one.label != OLD][-13:]
    rows = [_cohort(one, name_of_cohort(one.label, of.by)) for one in [*old, *others]]
    return [*rows, _cohort(of.together, say("all together"))]


def _cohort(one: Cohort, name: str) -> dict[str, object]:
    by_age = {age.age: age for age in one.ages}
    again = one.again
    return {
        "name": name,
        "buyers": number(one.buyers),
        "again": share(again.value, 1) if again and again.value is not None else "–",
        "cells": [_heat(by_age.get(age)) for age in AGES],
    }


def _heat(age: Age | None) -> tuple[str, int, bool]:
    """Return a share, how dark it is drawn (0 to 5), and whether its month is over."""
    if age is None or not age.buyers:
        return "", 0, True
    part = age.ordered / age.buyers
    return (
        share(age.ordered, age.buyers) if age.ordered else "·",
        min(5, round(part * 10)),
        age.complete,
    )
