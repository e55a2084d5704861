"""The levers as dials of a form, and the sentence that they come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isfinite

from hogerop.errors import AskedWrongly
from hogerop.ladder import RUNGS
from hogerop.whatif import Changed, LessFalling, Lever, MoreReferrals, MoreSuspects, StepUp
from hogerop.words import say


@dataclass(frozen=True)
class Dial:
    """One lever of the form: its name there, between what it goes, and where it stands.

    Numbers are texts, as a browser reads and writes them; ``asks`` is the change in words, with a
    place for the number.
    """

    name: str
    label: str
    unit: str
    low: str
    high: str
    step: str
    asks: str
    value: str = ""


@dataclass(frozen=True)
class Group:
    """Dials that belong together; open where one of them is turned."""

    name: str
    dials: tuple[Dial, ...]

    @property
    def turned(self) -> bool:
        """Whether a dial of it stands elsewhere than at nothing."""
        return any(dial.value for dial in self.dials)


def dials(asked: Mapping[str, str]) -> tuple[Group, ...]:
    """Return every dial, each where a form put it."""
    found = (
        (say("More climb a rung"), _climbing()),
        (say("Fewer fall"), _staying()),
        (say("More come in, more is left"), _money()),
    )
    return tuple(
        Group(name, tuple(_turned(dial, asked.get(dial.name, "")) for dial in those))
        for name, those in found
    )


def turned_to(levers: Sequence[Lever]) -> dict[str, str]:
    """Return where the dials stand for levers that were asked for in words."""
    return dict(_dial_of(lever) for lever in levers if _dial_of(lever)[0])


def question(groups: Sequence[Group]) -> str:
    """Return the question that the dials come to, as `steps.what_if` reads it; empty where none.

    Raises
    ------
    AskedWrongly
        If a dial holds no number; all of them at once.
    """
    turned = [dial for group in groups for dial in group.dials if dial.value]
    wrong = [dial for dial in turned if _number(dial.value) is None]
    if wrong:
        raise AskedWrongly(
            say("A lever is set by a number."),
            fix=say("Write a number such as 10 or 2.5."),
            problems=[
                f"{dial.label}: " + say("“{given}” is no number.", given=dial.value[:20])
                for dial in wrong
            ],
        )
    return ", ".join(dial.asks.format(n=_written(dial)) for dial in turned if _number(dial.value))


def _climbing() -> Iterator[Dial]:
    for rung, above in pairwise(RUNGS):
        label = say("{rung} to {next}", rung=rung.name, next=above.name)
        asks = f"{{n}}% {rung.key} -> {above.key}"
        yield Dial(f"up-{rung.key}", label, "%", "0", "100", "any", asks)


def _staying() -> Iterator[Dial]:
    for rung in RUNGS[1:]:
        label = say("Fewer fall from {rung}", rung=rung.name)
        asks = f"{{n}}% less falling off from {rung.key}"
        yield Dial(f"stay-{rung.key}", label, "%", "0", "100", "any", asks)


def _money() -> Iterator[Dial]:
    a_month, a_year = say("a month"), say("a year")
    yield Dial(
        "suspects", say("More suspects"), a_month, "0", "500", "any", "{n} more suspects a month"
    )
    more = "{n} more referrals per fan a year"
    yield Dial("referrals", say("Referrals more by each fan"), a_year, "0", "10", "any", more)
    yield Dial("margin", say("Margin"), "%", "-50", "50", "any", "margin {n}%")
    yield Dial("order_value", say("Value of an order"), "%", "-50", "50", "any", "order value {n}%")
    yield Dial("cost", say("Cost of winning contacts"), "%", "-50", "50", "any", "cost {n}%")


def _turned(dial: Dial, typed: str) -> Dial:
    """Return a dial as it was set; at 0 it asks for nothing."""
    value = typed.strip()[:20]
    if _number(value) == 0:
        value = ""
    return replace(dial, value=value)


def _dial_of(lever: Lever) -> tuple[str, str]:
    if isinstance(lever, StepUp):
        return f"up-{RUNGS[lever.rung - 1].key}", _plain(100 * lever.share)
    if isinstance(lever, LessFalling):
        return f"stay-{RUNGS[lever.rung - 1].key}", _plain(100 * lever.share)
    if isinstance(lever, MoreSuspects):
        return "suspects", _plain(lever.per_month)
    if isinstance(lever, MoreReferrals):
        return "referrals", _plain(lever.per_fan_year)
    return (lever.what, _plain(100 * lever.share)) if isinstance(lever, Changed) else ("", "")


def _number(typed: str) -> float | None:
    try:
        found = float(typed.replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
    return found if isfinite(found) else None


def _written(dial: Dial) -> str:
    number = _number(dial.value) or 0.0
    sign = "+" if dial.low.startswith("-") and number > 0 else ""
    return sign + _plain(number)


def _plain(number: float) -> str:
    """Return a number with a point and two decimals at most: three would be read as thousands."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
