"""Chance, by name: every throw belongs to a rate of the pinned file, and is counted."""

from __future__ import annotations

import tomllib
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")
RATES = Path(__file__).parents[1] / "spec" / "identity" / "book.toml"
PROFILES = ("clean", "normal", "dirty")


@dataclass(frozen=True)
class Pool(Generic[T]):
    """Values to draw from, with their weights added up."""

    values: Sequence[T]
    upto: Sequence[float]


def rates_of(profile: str, file: Path = RATES) -> dict[str, float]:
    """Read the rates of a profile; a rate that is one number holds for every profile."""
    with file.open("rb") as opened:
        pages = tomllib.load(opened)
    return {
        name: float(value[profile] if isinstance(value, dict) else value)
        for page in pages.values()
        for name, value in page.items()
    }


class Dice:
    """A seeded chance that knows the rates and counts how often each was asked and came true."""

    def __init__(self, rates: Mapping[str, float], seed: int) -> None:
        self.rates = rates
        self.random = Random(seed)
        self.chance = self.random.random
        self.thrown = dict.fromkeys(rates, 0)
        self.came_true = dict.fromkeys(rates, 0)

    def happens(self, rate: str) -> bool:
        """Throw once for the rate of that name."""
        self.thrown[rate] += 1
        if self.chance() < self.rates[rate]:
            self.came_true[rate] += 1
            return True
        return False

    def more(self, rate: str, most: int) -> int:
        """Count how often a rate comes true in a row, at most so often."""
        count = 0
        while count < most and self.happens(rate):
            count += 1
        return count

    def draw(self, pool: Pool[T]) -> T:
        """Draw by weight."""
        return pool.values[bisect(pool.upto, self.chance() * pool.upto[-1])]

    def one_of(self, values: Sequence[T]) -> T:
        """Draw one of these, each as likely."""
        return values[int(self.chance() * len(values))]

    def number(self, least: int, most: int) -> int:
        """Draw a whole number; both ends can come."""
        return least + int(self.chance() * (most - least + 1))

    def kind(self, rates: Mapping[str, str]) -> str:
        """Draw one of several words whose rates (by name) add up to one."""
        at, chosen = self.chance(), None
        for word, rate in rates.items():
            self.thrown[rate] += 1
            if chosen is None and at < self.rates[rate]:
                chosen = word
                self.came_true[rate] += 1
            at -= self.rates[rate]
        return next(iter(rates)) if chosen is None else chosen
