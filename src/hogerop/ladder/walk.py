"""The walk: every contact's life, event by event and expiry by expiry, once.

Between two moments nothing can change, so the policy is looked at only when an event comes in or
when time alone may flip one of its comparisons. Each comparison knows until when its answer
surely holds; only those whose time has come, or whose events came in, are judged again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from hogerop.ladder.kernel import walk_contacts
from hogerop.ladder.order import by_block, by_contact_kind_day
from hogerop.ladder.program import Program
from hogerop.ladder.soften import soften

Days = npt.NDArray[np.int32]
T = TypeVar("T", bound=np.generic)

BLOCK = 16_384
"""Contacts whose events are sorted and walked together: few enough to stay in the cache."""


@dataclass(frozen=True)
class Events:
    """Events of a batch of contacts, in any order; each array has one entry per event.

    ``contact`` numbers the contacts of the batch from 0; ``amount`` and ``margin`` are cents.
    """

    contact: Days
    kind: npt.NDArray[np.int8]
    day: Days
    amount: npt.NDArray[np.int64]
    margin: npt.NDArray[np.int64]
    target: Days
    ends: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Walked:
    """What the walk found: stays, and how each contact stood on the day asked for.

    ``contact``, ``rung``, ``lapsed``, ``from_day`` and ``to_day`` are one entry per stay, sorted
    by contact and day; ``to_day`` is NEVER for the last. ``values`` is contact x word on the
    as-of day (NaN = missing or not yet seen); ``held`` has, per contact, the conditions that held
    as bits, -1 where the contact was not yet seen; ``changes`` the first day after it on which
    either changes by what is known already, NEVER where none does.
    """

    contact: Days
    rung: npt.NDArray[np.int8]
    lapsed: npt.NDArray[np.bool_]
    from_day: Days
    to_day: Days
    values: npt.NDArray[np.float64]
    held: Days
    changes: Days


def walk(
    events: Events,
    first_seen: Days,
    about_bits: npt.NDArray[np.uint64],
    columns: npt.NDArray[np.float64],
    program: Program,
    *,
    as_of: int,
) -> Walked:
    """Walk a batch of contacts under a policy.

    Parameters
    ----------
    events : Events
        What happened, in any order.
    first_seen : array of int32
        Per contact, the day of first sight.
    about_bits, columns : arrays
        What the policy asks of the contacts' columns: see `Program.about_bits` and
        `Program.column_values`.
    program : Program
        The policy, made ready.
    as_of : int
        Day on which the words' values and held conditions are wanted.
    """
    contacts = len(first_seen)
    if contacts <= BLOCK:
        return _walk_block(events, first_seen, about_bits, columns, program, as_of)
    edges = [*range(0, contacts, BLOCK), contacts]
    parts = []
    for first, past, some in zip(edges, edges[1:], _blocks(events, len(edges) - 1), strict=False):
        here = slice(first, past)
        walked = _walk_block(
            some, first_seen[here], about_bits[here], columns[here], program, as_of
        )
        parts.append(replace(walked, contact=walked.contact + np.int32(first)))
    return Walked(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Walked)))


def _blocks(events: Events, count: int) -> Iterator[Events]:
    """Yield the events of each block of contacts, numbered from 0 in it."""
    starts, places = by_block(events.contact, BLOCK, count)
    sorted_ = {f.name: _placed(getattr(events, f.name), places) for f in fields(Events)}
    for block in range(count):
        some = {name: column[starts[block] : starts[block + 1]] for name, column in sorted_.items()}
        yield Events(**{**some, "contact": some["contact"] - np.int32(block * BLOCK)})


def _placed(column: npt.NDArray[T], places: npt.NDArray[np.int64]) -> npt.NDArray[T]:
    there = np.empty_like(column)
    there[places] = column
    return there


def _walk_block(
    events: Events,
    first_seen: Days,
    about_bits: npt.NDArray[np.uint64],
    columns: npt.NDArray[np.float64],
    program: Program,
    as_of: int,
) -> Walked:
    start, order = by_contact_kind_day(events.contact, events.kind, events.day, len(first_seen))
    room = len(first_seen) + 3 * len(order) + 16
    while True:
        found = walk_contacts(
            events.kind[order],
            events.day[order],  # a copy each time: the walk closes gaps in it
            events.amount[order],
            events.margin[order],
            events.target[order],
            events.ends[order],
            start,
            first_seen,
            about_bits,
            columns,
            program.tables,
            program.sequential,
            program.grace_days == 0,
            program.business_gap,
            program.least_days,
            as_of,
            room,
        )
        if found[0] >= 0:
            break
        room *= 2
    n, contact, rung, flag, from_day, to_day, values, held, changes = found
    stays = (contact[:n], rung[:n], flag[:n], from_day[:n], to_day[:n])
    if program.grace_days:
        stays = soften(*stays, program.grace_days)
    contact, rung, flag, from_day, to_day = (stay.copy() for stay in stays)
    return Walked(contact, rung, flag, from_day, to_day, values, held, changes)
