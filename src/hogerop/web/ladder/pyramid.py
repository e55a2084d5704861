"""The ladder as a drawing: people to the left, value to the right, the rung in between.

Lengths are texts: a template would write a number in the reader's language, which SVG cannot read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hogerop.chart.worth_said import in_range, mean_is_outside, written
from hogerop.ladder import KEYS, LadderCounts, Moves, RungCount, rung_name
from hogerop.paper import change, number, share
from hogerop.value.prediction.worth import Figure, GroupWorth, Worth
from hogerop.words import say

LEAST = 0.6
"""Percent of a track that a single person still has, so that they are seen."""


@dataclass(frozen=True)
class Value:
    """What somebody on a rung is worth on average, and the bar of it."""

    said: str
    range: str
    together: str
    bar: str
    low: str
    high: str


@dataclass(frozen=True)
class RungDrawn:
    """One rung: who stands there, the bar of them, and who crossed to it from below."""

    key: str
    number: int
    name: str
    recorded: bool
    contacts: int
    said: str
    lapsed: str
    since: str
    bar: str
    lapsed_bar: str
    from_right: str
    value: Value | None
    climbed: int
    fell: int


def pyramid(counts: LadderCounts, moves: Moves, worth: Worth | None) -> list[RungDrawn]:
    """Return the rungs from the top down. Runs no query."""
    most = max((rung.contacts for rung in counts.rungs), default=0)
    values = values_of(worth) if worth else {}
    return [
        _drawn(place, rung, most, moves, values.get(rung.key), compared=bool(counts.compared_with))
        for place, rung in reversed(list(enumerate(counts.rungs, start=1)))
    ]


def _drawn(
    place: int, rung: RungCount, most: int, moves: Moves, value: Value | None, *, compared: bool
) -> RungDrawn:
    whole = _percent(rung.contacts, most)
    lapsed = whole * rung.lapsed / rung.contacts if rung.contacts else 0.0
    climbed, fell = crossed(moves, place)
    before = rung.before if compared else None
    return RungDrawn(
        key=rung.key,
        number=place,
        name=rung_name(rung.key),
        recorded=rung.recorded,
        contacts=rung.contacts,
        said=number(rung.contacts),
        lapsed=say("{n} lapsed", n=number(rung.lapsed)) if rung.lapsed else "",
        since=change(rung.contacts - before) if before is not None else "",
        bar=_svg(whole - lapsed),
        lapsed_bar=_svg(lapsed),
        from_right=_svg(100 - whole + lapsed),
        value=value,
        climbed=climbed,
        fell=fell,
    )


def crossed(moves: Moves, place: int) -> tuple[int, int]:
    """Return how many climbed over the space below a rung, and how many fell through it."""
    known = [
        (KEYS.index(m.from_), KEYS.index(m.to), m.contacts)
        for m in moves.moves
        if m.from_ in KEYS and m.to in KEYS
    ]
    climbed = sum(n for start, end, n in known if start < place <= end)
    fell = sum(n for start, end, n in known if end < place <= start)
    return climbed, fell


def values_of(worth: Worth) -> dict[str, Value]:
    """Return what one person on each rung is worth on average, by key of the rung."""
    each = {group.key: _each(group, worth.worth) for group in worth.groups if group.contacts}
    figures = {key: figure for key, figure in each.items() if figure is not None}
    longest = max((figure.high for figure in figures.values()), default=0.0)
    total = sum(_all(g, worth.worth) for g in worth.groups)
    return {
        group.key: _value(figures[group.key], _all(group, worth.worth), total, longest, worth)
        for group in worth.groups
        if group.key in figures
    }


def _value(each: Figure, together: float, total: float, longest: float, worth: Worth) -> Value:
    name, currency = worth.worth, worth.currency
    known = name in worth.business.figures
    return Value(
        said=written(name, each.expected, currency),
        range=in_range(name, each, currency)
        if known and not mean_is_outside(name, each, currency)
        else "",
        together=say(
            "{sum} together, {share}",
            sum=written(name, together, currency),
            share=share(together, total),
        ),
        bar=_svg(_percent(each.expected, longest)),
        low=_svg(_percent(each.low, longest)),
        high=_svg(_percent(each.high, longest)),
    )


def _all(group: GroupWorth, name: str) -> float:
    figure = group.figures.get(name)
    return figure.expected if figure else float(group.last_12 or 0)


def _each(group: GroupWorth, name: str) -> Figure | None:
    n, figure = group.contacts, group.figures.get(name)
    if figure:
        return Figure(figure.expected / n, figure.low / n, figure.high / n)
    if group.last_12 is None:
        return None
    mean = float(group.last_12) / n
    return Figure(mean, mean, mean)


def _percent(part: float, whole: float) -> float:
    return max(100 * part / whole, LEAST) if whole > 0 and part > 0 else 0.0


def _svg(length: float) -> str:
    return f"{length:.2f}"


@dataclass(frozen=True)
class MonthDrawn:
    """One month of climbing and falling: two bars from a line."""

    x: str
    middle: str
    up_y: str
    up: str
    down: str
    label: str
    said: str
    last: bool


def months_drawn(months: Sequence[tuple[str, int, int, str]]) -> list[MonthDrawn]:
    """Return bars of months, each (label, climbed, fell, in words), on one straight scale."""
    most = max((max(up, down) for _, up, down, _ in months), default=0) or 1
    step = 336 / max(len(months), 1)
    return [
        MonthDrawn(
            x=_svg(place * step + step * 0.14),
            middle=_svg(place * step + step / 2),
            up_y=_svg(84 - 70 * up / most),
            up=_svg(70 * up / most),
            down=_svg(70 * down / most),
            label=label,
            said=said,
            last=place == len(months) - 1,
        )
        for place, (label, up, down, said) in enumerate(months)
    ]
