"""What a drafted action and its steps are called, in the language of whoever reads it now.

Reads and writes nothing. The journal keeps the words of whoever drafted. As long as those are the
strategy's own, in any language, they are said in the reader's; what an owner wrote stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hogerop.ladder import RUNGS
from hogerop.plan.actions import Action, Step
from hogerop.plan.strategy import LAPSED, Strategy
from hogerop.words import LANGUAGES, say, speaking

__all__ = ["reworded", "title"]


def title(strategy: Strategy, rung: int) -> str:
    """Return what an action is called that an owner gave no title, in the reader's language.

    Parameters
    ----------
    strategy : Strategy
        What it carries out.
    rung : int
        On which rung its people stand, 1 to 7.
    """
    if strategy.place != LAPSED:
        return strategy.name
    return say("{strategy}: lapsed on {rung}", strategy=strategy.name, rung=RUNGS[rung - 1].name)


def reworded(action: Action, strategies: Mapping[str, Strategy]) -> Action:
    """Return an action whose title and steps the reader can read, where the owner changed neither.

    Parameters
    ----------
    action : Action
        As the journal has it.
    strategies : mapping of str to Strategy
        By key. Of one that is not among them nothing is said otherwise than it was.
    """
    strategy = strategies.get(action.strategy)
    if strategy is None:
        return action
    called = action.title in _titles(strategy, action.rung)
    return replace(
        action,
        title=title(strategy, action.rung) if called else action.title,
        steps=tuple(_step(step, n, strategy) for n, step in enumerate(action.steps)),
    )


def _titles(strategy: Strategy, rung: int) -> Iterator[str]:
    for language in LANGUAGES if 1 <= rung <= len(RUNGS) else ():
        with speaking(language):
            yield title(strategy, rung)


def _step(step: Step, place: int, strategy: Strategy) -> Step:
    now = strategy.now.do[place : place + 1]
    told = {said.do[place] for said in strategy.said.values() if place < len(said.do)}
    return replace(step, what=now[0]) if now and step.what in told else step
