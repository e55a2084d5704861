"""Find a ceiling that stands somewhere without its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hogerop.whatif import Answer, Figure

WORDS = re.compile(r"ceiling|plafond", re.IGNORECASE)
WRITTEN, EXACT = 0.01, 1e-6
"""How near two amounts are that look the same: as they are written, and in JSON."""
_AMOUNT = re.compile(r"€\s?[−-]?(\d[\d.,]*\d|\d)")


def ceilings(answer: Answer, apart: float) -> set[float]:
    """Return the amounts of ceilings in an answer that are so far from every other number of it."""
    figures = list(_figures(answer))
    wanted = {abs(a) for f in figures if f.kind == "ceiling" for a in _amounts(f)}
    others = [abs(a) for f in figures if f.kind != "ceiling" for a in _amounts(f)]
    others += [float(step.contacts) for step in answer.steps]
    return {a for a in wanted if a and all(abs(a - other) > apart * a for other in others)}


def bare_in_text(text: str, answer: Answer) -> list[str]:
    """Return the lines in which a ceiling stands, with its name neither there nor above it.

    Above it is in the line before, where a sentence runs over, or in the heading of its column: the
    last line with the word, over the same letters.
    """
    wanted, heading, bare = ceilings(answer, WRITTEN), None, []
    lines = text.splitlines()
    for before, line in pairwise(["", *lines]):
        named = WORDS.search(line) or WORDS.search(before)
        heading = WORDS.search(line) or heading
        for found in _AMOUNT.finditer(line):
            if named or not _is_one(found.group(1), wanted):
                continue
            if heading is None or not _under(found, heading):
                bare.append(line)
    return bare


def bare_in_json(found: Any, answer: Answer) -> list[float]:
    """Return the numbers of a ceiling that stand in no object with a label that says so."""
    wanted = ceilings(answer, EXACT)
    return [
        number
        for number, label in _numbers(found, "")
        if not WORDS.search(label) and any(abs(abs(number) - a) < EXACT * a for a in wanted)
    ]


def _numbers(found: Any, label: str) -> Iterator[tuple[float, str]]:
    """Yield every number with the label of the object that it stands in."""
    if isinstance(found, dict):
        for value in found.values():
            yield from _numbers(value, str(found.get("label", "")))
    elif isinstance(found, list | tuple):
        for value in found:
            yield from _numbers(value, label)
    elif isinstance(found, int | float) and not isinstance(found, bool):
        yield float(found), label


def _is_one(written: str, wanted: set[float]) -> bool:
    """Whether an amount as either language writes it, rounded as it may be, is one of them."""
    whole = re.sub(r"[.,](?=\d{3}(?!\d))", "", written).replace(",", ".")
    try:
        amount = float(whole)
    except ValueError:
        return False
    return any(abs(amount - of) < WRITTEN / 2 * of for of in wanted)


def _under(amount: re.Match[str], heading: re.Match[str]) -> bool:
    return amount.start() < heading.end() + 12 and amount.end() > heading.start() - 12


def _figures(answer: Answer) -> Iterator[Figure]:
    yield from answer.figures
    for step in answer.steps:
        yield from (*step.per_contact, *step.in_all, *step.as_suspects)
    if answer.longer is not None:
        yield from _figures(answer.longer)


def _amounts(figure: Figure) -> list[float]:
    ranges = [of for of in (figure.change, figure.after) if of is not None]
    return [amount for of in ranges for amount in (of.low, of.middle, of.high)]
