"""What a number of an answer says, and what it does not: by what is changed.

Words; runs no query.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from hogerop.whatif.levers import (
    Changed,
    EveryoneUp,
    LessFalling,
    Lever,
    MoreSuspects,
    StepUp,
)
from hogerop.words import say

__all__ = ["About", "Kind", "about", "meaning"]

Kind = Literal["ceiling", "calibrated", "carry_over", "proven"]
"""``ceiling``: if they behaved like those who stand there. ``calibrated``: what such a move brings
by experiments, the nudged order included. ``carry_over``: the same without the nudged order, only
what comes after it. ``proven``: what holdouts measured, and nothing else."""

About = Literal["moved", "kept", "won", "sent", "larger", "sum", "mixed"]
"""Whom or what a change is about: people moved up, kept from falling, won as suspects, or sent by
fans; orders that are larger; a sum that supposes nothing but that people buy as before; or several
of these."""


def about(levers: Sequence[Lever]) -> About:
    """Return what levers are about, all of them together."""
    found = {_about(lever) for lever in levers}
    return found.pop() if len(found) == 1 else "mixed"


def _about(lever: Lever) -> About:
    if isinstance(lever, EveryoneUp | StepUp):
        return "moved"
    if isinstance(lever, LessFalling):
        return "kept"
    if isinstance(lever, MoreSuspects):
        return "won"
    if isinstance(lever, Changed):
        return "larger" if lever.what == "order_value" else "sum"
    return "sent"


def meaning(kind: Kind, of: About, *, measured: bool) -> str:
    """Return what a number says, in a sentence or two.

    Parameters
    ----------
    kind : str
        Which number.
    of : str
        What the change is about.
    measured : bool
        Whether holdouts were measured of it.
    """
    if kind == "proven":
        return _proven(measured)
    if of == "sum":
        return say("Arithmetic: it holds as long as people go on buying as before.")
    if kind == "ceiling":
        return _ceiling(of)
    return _measured(kind, of) if measured else _guessed(kind, of)


def _ceiling(of: About) -> str:
    return {
        "moved": say(
            "This compares people who differ: whoever stands a rung higher was often a better"
            " buyer already. Moving somebody up brings less, as a rule."
        ),
        "kept": say(
            "This supposes that whoever is kept goes on like those who stay of themselves. They"
            " were often better buyers already; keeping somebody brings less, as a rule."
        ),
        "won": say(
            "This supposes that the new ones do as your suspects of today. Whoever comes by extra"
            " effort brings less, as a rule."
        ),
        "sent": say(
            "This supposes that the new ones do as those who came in so far. Whoever is sent"
            " because you asked for it may bring less."
        ),
        "larger": say(
            "This supposes that people order as often as before, and more each time. As a rule"
            " some will order less often."
        ),
        "mixed": say(
            "Each change supposes that whoever it is about behaves like those who do so already."
            " Together they bring less, as a rule."
        ),
    }[of]


def _guessed(kind: Kind, of: About) -> str:
    if of == "mixed":
        if kind == "calibrated":
            return say(
                "Change by change: what margin and cost bring counts in full; of the others nothing"
                " was measured here yet, and their ceiling counts times a wide guess (0.3, between"
                " 0.04 and 2.1)."
            )
        return say(
            "Change by change: what margin and cost bring counts in full; of the others what goes"
            " on by itself, by the same wide guess, with a chance of one in five that it is nothing"
            " at all."
        )
    if kind == "carry_over":
        if of == "moved":
            return say(
                "What goes on after the nudged order. Nothing was measured here yet: the same wide"
                " guess, with a chance of one in five that it is nothing at all."
            )
        return say(
            "What goes on by itself once the effort ends. Nothing was measured here yet: the same"
            " wide guess, with a chance of one in five that it is nothing at all."
        )
    return {
        "moved": say(
            "Nothing was measured here yet: the ceiling times a wide guess (0.3, between 0.04 and"
            " 2.1), the order that was nudged included."
        ),
        "sent": say(
            "Nothing was measured here yet: the ceiling times a wide guess (0.3, between 0.04 and"
            " 2.1), and times 1.1, because whoever is sent brings somewhat more in most studies."
        ),
    }.get(
        of,
        say(
            "Nothing was measured here yet: the ceiling times a wide guess (0.3, between 0.04 and"
            " 2.1)."
        ),
    )


def _measured(kind: Kind, of: About) -> str:
    if of == "mixed":
        return say(
            "Change by change: what your own holdouts measured where they did; margin and cost in"
            " full; of the rest the ceiling times a wide guess (0.3, between 0.04 and 2.1)."
        )
    if kind == "carry_over":
        return say(
            "What your own holdouts measured after the nudged order: the buying that goes on"
            " because of it."
        )
    if of == "moved":
        return say(
            "The ceiling, brought back to what your own holdouts measured for such a move, the"
            " order that was nudged included."
        )
    return say("The ceiling, brought back to what your own holdouts measured for such a change.")


def _proven(measured: bool) -> str:
    if measured:
        return say(
            "Measured, by leaving some people out by lot: what your own actions brought so far."
        )
    return say(
        "No action with a part of the people held out by lot has shown yet that it moves"
        " anybody; until then nothing is proven."
    )
