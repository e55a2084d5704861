"""Answers that were given already, kept for as long as nothing in the business changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from threading import Condition
from typing import Any, Concatenate, ParamSpec, TypeVar

from cachetools import LRUCache, cached
from cachetools.keys import hashkey

from hogerop import steps
from hogerop.words import language
from hogerop.workspace import Workspace

MOST = 500
"""How many answers are kept; the one that was asked longest ago goes first."""

P = ParamSpec("P")
T = TypeVar("T")


def answer(
    workspace: Workspace,
    question: Callable[Concatenate[Workspace, P], T],
    *args: P.args,
    **named: P.kwargs,
) -> T:
    """Return what a function of `steps` answers: as it was kept, or by asking it.

    Only in memory, and of this process: what was forgotten is in no file of it. Of many who ask
    the same at the same time, one asks, and the others wait for that answer. A file that comes in
    changes no answer that rests on the edition alone.

    Parameters
    ----------
    workspace : Workspace
    question : function
        Asks the workspace, and writes nothing; its answer is not changed by who gets it.
    """
    shelves = _LOOKED.get(question, frozenset())
    found, looked = _answer(workspace, question, args, tuple(sorted(named.items())), shelves)
    if not looked <= shelves:
        # From the next time on, what it looked at counts as well.
        _LOOKED[question] = shelves | looked
    answered: T = found
    return answered


_LOOKED: dict[Callable[..., Any], frozenset[str]] = {}
"""At which shelves of a workspace a question was seen to look, beside its edition."""


def _as_it_is_now(
    workspace: Workspace,
    question: Callable[..., Any],
    args: Hashable,
    named: Hashable,
    shelves: frozenset[str],
) -> Hashable:
    """Return what an answer rests on: the question, its words, the day, and what it looks at."""
    state = workspace.state(shelves)
    return hashkey(
        question, args, named, language(), steps.today_of(workspace), workspace.folder, state
    )


@cached(LRUCache(MOST), key=_as_it_is_now, condition=Condition())
def _answer(
    workspace: Workspace,
    question: Callable[..., Any],
    args: tuple[Any, ...],
    named: tuple[tuple[str, Any], ...],
    shelves: frozenset[str],
) -> tuple[Any, frozenset[str]]:
    asked = replace(workspace, looked=set())
    found = question(asked, *args, **dict(named))
    return found, frozenset(asked.looked)
