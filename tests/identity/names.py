"""Names of people, streets, places and trades, and how often each occurs.

Head names come first; they are drawn with a weight that falls with their place in the list. The
long tail is put together from parts, so that a book of a million rows does not run out of names.
"""

from __future__ import annotations

import tomllib
from itertools import accumulate
from pathlib import Path

from tests.identity.dice import Dice, Pool

FILE = Path(__file__).with_name("names.toml")
LISTS: dict[str, str] = tomllib.loads(FILE.read_text(encoding="utf-8"))


def zipf(count: int, power: float, shift: float) -> list[float]:
    """Weights that fall with the place in the list: 1 / (place + shift) ** power."""
    return [1 / (place + shift) ** power for place in range(1, count + 1)]


def falling(text: str, power: float = 0.8, shift: float = 8.0) -> Pool[str]:
    """Names between commas, the more usual first."""
    names = [name.strip() for name in text.replace("\n", " ").split(",") if name.strip()]
    return Pool(names, list(accumulate(zipf(len(names), power, shift))))


class Names:
    """Draws names of people; ``english`` chooses the language."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.first = {
            (False, "m"): falling(LISTS["dutch_men"]),
            (False, "f"): falling(LISTS["dutch_women"]),
            (True, "m"): falling(LISTS["english_men"]),
            (True, "f"): falling(LISTS["english_women"]),
        }
        self.heads = {
            False: falling(LISTS["dutch_surnames"], 0.9, 6),
            True: falling(LISTS["english_surnames"], 0.9, 6),
        }
        self.stems = {
            False: falling(LISTS["dutch_stems"], 0.6),
            True: falling(LISTS["english_stems"], 0.6),
        }
        self.tails = {
            False: falling(LISTS["dutch_tails"], 0.6),
            True: falling(LISTS["english_tails"], 0.6),
        }
        self.fronts = falling(LISTS["dutch_fronts"])
        self.infixes = falling(LISTS["infixes"], 1.2, 2)

    def first_name(self, english: bool, sex: str) -> tuple[str, str]:
        """Return the name in the register and the name that the person is called by."""
        full, _, short = self.dice.draw(self.first[english, sex]).partition("=")
        if short and self.dice.happens("called_by_short_form"):
            return full, self.dice.one_of([name.strip() for name in short.split("/")])
        return full, full

    def surname(self, english: bool) -> str:
        """Return a surname, with what stands before it."""
        if self.dice.happens("usual_surname"):
            return self.dice.draw(self.heads[english])
        name = self.dice.draw(self.stems[english]) + self.dice.draw(self.tails[english])
        if english:
            return name
        if self.dice.happens("composed_surname"):
            name = self.dice.draw(self.fronts) + name.lower()
        if self.dice.happens("infix_on_rare_surname"):
            name = f"{self.dice.draw(self.infixes)} {name}"
        return name
