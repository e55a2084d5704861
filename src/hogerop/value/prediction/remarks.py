"""What a reader must know beside predicted values, a sentence each: by which model, and its doubts.

Said from what the manifest of an edition tells of its values. Runs no query.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hogerop.paper import day as day_in_words
from hogerop.paper import number, share
from hogerop.value.fitting.posterior import LARGEST
from hogerop.value.selection.trying import AS_BEFORE, EVERYBODY
from hogerop.words import language, say

Told = Mapping[str, Any]

WIDE_OFF = 0.1
"""Share by which a model may be off on the time held out before that is said beside its figures."""
SOON = 7
"""Days from the newest order to the day before it is said that they are not the same."""


def said_model(told: Told) -> str:
    """Return a model's name in words: ``told`` has its ``name``, ``by`` and ``clock``."""
    name, by = str(told["name"]), tuple(told["by"])
    said = {
        ("channel",): say("{model} apart by channel", model=name),
        ("kind",): say("{model} apart by person or company", model=name),
        ("channel", "kind"): say("{model} apart by channel and by person or company", model=name),
    }.get(by, name)
    return say("{model} with the seasons", model=said) if told["clock"] == "seasons" else said


def remarks(told: Told, as_of: date, until: date) -> tuple[str, ...]:
    """Return what a reader must know, the weightiest first.

    Parameters
    ----------
    told : mapping
        What the edition's manifest says of its values, with a model.
    as_of, until : date
        The day of the values, and that of the newest order.
    """
    return (
        *_money(told),
        *_model(told["model"], told["sample"]["buyers"]),
        *_spend(told["spend"]),
        *_choice(told),
        *off_track(told),
        *_reach(told["late"], as_of, until),
    )


def off_track(told: Told) -> tuple[str, ...]:
    """Compare the model with the orders up to the time held out, and with those in it.

    Said where it is off by more than `WIDE_OFF`, and by more than two standard errors of a count.
    """
    track, choice = told["tracking"], told["choice"]
    if not track or not track["day"]:
        return ()
    actual, expected = track["actual"], track["expected"]
    split = choice["split"] if choice else track["day"][-1]
    place = bisect_right(track["day"], split) - 1
    found, day = [], day_in_words(date.fromisoformat(split))
    if place >= 0 and (off := _off(expected[place], actual[place])):
        by = share(abs(off), 1)
        found.append(
            say(
                "Up to {day} the model expects {off} more repeat orders than came.", day=day, off=by
            )
            if off > 0
            else say(
                "Up to {day} the model expects {off} fewer repeat orders than came.",
                day=day,
                off=by,
            )
        )
    before = (expected[place], actual[place]) if place >= 0 else (0, 0)
    if off := _off(expected[-1] - before[0], actual[-1] - before[1]):
        by = share(abs(off), 1)
        found.append(
            say(
                "After {day} the model expects {off} more repeat orders than came.", day=day, off=by
            )
            if off > 0
            else say(
                "After {day} the model expects {off} fewer repeat orders than came.",
                day=day,
                off=by,
            )
        )
    return tuple(found)


def _off(expected: float, actual: float) -> float:
    """Return the share by which a model is off; 0 where that is little, or may be chance."""
    off = expected - actual
    return off / actual if actual and abs(off) > max(WIDE_OFF * actual, 2 * actual**0.5) else 0.0


def _money(told: Told) -> Iterator[str]:
    if told["money"] == "revenue":
        yield say("No margin is known: figures of money are revenue.")
    if told["money"] == "none":
        yield say("No order has a known amount: there are no figures of money.")


def _model(model: Told, buyers: int) -> Iterator[str]:
    if model["boundary"] is not None:
        yield say(model["boundary"])
        yield say("So how long buyers stay cannot be told, nor what they bring after a year.")
    if model["even_draws"] is None and buyers <= LARGEST:
        yield say("Your orders leave the model so open that its ranges are rough.")


def _spend(spend: Told | None) -> Iterator[str]:
    if spend is not None and spend["refused"]:
        yield spend["refused"][language()]
        yield say("So there are no figures of money to come.")


def _choice(told: Told) -> Iterator[str]:
    """Say where the chosen model did badly, or worse than a rule of thumb, on the time held out."""
    if told["choice"] is None:
        name = told["model"]["name"]
        yield say("Too little could be held out to try the models: {model} was taken.", model=name)
        return
    tried = told["choice"]["tried"]
    chosen = next(line for line in tried if line["chosen"])
    if abs(chosen["bias"]) > WIDE_OFF:
        off = share(abs(chosen["bias"]), 1)
        yield (
            say("On the time held out it expected {off} too many orders.", off=off)
            if chosen["bias"] > 0
            else say("On the time held out it expected {off} too few orders.", off=off)
        )
    thumb = [line for line in tried if line["name"] in (AS_BEFORE, EVERYBODY)]
    if any(line["deviance"] < chosen["deviance"] for line in thumb):
        yield say("A rule of thumb did better there: see `hogerop value --models`.")


def _reach(late: Told | None, as_of: date, until: date) -> Iterator[str]:
    if (as_of - until).days > SOON:
        yield say(
            "No order is known after {until}: the months to come begin there, not on {day}.",
            until=day_in_words(until),
            day=day_in_words(as_of),
        )
    if late is not None:
        yield say(
            "Your records begin on {day}, later than your customers: {seen} of {buyers} buyers are"
            " first seen in the first weeks. They are no new customers of those days.",
            day=day_in_words(date.fromisoformat(late["first_day"])),
            seen=number(late["seen"]),
            buyers=number(late["buyers"]),
        )
