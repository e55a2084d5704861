"""What an action rests on: the evidence of its strategy, and what its size can show."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hogerop import plan
from hogerop.errors import FileFault
from hogerop.ladder import day_number
from hogerop.plan import Action, Strategy
from hogerop.steps.edition import reading
from hogerop.steps.running import current
from hogerop.workspace import Workspace

STRATEGIES = "strategies"
"""The folder of a workspace with an owner's own."""
LEAST_DAYS = 28
"""An action of a shorter time is compared with four weeks, in which a step up can be seen."""


def strategies(workspace: Workspace) -> Mapping[str, Strategy]:
    """Return the library, and the owner's own strategies. A door: reads files.

    Raises
    ------
    FileFault
        With all that is wrong in any of them.
    """
    return plan.library(workspace.folder / STRATEGIES)


def strategies_in_words(workspace: Workspace) -> Mapping[str, Strategy]:
    """Return the strategies that an action's words are read with. A door: reads files.

    None where a file of the owner's is broken: a plan that runs does not wait for that file, and
    its words stay as they were written.
    """
    try:
        return strategies(workspace)
    except FileFault:
        return {}


class Grounds:
    """What the actions of a business rest on. Reads the library, and the past once it is asked."""

    def __init__(self, workspace: Workspace) -> None:
        self.library = strategies(workspace)
        self.workspace = workspace
        self._of_itself = cache(self._looked_up)

    def why(self, acted: Action) -> str:
        """Return what is known of the strategy; nothing where it is not in the library."""
        strategy = self.library.get(acted.strategy)
        if strategy is None:
            return ""
        told = (f"{strategy.name}:", strategy.now.evidence, *strategy.now.warnings)
        return " ".join(one for one in told if one)

    def power(self, acted: Action) -> str:
        """Return what an action of this size can show, in a sentence; nothing where unknown.

        Reckoned with what was expected of these people when it was drafted. Where nobody said, how
        many move up of themselves is looked up in the past: of those on the same rung, as many days
        ago as the action lasts.
        """
        treated, held = acted.audience.units
        people = len(acted.audience.people) + len(acted.audience.holdout)
        if acted.chance is not None and acted.rise is not None:
            return plan.power_said(plan.Power(people, treated, held, acted.chance, acted.rise))
        days = max((acted.end - acted.start).days, LEAST_DAYS)
        strategy = self.library.get(acted.strategy)
        lapsed = strategy is not None and strategy.step == "lapsed"
        base = self._of_itself(acted.rung, days, lapsed) if acted.rung else None
        if base is None:
            return ""
        lift = strategy.prior.mean if strategy else 0.0
        return plan.power_said(plan.Power(people, treated, held, base, base * lift))

    def _looked_up(self, rung: int, days: int, lapsed: bool) -> float | None:
        edition, manifest = current(self.workspace, None)
        engine = reading(self.workspace, edition, ("intervals",))
        until = day_number(manifest.as_of)
        return plan.moves_of_itself(
            engine, rung=rung, lapsed=lapsed, since=until - days, until=until
        )
