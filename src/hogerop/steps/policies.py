"""The policy: read, check and try."""

from __future__ import annotations

from hogerop import ladder as rungs
from hogerop.errors import PolicyFault
from hogerop.ladder import Policy, Tried
from hogerop.ladder.stood import stood
from hogerop.steps.asking import ladder
from hogerop.steps.business import Progress, silent
from hogerop.steps.edition import STOOD, reading
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import Workspace, with_policy


def policy_text(workspace: Workspace) -> str:
    """Return the policy's part of the settings, comments and all. A door: reads."""
    return workspace.settings.policy_text


def policy_check(text: str, *, name: str = "", beside: Workspace | None = None) -> tuple[str, ...]:
    """Return what a policy allows but its owner can hardly mean.

    Parameters
    ----------
    name : str, optional
        The file that the text comes from, for messages.
    beside : Workspace, optional
        Where the rules that the text leaves out stand; else they are the default ones.

    Raises
    ------
    PolicyFault
        If it cannot be read, with every fault.
    """
    if beside is None:
        return rungs.doubts(_read(text, name))
    return rungs.doubts(Policy.parse(together(beside, text, name)))


def policy_try(
    workspace: Workspace, text: str, *, name: str = "", progress: Progress | None = None
) -> Tried:
    """Return what other rules would do; nothing is saved. A door: reads.

    Parameters
    ----------
    text : str
        Sections of a policy, all or some; what is left out stays as it is.
    name : str, optional
        The file that the text comes from, for messages.

    Raises
    ------
    PolicyFault
        If it cannot be read, with every fault.
    """
    policy = Policy.parse(together(workspace, text, name))
    before = ladder(workspace, progress=progress)
    edition, _ = current(workspace, progress)
    engine = reading(workspace, edition, _LOOKED_AT)
    tell = progress or silent
    return rungs.try_out(
        engine,
        policy,
        before,
        forgotten=stood(workspace.said(STOOD)),
        progress=lambda share: tell(say("who would stand where"), share),
    )


_LOOKED_AT = ("intervals", "events", "membership", "contacts", "credits", "left_out")


def together(workspace: Workspace, text: str, name: str) -> str:
    """Return the settings in which the rules of a text hold, if those can be used.

    Raises
    ------
    PolicyFault
        If the rules cannot be read, or those beside them, with every fault.
    """
    _read(text, name)
    found = with_policy(workspace.settings.text, text)
    try:
        Policy.parse(found)
    except PolicyFault:
        # What stands wrong in the settings has another line there than in the new text.
        Policy.parse(workspace.settings.text)
        raise
    return found


def _read(text: str, name: str) -> Policy:
    return Policy.parse(text, name=name or say("the policy"))
