"""What was found of an action, of a strategy in all its rounds, or of an arm of an experiment.

Words and numbers; runs no query.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hogerop.plan import State
from hogerop.results.verdict import Judged, Verdict

__all__ = ["Finding", "Of"]

Of = Literal["action", "strategy", "experiment"]


@dataclass(frozen=True)
class Finding:
    """What is known of one treatment.

    Parameters
    ----------
    of : str
        What was tried: see `Of`.
    name : str
        By which it is asked for: an action's id, a strategy's key, an experiment's name.
    title : str
        What it is called; of an experiment the arm.
    judged : tuple of Judged
        One for each outcome, the step up first; empty where there is nothing to judge yet.
    notes : tuple of str
        What else a reader must know, and why there is nothing to judge.
    strategy : str
        Key of the strategy; empty where none is known.
    rung : int or None
        On which the people stood, 0 to 7; None where they stood on several, or it is not known.
    state : str or None
        Of an action; ``state_name`` is the same in the reader's language.
    start, done_on : date or None
        First day that is counted, and first day on which everything is known.
    people : int
        Treated and held out.
    carry_over : Judged or None
        The money that the nudged order left out; told to whoever learns from it.
    """

    of: Of
    name: str
    title: str
    judged: tuple[Judged, ...] = ()
    notes: tuple[str, ...] = ()
    strategy: str = ""
    rung: int | None = None
    state: State | None = None
    state_name: str = ""
    start: date | None = None
    done_on: date | None = None
    people: int = 0
    carry_over: Judged | None = None

    @property
    def verdict(self) -> Verdict | None:
        """That on the first outcome, unless another one shows harm; None = nothing to judge."""
        if not self.judged:
            return None
        found = [judged.verdict for judged in self.judged]
        return "harmful" if "harmful" in found and found[0] != "no_proof" else found[0]

    @property
    def in_short(self) -> tuple[tuple[str, ...], ...]:
        """Of each outcome the verdict and what to do; all of what proves nothing, and the notes."""
        if self.verdict == "no_proof":
            return self.paragraphs
        kept = {of for one in self.judged for of in (one.sentences[0], one.advice)} | {*self.notes}
        short = (tuple(of for of in part if of in kept) for part in self.paragraphs)
        return tuple(part for part in short if part)

    @property
    def paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """A paragraph for each outcome, then the notes; nothing is said twice.

        Nobody is told to go on with what moves people and loses money.
        """
        said: set[str] = set()
        if self.verdict == "harmful":
            said |= {one.advice for one in self.judged if one.verdict == "works"}
        out = []
        for part in (*(one.sentences for one in self.judged), self.notes):
            new = tuple(sentence for sentence in dict.fromkeys(part) if sentence not in said)
            said |= set(new)
            out += [new] if new else []
        return tuple(out)
